import { expect, test } from 'vitest';
import { apnsPayload } from './apns-payload.ts';
import type { PushToSend } from './push-payload.ts';

const token = 'a1'.repeat(32);
const plain: PushToSend = {
  token,
  texts: { title: 'Hi', text: 'Hello' },
  mediaUrl: undefined,
  sound: undefined,
  priority: 'high',
  deadline: undefined,
  sentAt: Date.parse('2026-01-31T09:30:00Z'),
  data: {},
};

test('a title and a text become an alert', () => {
  expect(apnsPayload(plain)).toEqual({
    path: `/3/device/${token}`,
    headers: { 'apns-push-type': 'alert', 'apns-priority': '10' },
    payload: { aps: { alert: { title: 'Hi', body: 'Hello' } } },
  });
});

test('a sound and a category stand in aps, and what only the app knows beside it', () => {
  const { payload } = apnsPayload({
    ...plain,
    texts: { text: 'Hello', icon: 'bell', click_action: { activity: 'ORDER', url: 'https://example.com/1' } },
    mediaUrl: 'https://example.com/cat.png',
    sound: 'chime.caf',
  });

  expect(payload).toEqual({
    aps: { alert: { body: 'Hello' }, sound: 'chime.caf', category: 'ORDER', 'mutable-content': 1 },
    'media-url': 'https://example.com/cat.png',
    icon: 'bell',
    url: 'https://example.com/1',
  });
});

test('what is passed through stands beside aps, and its own aps is added to that', () => {
  const { payload } = apnsPayload({
    ...plain,
    sound: 'default',
    data: { order: 7, aps: { badge: 3, sound: 'chime.caf' } },
  });

  expect(payload).toEqual({
    aps: { alert: { title: 'Hi', body: 'Hello' }, sound: 'chime.caf', badge: 3 },
    order: 7,
  });
});

test('what nobody notices is sent in the background, and not at once', () => {
  const { headers, payload } = apnsPayload({ ...plain, texts: {}, data: { order: 7 } });

  expect(headers).toEqual({ 'apns-push-type': 'background', 'apns-priority': '5' });
  expect(payload).toEqual({ aps: { 'content-available': 1 }, order: 7 });
});

test('a sound alone is noticed', () => {
  const { headers, payload } = apnsPayload({ ...plain, texts: {}, sound: 'default' });

  expect(headers['apns-push-type']).toBe('alert');
  expect(payload.aps).toEqual({ sound: 'default' });
});

test.each([
  ['low', '5'],
  ['high', '10'],
])('the priority %s is %s', (priority, expected) => {
  expect(apnsPayload({ ...plain, priority }).headers['apns-priority']).toBe(expected);
});

test('until when it is worth delivering is said in seconds of the epoch', () => {
  const deadline = Date.parse('2026-01-31T09:40:00.900Z');

  expect(apnsPayload({ ...plain, deadline }).headers['apns-expiration']).toBe('1769852400');
});
