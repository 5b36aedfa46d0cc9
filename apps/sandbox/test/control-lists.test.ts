import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, from, type Json, otherAccount, phone } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

async function send(text: string, to = '+14155550100', username = account): Promise<Json> {
  const body = { from, to: [phone(to)], content: { text } };
  return (await call(sandbox, 'POST', '/preview/Messages', { body, account: username })).body.messages[0];
}

async function control(path: string): Promise<Json> {
  const { status, body } = await call(sandbox, 'GET', `/_sandbox/v1${path}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

test('a list has pages, the newest first, and each item once', async () => {
  for (const text of ['one', 'two', 'three']) await send(text);

  const first = await control('/messages?limit=2');
  const second = await control(`/messages?limit=2&before=${first.next}`);

  expect(first.messages.map(({ text }: Json) => text)).toEqual(['three', 'two']);
  expect(second.messages.map(({ text }: Json) => text)).toEqual(['one']);
  expect(second.next).toBeNull();
});

test.each([
  ['to=%2B14155550101', ['to other']],
  ['to=+14155550101', ['to other']],
  ['address=%2B15005550006&text=OTHER', ['to other']],
  ['from=%2B15005550006', ['to other', 'to one']],
  ['from=%2B19995550100', []],
  ['text=To%20One', ['to one']],
  ['state=queued', ['to other', 'to one']],
  ['state=delivered', []],
  ['channel=tel', ['to other', 'to one']],
  ['direction=inbound', []],
])('messages are found by %s', async (query, texts) => {
  await send('to one');
  await send('to other', '+14155550101');

  const { messages } = await control(`/messages?${query}`);

  expect(messages.map(({ text }: Json) => text)).toEqual(texts);
});

test('a list shows only what belongs to the account that is asked for', async () => {
  await send('own');
  await send('foreign', '+14155550100', otherAccount);

  expect((await control(`/messages?account_sid=${otherAccount}`)).messages.map(({ text }: Json) => text)).toEqual([
    'foreign',
  ]);
  expect((await control('/messages?account_sid=AC404')).messages).toEqual([]);
  expect((await control('/accounts')).accounts).toEqual([
    { account_sid: otherAccount, is_made: false },
    { account_sid: account, is_made: false },
  ]);
});

test.each([
  ['messages?limit=0', 'limit'],
  ['messages?limit=1001', 'limit'],
  ['messages?before=x', 'before'],
  ['messages?colour=red', 'colour'],
  ['wait', 'kind'],
  ['wait?kind=letter', 'kind'],
  ['wait?kind=message&timeout=soon', 'timeout'],
  ['wait?kind=message&timeout=1h', 'timeout'],
  ['wait?kind=message&since=yesterday', 'since'],
  ['wait?kind=message&service_sid=KS1', 'service_sid'],
  ['stream?kinds=message,letter', 'kinds'],
  ['stream?colour=red', 'colour'],
])('%s is refused, and the field is named', async (path, field) => {
  const { status, body } = await call(sandbox, 'GET', `/_sandbox/v1/${path}`);

  expect(status).toBe(400);
  expect(body.errors.map((error: Json) => error.field)).toContain(field);
});

test('one message shows how it came to its state, its code and its links', async () => {
  const { id } = await send('Your code is 123456, or tap https://example.com/login?a=1.');
  await sandbox.clock.advance(60_000);

  const message = await control(`/messages/${id}`);

  expect(message).toMatchObject({ code: '123456', links: ['https://example.com/login?a=1'], direction: 'outbound' });
  expect(message.transitions.map(({ state }: Json) => state)).toEqual(['queued', 'sent', 'delivered']);
});

test('the sends show how many recipients are in which state', async () => {
  await send('one');
  await sandbox.clock.advance(60_000);

  const { operations } = await control('/operations?status=completed&resource=messages');

  expect(operations).toMatchObject([{ total_count: 1, counts: { queued: 0, delivered: 1 } }]);
});

test('nothing is at an identifier that never was', async () => {
  for (const kind of [
    'messages',
    'emails',
    'operations',
    'requests',
    'webhooks',
    'events',
    'conversations',
    'factors',
  ]) {
    expect((await call(sandbox, 'GET', `/_sandbox/v1/${kind}/nothing`)).status).toBe(404);
  }
});
