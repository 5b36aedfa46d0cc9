import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import {
  android,
  audienceOf,
  contactWith,
  decline,
  fetchPush,
  iphone,
  preferenceFor,
  sendPushes,
  shownPush,
} from './push-client.ts';
import { call, countsOf, type Json } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

/** How a notification has ended after a minute. */
async function ended(recipient: object, rest: object = {}): Promise<Json> {
  const { pushes } = await sendPushes(sandbox, [recipient], rest);
  await sandbox.clock.advance(60_000);
  return await fetchPush(sandbox, pushes[0].id);
}

const contact = async (id: string): Promise<Json> => (await call(sandbox, 'GET', `/preview/Contacts/${id}`)).body;
const addresses = async (id: string): Promise<string[]> =>
  (await contact(id)).addresses.map(({ address }: Json) => address);

test.each([
  [android('device-1'), 'delivered'],
  [iphone(), 'delivered'],
  [android('opened-1'), 'opened'],
  [iphone('09e909e9'), 'opened'],
  [android('slow'), 'sent'],
  [iphone('51005100'), 'sent'],
])('a notification to %j ends %s', async (recipient, state) => {
  const push = await ended(recipient);

  expect(countsOf(push.delivery_status)).toEqual({ [state]: 1 });
  expect(push.errors).toBeUndefined();
});

test.each([
  [android('dead-1'), 'undelivered', 410],
  [iphone('deaddead'), 'undelivered', 410],
  [android('bad-1'), 'failed', 400],
  [iphone('bad0bad0'), 'failed', 400],
])('a notification to %j ends %s, with the code %s and a reason', async (recipient, state, code) => {
  const push = await ended(recipient);

  expect(countsOf(push.delivery_status)).toEqual({ [state]: 1 });
  expect(push.errors).toEqual([
    { code, message: expect.stringMatching(/\w/), more_info: expect.stringMatching(/^https:/) },
  ]);
});

test('a dead token is taken off its contact, which is then reached at its next device', async () => {
  const id = await contactWith(sandbox, [android('dead-1'), iphone(), { address: '+12065550100', channel: 'tel' }]);
  const first = await ended({ contact_id: id });
  const second = await ended({ contact_id: id });

  expect(await addresses(id)).toEqual([iphone().address, '+12065550100']);
  expect([first, second].map(({ to }) => to[0].channel)).toEqual(['fcm', 'apn']);
  expect(countsOf(second.delivery_status)).toEqual({ delivered: 1 });
});

test('a dead token is taken off its contact also when it was sent to by itself', async () => {
  const id = await contactWith(sandbox, [android('dead-1')]);
  const other = await contactWith(sandbox, [{ address: 'dead-1', channel: 'chat' }]);
  await ended(android('dead-1'));

  expect(await addresses(id)).toEqual([]);
  expect(await addresses(other)).toEqual(['dead-1']);
});

test('a token that is only slow, or bad, stays with its contact', async () => {
  const id = await contactWith(sandbox, [android('slow-1'), android('bad-1')]);
  await ended(android('slow-1'));
  await ended(android('bad-1'));

  expect(await addresses(id)).toEqual(['slow-1', 'bad-1']);
});

test('what can go nowhere fails, and says why', async () => {
  const id = await contactWith(sandbox, [{ address: '+12065550100', channel: 'tel' }]);
  const noApple = await contactWith(sandbox, [android('device-1')]);
  const unknown = '01h9krwprkeee8fzqspvwy6nq8';
  const { pushes } = await sendPushes(sandbox, [
    { contact_id: id },
    { contact_id: noApple, channel: 'apn' },
    { contact_id: unknown },
    { audience_id: unknown },
  ]);
  await sandbox.clock.advance(60_000);
  const ended: Json[] = await Promise.all(pushes.map(async (push) => await fetchPush(sandbox, push.id)));

  expect(ended.map(({ delivery_status: status }) => countsOf(status))).toEqual(Array(4).fill({ failed: 1 }));
  expect(ended.map(({ errors }) => errors[0].code)).toEqual([21604, 21604, 20404, 20404]);
  expect((await shownPush(sandbox, pushes[0].id)).payload).toBeNull();
});

test.each(['use_preference', 'recipient_preference_management'])(
  '%s keeps notifications from those who have declined them',
  async (field) => {
    const [one, two] = [
      await contactWith(sandbox, [android('device-1')]),
      await contactWith(sandbox, [android('device-2')]),
    ];
    const preference = await preferenceFor(sandbox, ['push_notification', 'message']);
    await decline(sandbox, one, preference, 'push_notification');
    await decline(sandbox, two, preference, 'message');
    const audience = await audienceOf(sandbox, [one, two]);
    const { pushes } = await sendPushes(sandbox, [{ audience_id: audience }, android('device-1')], {
      processing_options: { [field]: { preference_id: preference } },
    });
    await sandbox.clock.advance(60_000);
    const ended: Json[] = await Promise.all(pushes.map(async (push) => await fetchPush(sandbox, push.id)));

    expect(ended.map(({ delivery_status: status }) => countsOf(status))).toEqual([
      { failed: 1 },
      { delivered: 1 },
      { failed: 1 },
    ]);
    expect(ended[0].errors).toEqual([expect.objectContaining({ code: 21610 })]);
  },
);

test.each([
  ['opened', { opened: 1 }],
  ['read', { opened: 1 }],
  ['sent', { sent: 1 }],
  ['undelivered:30003', { undelivered: 1 }],
  ['failed', { failed: 1 }],
])('the tag sandbox-outcome %s decides before the token does', async (outcome, counts) => {
  const push = await ended(android('bad-1'), { tags: { 'sandbox-outcome': outcome } });

  expect(countsOf(push.delivery_status)).toEqual(counts);
});

test.each([0, 'PT0S', 'PT0.1S', '2026-01-31T09:30:00Z', '2020-01-01T00:00:00+02:00'])(
  'with a time to deliver of %s, it fails before it is sent',
  async (time) => {
    const push = await ended(android('device-1'), { time_to_deliver: time });

    expect(countsOf(push.delivery_status)).toEqual({ failed: 1 });
    expect(push.errors).toEqual([expect.objectContaining({ code: 20408 })]);
    expect(push.time_to_deliver).toBe(time);
    expect((await shownPush(sandbox, push.id)).payload).toBeNull();
  },
);

test('a notification is queued until its time to deliver is over, and no longer', async () => {
  const { pushes } = await sendPushes(sandbox, [android('device-1')], { time_to_deliver: 'PT0.1S' });
  const stateNow = async (): Promise<object> => countsOf((await fetchPush(sandbox, pushes[0].id)).delivery_status);
  await sandbox.clock.advance(99);
  const before = await stateNow();
  await sandbox.clock.advance(1);

  expect([before, await stateNow()]).toEqual([{ queued: 1 }, { failed: 1 }]);
});

test.each([600, 'PT10M', '2026-01-31T09:40:00Z'])('with a time to deliver of %s, it is delivered', async (time) => {
  const push = await ended(iphone(), { time_to_deliver: time });

  expect(countsOf(push.delivery_status)).toEqual({ delivered: 1 });
  const { headers } = (await shownPush(sandbox, push.id)).payload;
  expect(headers['apns-expiration']).toBe(String(Date.parse('2026-01-31T09:40:00Z') / 1000));
});

test('the settings of contacts decide whether an unknown device becomes a contact', async () => {
  await call(sandbox, 'PATCH', '/preview/Contacts/Settings', { body: { auto_create_with: ['push_notifications'] } });
  const { pushes } = await sendPushes(sandbox, [android('device-1')]);

  const id = pushes[0].to[0].contact_id;
  expect(await addresses(id)).toEqual(['device-1']);
});

test('ten thousand notifications are taken on at once, and all are delivered', async () => {
  const to = Array.from({ length: 10_000 }, (_, index) => android(`device-${index}`));
  const { operationId, pushes } = await sendPushes(sandbox, to);
  await sandbox.clock.advance(60_000);
  const { body } = await call(sandbox, 'GET', `/preview/PushNotifications/Operations/${operationId}`);

  expect(pushes.length).toBe(10_000);
  expect(countsOf(body.delivery)).toEqual({ delivered: 10_000 });
  expect(body.status).toBe('completed');
});
