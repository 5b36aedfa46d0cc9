import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSandbox } from '@comms/sandbox';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const program = fileURLToPath(import.meta.resolve('../src/official-smoke.ts'));
const register = import.meta.resolve('@comms/sandbox/register');
const cli = fileURLToPath(new URL('cli.js', register));

const expected = {
  list: { status: 200, body: { messages: [], pagination: expect.any(Object) } },
  send: {
    status: 202,
    location: expect.stringMatching(/^https:\/\/comms\.twilio\.com\/preview\/Messages\/Operations\/operation_/),
  },
  missing: 404,
  blocked: expect.stringMatching(/^Nothing is let out to the real service, and api\.twilio\.com is none of the APIs/),
};

test.each(['twilio-5', 'twilio-6'])('%s, unchanged, talks to the sandbox when it is redirected', async (name) => {
  const sandbox = await startSandbox({ port: 0 });
  const env = { ...process.env, COMMS_SANDBOX_URL: sandbox.url };

  const { stdout, stderr } = await run(process.execPath, ['--import', register, program, name], { env });

  await sandbox.close();
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(expected);
});

test.each(['twilio-5', 'twilio-6'])('%s, unchanged, talks to the sandbox of `run`', async (name) => {
  const { stdout } = await run(process.execPath, [cli, 'run', '--', process.execPath, program, name]);

  expect(JSON.parse(stdout)).toEqual(expected);
});

test('a client that was told to use a proxy talks to the sandbox all the same', async () => {
  const env = { ...process.env, HTTP_PROXY: 'http://192.0.2.1:8080', HTTPS_PROXY: 'http://192.0.2.1:8080' };

  const { stdout } = await run(process.execPath, [cli, 'run', '--', process.execPath, program, 'twilio-6'], { env });

  expect(JSON.parse(stdout)).toEqual(expected);
});

test.each(['twilio-5', 'twilio-6'])('%s says that there is no sandbox, and how to start one', async (name) => {
  const sandbox = await startSandbox({ port: 0 });
  await sandbox.close();
  const env = { ...process.env, COMMS_SANDBOX_URL: sandbox.url };

  const failure = await run(process.execPath, ['--import', register, program, name], { env }).catch(
    ({ stderr }: { stderr: string }) => stderr,
  );

  expect(failure).toContain(`The sandbox does not answer at ${sandbox.url}. Start it with \`npx @comms/sandbox\``);
});
