import { HttpClient } from '@comms/core';
import { expect, test } from 'vitest';
import { PushNotifications } from './index.ts';
import * as operations from './operations.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'comms_operation_01h9krwprkeee8fzqspvwy6nq8';

interface Row {
  readonly name: string;
  readonly call: (pushNotifications: PushNotifications) => PromiseLike<unknown>;
  readonly sent: string;
  readonly body?: unknown;
}

const rows: readonly Row[] = [
  {
    name: 'sendPushNotifications',
    call: async (pushNotifications) =>
      await pushNotifications.sendPushNotifications({
        to: [
          { token: 'token', provider: 'FCM', variables: { first_name: 'Ada' } },
          { userId: 'comms_pushnotificationuser_1' },
        ],
        content: { title: 'Hi', body: 'Hello {{ first_name }}', images: [{ url: 'https://example.com/a.png' }] },
        from: { fcm: 'comms_credential_1', apn: 'comms_credential_2' },
        priority: 'LOW',
        sound: null,
        schedule: { sendAt: [since] },
        tags: { my_campaign: 'spring' },
      }),
    sent: 'POST /PushNotifications',
    body: {
      to: [
        { token: 'token', provider: 'FCM', variables: { first_name: 'Ada' } },
        { userId: 'comms_pushnotificationuser_1' },
      ],
      content: { title: 'Hi', body: 'Hello {{ first_name }}', images: [{ url: 'https://example.com/a.png' }] },
      from: { fcm: 'comms_credential_1', apn: 'comms_credential_2' },
      priority: 'LOW',
      sound: null,
      schedule: { sendAt: ['2026-01-02T00:00:00.000Z'] },
      tags: { my_campaign: 'spring' },
    },
  },
  {
    name: 'listPushNotifications',
    call: async (pushNotifications) =>
      await pushNotifications.listPushNotifications({
        operationId: id,
        user: 'comms_pushnotificationuser_1',
        provider: 'APN',
        status: 'SENT',
        tags: { key_1: 'a', key_2: 'b' },
        startDate: since,
        pageSize: 10,
      }),
    sent: `GET /PushNotifications?operationId=${id}&user=comms_pushnotificationuser_1&provider=APN&status=SENT&tags=key_1%3Aa%3Bkey_2%3Ab%3B&startDate=2026-01-02T00%3A00%3A00.000Z&pageSize=10`,
  },
  {
    name: 'fetchOnePushNotification',
    call: async (pushNotifications) => await pushNotifications.fetchOnePushNotification('a/b'),
    sent: 'GET /PushNotifications/a%2Fb',
  },
  {
    name: 'listPushNotificationOperations',
    call: async (pushNotifications) => await pushNotifications.listPushNotificationOperations({ status: 'COMPLETED' }),
    sent: 'GET /PushNotifications/Operations?status=COMPLETED',
  },
  {
    name: 'fetchOnePushNotificationOperation',
    call: async (pushNotifications) => await pushNotifications.fetchOnePushNotificationOperation(id),
    sent: `GET /PushNotifications/Operations/${id}`,
  },
  {
    name: 'listPushNotificationOperationErrors',
    call: async (pushNotifications) => await pushNotifications.listPushNotificationOperationErrors(id, { pageSize: 5 }),
    sent: `GET /PushNotifications/Operations/${id}/Errors?pageSize=5`,
  },
  {
    name: 'cancelPushNotificationOperation',
    call: async (pushNotifications) => await pushNotifications.cancelPushNotificationOperation(id),
    sent: `POST /PushNotifications/Operations/${id}/Cancel`,
  },
  {
    name: 'createDeviceRegistration',
    call: async (pushNotifications) =>
      await pushNotifications.createDeviceRegistration({ appName: 'my_app', token: 'token', provider: 'FCM' }),
    sent: 'POST /PushNotifications/DeviceRegistrations',
    body: { appName: 'my_app', token: 'token', provider: 'FCM' },
  },
  {
    name: 'listDeviceRegistrations',
    call: async (pushNotifications) =>
      await pushNotifications.listDeviceRegistrations({ userId: 'user_1', appName: 'my_app' }),
    sent: 'GET /PushNotifications/DeviceRegistrations?userId=user_1&appName=my_app',
  },
  {
    name: 'fetchOneDeviceRegistration',
    call: async (pushNotifications) => await pushNotifications.fetchOneDeviceRegistration('registration_1'),
    sent: 'GET /PushNotifications/DeviceRegistrations/registration_1',
  },
  {
    name: 'deleteDeviceRegistration',
    call: async (pushNotifications) => await pushNotifications.deleteDeviceRegistration('registration_1'),
    sent: 'DELETE /PushNotifications/DeviceRegistrations/registration_1',
  },
  {
    name: 'listUsers',
    call: async (pushNotifications) => await pushNotifications.listUsers({ pageSize: 5 }),
    sent: 'GET /PushNotifications/Users?pageSize=5',
  },
  {
    name: 'fetchOneUser',
    call: async (pushNotifications) => await pushNotifications.fetchOneUser('user_1'),
    sent: 'GET /PushNotifications/Users/user_1',
  },
  {
    name: 'deleteUser',
    call: async (pushNotifications) => await pushNotifications.deleteUser('user_1'),
    sent: 'DELETE /PushNotifications/Users/user_1',
  },
  {
    name: 'createCredential',
    call: async (pushNotifications) =>
      await pushNotifications.createCredential({
        credentialType: 'APN_SANDBOX',
        content: { certificate: 'Y2VydA==', privateKey: 'a2V5' },
        appName: 'my_app',
        isDefault: true,
      }),
    sent: 'POST /PushNotifications/Credentials',
    body: {
      credentialType: 'APN_SANDBOX',
      content: { certificate: 'Y2VydA==', privateKey: 'a2V5' },
      appName: 'my_app',
      isDefault: true,
    },
  },
  {
    name: 'listCredentials',
    call: async (pushNotifications) =>
      await pushNotifications.listCredentials({
        startDate: since,
        endDate: since,
        appName: 'my_app',
        credentialType: 'FCM',
        isDefault: false,
      }),
    sent: 'GET /PushNotifications/Credentials?startDate=2026-01-02T00%3A00%3A00.000Z&endDate=2026-01-02T00%3A00%3A00.000Z&appName=my_app&credentialType=FCM&isDefault=false',
  },
  {
    name: 'fetchOneCredential',
    call: async (pushNotifications) => await pushNotifications.fetchOneCredential('credential_1'),
    sent: 'GET /PushNotifications/Credentials/credential_1',
  },
  {
    name: 'updateCredential',
    call: async (pushNotifications) =>
      await pushNotifications.updateCredential('credential_1', { isDefault: true, tags: { my_tag: 'a' } }),
    sent: 'PATCH /PushNotifications/Credentials/credential_1',
    body: { isDefault: true, tags: { my_tag: 'a' } },
  },
  {
    name: 'deleteCredential',
    call: async (pushNotifications) => await pushNotifications.deleteCredential('credential_1'),
    sent: 'DELETE /PushNotifications/Credentials/credential_1',
  },
  {
    name: 'listApps',
    call: async (pushNotifications) => await pushNotifications.listApps({ isDefault: true }),
    sent: 'GET /PushNotifications/Apps?isDefault=true',
  },
  {
    name: 'fetchOneApp',
    call: async (pushNotifications) => await pushNotifications.fetchOneApp('my_app'),
    sent: 'GET /PushNotifications/Apps/my_app',
  },
  {
    name: 'updateApp',
    call: async (pushNotifications) => await pushNotifications.updateApp('my_app', { isDefault: true }),
    sent: 'PATCH /PushNotifications/Apps/my_app',
    body: { isDefault: true },
  },
];

test('every operation is tried here', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(operations).sort());
});

test.each(rows)('$name sends the documented request', async ({ call, sent: expected, body }) => {
  const requests: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const path = request.url.replace('https://comms.twilio.com/v1', '');
    requests.push({ method: request.method, path, body: text ? JSON.parse(text) : undefined });
    return Response.json({ resourceId: 'x', operationId: id });
  };
  const httpClient = new HttpClient({ fetcher });

  await call(new PushNotifications({ security: { username: 'AC1', password: 'x' }, httpClient }));

  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([expected]);
  expect(requests[0]?.body).toEqual(body);
});
