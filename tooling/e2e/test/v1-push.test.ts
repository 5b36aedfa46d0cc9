import { ApiError, responseOf } from '@comms/core';
import { PushNotifications as PreviewPushNotifications } from '@comms/push';
import { PushNotifications, type SendPushNotificationsRequest } from '@comms/push/v1';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let pushes: PushNotifications;
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'scaled', scale: 20 });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  pushes = new PushNotifications(account);
});

const unknown = '00000000000000000000000000';
const iphone = 'a1'.repeat(32);
const soon = { deadlineMs: 20_000, minDelayMs: 20 };

/** A credential for Google, and by it an app; gives its identifier once it is there. */
async function newCredential(appName = 'my_app'): Promise<string> {
  const content = { privateKey: btoa('{}') };
  const created = await pushes.createCredential({ credentialType: 'FCM', content, appName, isDefault: true });
  return (await created.resource.wait(soon)).id;
}

/** A request to send one text to some Android devices. */
function textTo(...tokens: string[]): SendPushNotificationsRequest {
  return {
    to: tokens.map((token) => ({ token, provider: 'FCM' })),
    content: { title: "Hi {{ name | default: 'you' }}", body: 'Hello' },
    tags: { campaign: 'spring' },
  };
}

test('a send is accepted with 202, and followed until every notification has ended', async () => {
  await newCredential();

  const sent = await pushes.sendPushNotifications(textTo('device-1', 'dead-1'));
  const done = await sent.operation.wait(soon);

  expect(responseOf(sent)).toMatchObject({ statusCode: 202, attempts: 1, requestId: expect.stringMatching(/^RQ/) });
  expect(sent.operationId).toMatch(/^comms_operation_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  expect(sent.operationLocation).toBe(
    `${sandbox.url}/comms.twilio.com/v1/PushNotifications/Operations/${sent.operationId}`,
  );
  expect(done).toMatchObject({
    id: sent.operationId,
    status: 'COMPLETED',
    stats: { total: 2, recipients: 2, sent: 1, failed: 1, unaddressable: 0, canceled: 0 },
    createdAt: expect.any(Date),
  });
});

test('the notifications of a send and what went wrong are listed', async () => {
  const fcm = await newCredential();
  const { operation } = await pushes.sendPushNotifications(textTo('device-1', 'dead-1'));
  await operation.wait(soon);

  const made = await operation.resources().toArray({ limit: 10 });
  const problems = await operation.errors().toArray({ limit: 10 });

  expect(made.map(({ to, status }) => [to?.token, status])).toEqual([
    ['dead-1', 'FAILED'],
    ['device-1', 'SENT'],
  ]);
  expect(made.every(({ from }) => from?.fcm === fcm)).toBe(true);
  expect(problems).toEqual([
    expect.objectContaining({ code: 410, pushNotificationId: made[0]?.id, createdAt: expect.any(Date) }),
  ]);
});

test('everything that can be said in a send is sent, and comes back', async () => {
  const fcm = await newCredential();
  const sent = await pushes.sendPushNotifications({
    to: [{ token: 'device-1', provider: 'FCM', variables: { first_name: 'Ada' } }],
    content: {
      title: 'Hi {{ first_name }}',
      body: 'Hello',
      images: [{ url: 'https://example.com/a.png' }, { url: 'https://example.com/b.png' }],
    },
    from: { fcm },
    priority: 'LOW',
    sound: 'chime',
    schedule: { sendAt: [new Date(Date.now() + 3_600_000)] },
    tags: { first_campaign: 'spring' },
  });

  const [listed] = await sent.operation.resources().toArray({ limit: 1 });
  const push = await pushes.fetchOnePushNotification(listed?.id ?? '');

  expect(listed).not.toHaveProperty('content');
  expect(push).toEqual({
    ...listed,
    from: { fcm },
    to: { token: 'device-1', provider: 'FCM' },
    status: 'SCHEDULED',
    content: {
      title: 'Hi Ada',
      body: 'Hello',
      images: [{ url: 'https://example.com/a.png' }, { url: 'https://example.com/b.png' }],
    },
    priority: 'LOW',
    sound: 'chime',
    tags: { first_campaign: 'spring' },
    scheduledFor: expect.any(Date),
    createdAt: expect.any(Date),
  });
});

test('a user is reached on each registered device', async () => {
  await newCredential();
  const first = await pushes.createDeviceRegistration({ appName: 'my_app', token: 'device-1', provider: 'FCM' });
  const { userId } = await first.resource.wait(soon);
  await pushes.createDeviceRegistration({
    appName: 'my_app',
    token: 'device-2',
    provider: 'FCM',
    userId: userId ?? undefined,
  });

  const { operation } = await pushes.sendPushNotifications({ ...textTo(), to: [{ userId: userId ?? '' }] });
  const { stats } = await operation.wait(soon);
  const found = await pushes.listPushNotifications({ user: userId ?? '', status: 'SENT' }).toArray({ limit: 10 });

  expect(stats).toMatchObject({ total: 2, recipients: 1, sent: 2 });
  expect(found.map(({ to }) => to?.token)).toEqual(['device-2', 'device-1']);
});

test('what has no credential for its provider fails, and the errors of the operation say so', async () => {
  await newCredential();
  const { operation } = await pushes.sendPushNotifications({
    ...textTo(),
    to: [{ token: iphone, provider: 'APN' }],
  });

  const { stats } = await operation.wait(soon);

  expect(stats).toMatchObject({ total: 1, failed: 1 });
  expect(await operation.errors().toArray({ limit: 10 })).toMatchObject([{ code: 21606, to: { provider: 'APN' } }]);
});

test('notifications and operations are listed by every filter, and paged through', async () => {
  await newCredential();
  const { operation } = await pushes.sendPushNotifications(textTo('device-1', 'device-2', 'device-3'));
  await operation.wait(soon);
  const past = new Date(Date.now() - 3_600_000);
  const future = new Date(Date.now() + 3_600_000);

  const all = await pushes
    .listPushNotifications({
      operationId: operation.id,
      startDate: past,
      endDate: future,
      provider: 'FCM',
      status: 'SENT',
      tags: { campaign: 'spring' },
      pageSize: 2,
    })
    .toArray({ limit: 10 });
  const operations = await pushes
    .listPushNotificationOperations({ startDate: past, endDate: future, status: 'COMPLETED', pageSize: 1 })
    .toArray({ limit: 10 });

  expect(all).toHaveLength(3);
  expect(operations.map(({ id }) => id)).toEqual([operation.id]);
  expect((await pushes.listPushNotifications({ tags: 'campaign:autumn;' })).items).toEqual([]);
  expect((await pushes.listPushNotifications({ provider: 'APN' })).items).toEqual([]);
});

test('what waits is canceled by the operation that was taken up again', async () => {
  await newCredential();
  const sent = await pushes.sendPushNotifications({
    ...textTo('device-1'),
    schedule: { sendAt: [new Date(Date.now() + 3_600_000)] },
  });

  const scheduled = await pushes.fetchOnePushNotificationOperation(sent.operation.id);
  const canceled = await pushes.operation(sent.operation.toJSON()).cancel();

  expect(scheduled).toMatchObject({ status: 'SCHEDULED', stats: { scheduled: 1 } });
  expect(canceled).toMatchObject({ status: 'CANCELED', stats: { canceled: 1 } });
  expect((await pushes.listPushNotificationOperationErrors(sent.operation.id)).errors).toEqual([]);
  expect(await rejection(pushes.cancelPushNotificationOperation(sent.operation.id))).toMatchObject({ status: 409 });
});

test('credentials are made, listed, changed and deleted, and the app with them', async () => {
  const first = await newCredential();
  const made = await pushes.createCredential({
    credentialType: 'APN',
    content: { certificate: btoa('a certificate'), privateKey: btoa('a key') },
    appName: 'my_app',
  });
  const second = await made.resource.wait(soon);

  expect(responseOf(made)?.statusCode).toBe(202);
  expect(made.resource.location).toBe(made.resourceLocation);
  expect(second).toEqual({
    id: made.resourceId,
    credentialType: 'APN',
    isDefault: false,
    appName: 'my_app',
    tags: {},
    createdAt: expect.any(Date),
    updatedAt: expect.any(Date),
  });

  const changed = await pushes.updateCredential(second.id, { isDefault: true, tags: { team: 'a' } });
  const found = await pushes
    .listCredentials({ appName: 'my_app', credentialType: 'APN', isDefault: true, startDate: new Date(0) })
    .toArray({ limit: 10 });

  expect(await changed.resource.refresh()).toMatchObject({ isDefault: true, tags: { team: 'a' } });
  expect(found.map(({ id }) => id)).toEqual([second.id]);
  expect((await pushes.fetchOneApp('my_app')).defaultCredentials?.map(({ id }) => id)).toEqual([first, second.id]);

  const deleted = await pushes.deleteCredential(first);
  await pushes.deleteCredential(second.id);

  expect(deleted.resourceId).toBe(first);
  expect(await rejection(pushes.fetchOneCredential(first))).toMatchObject({ status: 404 });
  expect((await pushes.listApps()).apps).toEqual([]);
});

test('apps are listed, fetched, and one of them made the default', async () => {
  await newCredential('first_app');
  await newCredential('second_app');

  const changed = await pushes.updateApp('second_app', { isDefault: true });

  expect(await changed.resource.refresh()).toMatchObject({ name: 'second_app', isDefault: true });
  expect((await pushes.fetchOneApp('first_app')).isDefault).toBe(false);
  expect((await pushes.listApps({ isDefault: true, endDate: new Date(Date.now() + 60_000) })).items).toHaveLength(1);
});

test('devices are registered, listed and deleted, and users with them', async () => {
  await newCredential();
  const registered = await pushes.createDeviceRegistration({ appName: 'my_app', token: 'device-1', provider: 'FCM' });
  const registration = await registered.resource.wait(soon);
  const userId = registration.userId ?? '';

  expect(registration).toMatchObject({
    id: registered.resourceId,
    appName: 'my_app',
    devices: [{ token: 'device-1', provider: 'FCM' }],
  });
  expect(await pushes.listDeviceRegistrations({ userId, appName: 'my_app' }).toArray({ limit: 5 })).toEqual([
    registration,
  ]);
  expect((await pushes.listUsers({ pageSize: 5 })).users.map(({ id }) => id)).toEqual([userId]);
  expect(await pushes.fetchOneUser(userId)).toMatchObject({ id: userId, createdAt: expect.any(Date), deletedAt: null });

  await pushes.deleteDeviceRegistration(registration.id);
  const deleted = await pushes.deleteUser(userId);
  await deleted.resource.waitUntilGone({ deadlineMs: 5000 });

  expect(deleted.resourceId).toBe(userId);
  expect(await rejection(pushes.fetchOneDeviceRegistration(registration.id))).toMatchObject({ status: 404 });
  expect(await rejection(deleted.resource.refresh())).toMatchObject({ status: 404 });
});

test('what v1 has sent is in the preview, and what the preview has sent is in v1', async () => {
  await newCredential();
  const preview = new PreviewPushNotifications(account);
  const { operation } = await pushes.sendPushNotifications(textTo('device-1'));
  const old = await preview.sendPushNotifications({
    to: [{ address: 'device-2', channel: 'fcm' }],
    content: { title: 'Hi', text: 'Hello' },
  });

  const [mine] = await operation.resources().toArray({ limit: 1 });
  const inPreview = await preview.fetchOnePushNotification(mine?.id.replace('comms_', '') ?? '');
  const inV1 = await pushes.fetchOnePushNotification(`comms_${old.pushNotifications[0]?.id}`);

  expect(inPreview).toMatchObject({ to: [{ address: 'device-1' }], content: { title: 'Hi you', text: 'Hello' } });
  expect(inV1).toMatchObject({ to: { token: 'device-2', provider: 'FCM' }, content: { title: 'Hi', body: 'Hello' } });
});

test.each<[string, Partial<SendPushNotificationsRequest>, string]>([
  ['a token for Apple that is none', { to: [{ token: 'abc', provider: 'APN' }] }, 'to[0].token'],
  ['a variable without a default', { content: { body: '{{ name }}' } }, 'to[0].variables'],
  ['an app that is not there', { from: { appName: 'no_app' } }, 'from.appName'],
  ['a time that is none', { schedule: { sendAt: ['soon'] } }, 'schedule.sendAt[0]'],
])('%s is refused with its field, and nothing is sent', async (_, rest, field) => {
  await newCredential();
  const error = await rejection(pushes.sendPushNotifications({ ...textTo('device-1'), ...rest }));

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    operation: 'v1.pushNotifications.sendPushNotifications',
    status: 400,
    effect: 'none',
    errors: [{ field, moreInfo: expect.any(String) }],
  });
  expect((await pushes.listPushNotificationOperations()).items).toEqual([]);
});

const refusals: readonly (readonly [string, (of: PushNotifications) => PromiseLike<unknown>, number])[] = [
  ['listPushNotifications', (of) => of.listPushNotifications({ pageToken: 'nonsense' }), 400],
  ['listPushNotificationOperations', (of) => of.listPushNotificationOperations({ pageToken: 'nonsense' }), 400],
  ['listCredentials', (of) => of.listCredentials({ pageToken: 'nonsense' }), 400],
  ['listApps', (of) => of.listApps({ pageToken: 'nonsense' }), 400],
  ['listUsers', (of) => of.listUsers({ pageToken: 'nonsense' }), 400],
  ['listDeviceRegistrations', (of) => of.listDeviceRegistrations({ userId: '1', pageToken: 'nonsense' }), 400],
  [
    'createDeviceRegistration',
    async (of) => await of.createDeviceRegistration({ appName: 'no_app', token: 'x', provider: 'FCM' }),
    400,
  ],
  [
    'createCredential',
    async (of) =>
      await of.createCredential({ credentialType: 'FCM', content: { privateKey: '{}' }, appName: 'my_app' }),
    400,
  ],
  ['fetchOnePushNotification', async (of) => await of.fetchOnePushNotification(unknown), 404],
  ['fetchOnePushNotificationOperation', async (of) => await of.fetchOnePushNotificationOperation(unknown), 404],
  ['listPushNotificationOperationErrors', (of) => of.listPushNotificationOperationErrors(unknown), 404],
  ['cancelPushNotificationOperation', async (of) => await of.cancelPushNotificationOperation(unknown), 404],
  ['fetchOneDeviceRegistration', async (of) => await of.fetchOneDeviceRegistration(unknown), 404],
  ['deleteDeviceRegistration', async (of) => await of.deleteDeviceRegistration(unknown), 404],
  ['fetchOneUser', async (of) => await of.fetchOneUser(unknown), 404],
  ['deleteUser', async (of) => await of.deleteUser(unknown), 404],
  ['fetchOneCredential', async (of) => await of.fetchOneCredential(unknown), 404],
  ['updateCredential', async (of) => await of.updateCredential(unknown, { isDefault: true }), 404],
  ['deleteCredential', async (of) => await of.deleteCredential(unknown), 404],
  ['fetchOneApp', async (of) => await of.fetchOneApp('no_app'), 404],
  ['updateApp', async (of) => await of.updateApp('no_app', { isDefault: true }), 404],
];

test.each(refusals)('%s is refused where what it names is not there or malformed', async (name, ask, status) => {
  const error = await rejection(ask(pushes));

  expect(error).toMatchObject({ name: 'ApiError', operation: `v1.pushNotifications.${name}`, status, effect: 'none' });
});

test('what one account has, another one does not see', async () => {
  const credential = await newCredential();
  const { operation } = await pushes.sendPushNotifications(textTo('device-1'));
  const other = new PushNotifications(sandbox.newAccount());

  expect(await rejection(other.fetchOneCredential(credential))).toMatchObject({ status: 404 });
  expect(await rejection(other.fetchOnePushNotificationOperation(operation.id))).toMatchObject({ status: 404 });
});
