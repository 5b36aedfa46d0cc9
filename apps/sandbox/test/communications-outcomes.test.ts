import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import {
  ada,
  childOf,
  communicated,
  fetchCommunication,
  on,
  phone,
  sendCommunications,
  shopPool,
} from './communications-client.ts';
import { contactWith, iphone } from './push-client.ts';
import { newDataFile } from './sandbox-process.ts';
import { call, countsOf, type Json } from './test-client.ts';

let sandbox: Sandbox;
let pool: { from: object };
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  pool = await shopPool(sandbox);
});
afterEach(async () => await sandbox.close());

test.each([
  [on('tel', ada.tel), 'delivered'],
  [on('tel', '+15005551300'), 'sent'],
  [on('whatsapp', ada.whatsapp), 'read'],
  [on('email', ada.email), 'delivered'],
  [on('email', 'opened@example.com'), 'opened'],
  [on('fcm', ada.fcm), 'delivered'],
  [iphone('09e909e9'), 'opened'],
])('a communication to %j ends %s, as what it became does', async (recipient, state) => {
  const communication = await communicated(sandbox, recipient, pool);
  const child = await childOf(sandbox, communication);

  expect(countsOf(communication.delivery_status)).toEqual({ [state]: 1 });
  expect(countsOf(child.delivery_status)).toEqual({ [state]: 1 });
  expect(communication.updated_at).toBe(child.updated_at);
});

test.each([
  [on('tel', '+15005551203'), 'undelivered', 30005],
  [on('tel', '+15005550004'), 'failed', 21610],
  [on('email', 'bounced@example.com'), 'undelivered', 550],
  [on('fcm', 'bad-1'), 'failed', 400],
])('a communication to %j ends %s, with the code %s', async (recipient, state, code) => {
  const communication = await communicated(sandbox, recipient, pool);
  const child = await childOf(sandbox, communication);

  expect(countsOf(communication.delivery_status)).toEqual({ [state]: 1 });
  expect(communication.errors).toEqual([expect.objectContaining({ code })]);
  expect(child.errors).toEqual(communication.errors);
});

test('a communication follows what it became step by step', async () => {
  const { communications } = await sendCommunications(sandbox, [on('whatsapp', ada.whatsapp)], pool);
  const seen = new Set<string>();
  for (let step = 0; step < 200; step += 1) {
    const [communication, child] = [
      await fetchCommunication(sandbox, communications[0].id),
      await childOf(sandbox, communications[0]),
    ];
    expect(countsOf(communication.delivery_status)).toEqual(countsOf(child.delivery_status));
    for (const state of Object.keys(countsOf(communication.delivery_status))) seen.add(state);
    await sandbox.clock.advance(100);
  }

  expect([...seen]).toEqual(['queued', 'sent', 'delivered', 'read']);
});

test('an operation is completed when all that it became has arrived', async () => {
  const to = [on('tel', ada.tel), on('email', ada.email), on('fcm', ada.fcm), on('fbm', 'ada')];
  const { operationId } = await sendCommunications(sandbox, to, pool);
  const operation = async (): Promise<Json> =>
    (await call(sandbox, 'GET', `/preview/Communications/Operations/${operationId}`)).body;
  const before = await operation();
  await sandbox.clock.advance(60_000);
  const after = await operation();

  expect([before.status, after.status]).toEqual(['processing', 'completed']);
  expect(countsOf(after.delivery)).toEqual({ delivered: 3, failed: 1 });
  expect(after.delivery.total_count).toBe(4);
});

test.each([
  ['read', { read: 1 }, { opened: 1 }],
  ['opened', { read: 1 }, { opened: 1 }],
  ['undelivered:30003', { undelivered: 1 }, { undelivered: 1 }],
])('with the tag sandbox-outcome %s, a text ends %j and an e-mail %j', async (outcome, text, email) => {
  const rest = { ...pool, tags: { 'sandbox-outcome': outcome } };
  const [one, two] = [
    await communicated(sandbox, on('tel', ada.tel), rest),
    await communicated(sandbox, on('email', ada.email), rest),
  ];

  expect([one, two].map(({ delivery_status: status }) => countsOf(status))).toEqual([text, email]);
});

test('a sender that cannot send fails its texts, and the operation, but no push notification', async () => {
  const from = on('tel', '+15005550007');
  const texts = await sendCommunications(sandbox, [on('tel', ada.tel)], { from });
  const mixed = await sendCommunications(sandbox, [on('tel', ada.tel), on('fcm', ada.fcm)], { from });
  await sandbox.clock.advance(60_000);
  const operation = async (id: string): Promise<Json> =>
    (await call(sandbox, 'GET', `/preview/Communications/Operations/${id}`)).body;
  const [one, two] = [await operation(texts.operationId), await operation(mixed.operationId)];

  expect([one.status, two.status]).toEqual(['failed', 'completed']);
  expect(countsOf(two.delivery)).toEqual({ failed: 1, delivered: 1 });
  expect(await fetchCommunication(sandbox, texts.communications[0].id)).toMatchObject({ errors: [{ code: 21606 }] });
});

test('a notification whose time is over before it is sent fails its communication, and no other', async () => {
  const rest = { ...pool, processing_options: { push_notifications: { time_to_deliver: 'PT0S' } } };
  const push = await communicated(sandbox, on('fcm', ada.fcm), rest);
  const text = await communicated(sandbox, on('tel', ada.tel), rest);

  expect(push.errors).toEqual([expect.objectContaining({ code: 20408 })]);
  expect(countsOf(text.delivery_status)).toEqual({ delivered: 1 });
});

test('a dead token is taken off the contact that a communication found it with', async () => {
  const contact = await contactWith(sandbox, [on('fcm', 'dead-1'), on('tel', ada.tel)]);
  const first = await communicated(sandbox, { contact_id: contact }, { from: undefined });
  const second = await communicated(sandbox, { contact_id: contact }, { from: phone });

  expect(countsOf(first.delivery_status)).toEqual({ undelivered: 1 });
  expect(second.channel).toBe('tel');
  expect((await call(sandbox, 'GET', `/preview/Contacts/${contact}`)).body.addresses).toEqual([
    expect.objectContaining(on('tel', ada.tel)),
  ]);
});

test('a sandbox that starts again goes on with communications and with what they became', async () => {
  const data = newDataFile();
  const first = await startSandbox({ seed: 1, data });
  await first.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  const { communications } = await sendCommunications(first, [on('tel', ada.tel), on('fcm', ada.fcm)]);
  await first.close();

  const second = await startSandbox({ data });
  await second.clock.advance(60_000);
  const ended = await Promise.all(communications.map(async ({ id }) => await fetchCommunication(second, id)));
  const child = await childOf(second, ended[0]);
  await second.close();

  expect(ended.map(({ delivery_status: status }) => countsOf(status))).toEqual([{ delivered: 1 }, { delivered: 1 }]);
  expect(countsOf(child.delivery_status)).toEqual({ delivered: 1 });
});

test('ten thousand communications are taken on at once, and all arrive', async () => {
  const to = Array.from({ length: 10_000 }, (_, index) =>
    index % 2 === 0 ? on('tel', `+1206${5_550_000 + index}`) : on('email', `user${index}@example.com`),
  );
  const { operationId, communications } = await sendCommunications(sandbox, to, pool);
  await sandbox.clock.advance(60_000);
  const { body } = await call(sandbox, 'GET', `/preview/Communications/Operations/${operationId}`);

  expect(communications.length).toBe(10_000);
  expect(countsOf(body.delivery)).toEqual({ delivered: 10_000 });
});
