import { ContactsAndAudiences } from '@comms/contacts';
import { createClient, execute, responseOf } from '@comms/core';
import { type PushNotification, PushNotifications, type SendPushNotificationsRequest } from '@comms/push';
import {
  fetchOnePushNotification,
  listPushNotificationOperations,
  sendPushNotifications,
} from '@comms/push/operations';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let pushes: PushNotifications;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  pushes = new PushNotifications(account);
});

const unknownId = 'pushnotification_00000000000000000000000000';
const unknownOperation = 'operation_00000000000000000000000000';
const unknownMedia = 'media_00000000000000000000000000';
const iphone = { address: 'a1'.repeat(32), channel: 'apn' } as const;

/** A request to send one text to some Android devices. */
function textTo(...tokens: string[]): SendPushNotificationsRequest {
  return { to: tokens.map((address) => ({ address, channel: 'fcm' })), content: { title: 'Hi', text: 'Hello' } };
}

const ids = (list: readonly PushNotification[]): string[] => list.map(({ id }) => id);

/** What a device shows, and its push service was given. */
async function shown(id: string | undefined): Promise<unknown> {
  return await sandbox.control('GET', `/push_notifications/${id}`);
}

test('a send is accepted with 202, and followed until the notifications have arrived', async () => {
  const sent = await pushes.sendPushNotifications(textTo('device-1', 'dead-1'));
  const done = await sent.operation.wait({ deadlineMs: 20_000 });

  expect(responseOf(sent)).toMatchObject({ statusCode: 202, attempts: 1, requestId: expect.stringMatching(/^RQ/) });
  expect(sent.pushNotifications.map(({ to }) => to?.[0]?.address)).toEqual(['device-1', 'dead-1']);
  expect(done).toMatchObject({
    status: 'completed',
    delivery: { totalCount: 2, delivered: { count: 1 }, undelivered: { count: 1 } },
  });
});

test('everything that can be said in a send is sent, and comes back', async () => {
  const contacts = new ContactsAndAudiences(account);
  const preference = await contacts.createPreferences({
    name: 'News',
    channels: [{ channel: 'push_notification', defaultOptIn: true }],
  });
  const { contacts: made } = await contacts.createContacts({ contacts: [{ addresses: [iphone] }] });
  const contactId = made[0]?.id ?? '';
  const audience = await contacts.createAudience({ name: 'Everyone' });
  await contacts.addContactToAudience(audience.id, { contactId });
  const timeToDeliver = new Date(Date.now() + 3_600_000);

  const sent = await pushes.sendPushNotifications({
    to: [
      { address: 'device-1', channel: 'fcm', variables: { firstName: 'Ada' } },
      { contactId, channel: 'apn' },
      { audienceId: audience.id, variables: { firstName: 'Bob' } },
    ],
    content: {
      title: 'Hi {{ firstName }}',
      text: 'Hello',
      icon: 'bell',
      media: { url: 'https://example.com/cat.png' },
      clickAction: { url: 'https://example.com', activity: 'OPEN' },
      channelPassthrough: [
        { channel: 'fcm', data: { orderId: 7, line_items: [{ unitPrice: 1 }] } },
        { channel: 'apn', data: { orderId: 7 } },
      ],
      defaultVariables: { firstName: 'you' },
    },
    priority: 'low',
    sound: 'chime',
    timeToDeliver,
    processingOptions: {
      usePreference: { preferenceId: preference.id },
      recipientPreferenceManagement: { preferenceId: preference.id },
    },
    tags: { campaignName: 'spring' },
  });
  await sent.operation.wait({ deadlineMs: 20_000 });

  const [first, second, third] = sent.pushNotifications;
  expect(sent.pushNotifications.map(({ content }) => content?.title)).toEqual(['Hi Ada', 'Hi you', 'Hi Bob']);
  expect(second?.to).toEqual([{ ...iphone, contactId }]);
  expect(third?.related).toContainEqual(expect.objectContaining({ id: audience.id }));
  expect(first).toMatchObject({
    to: [{ address: 'device-1', channel: 'fcm' }],
    content: {
      text: 'Hello',
      icon: 'bell',
      media: { contentReference: { temporaryUrl: 'https://example.com/cat.png' } },
      clickAction: { url: 'https://example.com', activity: 'OPEN' },
      channelPassthrough: [
        { channel: 'fcm', data: { orderId: 7, line_items: [{ unitPrice: 1 }] } },
        { channel: 'apn', data: { orderId: 7 } },
      ],
      defaultVariables: { firstName: 'you' },
    },
    priority: 'low',
    sound: 'chime',
    timeToDeliver: timeToDeliver.toISOString(),
    tags: { campaignName: 'spring' },
    createdAt: expect.any(Date),
  });
  expect(await shown(first?.id)).toMatchObject({
    payload: { message: { data: { orderId: '7', line_items: '[{"unitPrice":1}]' }, android: { priority: 'normal' } } },
  });
});

test.each([600, 'PT10M', new Date('2099-01-01T00:00:00Z')])(
  'a time to deliver of %s is taken, and comes back as the API has it',
  async (timeToDeliver) => {
    const sent = await pushes.sendPushNotifications({ ...textTo('device-1'), timeToDeliver });

    const expected = timeToDeliver instanceof Date ? timeToDeliver.toISOString() : timeToDeliver;
    expect(sent.pushNotifications[0]?.timeToDeliver).toBe(expected);
  },
);

test('a code is shown on the device, and in no answer', async () => {
  const sent = await pushes.sendPushNotifications({
    ...textTo('device-1'),
    content: { otp: { codeLength: 8, timeToExpire: 'PT5M' }, text: 'Your code is {{ code }}' },
  });
  const id = sent.pushNotifications[0]?.id;

  expect(sent.pushNotifications[0]?.content?.text).toBe('Your code is ••••••');
  expect(await shown(id)).toMatchObject({ text: expect.stringMatching(/^Your code is \d{8}$/) });
});

test('a stored template is sent by its identifier', async () => {
  const contentId = `HX${'0'.repeat(32)}`;
  const sent = await pushes.sendPushNotifications({ ...textTo('device-1'), content: { contentId } });

  expect(sent.pushNotifications[0]?.content).toMatchObject({ contentId });
});

test('notifications are listed by every filter', async () => {
  const contacts = new ContactsAndAudiences(account);
  const made = await contacts.createContacts({ contacts: [{ addresses: [iphone] }] });
  const contactId = made.contacts[0]?.id ?? '';
  const first = await pushes.sendPushNotifications(textTo('device-1'));
  const second = await pushes.sendPushNotifications({ ...textTo(), to: [{ contactId }] });
  const [one = '', two = ''] = [...ids(first.pushNotifications), ...ids(second.pushNotifications)];
  const past = new Date(Date.now() - 3_600_000);
  const found = async (request: Parameters<PushNotifications['listPushNotifications']>[0]): Promise<string[]> =>
    ids(await pushes.listPushNotifications(request).toArray({ limit: 100 }));

  expect(await found({})).toEqual([two, one]);
  expect(await found({ pageSize: 1 })).toEqual([two, one]);
  expect(await found({ operationId: first.operation.id })).toEqual([one]);
  expect(await found({ conversationId: 'conversation_01h9krwprkeee8fzqspvwy6nq8' })).toEqual([]);
  expect(await found({ startDate: past })).toEqual([two, one]);
  expect(await found({ endDate: past })).toEqual([]);
  expect(await found({ toAddress: 'device-1' })).toEqual([one]);
  expect(await found({ toContact: contactId })).toEqual([two]);
  expect(await found({ channel: 'apn' })).toEqual([two]);
  expect(ids(await second.operation.resources().toArray({ limit: 10 }))).toEqual([two]);
});

test('a notification that was deleted can neither be fetched, nor listed, nor deleted again', async () => {
  const sent = await pushes.sendPushNotifications(textTo('device-1'));
  const id = sent.pushNotifications[0]?.id ?? '';

  expect(await pushes.deletePushNotification(id)).toBeUndefined();

  expect(await rejection(pushes.fetchOnePushNotification(id))).toMatchObject({ status: 404, code: 20404 });
  expect(await rejection(pushes.deletePushNotification(id))).toMatchObject({ status: 404, code: 20404 });
  expect((await pushes.listPushNotifications()).items).toEqual([]);
});

test('operations are listed by every filter, fetched, taken up again and canceled', async () => {
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
  const first = await pushes.sendPushNotifications(textTo('device-1'));
  await sandbox.control('POST', '/clock/advance', { by: 'PT1M' });
  const second = await pushes.sendPushNotifications(textTo('device-1'));
  const between = new Date((first.pushNotifications[0]?.createdAt?.getTime() ?? 0) + 30_000);
  const found = async (request: Parameters<PushNotifications['listPushNotificationOperations']>[0]): Promise<unknown> =>
    (await pushes.listPushNotificationOperations(request)).items.map(({ id }) => id);

  expect(await found({})).toEqual([second.operation.id, first.operation.id]);
  expect(await found({ status: 'completed' })).toEqual([first.operation.id]);
  expect(await found({ startDate: between })).toEqual([second.operation.id]);
  expect(await found({ endDate: between })).toEqual([first.operation.id]);
  expect(await pushes.fetchOnePushNotificationOperation(first.operation.id)).toMatchObject({ status: 'completed' });
  expect((await pushes.operation(second.operation.id).refresh()).status).toBe('processing');
  expect(await pushes.cancelPushNotificationOperation(second.operation.id)).toMatchObject({
    status: 'canceled',
    delivery: { failed: { count: 1 } },
  });
  expect(await rejection(pushes.cancelPushNotificationOperation(first.operation.id))).toMatchObject({ status: 409 });
  await sandbox.control('PUT', '/clock', { mode: 'real' });
});

test.each<[string, Partial<SendPushNotificationsRequest>, string]>([
  ['a token for Apple that is none', { to: [{ address: 'abc', channel: 'apn' }] }, 'to[0].address'],
  ['a phone', { to: [{ address: '+12065550100', channel: 'tel' }] }, 'to[0].channel'],
  ['a file that is not there', { content: { text: 'a', media: { mediaId: unknownMedia } } }, 'content.media.media_id'],
  ['an unknown filter', { content: { text: '{{ a | shout }}' } }, 'content.text'],
  ['a time that is none', { timeToDeliver: 'soon' }, 'time_to_deliver'],
  ['an unknown priority', { priority: 'urgent' }, 'priority'],
])('%s is refused with its field, and nothing is sent', async (_, rest, field) => {
  const error = await rejection(pushes.sendPushNotifications({ ...textTo('device-1'), ...rest }));

  expect(error).toMatchObject({
    name: 'ApiError',
    operation: 'pushNotifications.sendPushNotifications',
    status: 400,
    effect: 'none',
  });
  expect(error).toHaveProperty('errors', expect.arrayContaining([expect.objectContaining({ field })]));
  expect((await pushes.listPushNotifications()).items).toEqual([]);
});

const refusals: readonly (readonly [string, (of: PushNotifications) => PromiseLike<unknown>, number])[] = [
  ['listPushNotifications', (of) => of.listPushNotifications({ pageToken: 'nonsense' }), 400],
  ['listPushNotificationOperations', (of) => of.listPushNotificationOperations({ pageToken: 'nonsense' }), 400],
  ['fetchOnePushNotification', async (of) => await of.fetchOnePushNotification(unknownId), 404],
  ['deletePushNotification', async (of) => await of.deletePushNotification(unknownId), 404],
  [
    'fetchOnePushNotificationOperation',
    async (of) => await of.fetchOnePushNotificationOperation(unknownOperation),
    404,
  ],
  ['cancelPushNotificationOperation', async (of) => await of.cancelPushNotificationOperation(unknownOperation), 404],
];

test.each(refusals)('%s is refused where what it names is not there', async (name, ask, status) => {
  const error = await rejection(ask(pushes));

  expect(error).toMatchObject({ name: 'ApiError', operation: `pushNotifications.${name}`, status, effect: 'none' });
});

test('lists name the parameter that they refuse', async () => {
  const field = { errors: [expect.objectContaining({ field: 'page_token' })] };

  expect(await rejection(pushes.listPushNotifications({ pageToken: 'nonsense' }))).toMatchObject(field);
  expect(await rejection(pushes.listPushNotificationOperations({ pageToken: 'nonsense' }))).toMatchObject(field);
});

test('what one account sent, another one does not see', async () => {
  const sent = await pushes.sendPushNotifications(textTo('device-1'));
  const other = new PushNotifications(sandbox.newAccount());

  const id = sent.pushNotifications[0]?.id ?? '';
  expect(await rejection(other.fetchOnePushNotification(id))).toMatchObject({ status: 404 });
  expect(await rejection(other.fetchOnePushNotificationOperation(sent.operation.id))).toMatchObject({ status: 404 });
});

test('`execute` sends, fetches and lists as the class does', async () => {
  const client = createClient(account);

  const sent = await execute(client, sendPushNotifications, textTo('device-1'));
  const push = await execute(client, fetchOnePushNotification, {
    pushNotificationId: sent.pushNotifications[0]?.id ?? '',
  });
  const page = await execute(client, listPushNotificationOperations, {});

  expect(push).toEqual(sent.pushNotifications[0]);
  expect(page.operations.map(({ id }) => id)).toEqual([sent.operation.id]);
});
