import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { ada, adaOn, childOf, fetchCommunication, on, phone, sendCommunications } from './communications-client.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { android, audienceOf, contactWith, sendPushes } from './push-client.ts';
import { catchMail, smtpError } from './smtp-catcher.ts';
import { account, call, countsOf, type Json } from './test-client.ts';

let sandbox: Sandbox;
let sink: EventSink;
let smtp: Awaited<ReturnType<typeof catchMail>>;
beforeEach(async () => {
  smtp = await catchMail({
    onRecipient: (address) => {
      if (address.startsWith('unknown')) throw smtpError(550, 'No such user');
    },
  });
  sandbox = await startSandbox({ seed: 1, smtp: smtp.url });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  sink = await startSink();
});
afterEach(async () => {
  await sandbox.close();
  await smtp.close();
  sink.close();
});

/** Has all events delivered that filters let through. */
async function subscribe(filters: object = {}): Promise<void> {
  const body = { ...filters, sinks: { primary: { url: sink.url } } };
  expect((await call(sandbox, 'POST', '/preview/Events/Subscriptions', { body })).status).toBe(201);
}

/** What there is, when time has passed until there is as much as is expected. */
async function soon<Item>(find: () => Promise<Item[]> | Item[], count: number): Promise<Item[]> {
  await expect
    .poll(
      async () => {
        await sandbox.clock.advance(1000);
        return (await find()).length;
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBe(count);
  return await find();
}

const typesAbout = (field: string, id: string): string[] =>
  sink
    .events()
    .filter(({ data }) => data[field] === id)
    .map(({ type }) => type);

test('a communication tells of each state, and so does what it became', async () => {
  await subscribe();
  const { communications } = await sendCommunications(sandbox, [on('fcm', 'opened-1')]);
  const { id } = communications[0];
  const child = await childOf(sandbox, communications[0]);
  const states = ['queued', 'sent', 'delivered', 'opened'];

  await soon(() => typesAbout('push_notification_id', child.id), 4);

  expect(typesAbout('communication_id', id)).toEqual(states.map((state) => `communication.${state}`));
  expect(typesAbout('push_notification_id', child.id)).toEqual(states.map((state) => `push_notification.${state}`));
});

test('an event says whose communication it is, to whom it goes, and why it did not arrive', async () => {
  await subscribe();
  const { communications, operationId } = await sendCommunications(sandbox, [on('tel', '+15005551203')], {
    tags: { campaign: 'spring' },
  });
  const { id } = communications[0];
  await soon(() => typesAbout('communication_id', id), 3);

  const last = sink
    .events()
    .filter(({ data }) => data.communication_id === id)
    .at(-1);

  expect(last.data).toEqual({
    account_sid: account,
    communication_id: id,
    operation_id: operationId,
    conversation_id: null,
    from: phone,
    to: [on('tel', '+15005551203')],
    error_code: 30005,
    tags: { campaign: 'spring' },
  });
});

test('who subscribes to an audience hears of its communications, and of what they became', async () => {
  const audience = await audienceOf(sandbox, [await contactWith(sandbox, adaOn('tel'))]);
  await subscribe({ filters: { resource_filters: [{ audience_ids: [audience] }] } });
  await sendCommunications(sandbox, [{ audience_id: audience }, on('tel', ada.tel)]);

  const events = await soon(() => sink.events(), 6);

  expect(events.map(({ type }: Json) => type).sort()).toEqual([
    'communication.delivered',
    'communication.queued',
    'communication.sent',
    'message.delivered',
    'message.queued',
    'message.sent',
  ]);
});

test('a dead token tells that its contact has changed', async () => {
  const contact = await contactWith(sandbox, [android('dead-1')]);
  await subscribe();
  await sendPushes(sandbox, [{ contact_id: contact }]);

  const types = await soon(() => typesAbout('contact_id', contact), 1);

  expect(types).toEqual(['contact.updated']);
});

test('no event of a push notification has its code in it', async () => {
  await subscribe();
  const { pushes } = await sendPushes(sandbox, [android('device-1')], {
    content: { otp: { code: '83640195' }, title: '83640195', text: '{{ code }}' },
  });

  await soon(() => typesAbout('push_notification_id', pushes[0].id), 3);

  expect(JSON.stringify(sink.events())).not.toContain('83640195');
});

test('an e-mail that a real server refuses takes its communication with it', async () => {
  const from = on('email', 'shop@example.com');
  const to = [on('email', 'unknown@example.com'), on('email', ada.email)];
  const { communications } = await sendCommunications(sandbox, to, { from });
  const ended = async (): Promise<Json[]> => {
    const all = await Promise.all(communications.map(async ({ id }) => await fetchCommunication(sandbox, id)));
    return all.filter(({ delivery_status: status }) => status.queued.count + status.sent.count === 0);
  };

  const [refused, taken] = await soon(ended, 2);

  expect(countsOf(refused.delivery_status)).toEqual({ undelivered: 1 });
  expect(refused.errors).toEqual([expect.objectContaining({ code: 550 })]);
  expect(countsOf(taken.delivery_status)).toEqual({ delivered: 1 });
  expect(smtp.caught.map(({ to: receivers }) => receivers)).toEqual([[ada.email]]);
});
