import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as settling from '../src/events/settle-batch.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { EventClient } from './event-client.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { call } from './test-client.ts';

let sandbox: Sandbox;
let sink: EventSink;
let client: EventClient;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
  sink = await startSink();
  client = new EventClient(sandbox);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await sandbox.close();
  sink.close();
});

/** Lets the sink answer nothing until the function that is given back is called. */
function holdBack(): () => void {
  const held = Promise.withResolvers<void>();
  sink.onCall = () => held.promise;
  return held.resolve;
}

async function happen(times: number): Promise<void> {
  for (let count = 1; count <= times; count++) {
    await client.happen();
    // Four calls are under way at once; each is to have one event.
    if (count <= 4) await expect.poll(() => sink.calls.length).toBe(count);
  }
}

const idsOf = ({ calls }: EventSink): string[] => calls.flatMap(({ events }) => events.map(({ id }) => id));

test('an event that waits for its turn is not delivered twice when it is to be delivered once more', async () => {
  const release = holdBack();
  await client.subscribe(sink.url);
  await happen(6);
  const [newest] = await client.events();

  const replay = await call(sandbox, 'POST', `/_sandbox/v1/events/${newest.event.id}/replay`);
  release();
  await sandbox.clock.advance(0);

  expect(replay.body).toEqual({ replayed: 0 });
  expect(new Set(idsOf(sink)).size).toBe(6);
  expect(sink.events()).toHaveLength(6);
  expect((await client.events()).map(({ deliveries }) => deliveries[0].state)).toEqual(Array(6).fill('delivered'));
});

test('an event that is to be delivered once more, and again before it was, is delivered once more', async () => {
  await client.subscribe(sink.url);
  await client.happen();
  await sandbox.clock.advance(0);
  const [{ event }] = await client.events();

  for (let count = 0; count < 2; count++) await call(sandbox, 'POST', `/_sandbox/v1/events/${event.id}/replay`);
  await sandbox.clock.advance(0);

  expect(sink.events().length).toBeGreaterThan(1);
  expect(await client.deliveries()).toMatchObject([{ state: 'delivered' }]);
});

test('an event whose next attempt is far off can be delivered at once', async () => {
  sink.answer = [500, 200];
  await client.subscribe(sink.url);
  await client.happen();
  await sandbox.clock.advance(0);
  const [{ event }] = await client.events();

  const replay = await call(sandbox, 'POST', `/_sandbox/v1/events/${event.id}/replay`);
  await sandbox.clock.advance(0);

  expect(replay.body).toEqual({ replayed: 1 });
  expect(await client.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1, next_at: null }]);
});

test('a reset of one account takes nothing from what is on its way for another, and gives it nothing twice', async () => {
  const release = holdBack();
  await client.subscribe(sink.url);
  await happen(6);
  const other = new EventClient(sandbox);
  await other.happen();

  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: other.account } });
  release();
  await sandbox.clock.advance(0);

  expect(sink.events()).toHaveLength(6);
  expect(new Set(idsOf(sink)).size).toBe(6);
});

test('what comes of a call for an account that was reset meanwhile is not taken for what came of another', async () => {
  const release = holdBack();
  const slow = await startSink();
  await client.subscribe(sink.url);
  await happen(1);
  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: client.account } });
  // Its rows may get the numbers of those that were removed.
  const other = new EventClient(sandbox);
  slow.answer = [500];
  await other.subscribe(slow.url);
  await other.happen();

  release();
  await sandbox.clock.advance(0);
  slow.close();

  expect(await other.deliveries()).toMatchObject([{ state: 'pending', attempts: 1 }]);
});

test('what could not be kept of a call is delivered again, and nothing of it is lost', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(settling, 'settleBatch').mockImplementationOnce(() => {
    throw new Error('the disk is full');
  });
  await client.subscribe(sink.url);
  await client.happen();

  await sandbox.clock.advance(0);

  expect(await client.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  expect(sink.events()).toHaveLength(2);
});
