import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { base64, PushV1Client } from './v1-push-client.ts';

let directory: string;
let sandbox: Sandbox;
let v1: PushV1Client;

async function start(): Promise<void> {
  sandbox = await startSandbox({ seed: 1, data: join(directory, 'sandbox.db') });
  await sandbox.clock.set({ mode: 'frozen' });
  v1 = new PushV1Client(sandbox);
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sandbox-'));
  await start();
});
afterEach(async () => {
  await sandbox.close();
  await rm(directory, { recursive: true });
});

test('what was made is there after a restart, and devices can be sent to', async () => {
  const credential = await v1.credential();
  const { userId } = await v1.register('device-1');

  await sandbox.close();
  await start();
  const sent = await v1.send([{ userId }]);

  expect(await v1.only(sent)).toMatchObject({ from: { fcm: credential }, to: { token: 'device-1', userId } });
});

test('what was about to be there at the end of a process is there in the next one', async () => {
  const body = { credentialType: 'FCM', content: { privateKey: base64('{}') }, appName: 'my_app' };
  const { resourceId } = (await v1.ask('POST', '/Credentials', body)).body;

  await sandbox.close();
  await start();
  const before = await v1.ask('GET', `/Credentials/${resourceId}`);
  await sandbox.clock.advance('PT1S');

  expect(before.status).toBe(404);
  expect((await v1.ask('GET', `/Credentials/${resourceId}`)).status).toBe(200);
});

test('a secret is not in the files of the sandbox', async () => {
  const secret = base64('nobody may read this');
  await v1.credential('FCM', { content: { privateKey: secret } });

  await sandbox.clock.advance('PT1S');
  const names = await readdir(directory);
  const files = await Promise.all(names.map(async (name) => await readFile(join(directory, name), 'latin1')));

  expect(files.join('')).toContain('my_app');
  expect(files.join('')).not.toContain(secret);
});
