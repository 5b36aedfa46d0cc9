import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { EventClient } from './event-client.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { newDataFile } from './sandbox-process.ts';
import { from, phones } from './test-client.ts';

/** More than are read at once. */
const most = 10_000;
const count = 12_000;

let sink: EventSink;
beforeEach(async () => {
  sink = await startSink();
});
afterEach(() => sink.close());

/** Makes thousands of events happen, and ends the sandbox before any was delivered. */
async function leaveBehind(data: string, prepare: (sandbox: Sandbox) => Promise<unknown>): Promise<EventClient> {
  const sandbox = await startSandbox({ seed: 1, data });
  await sandbox.clock.set({ mode: 'frozen' });
  const client = new EventClient(sandbox);
  const filters = { event_filters: [{ type: 'message.queued' }] };
  await client.subscribe(sink.url, { filters, sink: { timeout_ms: 30_000 } });
  for (const to of [phones(most), phones(count - most)]) {
    await client.ask('POST', '/Messages', { from, to, content: { text: 'Hello' } });
  }
  await prepare(sandbox);
  await sandbox.close();
  return client;
}

test.each<[string, EventSink['answer'], (sandbox: Sandbox) => Promise<unknown>]>([
  ['wait for their turn', ['hang'], async () => await expect.poll(() => sink.calls.length).toBe(4)],
  [
    'are due at the same time',
    [500],
    async (sandbox) => {
      await sandbox.clock.advance(0);
      await sandbox.clock.set({ now: new Date(sandbox.clock.now().getTime() + 3_600_000) });
    },
  ],
])('after a restart, thousands of events that %s are delivered, each once', async (_, answer, prepare) => {
  const data = newDataFile();
  sink.answer = answer;
  const { account } = await leaveBehind(data, prepare);
  sink.calls.length = 0;
  sink.answer = [200];

  const sandbox = await startSandbox({ data });
  await sandbox.clock.advance(0);
  const deliveries = await new EventClient(sandbox, account).deliveries();
  await sandbox.close();

  expect(sink.events()).toHaveLength(count);
  expect(new Set(sink.events().map(({ id }) => id)).size).toBe(count);
  expect(deliveries).toMatchObject([{ state: 'delivered' }]);
});
