import { once } from 'node:events';
import { createServer } from 'node:http';
import { ContactsAndAudiences } from '@comms/contacts';
import type { ClientOptions } from '@comms/core';
import { EventSubscriptions } from '@comms/events';
import { toNodeListener } from '@comms/events/node';
import { type CommsEvent, createEventRouter, createWebhookHandler, type EventHandlers } from '@comms/events/webhooks';
import { Messages } from '@comms/messages';
import { Messages as MessagesV1 } from '@comms/messages/v1';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { numbers, type Sandboxed, sandboxed, textTo } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let account: ClientOptions & { readonly security: { readonly username: string; readonly password: string } };
const closing: (() => void)[] = [];
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Receiver {
  readonly url: string;
  readonly refused: string[];
  readonly statuses: number[];
}

/** Starts a server that receives events as a user's program does. */
async function receive(handlers: EventHandlers, secrets = account.security.password): Promise<Receiver> {
  const refused: string[] = [];
  const statuses: number[] = [];
  const handle = createWebhookHandler({
    secrets,
    onEvent: createEventRouter(handlers),
    onRefused: ({ reason }) => refused.push(reason),
  });
  const listener = toNodeListener(async (request) => {
    const response = await handle(request);
    statuses.push(response.status);
    return response;
  });
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/events?from=comms`;
  return { url, refused, statuses };
}

const advance = async (by: string): Promise<unknown> => await sandbox.control('POST', '/clock/advance', { by });

async function subscribe(url: string, types: readonly string[] = []): Promise<void> {
  await new EventSubscriptions(account).createSubscription({
    filters: { eventFilters: types.map((type) => ({ type })) },
    sinks: { primary: { url } },
  });
}

test('what the sandbox sends, the receiver takes: signed, typed, each event with its handler', async () => {
  const told: unknown[] = [];
  const { url, refused, statuses } = await receive({
    'message.delivered': ({ data, time }) => told.push([data.messageId, data.to?.[0]?.address, time instanceof Date]),
    'operation.completed': ({ data }) => told.push([data.operationId, data.delivery?.delivered?.count]),
    fallback: ({ type }, { isKnown }) => told.push([type, isKnown]),
  });
  await subscribe(url, ['message.delivered', 'message.sent', 'operation.completed']);
  const [number = ''] = numbers(1);
  const { messages, operation } = await new Messages(account).sendMessages(textTo([number]));

  await advance('PT1M');

  expect(told).toHaveLength(3);
  expect(told).toContainEqual(['message.sent', true]);
  expect(told).toContainEqual([messages[0]?.id, number, true]);
  expect(told).toContainEqual([operation.id, 1]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(refused).toEqual([]);
});

test("a send of v1 is told in today's words, and its events lead to what the client fetches", async () => {
  const told: unknown[] = [];
  const { url, statuses } = await receive({
    'com.twilio.comms-api.message.delivered': ({ data }) => told.push([data.messageId, data.attempt, data.to?.channel]),
    'com.twilio.comms-api.operation.completed': ({ data }) => told.push(data.operationId),
  });
  await subscribe(url, ['com.twilio.comms-api.message.delivered', 'com.twilio.comms-api.operation.completed']);
  const messages = new MessagesV1(account);
  const to = numbers(1).map((address) => ({ address, channel: 'PHONE' }));
  const { operation } = await messages.sendMessages({ to, content: { text: 'Hello' } });

  await advance('PT1M');
  const [message] = await operation.resources().toArray({ limit: 1 });

  expect(told).toEqual([[message?.id, '1', 'PHONE'], operation.id]);
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a receiver that fails is told again, and deals with each event once', async () => {
  const done: string[] = [];
  let failures = 0;
  const { url, statuses } = await receive({
    'contact.created': ({ id }) => {
      failures += 1;
      if (failures <= 2) throw new Error('not now');
      done.push(id);
    },
  });
  await subscribe(url, ['contact.created']);
  const contacts = Array.from({ length: 5 }, () => ({}));
  await new ContactsAndAudiences(account).createContacts({ contacts });

  await advance('PT1H');

  expect(statuses).toEqual([500, 200]);
  expect(new Set(done).size).toBe(5);
  expect(done).toHaveLength(5);
});

test('an event that is delivered once more is answered with 200, and not dealt with again', async () => {
  const seen: CommsEvent[] = [];
  const { url, statuses } = await receive({ fallback: (event) => seen.push(event) });
  await subscribe(url, ['audience.created']);
  await new ContactsAndAudiences(account).createAudience({ name: 'Readers' });
  await advance('PT1S');

  await sandbox.control('POST', `/events/${seen[0]?.id}/replay`);
  await advance('PT1S');

  expect(statuses).toEqual([200, 200]);
  expect(seen).toHaveLength(1);
});

test('a receiver with another secret refuses what comes, and says why', async () => {
  const seen: CommsEvent[] = [];
  const { url, refused } = await receive({ fallback: (event) => seen.push(event) }, 'another secret');
  await subscribe(url, ['audience.created']);
  await new ContactsAndAudiences(account).createAudience({ name: 'Readers' });

  await advance('PT1S');

  expect(refused).toEqual(['mismatch']);
  expect(seen).toEqual([]);
});

test('thousands of events come in few webhooks, and none is missing', async () => {
  const delivered = new Set<string>();
  const { url, statuses } = await receive({ 'message.delivered': ({ data }) => delivered.add(data.messageId) });
  await subscribe(url, ['message.delivered']);
  await new Messages(account).sendMessages(textTo(numbers(3000)));

  await advance('PT1M');

  expect(delivered.size).toBe(3000);
  expect(statuses.length).toBeLessThan(300);
});
