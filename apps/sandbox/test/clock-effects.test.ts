import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, from, type Json, phones } from './test-client.ts';
import { webhookReceiver } from './webhook-receiver.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

async function control(path: string, body: object = {}): Promise<Json> {
  const answer = await call(sandbox, 'POST', `/_sandbox/v1/clock/${path}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function send(count = 1): Promise<Json> {
  const body = { from, to: phones(count), content: { text: 'Hi' } };
  return (await call(sandbox, 'POST', '/preview/Messages', { body })).body;
}

test('what happens on the way is told in order, though nobody has subscribed to it', async () => {
  const { messages } = await send();

  const { effects, effects_are_all: areAll, jobs_done: jobsDone } = await control('advance', { by: 'PT1M' });

  expect(effects.map(({ kind, what }: Json) => [kind, what])).toEqual([
    ['event', 'message.sent'],
    ['event', 'message.delivered'],
    ['event', 'operation.completed'],
  ]);
  expect(effects[0]).toMatchObject({ id: messages[0].id, account_sid: account });
  expect(effects[0].at < effects[1].at).toBe(true);
  expect(areAll).toBe(true);
  expect(jobsDone).toBeGreaterThan(1);
});

test('what happened before, and what happens after, is not told', async () => {
  await send();
  await control('advance', { by: 'PT1M' });
  await send();

  expect((await control('advance', { by: 'PT0S' })).effects).toEqual([]);
  expect((await control('advance', { by: 'PT1M' })).effects).toHaveLength(3);
});

test('no more than a thousand effects are told, and that there were more', async () => {
  await send(600);

  const { effects, effects_are_all: areAll } = await control('advance', { by: 'PT1M' });

  expect(effects).toHaveLength(1000);
  expect(areAll).toBe(false);
});

test('a sandbox runs until nothing is left to do, and its clock stays there', async () => {
  await send();

  const { now, is_idle: isIdle, effects, pending } = await control('run-until-idle');

  expect(isIdle).toBe(true);
  expect(pending).toBe(0);
  expect(effects.at(-1)).toMatchObject({ what: 'operation.completed' });
  expect(new Date(now).getTime()).toBeLessThan(Date.parse('2026-01-31T09:31:00Z'));
});

test('it runs no further than it may', async () => {
  await send();

  const { now, is_idle: isIdle, effects } = await control('run-until-idle', { max: 'PT0.05S' });

  expect([isIdle, effects]).toEqual([false, []]);
  expect(now).toBe('2026-01-31T09:30:00.000Z');
});

test('webhooks and the states of conversations are told, too', async () => {
  const receiver = await webhookReceiver();
  const form = async (path: string, fields: Record<string, string>): Promise<Json> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-webhook-enabled': 'true' };
    return (
      await call(sandbox, 'POST', `/conversations.twilio.com/v1${path}`, {
        body: String(new URLSearchParams(fields)),
        headers,
      })
    ).body;
  };
  await form('/Configuration/Webhooks', { PostWebhookUrl: receiver.url, Filters: 'onConversationStateUpdated' });
  const { sid } = await form('/Conversations', { State: 'active', 'Timers.Inactive': 'PT10M' });

  const { effects } = await control('run-until-idle');
  await receiver.close();

  expect(effects).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'conversation', id: sid, what: 'inactive' }),
      expect.objectContaining({ kind: 'webhook', what: 'onConversationStateUpdated' }),
    ]),
  );
});

test.each([
  ['advance', {}],
  ['advance', { by: 'PT1M', to: '2026-02-01T00:00:00Z' }],
  ['advance', { by: 'soon' }],
  ['advance', { to: '2020-01-01T00:00:00Z' }],
  ['run-until-idle', { max: 'long' }],
  ['run-until-idle', { until: 'PT1M' }],
])('%s refuses %j', async (path, body) => {
  expect((await call(sandbox, 'POST', `/_sandbox/v1/clock/${path}`, { body })).status).toBe(400);
});

test('the library takes durations, and tells the same', async () => {
  await send();

  const { effects, isIdle } = await sandbox.clock.runUntilIdle('PT1H');

  expect(isIdle).toBe(true);
  expect(effects).toHaveLength(3);
  await expect(sandbox.clock.advance('soon')).rejects.toThrow('no duration');
  await expect(sandbox.clock.advance(-1)).rejects.toThrow('no duration');
});
