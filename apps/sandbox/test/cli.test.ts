import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startSandbox } from '../src/index.ts';
import { newDataFile, runCommand, startProcess } from './sandbox-process.ts';
import { call, phones, send } from './test-client.ts';

test('the command says where it listens, with which credentials, and how a program is pointed at it', async () => {
  const sandbox = await startProcess('--seed', '42');

  const health = await call(sandbox, 'GET', '/_sandbox/v1/health');
  const code = await sandbox.end('SIGTERM');

  expect(sandbox.output).toMatch(/^The sandbox listens at http:\/\/127\.0\.0\.1:\d+ \(seed 42\)/);
  expect(sandbox.output).toMatch(/AC0{32}/);
  expect(sandbox.output).toMatch(/^ {2}COMMS_SANDBOX_URL=http:\/\/127\.0\.0\.1:\d+$/m);
  expect(health.status).toBe(200);
  expect(code).toBe(0);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s lets it end in order: the file has everything, and no journal is left',
  async (signal) => {
    const data = newDataFile();
    const first = await startProcess('--data', data);
    const { messages } = await send(first, phones(10));

    const code = await first.end(signal);
    const hasJournal = existsSync(`${data}-wal`);
    const second = await startSandbox({ data });
    const found = await call(second, 'GET', `/preview/Messages/${messages[9].id}`);

    await second.close();
    expect(code).toBe(0);
    expect(hasJournal).toBe(false);
    expect(found.status).toBe(200);
  },
);

test('strict authentication is switched on by its option', async () => {
  const sandbox = await startProcess('--strict-auth');

  const answer = await call(sandbox, 'GET', '/preview/Messages');

  await sandbox.end('SIGTERM');
  expect(answer.status).toBe(401);
});

test('help lists every option', async () => {
  const { code, stdout } = await runCommand('--help');

  expect(code).toBe(0);
  expect(stdout).toMatch(/--port[\s\S]*--data[\s\S]*--seed[\s\S]*--strict-auth[\s\S]*--help/);
});

test.each([
  [['--port', 'http'], /--port takes a whole number from 0 to 65535/],
  [['--port', '65536'], /--port takes/],
  [['--seed', '-1'], /--seed/],
  [['--event-batch', 'many'], /--event-batch takes a whole number/],
  [['--colour', 'red'], /--colour/],
  [['serve'], /serve/],
  [['--data', '/nowhere/at/all.db'], /The data file \/nowhere\/at\/all\.db cannot be used: its folder does not exist/],
])('%j ends with code 1 and says why', async (options, message) => {
  const { code, stderr } = await runCommand(...options);

  expect(code).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/ {4}at /);
});

test('a port that is taken is named, with what to do', async () => {
  const other = await startSandbox();

  const { code, stderr } = await runCommand('--port', String(other.port));

  await other.close();
  expect(code).toBe(1);
  expect(stderr).toBe(`Port ${other.port} is taken. Name another one with --port, or 0 for any.\n`);
});

test('a data file that another process has open is named, with what to do', async () => {
  const data = newDataFile();
  const first = await startProcess('--data', data);

  const { code, stderr } = await runCommand('--port', '0', '--data', data);

  await first.end('SIGTERM');
  expect(code).toBe(1);
  expect(stderr).toMatch(/another sandbox has it open. Stop that one/);
});
