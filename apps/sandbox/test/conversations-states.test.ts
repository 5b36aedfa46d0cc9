import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import {
  ConversationsClient,
  conversationId,
  fieldsOf,
  frozenSandbox,
  hour,
  later,
  minute,
  now,
  second,
} from './conversations-client.ts';
import { call } from './test-client.ts';

let sandbox: Sandbox;
let client: ConversationsClient;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new ConversationsClient(sandbox);
  await client.say('Hello');
});
afterEach(async () => await sandbox.close());

const state = async (): Promise<string> => (await client.conversation()).state;

test('a conversation comes to its later states at the times that were set, and is gone at the last', async () => {
  const times = { inactive: later(minute), closed: later(2 * minute), deleted: later(3 * minute) };
  const patched = await client.patch({ time_to: times });

  await sandbox.clock.advance(minute - second);
  expect(await state()).toBe('active');
  await sandbox.clock.advance(second);
  const inactive = await client.conversation();
  await sandbox.clock.advance(minute);
  const closed = await client.conversation();
  await sandbox.clock.advance(minute);

  expect(patched.body.time_to).toEqual(times);
  expect(inactive).toMatchObject({
    state: 'inactive',
    time_to: { ...times, inactive: null },
    updated_at: times.inactive,
  });
  expect(closed).toMatchObject({ state: 'closed', time_to: { inactive: null, closed: null, deleted: times.deleted } });
  expect((await call(sandbox, 'GET', `/preview/Conversations/${conversationId}`)).status).toBe(404);
  expect((await client.get('/Conversations')).conversations).toEqual([]);
});

test('states that are due together come one after the other', async () => {
  await client.patch({ time_to: { closed: later(hour), inactive: later(hour), deleted: 'P30D' } });

  await sandbox.clock.advance(hour);

  expect(await client.conversation()).toMatchObject({
    state: 'closed',
    time_to: { inactive: null, closed: null, deleted: later(30 * 24 * hour) },
  });
});

test('durations are stored and shown as times', async () => {
  const { body } = await client.patch({ time_to: { inactive: 'PT30M', closed: 'P1DT1H', deleted: 'P2W' } });

  expect(body.time_to).toEqual({
    inactive: later(30 * minute),
    closed: later(25 * hour),
    deleted: later(14 * 24 * hour),
  });
});

test('each message moves the time of inactivity on when it was given as a duration, and that alone', async () => {
  await client.patch({ time_to: { inactive: 'PT10M', closed: 'PT1H' } });
  for (const text of ['One', 'Two', 'Three']) {
    await sandbox.clock.advance(9 * minute);
    await client.say(text);
  }

  const talking = await client.conversation();
  await sandbox.clock.advance(10 * minute);

  expect(talking).toMatchObject({ state: 'active', time_to: { inactive: later(37 * minute), closed: later(hour) } });
  expect(await client.conversation()).toMatchObject({ state: 'inactive', updated_at: later(37 * minute) });
});

test('a message that comes in moves the time of inactivity on, too', async () => {
  const heard = await client.hear('Hello');
  const id = heard.related[0].id;
  await client.patch({ time_to: { inactive: 'PT10M' } }, id);
  await sandbox.clock.advance(9 * minute);

  await client.hear('Hello again');

  expect((await client.conversation(id)).time_to.inactive).toBe(later(19 * minute));
});

test('a fixed time of inactivity stays, whatever is said', async () => {
  await client.patch({ time_to: { inactive: 'PT10M' } });
  await client.patch({ time_to: { inactive: later(20 * minute) } });
  await sandbox.clock.advance(15 * minute);

  await client.say('Hello again');
  await sandbox.clock.advance(5 * minute);

  expect(await state()).toBe('inactive');
});

test('times that were set are taken back with null, and the others stay', async () => {
  await client.patch({ time_to: { inactive: 'PT10M', closed: 'PT1H' } });

  const { body } = await client.patch({ time_to: { inactive: null } });
  await client.say('Hello again');
  await sandbox.clock.advance(59 * minute);

  expect(body.time_to).toEqual({ inactive: null, closed: later(hour), deleted: null });
  expect(await state()).toBe('active');
});

test('a time that was moved to earlier counts, and the old one no more', async () => {
  await client.patch({ time_to: { closed: 'PT2H' } });
  await client.patch({ time_to: { closed: 'PT1H' } });
  await sandbox.clock.advance(hour);
  const closed = await state();
  await sandbox.clock.advance(hour);

  expect(closed).toBe('closed');
  expect((await client.conversation()).updated_at).toBe(later(hour));
});

test('a message makes an inactive conversation active, and its inactivity counts anew', async () => {
  await client.patch({ time_to: { inactive: 'PT10M' } });
  await sandbox.clock.advance(hour);
  const before = await client.conversation();

  await client.say('Hello again');

  expect(before).toMatchObject({ state: 'inactive', time_to: { inactive: null } });
  expect(await client.conversation()).toMatchObject({
    state: 'active',
    time_to: { inactive: later(70 * minute) },
    message_count: 2,
  });
  await sandbox.clock.advance(10 * minute);
  expect(await state()).toBe('inactive');
});

test('the state is changed by hand, and made active again by hand', async () => {
  await client.patch({ time_to: { inactive: 'PT10M' } });

  const inactive = await client.patch({ state: 'inactive' });
  await sandbox.clock.advance(minute);
  const active = await client.patch({ state: 'active' });

  expect(inactive.body).toMatchObject({ state: 'inactive', time_to: { inactive: null } });
  expect(active.body).toMatchObject({ state: 'active', time_to: { inactive: later(11 * minute) } });
});

test('an inactive conversation remembers a duration for its next message, and refuses a fixed time', async () => {
  await client.patch({ state: 'inactive' });

  const fixed = await client.patch({ time_to: { inactive: later(hour) } });
  const duration = await client.patch({ time_to: { inactive: 'PT10M' } });
  await client.say('Hello again');

  expect(fixed).toMatchObject({ status: 409, body: { code: 20409 } });
  expect(fieldsOf(fixed)).toEqual(['time_to.inactive']);
  expect(duration).toMatchObject({ status: 200, body: { state: 'inactive', time_to: { inactive: null } } });
  expect((await client.conversation()).time_to.inactive).toBe(later(10 * minute));
});

test('a closed conversation stays closed, but is renamed, tagged and deleted', async () => {
  await client.patch({ state: 'closed' });

  const opened = await client.patch({ state: 'active', time_to: { inactive: 'PT1H', closed: 'PT2H' } });
  const renamed = await client.patch({ title: 'Done', tags: { done: 'yes' }, state: 'closed' });
  const planned = await client.patch({ time_to: { deleted: 'PT1H' } });
  await sandbox.clock.advance(hour);

  expect(opened.status).toBe(409);
  expect(fieldsOf(opened)).toEqual(['state', 'time_to.inactive', 'time_to.closed']);
  expect(renamed.body).toMatchObject({ state: 'closed', title: 'Done', tags: { done: 'yes' } });
  expect(planned.body.time_to).toEqual({ inactive: null, closed: null, deleted: later(hour) });
  expect((await client.get('/Conversations?state=closed')).conversations).toEqual([]);
});

test('a time that is past is refused with its field', async () => {
  const answer = await client.patch({
    title: 'x',
    time_to: { inactive: later(-1), closed: now, deleted: later(-hour) },
  });

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(['time_to.inactive', 'time_to.deleted']);
  expect((await client.conversation()).title).toBeNull();
});

test.each(['P1Y', 'P40000D', 'PT', '2026-13-01T00:00:00Z', '2026-06-30', 7])('a time %j is refused', async (closed) => {
  const answer = await client.patch({ time_to: { closed } });

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(['time_to.closed']);
});

test('after a deletion the two begin a new conversation, and the messages of the old one are still there', async () => {
  const first = await client.hear('Hello');
  const id = first.related[0].id;
  await client.patch({ time_to: { deleted: 'PT1H' } }, id);
  await sandbox.clock.advance(hour);

  const second = await client.hear('Hello again');

  expect(second.related[0].id).not.toBe(id);
  expect((await client.get(`/Messages/${first.id}`)).content).toEqual({ text: 'Hello' });
});

test('the states that were planned come after a restart, too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'conversations-'));
  const data = join(folder, 'sandbox.db');
  const before = await startSandbox({ data });
  await before.clock.set({ mode: 'frozen', now: new Date(now) });
  const talk = new ConversationsClient(before);
  await talk.say('Hello');
  await talk.patch({ time_to: { inactive: 'PT10M' } });
  await before.close();

  const after = await startSandbox({ data });
  await after.clock.advance(10 * minute);

  expect(await new ConversationsClient(after).conversation()).toMatchObject({ state: 'inactive', message_count: 1 });
  await after.close();
  await rm(folder, { recursive: true });
});
