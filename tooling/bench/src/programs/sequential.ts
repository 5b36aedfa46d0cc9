import { chosenCall } from './callers.ts';

const call = chosenCall();
for (let done = 0; done < 500; done++) await call();

const count = 3000;
const before = process.cpuUsage();
const began = performance.now();
for (let done = 0; done < count; done++) await call();
const { user, system } = process.cpuUsage(before);
const elapsed = performance.now() - began;
console.log(JSON.stringify({ cpuMicroseconds: (user + system) / count, microseconds: (elapsed * 1000) / count }));
process.exit();
