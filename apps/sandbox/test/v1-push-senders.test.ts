import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox } from './orchestrator-client.ts';
import { type Json, otherAccount } from './test-client.ts';
import { android, iphone, PushV1Client } from './v1-push-client.ts';

let sandbox: Sandbox;
let v1: PushV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new PushV1Client(sandbox);
});
afterEach(async () => await sandbox.close());

const content = { body: 'Hello' };
const tokensOf = (pushes: readonly Json[]): string[] => pushes.map(({ to }) => to.token);

test('an app is named, or is the default one', async () => {
  const first = await v1.credential();
  const second = await v1.credential('FCM', { appName: 'other_app' });

  expect((await v1.only(await v1.send([android('device-1')]))).from).toEqual({ fcm: first });
  expect((await v1.only(await v1.send([android('device-1')], { from: { appName: 'other_app' } }))).from).toEqual({
    fcm: second,
  });

  await v1.ask('PATCH', '/Apps/other_app', { isDefault: true });

  expect((await v1.only(await v1.send([android('device-1')]))).from).toEqual({ fcm: second });
});

test('credentials are named, also those that no app uses by default', async () => {
  const fcm = await v1.credential('FCM', { isDefault: false });
  const apn = await v1.credential('APN_SANDBOX', { isDefault: false });

  const id = await v1.send([android('device-1'), { token: iphone(), provider: 'APN' }], { from: { fcm, apn } });

  expect((await v1.pushes(id)).map(({ from }) => from)).toEqual([{ fcm }, { apn }]);
});

test('what has no credential for its provider fails, and the others arrive', async () => {
  await v1.credential();
  const id = await v1.send([{ token: iphone(), provider: 'APN' }, android('device-1')]);
  await sandbox.clock.advance('PT1M');

  const [apple, google] = await v1.pushes(id);
  expect([apple.status, google.status]).toEqual(['FAILED', 'SENT']);
  expect(apple.from).toBeNull();
  expect(await v1.operation(id)).toEqual({ status: 'COMPLETED', total: 2, recipients: 2, sent: 1, failed: 1 });
  expect(await v1.errors(id)).toMatchObject([{ code: 21606, pushNotificationId: apple.id, to: { provider: 'APN' } }]);
});

test('a credential that is not the default of its app is not used for the app', async () => {
  await v1.credential('FCM', { isDefault: false });
  const id = await v1.send([android('device-1')]);
  await sandbox.clock.advance('PT1M');

  expect(await v1.operation(id)).toEqual({ status: 'COMPLETED', total: 1, recipients: 1, failed: 1 });
  expect(await v1.errors(id)).toMatchObject([{ code: 21606 }]);
});

test.each([
  ['no app, where none is the default', undefined, ['$.from']],
  ['an app that there is not', { appName: 'no_app' }, ['$.from.appName']],
  ['a credential that there is not', { fcm: 'comms_credential_00000000000000000000000000' }, ['$.from.fcm']],
])('a send with %s is refused', async (_, from, contexts) => {
  const body = { to: [android('device-1')], content, ...(from && { from }) };

  expect(await v1.refusal('POST', '', body)).toEqual(contexts);
  expect((await v1.get('/Operations')).operations).toEqual([]);
});

test('a credential for the other provider, or of another account, is refused', async () => {
  const apple = await v1.credential('APN');
  const body = { to: [android('device-1')], content };

  expect(await v1.refusal('POST', '', { ...body, from: { fcm: apple } })).toEqual(['$.from.fcm']);
  const answer = await v1.ask('POST', '', { ...body, from: { apn: apple } }, otherAccount);
  expect(answer.body.errors).toMatchObject([{ context: '$.from.apn' }]);
});

test('a user is sent to on each device that it has with the app', async () => {
  await v1.credential();
  await v1.credential('APN');
  await v1.credential('FCM', { appName: 'other_app' });
  const { userId } = await v1.register('device-1');
  await v1.register(iphone(), { provider: 'APN', userId });
  await v1.register('device-2', { appName: 'other_app', userId });

  const mine = await v1.send([{ userId }, android('device-3')]);
  const others = await v1.send([{ userId }], { from: { appName: 'other_app' } });
  await sandbox.clock.advance('PT1M');

  const pushes = await v1.pushes(mine);
  expect(tokensOf(pushes)).toEqual(['device-1', iphone(), 'device-3']);
  expect(pushes[0].to).toEqual({ token: 'device-1', provider: 'FCM', userId });
  expect(pushes[2].to).toEqual({ token: 'device-3', provider: 'FCM' });
  expect(await v1.operation(mine)).toEqual({ status: 'COMPLETED', total: 3, recipients: 2, sent: 3 });
  expect(tokensOf(await v1.pushes(others))).toEqual(['device-2']);
});

test('of the devices of a user, a named credential reaches those of its own app', async () => {
  const fcm = await v1.credential();
  const apn = await v1.credential('APN', { appName: 'other_app' });
  const { userId } = await v1.register('device-1');
  await v1.register(iphone('a1'), { provider: 'APN', userId });
  await v1.register('device-2', { appName: 'other_app', userId });
  await v1.register(iphone('b1'), { provider: 'APN', appName: 'other_app', userId });

  const id = await v1.send([{ userId }], { from: { fcm, apn } });

  expect(tokensOf(await v1.pushes(id))).toEqual(['device-1', iphone('b1')]);
});

test('a user without a device is unaddressable: nothing is made, and the errors say why', async () => {
  await v1.credential();
  const { id: registration, userId } = await v1.register('device-1');
  await v1.ask('DELETE', `/DeviceRegistrations/${registration}`);
  const unknown = 'comms_pushnotificationuser_00000000000000000000000000';

  const id = await v1.send([{ userId }, { userId: unknown }, android('device-2')]);
  await sandbox.clock.advance('PT1M');

  expect(tokensOf(await v1.pushes(id))).toEqual(['device-2']);
  expect(await v1.operation(id)).toEqual({ status: 'COMPLETED', total: 3, recipients: 3, unaddressable: 2, sent: 1 });
  expect(await v1.errors(id)).toMatchObject([
    { code: 21604, pushNotificationId: null, to: { userId } },
    { code: 20404, pushNotificationId: null, to: { userId: unknown } },
  ]);
});

test('a device is not sent to any more when its user was deleted', async () => {
  await v1.credential();
  const { userId } = await v1.register('device-1');
  await v1.ask('DELETE', `/Users/${userId}`);

  const id = await v1.send([{ userId }]);

  expect(await v1.errors(id)).toMatchObject([{ code: 20404 }]);
});

test('a device that is gone is taken off its registrations; one without devices is over', async () => {
  await v1.credential();
  const { id: first, userId } = await v1.register('dead-1');
  await v1.register('device-1', { userId });
  const { id: second, userId: other } = await v1.register('dead-1');

  await v1.send([{ userId }]);
  await sandbox.clock.advance('PT1M');

  expect((await v1.get(`/DeviceRegistrations/${first}`)).devices).toEqual([{ token: 'device-1', provider: 'FCM' }]);
  expect((await v1.ask('GET', `/DeviceRegistrations/${second}`)).status).toBe(404);
  expect(await v1.errors(await v1.send([{ userId: other }]))).toMatchObject([{ code: 21604 }]);
});
