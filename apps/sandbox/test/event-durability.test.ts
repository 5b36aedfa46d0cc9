import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EventSink, startSink } from './event-sink.ts';
import { newDataFile, startProcess } from './sandbox-process.ts';
import { call, phones, send } from './test-client.ts';

let sink: EventSink;
beforeEach(async () => {
  sink = await startSink();
});
afterEach(() => sink.close());

test('kill -9 while thousands of events are on their way loses none of them', async () => {
  const file = newDataFile();
  const first = await startProcess('--data', file, '--seed', '1');
  await call(first, 'POST', '/preview/Events/Subscriptions', { body: { sinks: { primary: { url: sink.url } } } });
  await send(first, phones(2000));
  await expect.poll(() => sink.events().length, { timeout: 20_000, interval: 2 }).toBeGreaterThan(100);
  await first.end('SIGKILL');
  const before = new Set(sink.events().map(({ id }) => id)).size;

  const second = await startProcess('--data', file, '--seed', '1');
  await call(second, 'POST', '/_sandbox/v1/clock/advance', { body: { by: 'PT1M' } });
  await second.end('SIGTERM');

  const rows = new DatabaseSync(file, { readOnly: true });
  const told = rows
    .prepare('SELECT id FROM events')
    .all()
    .map(({ id }) => id);
  const arrived = new Set(sink.events().map(({ id }) => id));
  expect(before).toBeLessThan(told.length);
  expect(told).toHaveLength(6002);
  expect(told.filter((id) => !arrived.has(id))).toEqual([]);
  expect(rows.prepare("SELECT count(*) AS count FROM event_deliveries WHERE state <> 'delivered'").get()).toEqual({
    count: 0,
  });
  rows.close();
});

test('kill -9 twice, before a sink that fails now and then, loses none of the events of 5,000 messages', async () => {
  const file = newDataFile();
  let calls = 0;
  sink.onCall = async () => {
    calls += 1;
    sink.answer = [calls % 5 === 0 ? 503 : 200];
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const first = await startProcess('--data', file, '--seed', '1');
  await call(first, 'PUT', '/_sandbox/v1/clock', { body: { mode: 'scaled', scale: 20 } });
  await call(first, 'POST', '/preview/Events/Subscriptions', { body: { sinks: { primary: { url: sink.url } } } });
  const { messages } = await send(first, phones(5000));
  await expect.poll(() => sink.calls.length, { timeout: 20_000, interval: 2 }).toBeGreaterThan(10);
  await first.end('SIGKILL');
  const second = await startProcess('--data', file);
  await expect.poll(() => sink.calls.length, { timeout: 20_000, interval: 2 }).toBeGreaterThan(40);
  await second.end('SIGKILL');

  const third = await startProcess('--data', file);
  await call(third, 'POST', '/_sandbox/v1/clock/advance', { body: { by: 'PT2H' } });
  await third.end('SIGTERM');

  const arrived = new Set(sink.events().map(({ type, data }) => `${type} ${data.message_id}`));
  const expected = ['queued', 'sent', 'delivered'].flatMap((state) =>
    messages.map((message) => `message.${state} ${message.id}`),
  );
  expect(expected.filter((each) => !arrived.has(each))).toEqual([]);
  expect(arrived.size).toBe(expected.length + 2);
  const rows = new DatabaseSync(file, { readOnly: true });
  // Those that were delivered are not all kept for ever; those that were not would be.
  expect(rows.prepare('SELECT DISTINCT state FROM event_deliveries').all()).toEqual([{ state: 'delivered' }]);
  rows.close();
});
