import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type ConversationsClient, conversationsClient, refusal } from './conversations-v1-client.ts';
import { account, call } from './test-client.ts';

let directory: string;
let sandbox: Sandbox;
let client: ConversationsClient;

async function start(): Promise<void> {
  sandbox = await startSandbox({ seed: 1, data: join(directory, 'sandbox.db') });
  await sandbox.clock.set({ mode: 'frozen' });
  client = conversationsClient(sandbox);
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sandbox-'));
  await start();
});
afterEach(async () => {
  await sandbox.close();
  await rm(directory, { recursive: true });
});

const device = {
  'MessagingBinding.Address': '+12065550101',
  'MessagingBinding.ProxyAddress': '+12065550199',
};

test('a restart goes on with timers, with those who are to come, and with receipts', async () => {
  const timed = await client.post('/Conversations', { State: 'active', 'Timers.Inactive': 'PT1M' });
  const begun = await client.post('/ConversationWithParticipants', { Participant: '{"identity":"alice"}' });
  await client.post(`/Conversations/${timed.sid}/Participants`, device);
  const { links } = await client.post(`/Conversations/${timed.sid}/Messages`, { Body: 'a' });
  await sandbox.close();
  await start();

  await sandbox.clock.advance(60_000);

  expect((await client.get(`/Conversations/${timed.sid}`)).state).toBe('inactive');
  expect((await client.get(`/Conversations/${begun.sid}`)).state).toBe('active');
  const receipts = await client.get(new URL(links.delivery_receipts).pathname.replace(/^.*\/v1/, ''));
  expect(receipts.delivery_receipts).toMatchObject([{ status: 'delivered' }]);
});

test('a reset frees what conversations held, and leaves nothing to do', async () => {
  const { sid } = await client.post('/Conversations', { State: 'active', 'Timers.Closed': 'PT10M', UniqueName: 'u' });
  await client.post(`/Conversations/${sid}/Participants`, device);
  await client.post('/ConversationWithParticipants', { Participant: '{"identity":"alice"}' });

  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });

  expect(await client.v1('GET', '/Conversations/u')).toMatchObject(refusal(404, 20404));
  const next = await client.post('/Conversations', { UniqueName: 'u' });
  await client.post(`/Conversations/${next.sid}/Participants`, device);
  await sandbox.clock.advance(600_000);
  expect((await client.get('/Conversations/u')).state).toBe('active');
});
