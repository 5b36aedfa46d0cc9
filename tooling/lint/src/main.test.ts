import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCommand } from './command.ts';

test('the command refuses a check that there is not, with the names there are', async () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));

  const { passed, output } = await runCommand('node', [main, 'tpyes'], '.');

  expect(passed).toBe(false);
  expect(output).toMatch(/^There is no check tpyes\. There are: build, types, /);
});
