import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { EventClient } from './event-client.ts';
import {
  account,
  call,
  countsOf,
  from,
  type Json,
  otherAccount,
  phone,
  phones,
  type TestAnswer,
} from './test-client.ts';
import { type WebhookReceiver, webhookReceiver } from './webhook-receiver.ts';

let sandbox: Sandbox;
let receiver: WebhookReceiver;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  receiver = await webhookReceiver();
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

async function fault(action: object, match: object = {}): Promise<string> {
  const { status, body } = await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { match, action } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function send(to: readonly object[] = [phone('+14155550100')], username = account): Promise<TestAnswer> {
  const body = { from, to, content: { text: 'Hi' } };
  return await call(sandbox, 'POST', '/preview/Messages', { body, account: username });
}

const list = async (): Promise<TestAnswer> => await call(sandbox, 'GET', '/preview/Messages?page_size=5');

test.each([
  [{ address: '+14155550100' }, [400, 202, 200]],
  [{ address: '+1415*' }, [400, 202, 200]],
  [{ address: '+15005550006' }, [400, 400, 200]],
  [{ operation: 'messages.*' }, [400, 400, 400]],
  [{ operation: 'send*' }, [400, 400, 200]],
  [{ method: 'get' }, [202, 202, 400]],
  [{ path: '/Messages' }, [400, 400, 400]],
  [{ path: '/Emails*' }, [202, 202, 200]],
  [{ family: 'proxyV1' }, [202, 202, 200]],
  [{ family: 'comms*' }, [400, 400, 400]],
  [{ account: otherAccount }, [202, 202, 200]],
])('a fault for %j hits these requests', async (match, statuses) => {
  await fault({ type: 'error', status: 400 }, match);

  const answers = [await send(), await send([phone('+12065550100')]), await list()];

  expect(answers.map(({ status }) => status)).toEqual(statuses);
});

test('the header of a request sets a fault for itself alone', async () => {
  const first = await call(sandbox, 'GET', '/preview/Messages', {
    headers: { 'sandbox-fault': 'error=429; retry_after=2' },
  });
  const second = await list();

  expect([first.status, first.headers.get('retry-after'), second.status]).toEqual([429, '2', 200]);
});

test.each(['reset_before', 'reset_after_commit'])('the header can ask for %s', async (name) => {
  await expect(call(sandbox, 'GET', '/preview/Messages', { headers: { 'sandbox-fault': name } })).rejects.toThrow();
});

test.each(['error', 'error=200', 'error=503; colour=1', 'latency=soon', 'latency=700000', 'truncate=1', 'explode', ''])(
  'the header %j is refused, and the way to write it is said',
  async (text) => {
    const answer = await call(sandbox, 'GET', '/preview/Messages', { headers: { 'sandbox-fault': text } });

    expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'Sandbox-Fault']);
  },
);

test('a hit is in the journal of requests', async () => {
  const id = await fault({ type: 'error', status: 500 });
  await list();

  expect((await call(sandbox, 'GET', '/_sandbox/v1/requests')).body.requests[0]).toMatchObject({
    fault: id,
    status: 500,
  });
});

test.each([
  [{ from: 0, to: 20 }, 0, 200],
  [{ median: 5, sigma: 0.5 }, 0, 400],
  [{ from: 30, to: 40 }, 29, 400],
])('a latency of %j is drawn', async (latency, least, most) => {
  await fault({ type: 'latency', ...latency });
  const began = performance.now();
  await list();
  const tookMs = performance.now() - began;

  expect(tookMs).toBeGreaterThan(least);
  expect(tookMs).toBeLessThan(most);
});

test('a status is forced on what goes to an address', async () => {
  await fault({ type: 'status', state: 'undelivered', code: 30005 }, { address: '+12065550100' });
  await send();
  await send([phone('+12065550100')]);
  await sandbox.clock.runUntilIdle();

  const { messages } = (await call(sandbox, 'GET', '/_sandbox/v1/messages')).body;

  expect(messages.map(({ state, errors }: Json) => [state, errors[0]?.code])).toEqual([
    ['undelivered', 30005],
    ['delivered', undefined],
  ]);
});

test('an operation fails in part: as many as asked for, the same ones with the same seed', async () => {
  await fault({ type: 'operation', effect: 'partial_failure', percent: 30, code: 30007 });
  const { body } = await send(phones(100));
  await sandbox.clock.runUntilIdle();

  const { delivery, status } = (await call(sandbox, 'GET', body.messages[0].related[0].uri.replace(sandbox.url, '')))
    .body;

  expect(status).toBe('completed');
  expect(countsOf(delivery)).toEqual({ delivered: 70, failed: 30 });
});

test('an operation fails as a whole', async () => {
  await fault({ type: 'operation', effect: 'fail' }, { operation: 'sendMessages' });
  await send(phones(3));
  await sandbox.clock.runUntilIdle();

  const { operations } = (await call(sandbox, 'GET', '/_sandbox/v1/operations')).body;

  expect(operations).toMatchObject([{ status: 'failed', counts: { failed: 3 } }]);
});

test('an operation that stalls stays where it is, and can be canceled', async () => {
  await fault({ type: 'operation', effect: 'stall' }, { times: 1 });
  const { body, headers } = await send(phones(3));
  await sandbox.clock.advance('PT24H');
  const before = (await call(sandbox, 'GET', '/_sandbox/v1/operations')).body.operations[0];
  const path = new URL(headers.get('operation-location') ?? '').pathname;
  const canceled = await call(sandbox, 'POST', `${path}/Cancel`);
  await send();
  await sandbox.clock.advance('PT1H');

  expect(body.messages).toHaveLength(3);
  expect(before).toMatchObject({ status: 'processing', counts: { queued: 3 } });
  expect(canceled.status).toBeLessThan(300);
  expect((await call(sandbox, 'GET', '/_sandbox/v1/operations')).body.operations).toMatchObject([
    { status: 'completed' },
    { status: 'canceled', counts: { queued: 0, failed: 3 } },
  ]);
});

/** Lets a conversation tell the receiver of two messages. */
async function twoWebhooks(): Promise<Json[]> {
  const form = async (path: string, fields: Record<string, string>): Promise<Json> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-webhook-enabled': 'true' };
    const body = String(new URLSearchParams(fields));
    const answer = await call(sandbox, 'POST', `/conversations.twilio.com/v1${path}`, { body, headers });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  await form('/Configuration/Webhooks', { PostWebhookUrl: `${receiver.url}/hook`, Filters: 'onMessageAdded' });
  const { sid } = await form('/Conversations', {});
  await form(`/Conversations/${sid}/Messages`, { Author: 'a', Body: 'One' });
  await form(`/Conversations/${sid}/Messages`, { Author: 'a', Body: 'Two' });
  await sandbox.clock.runUntilIdle();
  return receiver.received.map(({ fields, isSigned }) => [fields['Body'], isSigned]);
}

test.each([
  ['drop', [['Two', true]]],
  [
    'delay',
    [
      ['One', true],
      ['Two', true],
    ],
  ],
  [
    'duplicate',
    [
      ['One', true],
      ['One', true],
      ['Two', true],
    ],
  ],
  [
    'reorder',
    [
      ['Two', true],
      ['One', true],
    ],
  ],
  [
    'bad_signature',
    [
      ['One', false],
      ['Two', true],
    ],
  ],
  [
    'timeout',
    [
      ['One', true],
      ['Two', true],
      ['One', true],
    ],
  ],
])('a webhook can be hit by %s', async (effect, received) => {
  await fault({ type: 'webhook', effect, ...(effect === 'delay' && { ms: 20 }) }, { event: 'onMessage*', times: 1 });

  expect(await twoWebhooks()).toEqual(received);
});

test.each([
  [{ url: 'http://127.0.0.1:*/hook' }, 1],
  [{ url: '*/other' }, 0],
  [{ family: 'conversationsV1' }, 1],
  [{ family: 'proxyV1' }, 0],
  [{ account: otherAccount }, 0],
  [{ nth: 2 }, 1],
])('a webhook is found by %j', async (match, dropped) => {
  await fault({ type: 'webhook', effect: 'drop' }, { times: 1, ...match });

  expect(await twoWebhooks()).toHaveLength(2 - dropped);
});

test.each([
  ['drop', 0, 'discarded'],
  ['duplicate', 2, 'delivered'],
  ['reorder', 1, 'delivered'],
])('events on their way to a sink can be hit by %s', async (effect, calls, state) => {
  const client = new EventClient(sandbox, account);
  await client.subscribe(`${receiver.url}/events`, { filters: { event_filters: [{ type: 'message.delivered' }] } });
  await fault({ type: 'webhook', effect }, { event: 'message.delivered', times: 1 });

  await send();
  await sandbox.clock.runUntilIdle();

  const { events } = (await call(sandbox, 'GET', '/_sandbox/v1/events?type=message.delivered')).body;
  expect(receiver.received).toHaveLength(calls);
  expect(events[0].deliveries[0].state).toBe(state);
});

test.each([
  [{ type: 'webhook', effect: 'explode' }, {}, 'action.effect'],
  [{ type: 'webhook', effect: 'drop' }, { operation: 'x' }, 'match.operation'],
  [{ type: 'error', status: 500 }, { event: 'x' }, 'match.event'],
  [{ type: 'status', state: 'lost' }, {}, 'action.state'],
  [{ type: 'operation' }, {}, 'action.effect'],
  [{ type: 'operation', effect: 'partial_failure', percent: 101 }, {}, 'action.percent'],
  [{ type: 'latency', from: 5 }, {}, 'action.to'],
  [{ type: 'latency', from: 5, to: 1 }, {}, 'action.to'],
  [{ type: 'latency', median: 5 }, {}, 'action.sigma'],
])('the fault %j for %j is refused for %s', async (action, match, field) => {
  const { status, body } = await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { action, match } });

  expect(status).toBe(400);
  expect(body.errors.map((error: Json) => error.field)).toEqual([field]);
});
