import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { EventClient } from './event-client.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { newDataFile } from './sandbox-process.ts';
import { call, from, type Json, phones } from './test-client.ts';

const start = new Date('2026-01-31T09:30:00Z');
const hourMs = 3_600_000;
const patient = { timeout: 20_000, interval: 5 };

let sandbox: Sandbox;
let sink: EventSink;
let client: EventClient;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: start });
});
afterAll(async () => await sandbox.close());
beforeEach(async () => {
  sink = await startSink();
  client = new EventClient(sandbox);
});
afterEach(() => sink.close());

/** How long after the first attempt each of the others was made. */
const pausesOf = (attempts: readonly Json[]): number[] =>
  attempts.map(({ at }) => Date.parse(at) - Date.parse(attempts[0].at)).slice(1);

test.each([
  [0, 1],
  [3, 4],
])('with %i retries a sink that fails is called %i times', async (retries, calls) => {
  sink.answer = [503];
  await client.subscribe(sink.url, { sink: { retries } });
  await client.happen();

  await sandbox.clock.advance(24 * hourMs);

  expect(sink.calls).toHaveLength(calls);
  expect(await client.deliveries()).toMatchObject([{ state: 'expired', attempts: calls, next_at: null }]);
});

test('pauses grow, and are drawn: the same seed draws the same', async () => {
  const runs: number[][] = [];
  for (const seed of [7, 7, 8]) {
    const own = await startSandbox({ seed });
    await own.clock.set({ mode: 'frozen', now: start });
    const ownClient = new EventClient(own);
    sink.answer = [500];
    await ownClient.subscribe(sink.url, { sink: { retries: 12 } });
    await ownClient.happen();
    await own.clock.advance(24 * hourMs);
    runs.push(pausesOf(await ownClient.attempts()));
    await own.close();
  }
  const [first = [], second, other] = runs;

  expect(first).toHaveLength(12);
  expect(first[0]).toBeLessThanOrEqual(1000);
  expect(first[11]).toBeGreaterThan(60_000);
  expect(second).toEqual(first);
  expect(other).not.toEqual(first);
});

test('nothing is tried again before its time, and all of it in one webhook then', async () => {
  sink.answer = [500, 200];
  await client.subscribe(sink.url, { filters: { event_filters: [{ type: 'message.queued' }] } });
  await client.ask('POST', '/Messages', { from, to: phones(50), content: { text: 'Hello' } });
  await sandbox.clock.advance(0);
  const [delivery] = await client.deliveries();
  const dueMs = Date.parse(delivery.next_at) - sandbox.clock.now().getTime();

  await sandbox.clock.advance(dueMs - 1);
  const before = sink.calls.length;
  await sandbox.clock.advance(1);

  expect(before).toBe(1);
  expect(sink.calls.map(({ events }) => events.length)).toEqual([50, 50]);
  expect(delivery).toMatchObject({ state: 'pending', attempts: 1 });
});

test('what fails at the fallback too is tried there again, and then given up', async () => {
  sink.answer = [410];
  const fallback = await startSink();
  fallback.answer = [500, 429, 404];
  await client.subscribe(sink.url, { fallback: { url: fallback.url } });
  await client.happen();

  await sandbox.clock.advance(hourMs);
  fallback.close();

  expect((await client.attempts()).map((attempt) => [attempt.sink, attempt.status])).toEqual([
    ['primary', 410],
    ['fallback', 500],
    ['fallback', 429],
    ['fallback', 404],
  ]);
  expect(await client.deliveries()).toMatchObject([{ sink: 'fallback', state: 'discarded' }]);
});

test('a redirect is not followed', async () => {
  sink.answer = [302];
  await client.subscribe(sink.url);
  await client.happen();

  await sandbox.clock.advance(hourMs);

  expect(sink.calls.map(({ path }) => path.startsWith('/else'))).toEqual([false]);
  expect(await client.attempts()).toMatchObject([{ status: 302, target: `${sink.url}/` }]);
});

test('an attempt says when it was, how long it took, and what went wrong', async () => {
  sink.answer = ['hang'];
  await client.subscribe(sink.url, { sink: { timeout_ms: 100, retries: 0 } });
  await client.happen();
  const now = sandbox.clock.now().toISOString();

  await sandbox.clock.advance(0);

  const [attempt] = await client.attempts();
  expect(attempt).toEqual({
    at: now,
    sink: 'primary',
    target: `${sink.url}/`,
    status: null,
    error: 'no answer within 100 ms',
    duration_ms: expect.any(Number),
    headers: expect.objectContaining({ 'content-type': 'application/json' }),
  });
  expect(attempt.duration_ms).toBeGreaterThanOrEqual(99);
});

test.each(['http://example.com/', 'http://192.168.1.1/', 'http://127.0.0.1.example.com/', 'http://0.0.0.0/'])(
  '%s is not on this machine: it is refused, and the fallback is told',
  async (url) => {
    await client.subscribe(url, { fallback: { url: sink.url } });
    await client.happen();

    await sandbox.clock.advance(0);

    expect(await client.attempts()).toMatchObject([
      { sink: 'primary', error: expect.stringMatching(/^refused: .*--allow-remote-sinks/) },
      { sink: 'fallback', status: 200 },
    ]);
  },
);

test('other machines are called where that is allowed', async () => {
  const open = await startSandbox({ seed: 1, allowRemoteSinks: true });
  await open.clock.set({ mode: 'frozen' });
  const own = new EventClient(open);
  // A name that is never given to anyone: the call fails, and is made all the same.
  await own.subscribe('http://sink.invalid/', { sink: { retries: 0 } });
  await own.happen();

  await open.clock.advance(0);

  expect(await own.attempts()).toMatchObject([{ error: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) }]);
  await open.close();
});

test('what a call brings that was under way during a reset is of no interest', async () => {
  const own = await startSandbox({ seed: 1 });
  const before = new EventClient(own);
  sink.answer = ['hang'];
  await before.subscribe(sink.url, { sink: { timeout_ms: 300 } });
  await before.happen();
  await expect.poll(() => sink.calls.length, patient).toBe(1);
  await call(own, 'POST', '/_sandbox/v1/reset');
  await own.clock.set({ mode: 'frozen' });
  const after = new EventClient(own);
  await after.subscribe(`${sink.url}/after`, { sink: { timeout_ms: 10_000 } });
  sink.answer = [500];
  await after.happen();

  await own.clock.advance(0);

  expect(await after.deliveries()).toMatchObject([{ state: 'pending', attempts: 1 }]);
  expect((await after.attempts()).map(({ target }) => target)).toEqual([`${sink.url}/after`]);
  await own.close();
});

test('a sandbox closes in spite of a sink that hangs, and tells it at the next start', async () => {
  const data = newDataFile();
  const first = await startSandbox({ seed: 1, data });
  const own = new EventClient(first);
  sink.answer = ['hang'];
  await own.subscribe(sink.url, { sink: { timeout_ms: 30_000 } });
  await own.happen();
  await expect.poll(() => sink.calls.length, patient).toBe(1);

  const began = performance.now();
  await first.close();
  const closingMs = performance.now() - began;
  sink.answer = [200];
  const second = await startSandbox({ data });
  await expect.poll(() => sink.calls.length, patient).toBe(2);
  await second.clock.advance(0);
  const deliveries = await new EventClient(second, own.account).deliveries();
  await second.close();

  expect(closingMs).toBeLessThan(4000);
  expect(deliveries).toMatchObject([{ state: 'delivered', attempts: 1 }]);
});

test('what waited for more than 24 hours while no sandbox ran is given up without a call', async () => {
  const data = newDataFile();
  const first = await startSandbox({ seed: 1, data });
  await first.clock.set({ mode: 'frozen', now: start });
  const own = new EventClient(first);
  sink.answer = [500];
  await own.subscribe(sink.url);
  await own.happen();
  await first.clock.advance(0);
  await first.clock.set({ now: new Date(start.getTime() + 25 * hourMs) });
  await first.close();

  const second = await startSandbox({ data });
  await second.clock.advance(0);
  const deliveries = await new EventClient(second, own.account).deliveries();
  await second.close();

  expect(sink.calls).toHaveLength(1);
  expect(deliveries).toMatchObject([{ state: 'expired', attempts: 1, next_at: null }]);
});

test('what a receiver does while it is told is told, too, before the clock has moved', async () => {
  const receiver = await startSink();
  const types: string[] = [];
  await client.subscribe(receiver.url);
  receiver.onCall = async ({ events }) => {
    types.push(...events.map(({ type }) => type));
    if (types.length === 1) await client.ask('POST', '/Contacts', { contacts: [{ first_name: 'Ada' }] });
  };
  await client.happen();

  await sandbox.clock.advance(0);
  receiver.close();

  expect(types).toEqual(['audience.created', 'contact.created']);
});
