const began = performance.now();
const { Messages } = await import('@comms/messages');
const messages = new Messages({
  security: { username: 'AC00000000000000000000000000000000', password: 'secret' },
  serverURL: `${process.env['SERVER']}/preview`,
});
const message = await messages.fetchOneMessage('message_01h9krwprkeee8fzqspvwy6nq8');
console.log(JSON.stringify({ ms: message ? performance.now() - began : Number.NaN }));
process.exit();
