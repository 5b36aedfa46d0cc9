import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  ada,
  captureRules,
  customer,
  frozenSandbox,
  grace,
  later,
  minute,
  OrchestratorClient,
} from './orchestrator-client.ts';
import { type CallbackReceiver, startReceiver } from './orchestrator-receiver.ts';
import { account, call } from './test-client.ts';

let sandbox: Sandbox;
let client: OrchestratorClient;
let receiver: CallbackReceiver;

beforeEach(async () => {
  receiver = await startReceiver();
  sandbox = await frozenSandbox();
  client = new OrchestratorClient(sandbox);
});

afterEach(async () => {
  await sandbox.close();
  receiver.close();
});

/** A conversation whose configuration names the receiver. */
async function begin(participants: object[] = [customer(ada)], more: object = {}): Promise<string> {
  const statusCallbacks = [{ url: `${receiver.url}/hook?a=b` }];
  const configurationId = await client.configuration({ statusCallbacks, ...more });
  return (await client.conversation(configurationId, { participants })).id;
}

/** Waits until all callbacks have arrived. */
async function delivered(): Promise<void> {
  await sandbox.clock.advance(0);
}

test('a callback tells the type, the resource and the time, signed with the hash of its body', async () => {
  const id = await begin([]);
  await delivered();
  const [callback] = receiver.callbacks;

  expect(callback?.told).toEqual({
    eventType: 'CONVERSATION_CREATED',
    data: await client.get(`/Conversations/${id}`),
    timestamp: later(300),
  });
  expect(callback).toMatchObject({ method: 'POST', isSigned: true, token: expect.stringMatching(/^[\da-f-]{36}$/) });
  expect(callback?.query.get('a')).toBe('b');
  expect(callback?.query.get('bodySHA256')).toMatch(/^[\da-f]{64}$/);
});

test('all that happens in a conversation is told, in order', async () => {
  const id = await begin();
  const { participants } = await client.get(`/Conversations/${id}`);
  await client.call('PUT', `/Conversations/${id}/Participants/${participants[0].id}`, customer(ada, { name: 'Ada' }));
  await client.text(id, 'Hi', { resourceId: 'GT1-0' });
  await client.text(id, 'High', { resourceId: 'GT1-0' });
  await client.call('PATCH', `/Conversations/${id}`, { name: 'Order' });
  await client.call('DELETE', `/Conversations/${id}`);
  await client.work();
  await delivered();

  expect(receiver.types()).toEqual([
    'CONVERSATION_CREATED',
    'PARTICIPANT_ADDED',
    'PARTICIPANT_UPDATED',
    'PARTICIPANT_ADDED',
    'COMMUNICATION_CREATED',
    'COMMUNICATION_UPDATED',
    'CONVERSATION_UPDATED',
    'CONVERSATION_DELETED',
  ]);
  expect(receiver.callbacks.every(({ isSigned }) => isSigned)).toBe(true);
  const conversationIds = receiver.callbacks.map(({ told: { data } }) => data.conversationId ?? data.id);
  expect(new Set(conversationIds)).toEqual(new Set([id]));
});

test('a status that a time-out changes is told, and metadata alone are not', async () => {
  const id = await begin([customer(ada)], { channelSettings: { SMS: { statusTimeouts: { inactive: 1, closed: 2 } } } });
  await client.call('PATCH', `/Conversations/${id}`, { metadata: { a: 'b' } });
  await sandbox.clock.advance(2 * minute);

  const told = receiver.callbacks.filter(({ told: { eventType } }) => eventType === 'CONVERSATION_UPDATED');

  expect(told.map(({ told: { data } }) => data.status)).toEqual(['INACTIVE', 'CLOSED']);
});

test('captured traffic is told as it begins, arrives and moves', async () => {
  await client.configuration({
    statusCallbacks: [{ url: receiver.url }],
    channelSettings: { SMS: { captureRules } },
  });
  await client.send('Hello');
  await sandbox.clock.advance(minute);

  expect(receiver.types()).toEqual([
    'CONVERSATION_CREATED',
    'PARTICIPANT_ADDED',
    'PARTICIPANT_ADDED',
    'COMMUNICATION_CREATED',
    'COMMUNICATION_UPDATED',
  ]);
  expect(receiver.callbacks.slice(-2).map(({ told: { data } }) => data.recipients[0].deliveryStatus)).toEqual([
    'IN_PROGRESS',
    'DELIVERED',
  ]);
});

test('a callback by GET has what it tells in its query', async () => {
  const id = await begin([], { statusCallbacks: [{ url: receiver.url, method: 'GET' }] });
  await delivered();

  expect(receiver.callbacks).toMatchObject([
    { method: 'GET', isSigned: true, told: { eventType: 'CONVERSATION_CREATED', data: { id }, timestamp: later(300) } },
  ]);
});

test('both places are told, and a receiver that fails is told again with the same token', async () => {
  const other = await startReceiver();
  receiver.answer = [500, 503, 200];

  await begin([], { statusCallbacks: [{ url: receiver.url }, { url: other.url }] });
  await sandbox.clock.advance(10 * minute);
  other.close();

  expect(receiver.callbacks).toHaveLength(3);
  expect(new Set(receiver.callbacks.map(({ token }) => token)).size).toBe(1);
  expect(other.callbacks).toHaveLength(1);
  expect(other.callbacks[0]?.token).not.toBe(receiver.callbacks[0]?.token);
});

test('a receiver that refuses is not told again', async () => {
  receiver.answer = [400];

  await begin([]);
  await sandbox.clock.advance(10 * minute);

  expect(receiver.callbacks).toHaveLength(1);
});

test('an empty list stops the callbacks of one conversation, and a new one is told from then on', async () => {
  const id = await begin([]);
  await client.call('PATCH', `/Conversations/${id}`, { configuration: { statusCallbacks: [] }, name: 'A' });
  await client.call('PATCH', `/Conversations/${id}`, { name: 'B' });
  await delivered();
  const stopped = receiver.types();
  await client.call('PATCH', `/Conversations/${id}`, {
    name: 'C',
    configuration: { statusCallbacks: [{ url: receiver.url }] },
  });
  await delivered();

  expect(stopped).toEqual(['CONVERSATION_CREATED']);
  expect(receiver.types()).toEqual(['CONVERSATION_CREATED', 'CONVERSATION_UPDATED']);
});

test('a conversation without callbacks tells nobody', async () => {
  await begin([customer(grace)], { statusCallbacks: [] });
  await delivered();

  expect(receiver.callbacks).toEqual([]);
});

test('what was refused is told to nobody', async () => {
  const id = await begin();
  await client.call('PATCH', `/Conversations/${id}`, { status: 'CLOSED' });
  await delivered();
  const count = receiver.callbacks.length;
  await client.call('PATCH', `/Conversations/${id}`, { status: 'ACTIVE' });
  await client.call('POST', `/Conversations/${id}/Participants`, customer(grace));
  await delivered();

  expect(receiver.callbacks).toHaveLength(count);
});

test('the control API shows the callbacks and what was tried', async () => {
  receiver.answer = [500, 200];
  await begin([]);
  await sandbox.clock.advance(10 * minute);

  const list = await call(sandbox, 'GET', `/_sandbox/v1/webhooks?family=conversationsV2&account_sid=${account}`);
  const [webhook] = list.body.webhooks;
  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/webhooks/${webhook.id}/attempts`);

  expect(webhook).toMatchObject({ event: 'CONVERSATION_CREATED', state: 'delivered', attempts: 2 });
  expect(body.attempts).toMatchObject([{ status: 500 }, { status: 200 }]);
});
