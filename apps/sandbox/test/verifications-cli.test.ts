import { expect, test } from 'vitest';
import { runCommand, startProcess } from './sandbox-process.ts';
import { check, start } from './verification-client.ts';

test('--otp is the code of every verification', async () => {
  const sandbox = await startProcess('--otp', '4711');
  const verification = await start(sandbox, '+12065550100');

  const checked = await check(sandbox, verification, { code: '4711' });
  await sandbox.end('SIGTERM');

  expect(checked.body.status).toBe('approved');
});

test.each(['123', '12345678901', '12 34'])('--otp %j is refused with what it takes', async (code) => {
  const { code: exitCode, stderr } = await runCommand('--otp', code);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('--otp takes 4 to 10 letters and digits.');
});
