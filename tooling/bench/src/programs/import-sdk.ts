const began = performance.now();
await import('@comms/sdk');
console.log(JSON.stringify({ ms: performance.now() - began }));
