import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, now } from './orchestrator-client.ts';
import { type Json, otherAccount } from './test-client.ts';
import { iphone, PushV1Client } from './v1-push-client.ts';

let sandbox: Sandbox;
let v1: PushV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new PushV1Client(sandbox);
  await v1.credential();
});
afterEach(async () => await sandbox.close());

const device = { appName: 'my_app', token: 'device-1', provider: 'FCM' };
const unknownUser = 'comms_pushnotificationuser_00000000000000000000000000';

test('a registration is named by the answer, and is there a moment later, with a new user', async () => {
  const { status, headers, body } = await v1.ask('POST', '/DeviceRegistrations', device);
  const before = await v1.ask('GET', `/DeviceRegistrations/${body.resourceId}`);
  await sandbox.clock.advance('PT1S');
  const registration = await v1.get(`/DeviceRegistrations/${body.resourceId}`);

  const location = `${sandbox.url}/v1/PushNotifications/DeviceRegistrations/${body.resourceId}`;
  const { userId } = registration;
  expect(status).toBe(202);
  expect(body).toEqual({
    resourceId: expect.stringMatching(/^comms_device_registration_/),
    resourceLocation: location,
  });
  expect(headers.get('location')).toBe(location);
  expect(before.status).toBe(404);
  expect(registration).toEqual({
    id: body.resourceId,
    appName: 'my_app',
    userId: expect.stringMatching(/^comms_pushnotificationuser_/),
    devices: [{ token: 'device-1', provider: 'FCM' }],
    related: [{ name: 'USER', id: userId, uri: `${sandbox.url}/v1/PushNotifications/Users/${userId}` }],
  });
  expect((await v1.get(`/Users/${userId}`)).id).toBe(userId);
});

test('the devices that a user has with one app are one registration; each app has its own', async () => {
  await v1.credential('APN', { appName: 'other_app' });
  const first = await v1.register('device-1');
  const { userId } = first;

  const second = await v1.register(iphone(), { provider: 'APN', userId });
  const other = await v1.register('device-1', { appName: 'other_app', userId });

  expect(second.id).toBe(first.id);
  expect(second.devices).toEqual([
    { token: 'device-1', provider: 'FCM' },
    { token: iphone(), provider: 'APN' },
  ]);
  expect(other.id).not.toBe(first.id);
  expect(other.userId).toBe(userId);
});

test('a device that is registered twice is there once', async () => {
  const { id, userId } = await v1.register('device-1');

  const again = await v1.register('device-1', { userId });

  expect(again).toMatchObject({ id, devices: [{ token: 'device-1' }] });
});

test('registrations are listed for a user, and for one of its apps', async () => {
  await v1.credential('FCM', { appName: 'other_app' });
  const first = await v1.register('device-1');
  const { userId } = first;
  const second = await v1.register('device-2', { appName: 'other_app', userId });
  await v1.register('device-3');
  const found = async (query: string): Promise<Json[]> =>
    (await v1.get(`/DeviceRegistrations?${query}`)).deviceRegistrations;

  expect(await found(`userId=${userId}`)).toEqual([second, first]);
  expect(await found(`userId=${userId}&appName=my_app`)).toEqual([first]);
  expect(await found(`userId=${userId}&appName=no_app`)).toEqual([]);
  expect(await found(`userId=${unknownUser}`)).toEqual([]);
  expect((await v1.get(`/DeviceRegistrations?userId=${userId}&pageSize=1`)).pagination.next).toEqual(
    expect.any(String),
  );
});

test('a list of registrations without a user is refused', async () => {
  expect(await v1.refusal('GET', '/DeviceRegistrations')).toEqual(['$.userId']);
  expect(await v1.refusal('GET', '/DeviceRegistrations?appName=my_app')).toEqual(['$.userId']);
});

test('a registration that was deleted is gone, and its user stays', async () => {
  const { id, userId } = await v1.register('device-1');

  const { status, body } = await v1.ask('DELETE', `/DeviceRegistrations/${id}`);

  expect(status).toBe(202);
  expect(body.resourceId).toBe(id);
  expect((await v1.ask('GET', `/DeviceRegistrations/${id}`)).status).toBe(404);
  expect((await v1.ask('DELETE', `/DeviceRegistrations/${id}`)).status).toBe(404);
  expect((await v1.ask('GET', `/Users/${userId}`)).status).toBe(200);
});

test('users are listed, the newest first, and fetched', async () => {
  const first = await v1.register('device-1');
  const second = await v1.register('device-2');

  const { users, pagination } = await v1.get('/Users');

  expect(users.map(({ id }: Json) => id)).toEqual([second.userId, first.userId]);
  expect(users[1]).toEqual({
    id: first.userId,
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
    deletedAt: null,
  });
  expect(pagination.next).toBeNull();
  expect(Date.parse(users[1].createdAt)).toBeGreaterThanOrEqual(Date.parse(now));
});

test('a user that was deleted is gone, with its registrations', async () => {
  const { id, userId } = await v1.register('device-1');

  const { status, body } = await v1.ask('DELETE', `/Users/${userId}`);

  expect(status).toBe(202);
  expect(body.resourceId).toBe(userId);
  expect((await v1.ask('GET', `/Users/${userId}`)).status).toBe(404);
  expect((await v1.ask('GET', `/DeviceRegistrations/${id}`)).status).toBe(404);
  expect((await v1.ask('DELETE', `/Users/${userId}`)).status).toBe(404);
  expect((await v1.get('/Users')).users).toEqual([]);
});

test('a user has no more than 50 devices with one app', async () => {
  const { userId } = await v1.register('device-0');
  for (let index = 1; index < 50; index += 1) {
    await v1.ask('POST', '/DeviceRegistrations', { ...device, token: `device-${index}`, userId });
  }

  expect(await v1.refusal('POST', '/DeviceRegistrations', { ...device, token: 'one-more', userId })).toEqual([
    '$.token',
  ]);
  expect((await v1.ask('POST', '/DeviceRegistrations', { ...device, token: 'device-7', userId })).status).toBe(202);
});

test.each([
  ['an app that there is not', { appName: 'no_app' }, ['$.appName']],
  ['a user that there is not', { userId: unknownUser }, ['$.userId']],
  ['a provider that there is not', { provider: 'WNS' }, ['$.provider']],
  ['a token that is none of Google', { token: 'two words' }, ['$.token']],
  ['a token that is none of Apple', { provider: 'APN' }, ['$.token']],
  ['no token', { token: undefined }, ['$.token']],
])('a registration with %s is refused, and no user is made', async (_, change, contexts) => {
  expect(await v1.refusal('POST', '/DeviceRegistrations', { ...device, ...change })).toEqual(contexts);
  await sandbox.clock.advance('PT1S');
  expect((await v1.get('/Users')).users).toEqual([]);
});

test('devices and users of other accounts are not there', async () => {
  const { id, userId } = await v1.register('device-1');

  expect((await v1.ask('GET', `/DeviceRegistrations/${id}`, undefined, otherAccount)).status).toBe(404);
  expect((await v1.ask('GET', `/Users/${userId}`, undefined, otherAccount)).status).toBe(404);
  const list = await v1.ask('GET', `/DeviceRegistrations?userId=${userId}`, undefined, otherAccount);
  expect(list.body.deviceRegistrations).toEqual([]);
});
