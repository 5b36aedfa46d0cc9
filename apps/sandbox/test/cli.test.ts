import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startSandbox } from '../src/index.ts';
import { cli, newDataFile, runCommand, runProgram, startProcess } from './sandbox-process.ts';
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
  expect(stdout).toMatch(
    /--port[\s\S]*--data[\s\S]*--seed[\s\S]*--strict-auth[\s\S]*--min-fidelity[\s\S]*--host[\s\S]*--token[\s\S]*--allow-host[\s\S]*--help[\s\S]*Examples/,
  );
});

test.each([
  [['--port', 'http'], /--port takes a whole number from 0 to 65535/],
  [['--port', '65536'], /--port takes/],
  [['--seed', '-1'], /--seed/],
  [['--event-batch', 'many'], /--event-batch takes a whole number/],
  [['--colour', 'red'], /--colour/],
  [['--min-fidelity', '5'], /--min-fidelity takes a whole number from 1 to 4/],
  [['--token', 'short'], /--token takes at least 16/],
  [['--host', '203.0.113.7', '--port', '0'], /no such address\. Name another one with --host/],
  [['--seed', '/nowhere/world.json', '--port', '0'], /The seed \/nowhere\/world\.json cannot be read/],
  [['export'], /export needs one file/],
  [['import', 'a', 'b'], /import needs one file/],
  [['import', '/nowhere/state.db'], /There is no file \/nowhere\/state\.db/],
  [['open', '--url', 'http://127.0.0.1:1'], /No sandbox answers at http:\/\/127\.0\.0\.1:1/],
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

test('operations below a level are refused when a least one is asked for', async () => {
  const sandbox = await startProcess('--min-fidelity', '3');

  const lookups = await call(sandbox, 'GET', '/preview/AddressLookups');
  const messages = await call(sandbox, 'GET', '/preview/Messages');

  await sandbox.end('SIGTERM');
  expect(messages.status).toBe(200);
  expect([lookups.status, lookups.body.code]).toEqual([501, 20501]);
});

test('a sandbox that others can reach prints its token and the first account, which lets in', async () => {
  const { output, url, end } = await startProcess('--host', '0.0.0.0');
  const [, token] = /needs the token (\S+)$/m.exec(output) ?? [];
  const [, username = '', password = ''] = /first is (AC\w+) with the token (\w+)$/m.exec(output) ?? [];

  const control = await call({ url }, 'GET', '/_sandbox/v1/health', { headers: { authorization: `Bearer ${token}` } });
  const own = await call({ url }, 'GET', '/preview/Messages', { account: username, password });

  await end('SIGTERM');
  expect(output).toContain(`/_sandbox/?token=${token}`);
  expect([control.status, own.status]).toEqual([200, 200]);
});

test('a state is exported from a sandbox that runs, and imported to another one', async () => {
  const file = newDataFile();
  const first = await startProcess();
  const { messages } = await send(first, phones(3));

  const written = await runCommand('export', file, '--url', first.url);
  await first.end('SIGTERM');
  const second = await startProcess();
  const read = await runCommand('import', file, '--url', second.url);
  const found = await call(second, 'GET', `/preview/Messages/${messages[2].id}`);

  await second.end('SIGTERM');
  expect([written.code, read.code, written.stderr, read.stderr]).toEqual([0, 0, '', '']);
  expect(found.status).toBe(200);
});

test('a sandbox begins with the world that a file describes', async () => {
  const file = newDataFile();
  await writeFile(file, JSON.stringify({ accounts: [{ account_sid: `AC${'7'.repeat(32)}`, auth_token: 'seeded' }] }));
  const sandbox = await startProcess('--seed', file);

  const { body } = await call(sandbox, 'GET', '/_sandbox/v1/accounts');

  await sandbox.end('SIGTERM');
  expect(body.accounts).toEqual([{ account_sid: `AC${'7'.repeat(32)}`, is_made: true }]);
});

test.runIf(existsSync('/usr/bin/node'))('a Node that is too old is told so', async () => {
  const { stdout: version } = await runProgram('/usr/bin/node', '--version');
  const { code, stderr } = await runProgram('/usr/bin/node', cli, '--help');

  const isOld = Number(version.slice(1).split('.')[0]) < 22;
  expect(code).toBe(isOld ? 1 : 0);
  if (isOld) expect(stderr).toMatch(/^The sandbox needs Node 22\.13 or newer, .*Install a newer one/);
});
