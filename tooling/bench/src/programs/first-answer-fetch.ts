const began = performance.now();
const response = await fetch(`${process.env['SERVER']}/preview/Messages/message_01h9krwprkeee8fzqspvwy6nq8`, {
  headers: { authorization: `Basic ${btoa('AC00000000000000000000000000000000:secret')}`, accept: 'application/json' },
});
const message = await response.json();
console.log(JSON.stringify({ ms: message ? performance.now() - began : Number.NaN }));
process.exit();
