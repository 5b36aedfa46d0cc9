import { expect, test } from 'vitest';
import { eventTypes, isKnownEvent } from './cloud-event.ts';
import { memoryDeduplication } from './deduplication.ts';
import { createEventRouter } from './event-router.ts';
import { EventFormatError, parseEvents } from './parse-events.ts';

test('an event goes to the handler of its type', async () => {
  const seen: string[] = [];
  const route = createEventRouter({
    'message.sent': ({ data }) => seen.push(`sent ${data.messageId}`),
    'contact.created': ({ data }) => seen.push(`contact ${data.contactId}`),
    fallback: ({ type }, { isKnown }) => seen.push(`${type} ${isKnown}`),
  });
  const events = [
    { id: '1', type: 'message.sent', data: { message_id: 'm1' } },
    { id: '2', type: 'contact.created', data: { contact_id: 'c1' } },
    { id: '3', type: 'message.read', data: {} },
    { id: '4', type: 'message.invented', data: {} },
    { id: '5', type: 'constructor', data: {} },
  ];

  for (const event of parseEvents(events)) await route(event);

  expect(seen).toEqual(['sent m1', 'contact c1', 'message.read true', 'message.invented false', 'constructor false']);
});

test('an event of today’s API goes to the handler of its type, its names in camelCase', async () => {
  const seen: unknown[] = [];
  const route = createEventRouter({
    'com.twilio.comms-api.message.failed': ({ data }) => seen.push([data.messageId, data.errorCode, data.to?.channel]),
    'com.twilio.comms-api.operation.completed': ({ data }) => seen.push(data.operationId),
  });
  const data = { message_id: 'comms_message_1', error_code: '30003', to: { channel: 'PHONE' } };

  for (const event of parseEvents([
    { id: '1', type: 'com.twilio.comms-api.message.failed', data },
    { id: '2', type: 'com.twilio.comms-api.operation.completed', data: '{"operation_id":"comms_operation_1"}' },
  ])) {
    await route(event);
  }

  expect(seen).toEqual([['comms_message_1', '30003', 'PHONE'], 'comms_operation_1']);
});

test('an event of today’s API that lacks all of its data is known all the same', () => {
  const [event] = parseEvents([{ id: '1', type: 'com.twilio.comms-api.message.read', data: {} }]);

  expect(event && isKnownEvent(event) && event.type === 'com.twilio.comms-api.message.read' && event.data).toEqual({});
});

test('an event without handler and fallback is let go', async () => {
  await expect(createEventRouter({})({ id: '1', type: 'message.sent', data: {} })).resolves.toBeUndefined();
});

test('what a handler throws is not swallowed', async () => {
  const route = createEventRouter({
    'message.sent': () => {
      throw new Error('no');
    },
  });

  await expect(route({ id: '1', type: 'message.sent', data: {} })).rejects.toThrow('no');
});

test.each([
  ['a list', '[{"id":"1","type":"message.sent","data":{"message_id":"m1"}}]'],
  ['one alone', '{"id":"1","type":"message.sent","data":{"message_id":"m1"}}'],
  ['data as a text', '[{"id":"1","type":"message.sent","data":"{\\"message_id\\":\\"m1\\"}"}]'],
])('events are read from %s', (_, body) => {
  const [event] = parseEvents(body);

  expect(event && isKnownEvent(event) && event.type === 'message.sent' && event.data.messageId).toBe('m1');
});

test('keys of tags, and a time that is none, are left as they are', () => {
  const [event] = parseEvents([
    { id: '1', type: 'x', time: 'soon', data: { tags: { my_tag: 'a' }, my_list: [{ a_b: 1 }] } },
  ]);

  expect(event).toEqual({ id: '1', type: 'x', data: { tags: { my_tag: 'a' }, myList: [{ aB: 1 }] } });
});

test.each(['', '[{}]', '[null]', '[{"id":1,"type":"x"}]'])('%j holds no events', (body) => {
  expect(() => parseEvents(body)).toThrow(EventFormatError);
});

test('every known type is listed once', () => {
  expect(new Set(eventTypes).size).toBe(eventTypes.length);
  expect(eventTypes).toContain('verification.approved');
});

test('the memory of events is bounded: the oldest are forgotten', () => {
  const store = memoryDeduplication({ maxEvents: 2 });
  for (const id of ['1', '2', '3']) {
    store.claim(id);
    store.confirm(id);
  }

  expect(['1', '2', '3'].map((id) => store.claim(id))).toEqual(['claimed', 'confirmed', 'confirmed']);
});

test('an event that was given back can be taken on again', () => {
  const store = memoryDeduplication();
  store.claim('1');
  store.release('1');

  expect(store.claim('1')).toBe('claimed');
});
