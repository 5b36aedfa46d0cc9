import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, now } from './orchestrator-client.ts';
import { call, type Json, otherAccount } from './test-client.ts';
import { apnSecret, base64, fcmSecret, PushV1Client } from './v1-push-client.ts';

let sandbox: Sandbox;
let v1: PushV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new PushV1Client(sandbox);
});
afterEach(async () => await sandbox.close());

const credential = { credentialType: 'FCM', content: fcmSecret, appName: 'my_app' };
const found = async (query: string): Promise<string[]> =>
  (await v1.get(`/Credentials?${query}`)).credentials.map(({ id }: Json) => id);
const isDefault = async (id: string): Promise<boolean> => (await v1.get(`/Credentials/${id}`)).isDefault;

test('a new credential is named by the answer, and is there a moment later', async () => {
  const { status, headers, body } = await v1.ask('POST', '/Credentials', credential);
  const before = await v1.ask('GET', `/Credentials/${body.resourceId}`);
  const listedBefore = await found('');
  await sandbox.clock.advance('PT1S');

  const location = `${sandbox.url}/v1/PushNotifications/Credentials/${body.resourceId}`;
  expect(status).toBe(202);
  expect(body).toEqual({ resourceId: expect.stringMatching(/^comms_credential_/), resourceLocation: location });
  expect(headers.get('location')).toBe(location);
  expect(headers.get('sandbox-fidelity')).toBe('4');
  expect(before.status).toBe(404);
  expect(listedBefore).toEqual([]);
  expect(await v1.get(`/Credentials/${body.resourceId}`)).toEqual({
    id: body.resourceId,
    credentialType: 'FCM',
    isDefault: false,
    appName: 'my_app',
    tags: {},
    createdAt: now,
    updatedAt: now,
  });
});

test('going to the next thing that happens is enough for a new credential to be there', async () => {
  const { body } = await v1.ask('POST', '/Credentials', credential);

  await call(sandbox, 'POST', '/_sandbox/v1/clock/run-until-idle', { body: {} });

  expect((await v1.ask('GET', `/Credentials/${body.resourceId}`)).status).toBe(200);
});

test('a secret can be read nowhere: neither in answers nor in the requests that were seen', async () => {
  const secret = base64('nobody may read this');
  const id = await v1.credential('FCM', { content: { privateKey: secret } });

  const { requests } = (await call(sandbox, 'GET', '/_sandbox/v1/requests')).body;
  const details = requests.map(async (each: Json) => await call(sandbox, 'GET', `/_sandbox/v1/requests/${each.id}`));
  const shown = [
    await v1.get(`/Credentials/${id}`),
    await v1.get('/Credentials'),
    await v1.get('/Apps/my_app'),
    ...(await Promise.all(details)),
  ];

  expect(JSON.stringify(shown)).toContain('privateKey');
  expect(JSON.stringify(shown)).not.toContain(secret);
});

test('the credentials that an app uses are one for each type: a new one takes the place of the one before', async () => {
  const first = await v1.credential();
  const apple = await v1.credential('APN');
  const second = await v1.credential();

  expect([await isDefault(first), await isDefault(apple), await isDefault(second)]).toEqual([false, true, true]);

  await v1.settle('PATCH', `/Credentials/${first}`, { isDefault: true });

  expect([await isDefault(first), await isDefault(apple), await isDefault(second)]).toEqual([true, true, false]);

  await v1.settle('PATCH', `/Credentials/${first}`, { isDefault: false, tags: { team: 'a' } });

  expect(await v1.get(`/Credentials/${first}`)).toMatchObject({ isDefault: false, tags: { team: 'a' } });
  expect((await v1.get('/Apps/my_app')).defaultCredentials).toMatchObject([{ id: apple, credentialType: 'APN' }]);
});

test('credentials are listed by each filter, the newest first, page by page', async () => {
  const google = await v1.credential();
  const apple = await v1.credential('APN_SANDBOX', { isDefault: false });
  const other = await v1.credential('FCM', { appName: 'other_app', isDefault: false });

  expect(await found('')).toEqual([other, apple, google]);
  expect(await found('appName=my_app')).toEqual([apple, google]);
  expect(await found('credentialType=FCM')).toEqual([other, google]);
  expect(await found('isDefault=true')).toEqual([google]);
  expect(await found('isDefault=false&appName=my_app')).toEqual([apple]);
  expect(await found('startDate=2026-01-31T09:30:00.500Z')).toEqual([other, apple]);
  expect(await found('endDate=2026-01-31T09:30:00.500Z')).toEqual([google]);

  const { pagination } = await v1.get('/Credentials?pageSize=2');
  expect(await found(`pageSize=2&pageToken=${pagination.next}`)).toEqual([google]);
  expect(await found(`pageSize=2&pageToken=${pagination.self}`)).toEqual([other, apple]);
});

test('the first credential of an app makes the app, and the first app is the default', async () => {
  const id = await v1.credential();
  await v1.credential('APN', { appName: 'other_app', isDefault: false });

  const { apps } = await v1.get('/Apps');

  expect(apps).toEqual([
    {
      name: 'other_app',
      isDefault: false,
      defaultCredentials: [],
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    },
    {
      name: 'my_app',
      isDefault: true,
      defaultCredentials: [await v1.get(`/Credentials/${id}`)],
      createdAt: now,
      updatedAt: now,
    },
  ]);
});

test('one app is the default at most, and lists can be narrowed to it', async () => {
  await v1.credential();
  await v1.credential('FCM', { appName: 'other_app' });

  const { status, body } = await v1.ask('PATCH', '/Apps/other_app', { isDefault: true });

  expect(status).toBe(202);
  expect(body).toEqual({
    resourceId: 'other_app',
    resourceLocation: `${sandbox.url}/v1/PushNotifications/Apps/other_app`,
  });
  expect((await v1.get('/Apps?isDefault=true')).apps.map(({ name }: Json) => name)).toEqual(['other_app']);
  expect((await v1.get('/Apps?isDefault=false')).apps.map(({ name }: Json) => name)).toEqual(['my_app']);

  await v1.ask('PATCH', '/Apps/other_app', { isDefault: false });

  expect((await v1.get('/Apps?isDefault=true')).apps).toEqual([]);
});

test('the last credential takes its app and the registrations along', async () => {
  const [first, second] = [await v1.credential(), await v1.credential('APN')];
  const { id: registration, userId } = await v1.register('device-1');

  await v1.settle('DELETE', `/Credentials/${first}`);
  const between = await v1.ask('GET', '/Apps/my_app');
  await v1.settle('DELETE', `/Credentials/${second}`);

  expect(between.status).toBe(200);
  expect((await v1.ask('GET', '/Apps/my_app')).status).toBe(404);
  expect((await v1.ask('GET', `/DeviceRegistrations/${registration}`)).status).toBe(404);
  expect((await v1.ask('GET', `/Users/${userId}`)).status).toBe(200);
  expect((await v1.ask('DELETE', `/Credentials/${second}`)).status).toBe(404);

  await v1.credential();

  expect((await v1.get('/Apps/my_app')).isDefault).toBe(true);
});

test('an account has no more than 10 apps, and an app no more than 10 credentials', async () => {
  for (let index = 0; index < 10; index += 1)
    await v1.ask('POST', '/Credentials', { ...credential, appName: `app_${index}` });
  for (let index = 0; index < 9; index += 1) await v1.ask('POST', '/Credentials', { ...credential, appName: 'app_0' });

  expect(await v1.refusal('POST', '/Credentials', { ...credential, appName: 'app_10' })).toEqual(['$.appName']);
  expect(await v1.refusal('POST', '/Credentials', { ...credential, appName: 'app_0' })).toEqual(['$.appName']);
  expect((await v1.ask('POST', '/Credentials', { ...credential, appName: 'app_1' })).status).toBe(202);
  expect((await v1.ask('POST', '/Credentials', credential, otherAccount)).status).toBe(202);
});

test.each([
  ['a type that there is not', { credentialType: 'WNS' }, ['$.credentialType']],
  ['a name with capitals', { appName: 'MyApp' }, ['$.appName']],
  ['a name that is too long', { appName: 'a'.repeat(65) }, ['$.appName']],
  ['no content', { content: undefined }, ['$.content']],
  ['a secret that is not in base64', { content: { privateKey: '{"a":1}' } }, ['$.content.privateKey']],
  ['no certificate for Apple', { credentialType: 'APN' }, ['$.content.certificate']],
  ['a certificate for Google', { content: apnSecret }, ['$.content.certificate']],
])('a credential with %s is refused, and nothing is made', async (_, change, contexts) => {
  expect(await v1.refusal('POST', '/Credentials', { ...credential, ...change })).toEqual(contexts);
  expect((await v1.get('/Apps')).apps).toEqual([]);
});

test('a secret is not repeated by the refusal', async () => {
  const { body } = await v1.ask('POST', '/Credentials', { ...credential, content: { privateKey: 'not base64!' } });

  expect(JSON.stringify(body)).not.toContain('not base64!');
});

test.each([
  ['GET', '/Credentials/comms_credential_00000000000000000000000000', undefined],
  ['PATCH', '/Credentials/comms_credential_00000000000000000000000000', { isDefault: true }],
  ['DELETE', '/Credentials/comms_credential_00000000000000000000000000', undefined],
  ['GET', '/Apps/no_app', undefined],
  ['PATCH', '/Apps/no_app', { isDefault: true }],
])('%s %s is answered with 404', async (method, path, body) => {
  const answer = await v1.ask(method, path, body);

  expect(answer.status).toBe(404);
  expect(answer.body).toEqual({ errors: [{ code: 20404, message: expect.any(String), infoUrl: expect.any(String) }] });
});

test('credentials and apps of other accounts are not there', async () => {
  const id = await v1.credential();

  expect((await v1.ask('GET', `/Credentials/${id}`, undefined, otherAccount)).status).toBe(404);
  expect((await v1.ask('GET', '/Apps/my_app', undefined, otherAccount)).status).toBe(404);
  expect((await v1.ask('GET', '/Apps', undefined, otherAccount)).body.apps).toEqual([]);
});
