import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { png } from './content-client.ts';
import { android, fetchPush, iphone, sendPushes, shownPush } from './push-client.ts';
import { account, call, type Json, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const mailbox = async (query: Readonly<Record<string, string>>): Promise<Json[]> =>
  (await call(sandbox, 'GET', `/_sandbox/v1/push_notifications?${new URLSearchParams(query)}`)).body.push_notifications;

/** What the push service was given for one recipient. */
async function payloadFor(recipient: object, rest: object): Promise<Json> {
  const { pushes } = await sendPushes(sandbox, [recipient], rest);
  await sandbox.clock.advance(60_000);
  return (await shownPush(sandbox, pushes[0].id)).payload;
}

const everything = {
  content: {
    title: 'Order {{ order }}',
    text: 'It is on its way',
    icon: 'truck',
    media: { url: 'https://example.com/map.png' },
    click_action: { url: 'https://example.com/{{ order }}', activity: 'ORDER' },
    channel_passthrough: [
      { channel: 'fcm', data: { order_id: 7, camelCase: { a_b: [1] } } },
      { channel: 'apn', data: { orderId: 7, aps: { badge: 3 } } },
    ],
    default_variables: { order: '12' },
  },
  priority: 'low',
  sound: 'horn',
  time_to_deliver: 3600,
};

test("a notification to an Android device is a message of Firebase's HTTP v1 API", async () => {
  expect(await payloadFor(android('device-1', { order: '7' }), everything)).toEqual({
    message: {
      token: 'device-1',
      notification: { title: 'Order 7', body: 'It is on its way', image: 'https://example.com/map.png' },
      data: { url: 'https://example.com/7', order_id: '7', camelCase: '{"a_b":[1]}' },
      android: {
        priority: 'normal',
        // Some of its time is over when it is sent.
        ttl: '3599s',
        notification: { icon: 'truck', sound: 'horn', click_action: 'ORDER' },
      },
    },
  });
});

test("a notification to an iPhone is a request to Apple's push service", async () => {
  expect(await payloadFor(iphone(), everything)).toEqual({
    path: `/3/device/${iphone().address}`,
    headers: {
      'apns-push-type': 'alert',
      'apns-priority': '5',
      'apns-expiration': String(Date.parse('2026-01-31T10:30:00Z') / 1000),
    },
    payload: {
      aps: {
        alert: { title: 'Order 12', body: 'It is on its way' },
        sound: 'horn',
        category: 'ORDER',
        'mutable-content': 1,
        badge: 3,
      },
      'media-url': 'https://example.com/map.png',
      icon: 'truck',
      url: 'https://example.com/12',
      orderId: 7,
    },
  });
});

test('the payload is made when it is sent: before that there is none', async () => {
  const { pushes } = await sendPushes(sandbox, [android('device-1')]);
  const before = await shownPush(sandbox, pushes[0].id);
  await sandbox.clock.advance(60_000);

  expect(before).toMatchObject({ id: pushes[0].id, title: 'Hi', text: 'Hello', state: 'queued', payload: null });
  expect(await shownPush(sandbox, pushes[0].id)).toMatchObject({
    state: 'delivered',
    payload: { message: { token: 'device-1' } },
  });
});

test('what was canceled was never given to a push service', async () => {
  const { operationId, pushes } = await sendPushes(sandbox, [android('device-1')]);
  await call(sandbox, 'POST', `/preview/PushNotifications/Operations/${operationId}/Cancel`);
  await sandbox.clock.advance(60_000);

  expect((await shownPush(sandbox, pushes[0].id)).payload).toBeNull();
});

test('a file that was uploaded is shown as media, and can be got from where the payload says', async () => {
  const body = { file_name: 'map.png', mime_type: 'image/png', content: png.toString('base64') };
  const media = (await call(sandbox, 'POST', '/preview/Media', { body })).body;
  const { pushes } = await sendPushes(sandbox, [android('device-1')], {
    content: { text: 'Here', media: { media_id: media.id } },
  });
  await sandbox.clock.advance(60_000);
  const { image } = (await shownPush(sandbox, pushes[0].id)).payload.message.notification;

  expect(pushes[0].content.media).toMatchObject({ id: media.id, file_name: 'map.png', file_size: png.length });
  expect(Buffer.from(await (await fetch(image)).arrayBuffer())).toEqual(png);
});

test('a code that the API makes is another one for each recipient, and only devices get to see it', async () => {
  const { pushes } = await sendPushes(sandbox, [android('device-1'), iphone()], {
    content: { otp: { code_length: 8 }, text: 'Your code is {{ code }}' },
  });
  await sandbox.clock.advance(60_000);
  const [one, two] = [await shownPush(sandbox, pushes[0].id), await shownPush(sandbox, pushes[1].id)];
  const answers = JSON.stringify([pushes, await fetchPush(sandbox, pushes[0].id)]);

  expect([one.code, two.code]).toEqual([expect.stringMatching(/^\d{8}$/), expect.stringMatching(/^\d{8}$/)]);
  expect(one.code).not.toBe(two.code);
  expect(one.payload.message.notification).toEqual({ title: 'Your code', body: `Your code is ${one.code}` });
  expect(two.payload.payload.aps.alert.body).toBe(`Your code is ${two.code}`);
  expect(pushes[0].content.text).toBe('Your code is ••••••');
  expect(answers).not.toContain(one.code);
});

test.each(['8364', 'text', '"id"', 'title'])('the code %s is in no answer, wherever it was written', async (code) => {
  const { pushes } = await sendPushes(sandbox, [android('device-1')], {
    content: { otp: { code }, title: `${code}!`, text: '{{ code }} {{ again }}', default_variables: { again: code } },
  });
  const shown = await shownPush(sandbox, pushes[0].id);

  expect(pushes[0].content).toEqual({
    title: '••••••!',
    text: '•••••• ••••••',
    default_variables: { again: '••••••' },
  });
  expect(shown).toMatchObject({ title: `${code}!`, text: `${code} ${code}`, code });
});

test('a code alone is shown with a usual title', async () => {
  const { pushes } = await sendPushes(sandbox, [android('device-1')], { content: { otp: { code: '8364' } } });

  expect(pushes[0].content).toMatchObject({ title: 'Your code', text: '••••••' });
});

test('of a stored template, its identifier and its values are known', async () => {
  const id = `HX${'0'.repeat(32)}`;
  const { pushes } = await sendPushes(sandbox, [android('device-1', { 1: 'Ada' })], { content: { content_id: id } });

  expect(pushes[0].content).toEqual({ content_id: id, default_variables: {} });
  expect((await shownPush(sandbox, pushes[0].id)).text).toContain('1: Ada');
});

test('the control API lists what devices show, the newest first, by device and by account', async () => {
  const first = await sendPushes(sandbox, [android('device-1')]);
  const second = await sendPushes(sandbox, [android('device-2')]);
  const third = await sendPushes(sandbox, [android('device-1')], {}, otherAccount);
  const ids = [first, second, third].map(({ pushes }) => pushes[0].id);
  const found = async (query: Readonly<Record<string, string>>): Promise<string[]> =>
    (await mailbox(query)).map(({ id }) => id);

  expect(await found({})).toEqual([ids[2], ids[1], ids[0]]);
  expect(await found({ to: 'device-1' })).toEqual([ids[2], ids[0]]);
  expect(await found({ to: 'device-1', account_sid: account })).toEqual([ids[0]]);
});

test('the control API knows no notification that was never sent', async () => {
  const path = '/_sandbox/v1/push_notifications/pushnotification_01h9krwprkeee8fzqspvwy6nq8';

  expect((await call(sandbox, 'GET', path)).status).toBe(404);
});

test('a code of a verification whose time is over before it is sent fails', async () => {
  const { status } = await call(sandbox, 'POST', '/preview/Verifications', {
    body: {
      to: { address: 'device-1', channel: 'fcm' },
      processing_options: { push_notifications: { time_to_deliver: 'PT0S' } },
    },
  });
  await sandbox.clock.advance(60_000);

  expect(status).toBe(201);
  expect(await mailbox({ to: 'device-1' })).toEqual([expect.objectContaining({ state: 'failed', payload: null })]);
});
