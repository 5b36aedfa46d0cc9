import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { conversationsClient, told } from './conversations-v1-client.ts';
import { EventClient } from './event-client.ts';
import { EventReader } from './event-reader.ts';
import { startSink } from './event-sink.ts';
import { newDataFile } from './sandbox-process.ts';
import {
  account,
  call,
  countsOf,
  from,
  type Json,
  otherAccount,
  phones,
  send,
  type TestAnswer,
} from './test-client.ts';
import { webhookReceiver } from './webhook-receiver.ts';

const control = '/_sandbox/v1';

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

async function start(data?: string): Promise<void> {
  sandbox = await startSandbox({ seed: 1, data });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
}

async function take(name: string): Promise<TestAnswer> {
  return await call(sandbox, 'POST', `${control}/snapshots/${name}`);
}

async function restore(name: string): Promise<TestAnswer> {
  return await call(sandbox, 'POST', `${control}/snapshots/${name}/restore`);
}

async function names(): Promise<string[]> {
  const { body } = await call(sandbox, 'GET', `${control}/snapshots`);
  return body.snapshots.map(({ name }: Json) => name);
}

async function messageIds(sid = account, password?: string): Promise<string[]> {
  const { body } = await call(sandbox, 'GET', '/preview/Messages', { account: sid, ...(password && { password }) });
  return body.messages.map(({ id }: Json) => id);
}

const kinds = [
  ['in memory', () => undefined],
  ['with a data file', newDataFile],
] as const;

test.each(kinds)('a snapshot says what it holds, %s', async (_, data) => {
  await start(data());
  await send(sandbox, phones(3));

  const { status, body } = await take('three-people');

  expect(status).toBe(201);
  expect(body).toEqual({
    name: 'three-people',
    created_at: '2026-01-31T09:30:00.000Z',
    bytes: expect.any(Number),
    accounts: 1,
    messages: 3,
  });
  expect((await call(sandbox, 'GET', `${control}/snapshots`)).body).toEqual({ snapshots: [body] });
});

test.each(kinds)(
  'what came after a snapshot is gone with its restore, and what was removed is back, %s',
  async (_, data) => {
    await start(data());
    const { messages: before } = await send(sandbox, phones(2));
    await take('before');
    await send(sandbox, phones(3), {}, otherAccount);
    await call(sandbox, 'DELETE', `/preview/Messages/${before[0].id}`);

    const { status, body } = await restore('before');

    expect([status, body.restored.messages]).toEqual([200, 2]);
    expect(await messageIds()).toEqual(before.map(({ id }) => id).reverse());
    expect(await messageIds(otherAccount)).toEqual([]);
  },
);

test.each(kinds)('what waited at a snapshot goes on after its restore, as often as one likes, %s', async (_, data) => {
  await start(data());
  const { operationId } = await send(sandbox, phones(10));
  await take('waiting');
  const ends: object[] = [];
  for (let round = 0; round < 3; round++) {
    await sandbox.clock.advance(600_000);
    const { body } = await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`);
    ends.push(countsOf(body.delivery));

    await restore('waiting');
  }

  const { body } = await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`);
  expect(ends).toEqual([{ delivered: 10 }, { delivered: 10 }, { delivered: 10 }]);
  expect(countsOf(body.delivery)).toEqual({ queued: 10 });
  expect(sandbox.clock.now()).toEqual(new Date('2026-01-31T09:30:00Z'));
});

test.each(kinds)('identifiers go on after a restore as they did after the snapshot, %s', async (_, data) => {
  await start(data());
  await send(sandbox, phones(2));
  await take('here');
  const { messages: first } = await send(sandbox, phones(2));

  await restore('here');

  const { messages: again } = await send(sandbox, phones(2));
  expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
});

test.each(kinds)('accounts, their tokens, faults and subscriptions are those of the snapshot, %s', async (_, data) => {
  await start(data());
  const made = { account_sid: account, auth_token: 'secret' };
  await take('nothing');
  await call(sandbox, 'POST', `${control}/accounts`, { body: made });
  await call(sandbox, 'POST', `${control}/faults`, { body: { action: { type: 'error', status: 503 } } });
  await take('made');

  await restore('nothing');
  const free = await call(sandbox, 'GET', '/preview/Messages', { password: 'anything' });
  await restore('made');
  const refused = await call(sandbox, 'GET', '/preview/Messages', { password: 'anything' });
  const hit = await call(sandbox, 'GET', '/preview/Messages', { password: 'secret' });

  expect([free.status, refused.status, hit.status]).toEqual([200, 401, 503]);
});

test('events are delivered to the subscriptions that the snapshot has, also those that waited then', async () => {
  await start();
  const sink = await startSink();
  const client = new EventClient(sandbox);
  await client.subscribe(sink.url);
  sink.answer = [503];
  await client.happen();
  await expect.poll(() => sink.calls.length).toBe(1);
  await expect.poll(async () => (await client.deliveries())[0].attempts).toBe(1);
  await take('one-waits');
  await call(sandbox, 'POST', `${control}/reset`);
  await client.happen();

  await restore('one-waits');
  sink.answer = [200];
  await sandbox.clock.advance(60_000);
  await client.happen();
  await expect.poll(() => sink.calls.length).toBe(3);
  sink.close();

  const [before, after, next] = sink.calls.map(({ events }) => events.map(({ id }: Json) => id).join());
  expect(after).toBe(before);
  expect(next).not.toBe(before);
});

test('those who listen to changes are told to read everything anew, and then of what happens', async () => {
  await start();
  await take('empty');
  const reader = await EventReader.open(`${sandbox.url}${control}/stream?kinds=message`);
  await reader.next();
  await send(sandbox, phones(1));
  const before = await reader.next();

  await restore('empty');
  const restored = await reader.next();
  await send(sandbox, phones(1));
  const after = await reader.next();

  expect([before.event, restored.event, after.event]).toEqual(['message', 'reset', 'message']);
  await reader.close();
});

test.each([
  ['a request that waits for a webhook', '/conversations.twilio.com/v1/Conversations'],
  ['a message that comes in and waits for a webhook', `${control}/inbound/messages`],
])('%s ends before a restore, and is answered', async (_, path) => {
  await start();
  const receiver = await webhookReceiver();
  receiver.answer('/pre', 200, { delayMs: 300 });
  const v1 = conversationsClient(sandbox);
  const { sid } = await v1.post('/Conversations');
  const device = { 'MessagingBinding.Address': '+12065550101', 'MessagingBinding.ProxyAddress': '+12065550199' };
  await v1.post(`/Conversations/${sid}/Participants`, device);
  const hooks = { PreWebhookUrl: `${receiver.url}/pre`, Filters: ['onConversationAdd', 'onMessageAdd'] };
  await v1.post('/Configuration/Webhooks', hooks);
  await take('before');
  const to = { address: '+12065550199', channel: 'tel' };
  const body = { account_sid: account, from: { address: '+12065550101', channel: 'tel' }, to, text: 'Hi' };
  const asked = path.startsWith(control)
    ? call(sandbox, 'POST', path, { body })
    : v1.v1('POST', '/Conversations', { form: {}, headers: told });
  await expect.poll(() => receiver.received.length).toBe(1);

  const restored = await restore('before');
  const { status } = await asked;

  expect([status, restored.status]).toEqual([201, 200]);
  expect((await v1.get('/Conversations')).conversations).toHaveLength(1);
  await receiver.close();
});

test('a snapshot takes the place of one with the same name', async () => {
  await start(newDataFile());
  await take('same');
  await send(sandbox, phones(1));

  const { body } = await take('same');
  await call(sandbox, 'POST', `${control}/reset`);
  await restore('same');

  expect(body.messages).toBe(1);
  expect(await names()).toEqual(['same']);
  expect(await messageIds()).toHaveLength(1);
});

test.each(kinds)('a snapshot that is deleted is not there any more, %s', async (_, data) => {
  await start(data());
  await take('gone');

  const answers = [
    await call(sandbox, 'DELETE', `${control}/snapshots/gone`),
    await call(sandbox, 'DELETE', `${control}/snapshots/gone`),
    await restore('gone'),
  ];

  expect(answers.map(({ status }) => status)).toEqual([204, 404, 404]);
  expect(await names()).toEqual([]);
});

test.each(['.hidden', '..', 'a%2Fb', 'sp%20ace', 'x'.repeat(65), '%C3%A4'])('the name %s is refused', async (name) => {
  await start(newDataFile());

  const answers = [
    await take(name),
    await restore(name),
    await call(sandbox, 'DELETE', `${control}/snapshots/${name}`),
  ];

  // `..` is a step up for every client, and leads to no route.
  expect(answers.map(({ status }) => status)).toEqual(Array(3).fill(name === '..' ? 404 : 400));
});

test('snapshots beside a data file are there after a restart; what is none of them is passed over', async () => {
  const data = newDataFile();
  await start(data);
  await send(sandbox, phones(4));
  await take('four');
  await call(sandbox, 'POST', `${control}/reset`);
  await sandbox.close();
  mkdirSync(`${data}.snapshots`, { recursive: true });
  writeFileSync(`${data}.snapshots/other.db`, 'no database');
  writeFileSync(`${data}.snapshots/.unfinished.db`, 'cut off');
  sandbox = await startSandbox({ data });

  const listed = await names();
  const { status } = await restore('four');

  expect([listed, status]).toEqual([['four'], 200]);
  expect(await messageIds()).toHaveLength(4);
});

test('a restore keeps the data file locked all the time', async () => {
  const data = newDataFile();
  await start(data);
  await take('here');
  let tries = 0;
  let isOver = false;
  const trying = (async () => {
    while (!isOver) {
      tries += 1;
      await expect(startSandbox({ data })).rejects.toThrow(/another sandbox has it open/);
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();

  for (let round = 0; round < 20; round++) await restore('here');
  isOver = true;
  await trying;

  expect(tries).toBeGreaterThan(20);
});

test('requests that come during a restore are answered, before it or after it', async () => {
  await start(newDataFile());
  await send(sandbox, phones(1000));
  await take('thousand');
  const asked = Array.from({ length: 40 }, async (_, index) => {
    return index % 10 === 5
      ? await restore('thousand')
      : await call(sandbox, 'POST', index % 2 === 0 ? '/preview/Messages' : '/preview/Audiences', {
          body: index % 2 === 0 ? { from, to: phones(1), content: { text: 'Hello' } } : {},
        });
  });

  const answers = await Promise.all(asked);

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201, 202]));
});
