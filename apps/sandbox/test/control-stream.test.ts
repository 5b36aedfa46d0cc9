import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { EventReader } from './event-reader.ts';
import { account, call, from, otherAccount, phone, phones } from './test-client.ts';

let sandbox: Sandbox;
const readers: EventReader[] = [];
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
  await sandbox.close();
});

async function listen(query = '', lastEventId?: string): Promise<EventReader> {
  const reader = await EventReader.open(`${sandbox.url}/_sandbox/v1/stream${query}`, lastEventId);
  readers.push(reader);
  expect((await reader.next()).event).toBe('hello');
  return reader;
}

async function send(text: string, username = account): Promise<void> {
  const body = { from, to: [phone('+14155550100')], content: { text } };
  await call(sandbox, 'POST', '/preview/Messages', { body, account: username });
}

test('what changes is told as its list shows it', async () => {
  const reader = await listen('?kinds=message');
  await send('Hello');
  const told = await reader.next();
  await sandbox.clock.advance(60_000);
  const later = await reader.next();

  const { body } = await call(sandbox, 'GET', '/_sandbox/v1/messages');
  expect(told).toMatchObject({
    event: 'message',
    data: { account_sid: account, item: { text: 'Hello', state: 'queued' } },
  });
  expect(later.data.item).toEqual(body.messages[0]);
});

test('all kinds are told unless some are asked for: accounts, sends, requests', async () => {
  const reader = await listen();
  await send('Hello');

  const kinds: string[] = [];
  while (!kinds.includes('request')) kinds.push((await reader.next()).event);

  expect(kinds).toEqual(expect.arrayContaining(['account', 'operation', 'message', 'request']));
});

test('only the account that is asked for is told of', async () => {
  const reader = await listen(`?kinds=message&account_sid=${otherAccount}`);
  await send('Foreign');
  await send('Own', otherAccount);

  expect((await reader.next()).data.item.text).toBe('Own');
});

test('who comes back is told what was missed', async () => {
  const reader = await listen('?kinds=message');
  await send('One');
  const { id } = await reader.next();
  await reader.close();
  await send('Two');

  const again = await listen('?kinds=message', id);

  expect((await again.next()).data.item.text).toBe('Two');
});

test('a connection that breaks before what was missed was told loses nothing', async () => {
  const reader = await listen('?kinds=message');
  await send('One');
  const { id } = await reader.next();
  await reader.close();
  await send('Two');
  const broken = await EventReader.open(`${sandbox.url}/_sandbox/v1/stream?kinds=message`, id);
  const hello = await broken.next();
  await broken.close();

  const again = await listen(`?kinds=message&last_event_id=old-1`, hello.id);

  expect((await again.next()).data.item.text).toBe('Two');
});

test('who comes back with what is not known any more has to read anew', async () => {
  const reader = await listen('?kinds=message', 'other-17');

  expect((await reader.next()).event).toBe('reload');
});

test('of very many changes at once only the number is told', async () => {
  const reader = await listen('?kinds=message');
  const body = { from, to: phones(600), content: { text: 'Hi' } };
  await call(sandbox, 'POST', '/preview/Messages', { body });

  expect(await reader.next()).toMatchObject({ event: 'many', data: { kind: 'message', count: 600 } });
});

test('faults, the clock and a reset are told', async () => {
  const reader = await listen('?kinds=fault,clock');
  await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { match: {}, action: { type: 'latency', ms: 1 } } });
  const fault = await reader.next();
  await call(sandbox, 'PUT', '/_sandbox/v1/clock', { body: { scale: 2, mode: 'scaled' } });
  const clock = await reader.next();
  await call(sandbox, 'POST', '/_sandbox/v1/reset');
  let { event } = await reader.next();
  while (event !== 'reset') ({ event } = await reader.next());

  expect(fault.data.faults).toMatchObject([{ action: { type: 'latency' } }]);
  expect(clock.data.clock).toMatchObject({ mode: 'scaled', scale: 2 });
});

test('what is taken back is not told', async () => {
  const reader = await listen('?kinds=message');
  await call(sandbox, 'POST', '/preview/Messages', { body: { from, to: [{}], content: { text: 'Wrong' } } });
  await send('Right');

  expect((await reader.next()).data.item.text).toBe('Right');
});

test('a sandbox with listeners closes at once', async () => {
  const other = await startSandbox();
  await EventReader.open(`${other.url}/_sandbox/v1/stream`);
  const began = performance.now();

  await other.close();

  expect(performance.now() - began).toBeLessThan(900);
});
