import { chosenCall } from './callers.ts';

const call = chosenCall();

async function make(count: number): Promise<void> {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: 64 }, worker));
}

await make(2000);
const count = 12_000;
const began = performance.now();
await make(count);
console.log(JSON.stringify({ callsPerSecond: count / ((performance.now() - began) / 1000) }));
process.exit();
