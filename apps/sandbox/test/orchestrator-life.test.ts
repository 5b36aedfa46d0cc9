import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import {
  ada,
  customer,
  frozenSandbox,
  hour,
  minute,
  now,
  OrchestratorClient,
  settings,
} from './orchestrator-client.ts';
import { call } from './test-client.ts';

let sandbox: Sandbox;
let client: OrchestratorClient;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new OrchestratorClient(sandbox);
});

afterEach(async () => await sandbox.close());

const timeouts = (inactive?: number, closed?: number): object => ({ statusTimeouts: { inactive, closed } });
const statusOf = async (id: string): Promise<string> => (await client.get(`/Conversations/${id}`)).status;

/** A conversation of Ada under settings for each channel. */
async function begin(channelSettings: object, more: object = {}): Promise<string> {
  const configurationId = await client.configuration({ channelSettings });
  return (await client.conversation(configurationId, { participants: [customer(ada)], ...more })).id;
}

test('a conversation rests, and then ends, both counted from its last communication', async () => {
  const id = await begin({ SMS: timeouts(10, 30) });
  await sandbox.clock.advance(5 * minute);
  await client.text(id, 'Hi');
  const seen: string[] = [];

  for (const step of [10 * minute - 1, 1, 20 * minute - 1, 1]) {
    await sandbox.clock.advance(step);
    seen.push(await statusOf(id));
  }

  expect(seen).toEqual(['ACTIVE', 'INACTIVE', 'INACTIVE', 'CLOSED']);
});

test('a communication wakes an inactive conversation up, and all times count anew', async () => {
  const id = await begin({ SMS: timeouts(10, 30) });
  await sandbox.clock.advance(25 * minute);
  const resting = await statusOf(id);
  await client.text(id, 'Hi');
  const awake = await statusOf(id);
  await sandbox.clock.advance(9 * minute);
  const still = await statusOf(id);
  await sandbox.clock.advance(minute);

  expect([resting, awake, still, await statusOf(id)]).toEqual(['INACTIVE', 'ACTIVE', 'ACTIVE', 'INACTIVE']);
});

test('a conversation that is set to active by hand stays so for the whole time', async () => {
  const id = await begin({ SMS: timeouts(10) });
  await sandbox.clock.advance(25 * minute);
  await client.call('PATCH', `/Conversations/${id}`, { status: 'ACTIVE' });
  await sandbox.clock.advance(9 * minute);

  expect(await statusOf(id)).toBe('ACTIVE');
});

test('without a time-out for rest, a conversation ends without it', async () => {
  const id = await begin({ SMS: timeouts(undefined, 30) });
  await sandbox.clock.advance(30 * minute - 1);
  const before = await statusOf(id);
  await sandbox.clock.advance(1);

  expect([before, await statusOf(id)]).toEqual(['ACTIVE', 'CLOSED']);
});

test('a rest that would begin after the end is skipped', async () => {
  const id = await begin({ SMS: timeouts(60, 30) });
  await sandbox.clock.advance(30 * minute);

  expect(await statusOf(id)).toBe('CLOSED');
});

test('with several channels the longest time-out counts, and those of other channels do not', async () => {
  const chat = { addresses: [{ channel: 'CHAT', address: 'desk' }] };
  const id = await begin(
    { SMS: timeouts(10, 20), CHAT: timeouts(30, 60), VOICE: timeouts(500, 1000) },
    { participants: [customer(ada), chat] },
  );
  const seen: string[] = [];

  for (const minutes of [29, 1, 29, 1]) {
    await sandbox.clock.advance(minutes * minute);
    seen.push(await statusOf(id));
  }

  expect(seen).toEqual(['ACTIVE', 'INACTIVE', 'INACTIVE', 'CLOSED']);
});

test('a shorter time-out of who joins later does not come too early, and a longer one keeps open', async () => {
  const id = await begin({ SMS: timeouts(undefined, 20), CHAT: timeouts(undefined, 60) });
  await client.participant(id, { addresses: [{ channel: 'CHAT', address: 'desk' }] });
  await sandbox.clock.advance(59 * minute);
  const before = await statusOf(id);
  await sandbox.clock.advance(minute);

  expect([before, await statusOf(id)]).toEqual(['ACTIVE', 'CLOSED']);
});

test('without time-outs a conversation goes on, but for no more than three years', async () => {
  const id = await begin({ SMS: { statusTimeouts: null } });
  await sandbox.clock.advance(3 * 365 * 24 * hour - minute);
  const before = await statusOf(id);
  await sandbox.clock.advance(minute);

  expect([before, await statusOf(id)]).toEqual(['ACTIVE', 'CLOSED']);
});

test('the time-outs are those of the version that the conversation keeps', async () => {
  const id = await begin({ SMS: timeouts(10) });
  const { configurationId } = await client.get(`/Conversations/${id}`);
  const replacement = { ...settings, channelSettings: { SMS: timeouts(1) } };
  await client.call('PUT', `/ControlPlane/Configurations/${configurationId}`, replacement);
  await sandbox.clock.advance(9 * minute);
  const before = await statusOf(id);
  await sandbox.clock.advance(minute);

  expect([before, await statusOf(id)]).toEqual(['ACTIVE', 'INACTIVE']);
});

test('many communications leave one job behind, not one each', async () => {
  const id = await begin({ SMS: timeouts(10, 30) });
  const pending = async (): Promise<number> => (await call(sandbox, 'GET', '/_sandbox/v1/clock')).body.pending;
  const before = await pending();
  for (let count = 0; count < 5; count += 1) {
    await sandbox.clock.advance(1000);
    await client.text(id, 'Hi');
  }

  expect(await pending()).toBe(before);
});

test('work and time-outs go on after a restart', async () => {
  const data = join(tmpdir(), `orchestrator-${process.pid}.db`);
  const first = await startSandbox({ seed: 1, data });
  await first.clock.set({ mode: 'frozen', now: new Date(now) });
  client = new OrchestratorClient(first);
  const id = await begin({ SMS: timeouts(10) });
  const { body } = await client.call('POST', '/ControlPlane/Configurations', { ...settings, displayName: 'Sales' });
  await first.close();

  const second = await startSandbox({ data });
  client = new OrchestratorClient(second);
  await second.clock.advance(10 * minute);
  const made = await client.call('GET', `/ControlPlane/Configurations/${body.related.configurationId}`);
  const status = await statusOf(id);
  await second.close();
  for (const end of ['', '-wal', '-shm']) rmSync(data + end, { force: true });

  expect([made.status, status]).toEqual([200, 'INACTIVE']);
});
