import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EchoServer, newFile, printed, register, startEcho } from './redirected-program.ts';

let echo: EchoServer;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(async () => await echo.close());

const code = `require('https').get('https://comms.twilio.com/', async (answer) => {
  require('worker_threads').parentPort.postMessage((await answer.toArray()).join(''));
});`;
const file = newFile('worker.cjs', code);

const flags = ['--import', register];
test.each([
  ['a file', file, {}, flags],
  ['a file, with options of its own', file, { execArgv: [] }, flags],
  ['a file, with an environment of its own', file, { env: {} }, flags],
  ['a file, with both', file, { execArgv: [], env: { NODE_OPTIONS: '--no-warnings' } }, flags],
  ['code', code, { eval: true }, flags],
  ['code, with options of its own', code, { eval: true, execArgv: [] }, flags],
  ['code, with both', code, { eval: true, execArgv: [], env: {} }, flags],
  ['a file, in a program that is redirected by --require', file, { env: {} }, ['--require', register]],
])('a worker thread with %s is redirected', async (_, source, options, flags) => {
  const received = await printed(
    `const { Worker } = require('node:worker_threads');
    new Worker(${JSON.stringify(source)}, ${JSON.stringify(options)}).on('message', (text) => console.log(text));`,
    { url: echo.url, type: 'commonjs', flags },
  );

  expect(received.headers['x-twilio-sandbox-host']).toBe('comms.twilio.com');
});

test('a process that is forked is redirected', async () => {
  const child = newFile('child.cjs', code.replace("require('worker_threads').parentPort.postMessage", 'console.log'));

  const received = await printed(`require('node:child_process').fork(${JSON.stringify(child)})`, {
    url: echo.url,
    type: 'commonjs',
  });

  expect(received.headers['x-twilio-sandbox-host']).toBe('comms.twilio.com');
});

test('a worker is one of the class that the program knows, and its failures are its own', async () => {
  const failure = await printed(
    `const { Worker } = require('node:worker_threads');
    const worker = new Worker('const own = 1;\\nthrow new RangeError("Oh")', { eval: true });
    worker.on('error', ({ name, stack }) => print({ isWorker: worker instanceof Worker, name, line: /:(\\d+)/.exec(stack)?.[1] }));`,
    { url: echo.url, type: 'commonjs' },
  );

  expect(failure).toEqual({ isWorker: true, name: 'RangeError', line: '2' });
});
