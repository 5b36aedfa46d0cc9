const began = performance.now();
const { Comms } = await import('@comms/sdk');
const comms = new Comms({
  security: { username: 'AC00000000000000000000000000000000', password: 'secret' },
  serverURL: `${process.env['SERVER']}/preview`,
});
const message = await comms.messages.fetchOneMessage('message_01h9krwprkeee8fzqspvwy6nq8');
console.log(JSON.stringify({ ms: message ? performance.now() - began : Number.NaN }));
process.exit();
