const began = performance.now();
await import('./nothing.js');
console.log(JSON.stringify({ ms: performance.now() - began }));
