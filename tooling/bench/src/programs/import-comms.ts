const began = performance.now();
await import('@comms/messages');
console.log(JSON.stringify({ ms: performance.now() - began }));
