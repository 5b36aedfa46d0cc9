import { expect, test } from 'vitest';
import { fcmPayload } from './fcm-payload.ts';
import type { PushToSend } from './push-payload.ts';

const sentAt = Date.parse('2026-01-31T09:30:00Z');
const plain: PushToSend = {
  token: 'device-1',
  texts: { title: 'Hi', text: 'Hello' },
  mediaUrl: undefined,
  sound: undefined,
  priority: 'high',
  deadline: undefined,
  sentAt,
  data: {},
};

test('a title and a text become a notification', () => {
  expect(fcmPayload(plain)).toEqual({
    message: { token: 'device-1', notification: { title: 'Hi', body: 'Hello' }, android: { priority: 'high' } },
  });
});

test('what only Android knows is said to Android', () => {
  const { message } = fcmPayload({
    ...plain,
    texts: { text: 'Hello', icon: 'bell', click_action: { activity: 'OPEN_ORDER', url: 'https://example.com/1' } },
    mediaUrl: 'https://example.com/cat.png',
    sound: 'chime',
  });

  expect(message.notification).toEqual({ body: 'Hello', image: 'https://example.com/cat.png' });
  expect(message.android.notification).toEqual({ icon: 'bell', sound: 'chime', click_action: 'OPEN_ORDER' });
  expect(message.data).toEqual({ url: 'https://example.com/1' });
});

test('data are texts, and what is none is written as JSON', () => {
  const { message } = fcmPayload({ ...plain, data: { order: '7', count: 2, items: [{ id: 1 }], open: true } });

  expect(message.data).toEqual({ order: '7', count: '2', items: '[{"id":1}]', open: 'true' });
});

test('data alone are sent without a notification', () => {
  const { message } = fcmPayload({ ...plain, texts: {}, data: { order: '7' } });

  expect(message).toEqual({ token: 'device-1', data: { order: '7' }, android: { priority: 'high' } });
});

test.each([
  ['low', 'normal'],
  ['high', 'high'],
])('the priority %s is called %s', (priority, expected) => {
  expect(fcmPayload({ ...plain, priority }).message.android.priority).toBe(expected);
});

test.each([
  [600_000, '600s'],
  [599_200, '600s'],
  [0, '0s'],
  [-1000, '0s'],
  [9_999_999_999_000, '2419200s'],
])('with %i ms left, the time to live is %s', (leftMs, expected) => {
  expect(fcmPayload({ ...plain, deadline: sentAt + leftMs }).message.android.ttl).toBe(expected);
});
