import { ApiError, HttpClient, OutcomeUnknownError } from '@comms/core';
import { expect, test } from 'vitest';
import { PushNotifications } from './index.ts';

interface Answering {
  readonly pushNotifications: PushNotifications;
  readonly requests: readonly string[];
}

/** The product's client before a server that gives one answer after the other, and the last one for good. */
function answering(...answers: readonly Response[]): Answering {
  const requests: string[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request.url.replace('https://comms.twilio.com/v1', ''));
    return answer?.clone() ?? Response.error();
  };
  const httpClient = new HttpClient({ fetcher });
  return {
    pushNotifications: new PushNotifications({ security: { username: 'AC1', password: 'x' }, httpClient }),
    requests,
  };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'comms_operation_01h9krwprkeee8fzqspvwy6nq8';
const request = {
  to: [{ token: 'a-private-token', provider: 'FCM' }],
  content: { title: 'Hi', body: 'Hello' },
};

test('the answer to a send names its operation, and has a handle to it', async () => {
  const operationLocation = `https://comms.twilio.com/v1/PushNotifications/Operations/${id}`;
  const { pushNotifications } = answering(Response.json({ operationId: id, operationLocation }, { status: 202 }));

  const sent = await pushNotifications.sendPushNotifications(request);

  expect(sent).toMatchObject({ operationId: id, operationLocation, operation: { id } });
});

test('operation takes up a send again, and lists what it made and what went wrong', async () => {
  const { pushNotifications, requests } = answering(
    Response.json({ id, status: 'COMPLETED', stats: { total: 2, sent: 1, failed: 1 } }),
  );
  const operation = pushNotifications.operation({ id });

  const done = await operation.wait({ deadlineMs: 1000 });
  await operation.resources();
  await operation.errors();

  expect(done.stats).toEqual({ total: 2, sent: 1, failed: 1 });
  expect(requests).toEqual([
    `/PushNotifications/Operations/${id}`,
    `/PushNotifications?operationId=${id}`,
    `/PushNotifications/Operations/${id}/Errors`,
  ]);
});

test('fetchOnePushNotification gives the notification with dates', async () => {
  const { pushNotifications } = answering(
    Response.json({
      id: 'comms_pushnotification_1',
      from: { fcm: 'comms_credential_1' },
      to: { provider: 'FCM', token: 'token' },
      status: 'SENT',
      priority: 'HIGH',
      sound: null,
      content: { title: 'Hi', body: 'Hello' },
      createdAt: since.toISOString(),
    }),
  );

  expect(await pushNotifications.fetchOnePushNotification('comms_pushnotification_1')).toEqual({
    id: 'comms_pushnotification_1',
    from: { fcm: 'comms_credential_1' },
    to: { provider: 'FCM', token: 'token' },
    status: 'SENT',
    priority: 'HIGH',
    sound: null,
    content: { title: 'Hi', body: 'Hello' },
    createdAt: since,
  });
});

test.each([
  ['listPushNotifications', 'notifications'],
  ['listCredentials', 'pushNotificationCredentials'],
  ['listApps', 'data'],
  ['listUsers', 'data'],
] as const)('%s finds its items under another name than ours, such as %s', async (list, key) => {
  const { pushNotifications } = answering(Response.json({ [key]: [{ id: 'x' }], pagination: { next: null } }));

  const page = await pushNotifications[list]();

  expect(page.items).toEqual([{ id: 'x' }]);
});

test('a notification of which the API gives no more than its id is read, and so is a status that is not known yet', async () => {
  const { pushNotifications } = answering(
    Response.json({ pushNotifications: [{ id: 'x' }, { id: 'y', status: 'EXPIRED', mood: 'NEW' }] }),
  );

  const list = await pushNotifications.listPushNotifications().toArray({ limit: 5 });

  expect(list).toEqual([{ id: 'x' }, { id: 'y', status: 'EXPIRED', mood: 'NEW' }]);
});

test('a registration is waited for until it is there', async () => {
  const registration = { id: 'comms_device_registration_1', userId: 'comms_pushnotificationuser_1', devices: [] };
  const accepted = { resourceId: registration.id, resourceLocation: 'https://comms.twilio.com/v1/x' };
  const { pushNotifications, requests } = answering(
    Response.json(accepted, { status: 202 }),
    Response.json({ errors: [{ code: 20404, message: 'Not found' }] }, { status: 404 }),
    Response.json(registration),
  );

  const { resource } = await pushNotifications.createDeviceRegistration({
    appName: 'my_app',
    token: 'token',
    provider: 'FCM',
  });
  const made = await resource.wait({ deadlineMs: 1000, minDelayMs: 1 });

  expect(made).toEqual(registration);
  expect(requests.slice(1)).toEqual([
    '/PushNotifications/DeviceRegistrations/comms_device_registration_1',
    '/PushNotifications/DeviceRegistrations/comms_device_registration_1',
  ]);
});

test('a credential is known by the header of an answer without a body', async () => {
  const location = 'https://comms.twilio.com/v1/PushNotifications/Credentials/comms_credential_1';
  const { pushNotifications } = answering(new Response(null, { status: 202, headers: { location } }));

  const { resource } = await pushNotifications.deleteCredential('comms_credential_1');

  expect(resource).toMatchObject({ id: 'comms_credential_1', location });
});

test('a change of an app leads to the app by its name', async () => {
  const { pushNotifications, requests } = answering(
    Response.json({ resourceId: 'my_app' }, { status: 202 }),
    Response.json({ name: 'my_app', isDefault: true }),
  );

  const { resource } = await pushNotifications.updateApp('my_app', { isDefault: true });

  expect(await resource.refresh()).toEqual({ name: 'my_app', isDefault: true });
  expect(requests[1]).toBe('/PushNotifications/Apps/my_app');
});

test('a refusal names each field, and not the secret of a credential', async () => {
  const errors = [
    { code: 20001, message: 'Not base64', infoUrl: 'https://example.com/', context: '$.content.privateKey' },
  ];
  const { pushNotifications } = answering(Response.json({ errors }, { status: 400 }));

  const failure = await pushNotifications
    .createCredential({ credentialType: 'FCM', content: { privateKey: 'a-private-key' }, appName: 'my_app' })
    .catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({ status: 400, effect: 'none', errors: [{ field: 'content.privateKey' }] });
  expect(JSON.stringify(failure)).not.toContain('a-private-key');
});

test('a send whose answer is lost is not sent again, and says what to search with', async () => {
  const { pushNotifications, requests } = answering(new Response('', { status: 502 }));

  const failure = await pushNotifications.sendPushNotifications(request).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(OutcomeUnknownError);
  expect(failure).toMatchObject({ searchFor: { operation: 'v1.pushNotifications.listPushNotifications' } });
  expect(JSON.stringify(failure)).not.toContain('private');
  expect(requests).toHaveLength(1);
});

test('a page in the shape of the preview says which entry point to use', async () => {
  const made = { push_notifications: [{ id: 'pushnotification_01h9krwprkeee8fzqspvwy6nq8' }] };
  const { pushNotifications } = answering(Response.json(made));

  const failure = await pushNotifications
    .listPushNotifications()
    .toArray({ limit: 5 })
    .catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({ effect: 'none', message: expect.stringContaining('@comms/push') });
});
