import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, now } from './orchestrator-client.ts';
import { call, type Json } from './test-client.ts';
import { android, iphone, PushV1Client } from './v1-push-client.ts';

let sandbox: Sandbox;
let v1: PushV1Client;
let google: string;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new PushV1Client(sandbox);
  google = await v1.credential();
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
});
afterEach(async () => await sandbox.close());

const bareOf = (id: string): string => id.slice(id.lastIndexOf('_') + 1);
const inPreview = async (id: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/PushNotifications/pushnotification_${bareOf(id)}`)).body;
const onDevice = async (id: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/_sandbox/v1/push_notifications/pushnotification_${bareOf(id)}`)).body;

test('a send is answered with its operation, and where that is', async () => {
  const { status, headers, body } = await v1.ask('POST', '', { to: [android('device-1')], content: { body: 'Hello' } });

  const location = `${sandbox.url}/v1/PushNotifications/Operations/${body.operationId}`;
  expect(status).toBe(202);
  expect(headers.get('location')).toBe(location);
  expect(headers.get('sandbox-fidelity')).toBe('4');
  expect(body).toEqual({
    operationId: expect.stringMatching(/^comms_operation_[0-9a-z]{26}$/),
    operationLocation: location,
  });
});

test('the preview shows the tags that were filled for a recipient', async () => {
  const to = [android('device-1', { variables: { name: 'Ada' } }), android('device-2', { variables: { name: 'Bob' } })];
  const operation = await v1.send(to, { content: { body: 'Hello' }, tags: { who: '{{ name }}' } });

  const path = `/preview/PushNotifications?operation_id=operation_${bareOf(operation)}`;
  const { push_notifications: pushes } = (await call(sandbox, 'GET', path)).body;

  expect(pushes.map(({ tags }: Json) => tags.who).sort()).toEqual(['Ada', 'Bob']);
});

test('a notification shows what was sent, filled for its recipient, and with which credential', async () => {
  const id = await v1.send([android('device-1', { variables: { name: 'Ada' } })], {
    content: {
      title: "Hi {{ name | default: 'you' }}",
      body: 'Hello',
      images: [{ url: 'https://example.com/a.png' }, { url: 'https://example.com/b.png' }],
    },
    priority: 'LOW',
    sound: 'chime',
    tags: { campaign: 'spring', who: '{{ name }}' },
  });
  await sandbox.clock.advance(10_000);

  expect(await v1.only(id)).toEqual({
    id: expect.stringMatching(/^comms_pushnotification_/),
    from: { fcm: google },
    to: { token: 'device-1', provider: 'FCM' },
    status: 'SENT',
    priority: 'LOW',
    sound: 'chime',
    content: {
      title: 'Hi Ada',
      body: 'Hello',
      images: [{ url: 'https://example.com/a.png' }, { url: 'https://example.com/b.png' }],
    },
    related: [{ name: 'OPERATION', id, uri: `${sandbox.url}/v1/PushNotifications/Operations/${id}` }],
    tags: { campaign: 'spring', who: 'Ada' },
    scheduledFor: null,
    createdAt: now,
    updatedAt: expect.any(String),
    deletedAt: null,
  });
});

test('what a send leaves out is shown as its default, and lists show no content', async () => {
  const [push] = await v1.pushes(await v1.send([android('device-1')]));

  expect(push).toMatchObject({ status: 'QUEUED', priority: 'HIGH', sound: null, tags: {} });
  expect(push).not.toHaveProperty('content');
});

test('what v1 has sent is in the preview, and on the device', async () => {
  const id = await v1.send([android('device-1', { variables: { name: 'Ada' } })], {
    content: { title: 'Hi {{ name }}', body: 'Hello', images: [{ url: 'https://example.com/a.png' }] },
    priority: 'LOW',
    sound: 'chime',
    tags: { campaign: 'spring' },
  });
  await sandbox.clock.advance(10_000);
  const [push] = await v1.pushes(id);

  expect(await inPreview(push.id)).toMatchObject({
    id: push.id.replace('comms_', ''),
    to: [{ address: 'device-1', channel: 'fcm' }],
    content: { title: 'Hi Ada', text: 'Hello' },
    priority: 'low',
    sound: 'chime',
    tags: { campaign: 'spring' },
    delivery_status: { delivered: { count: 1 } },
  });
  expect(await onDevice(push.id)).toMatchObject({
    title: 'Hi Ada',
    text: 'Hello',
    payload: {
      message: {
        token: 'device-1',
        notification: { title: 'Hi Ada', body: 'Hello', image: 'https://example.com/a.png' },
        android: { priority: 'normal' },
      },
    },
  });
});

test('what the preview has sent is in v1', async () => {
  const sent = await call(sandbox, 'POST', '/preview/PushNotifications', {
    body: {
      to: [{ address: 'device-1', channel: 'fcm', variables: { name: 'Ada' } }],
      content: { title: 'Hi {{ name }}', text: 'Hello', media: { url: 'https://example.com/a.png' } },
    },
  });
  const preview: Json = sent.body.push_notifications[0];
  await sandbox.clock.advance(10_000);

  expect(await v1.get(`/comms_${preview.id}`)).toMatchObject({
    id: `comms_${preview.id}`,
    from: null,
    to: { token: 'device-1', provider: 'FCM' },
    status: 'SENT',
    content: { title: 'Hi Ada', body: 'Hello', images: [{ url: 'https://example.com/a.png' }] },
  });
  expect(await v1.get(`/${preview.id}`)).toEqual(await v1.get(`/comms_${preview.id}`));
  expect(await v1.operation(`comms_${sent.headers.get('operation-id')}`)).toEqual({
    status: 'COMPLETED',
    total: 1,
    recipients: 1,
    sent: 1,
  });
});

test('a one-time password of the preview is not shown', async () => {
  const body = { to: [{ address: 'device-1', channel: 'fcm' }], content: { otp: { code: '482913' } } };
  const { push_notifications: made } = (await call(sandbox, 'POST', '/preview/PushNotifications', { body })).body;

  expect(JSON.stringify(await v1.get(`/${made[0].id}`))).not.toContain('482913');
});

test('a stored template and images without a text can be sent', async () => {
  const contentId = `HX${'0'.repeat(32)}`;
  const images = [{ url: 'https://example.com/a.png' }];

  const template = await v1.only(await v1.send([android('device-1')], { content: { contentId } }));
  const picture = await v1.only(await v1.send([android('device-1')], { content: { images } }));

  expect(template.content).toEqual({ contentId });
  expect(picture.content).toEqual({ images });
});

test('what is undelivered in the preview has failed, with what the push service said', async () => {
  const id = await v1.send([android('device-1'), android('dead-1'), android('bad-1'), android('opened-1')]);
  await sandbox.clock.advance('PT1M');

  const [first, dead, bad, opened] = await v1.pushes(id);
  expect([first.status, dead.status, bad.status, opened.status]).toEqual(['SENT', 'FAILED', 'FAILED', 'SENT']);
  expect(await v1.operation(id)).toEqual({ status: 'COMPLETED', total: 4, recipients: 4, sent: 2, failed: 2 });
  expect(await v1.errors(id)).toEqual([
    {
      code: 410,
      message: expect.any(String),
      infoUrl: expect.stringContaining('developer.apple.com'),
      pushNotificationId: dead.id,
      to: { token: 'dead-1', provider: 'FCM' },
      createdAt: expect.any(String),
    },
    expect.objectContaining({ code: 400, pushNotificationId: bad.id }),
  ]);
});

test('a tag can decide how a send ends', async () => {
  const id = await v1.send([android('device-1')], { tags: { 'sandbox-outcome': 'failed-400' } });
  await sandbox.clock.advance('PT1M');

  expect((await v1.only(id)).status).toBe('FAILED');
});

test('a scheduled send waits for its time', async () => {
  const id = await v1.send([android('device-1')], { schedule: { sendAt: ['2026-01-31T10:30:00Z'] } });
  const [push] = await v1.pushes(id);
  await sandbox.clock.advance('PT59M');
  const before = await v1.operation(id);
  await sandbox.clock.advance('PT2M');

  expect(push).toMatchObject({ status: 'SCHEDULED', scheduledFor: '2026-01-31T10:30:00.000Z' });
  expect(before).toEqual({ status: 'SCHEDULED', total: 1, recipients: 1, scheduled: 1 });
  expect((await v1.only(id)).status).toBe('SENT');
  expect(await v1.operation(id)).toEqual({ status: 'COMPLETED', total: 1, recipients: 1, sent: 1 });
});

test('what waits can be canceled: that is no error', async () => {
  const id = await v1.send([android('device-1')], { schedule: { sendAt: ['2026-01-31T10:30:00Z'] } });

  const { status, body } = await v1.ask('POST', `/Operations/${id}/Cancel`);

  expect(status).toBe(202);
  expect(body).toEqual({
    resourceId: id,
    resourceLocation: `${sandbox.url}/v1/PushNotifications/Operations/${id}`,
  });
  expect(await v1.operation(id)).toEqual({ status: 'CANCELED', total: 1, recipients: 1, canceled: 1 });
  expect((await v1.only(id)).status).toBe('CANCELED');
  expect(await v1.errors(id)).toEqual([]);
  expect((await v1.ask('POST', `/Operations/${id}/Cancel`)).status).toBe(409);
});

test('Apple is sent to with the default credential for it, before the one for its sandbox', async () => {
  const forSandbox = await v1.credential('APN_SANDBOX');
  const first = await v1.only(await v1.send([{ token: iphone(), provider: 'APN' }]));
  const forStore = await v1.credential('APN');
  const second = await v1.only(await v1.send([{ token: iphone(), provider: 'APN' }]));

  expect(first.from).toEqual({ apn: forSandbox });
  expect(second.from).toEqual({ apn: forStore });
});
