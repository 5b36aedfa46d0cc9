import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ended } from './redirected-program.ts';
import { type EndedProcess, runCommand } from './sandbox-process.ts';
import { account, basic } from './test-client.ts';

const cli = new URL('../dist/cli.js', import.meta.url).pathname;

/** Runs a program with `run`. */
async function run(code: string, ...options: string[]): Promise<EndedProcess> {
  return await runCommand('run', ...options, '--', process.execPath, '--eval', code);
}

const list = `fetch('https://comms.twilio.com/preview/Messages', { headers: { authorization: '${basic(account)}' } })`;

test('a program that is run talks to a sandbox that is there for it, and stdout is its own', async () => {
  const { code, stdout, stderr } = await run(`${list}.then((answer) => console.log(answer.status, answer.url))`);

  expect({ code, stdout }).toEqual({ code: 0, stdout: '200 https://comms.twilio.com/preview/Messages\n' });
  expect(stderr).toMatch(/^The sandbox listens at http:\/\/127\.0\.0\.1:\d+ while .*node runs\.\n$/);
});

test('so do the programs that it starts', async () => {
  const { stdout } = await run(
    `require('child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(`${list}.then(({ status }) => console.log(status))`)}], { stdio: 'inherit' })`,
  );

  expect(stdout).toBe('200\n');
});

test('the program knows where the sandbox is, and keeps the options that Node had', async () => {
  const child = spawn(
    process.execPath,
    [
      cli,
      'run',
      '--',
      process.execPath,
      '-p',
      'process.env.COMMS_SANDBOX_URL + " " + require("v8").getHeapStatistics().heap_size_limit',
    ],
    { env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=300' } },
  );

  const { stdout } = await ended(child);

  const [url = '', limit] = stdout.split(' ');
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(Number(limit)).toBeLessThan(600 * 2 ** 20);
});

test('the sandbox takes its options, and the program all that comes after the dashes', async () => {
  const { code, stdout } = await runCommand(
    'run',
    '--strict-auth',
    '--',
    process.execPath,
    '-e',
    `${list}.then(({ status }) => console.log(status, process.argv.slice(1)))`,
    '--',
    '--port',
    'x',
  );

  expect({ code, stdout }).toEqual({ code: 0, stdout: "401 [ '--port', 'x' ]\n" });
});

test.each([0, 1, 7, 255])('it ends with the code of the program: %d', async (code) => {
  expect((await run(`process.exit(${code})`)).code).toBe(code);
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGKILL', 137],
])('it ends as a shell does when the program is ended by %s: with %d', async (signal, code) => {
  expect((await run(`process.kill(process.pid, '${signal}'); setTimeout(() => {}, 10_000)`)).code).toBe(code);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s goes to the program, which may end in order',
  async (signal) => {
    const code = `process.on('${signal}', () => { console.log('ended'); process.exit(3); });
    console.log('ready');
    setTimeout(() => {}, 10_000);`;
    const child = spawn(process.execPath, [cli, 'run', '--', process.execPath, '--eval', code]);
    const end = ended(child);
    await once(child.stdout, 'data');

    child.kill(signal);

    expect(await end).toMatchObject({ code: 3, stdout: 'ready\nended\n' });
  },
);

test('what is written to it goes to the program', async () => {
  const child = spawn(process.execPath, [
    cli,
    'run',
    '--',
    process.execPath,
    '-e',
    'process.stdin.pipe(process.stdout)',
  ]);
  child.stdin.end('Hello');

  expect((await ended(child)).stdout).toBe('Hello');
});

test.each([
  [['run'], /^run needs a command: run -- node app\.js/],
  [['run', '--'], /^run needs a command/],
  [['run', 'node', 'app.js'], /node/],
  [['run', '--port', 'x', '--', 'node'], /--port takes/],
  [['run', '--', '/nowhere/at/all'], /\/nowhere\/at\/all cannot be run: spawn \/nowhere\/at\/all ENOENT\n$/],
])('%j ends with code 1 and says why', async (options, message) => {
  const { code, stderr } = await runCommand(...options);

  expect(code).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/ {4}at /);
});
