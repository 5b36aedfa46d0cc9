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
  await expect.poll(() => sink.events().length, { timeout: 10_000, interval: 2 }).toBeGreaterThan(100);
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
