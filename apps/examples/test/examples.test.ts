import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@comms/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const source = new URL('../src/', import.meta.url).pathname;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(async () => await sandbox.close());

async function outputOf(example: string): Promise<string> {
  const env = { ...process.env, COMMS_SANDBOX_URL: sandbox.url };
  const { stdout } = await run(process.execPath, [`${source}${example}`], { env });
  return stdout;
}

test('one operation sends by `execute`', { timeout: 20_000 }, async () => {
  const output = await outputOf('one-operation.ts');

  expect(output).toBe('completed: 1 of 1 delivered\n');
});

test('one product sends by its class', { timeout: 20_000 }, async () => {
  const output = await outputOf('one-product.ts');

  expect(output).toBe('completed: 1 of 1 delivered\n');
});

test('everything lists what it has sent', { timeout: 20_000 }, async () => {
  const output = await outputOf('everything.ts');

  expect(output).toMatch(/^(message_\w{26} Hello\n){2}$/);
});
