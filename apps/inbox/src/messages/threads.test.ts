import { expect, test } from 'vitest';
import type { MessageView } from '../data/views.ts';
import { previewOf, threadsOf } from './threads.ts';

const shop = { address: '+12065550199', channel: 'tel' };
const ada = { address: '+12065550100', channel: 'tel' };
const ben = { address: '+12065550101', channel: 'tel' };

let count = 0;

function message(fields: Partial<MessageView>): MessageView {
  count += 1;
  return {
    id: `message_${count}`,
    account_sid: 'AC1',
    state: 'delivered',
    created_at: '2026-01-31T09:30:00Z',
    direction: 'outbound',
    from: shop,
    to: [ada],
    channel: 'tel',
    text: 'Hello',
    ...fields,
  };
}

test('what a phone gets and what it sends are one thread', () => {
  const messages = [message({ direction: 'inbound', from: ada, to: [shop] }), message({})];

  expect(threadsOf(messages)).toMatchObject([{ people: [ada], ours: shop, messages }]);
});

test('the thread with the newest message comes first', () => {
  const threads = threadsOf([message({ to: [ben] }), message({}), message({ to: [ben] })]);

  expect(threads.map(({ people, messages }) => [people[0]?.address, messages.length])).toEqual([
    [ben.address, 2],
    [ada.address, 1],
  ]);
});

test.each([
  ['another channel', { channel: 'whatsapp' }],
  ['another number of ours', { from: { ...shop, address: '+12065550198' } }],
  ['another account', { account_sid: 'AC2' }],
])('%s is another thread', (_, fields) => {
  expect(threadsOf([message({}), message(fields)])).toHaveLength(2);
});

test('a group is one thread, in whatever order its people are named', () => {
  expect(threadsOf([message({ to: [ada, ben] }), message({ to: [ben, ada] })])).toHaveLength(1);
});

test.each([
  [{ quick_reply: { text: 'Yes?', reply_items: [] } }, 'Yes?'],
  [{ card: { title: 'Sale' } }, 'Sale'],
  [{ location: { latitude: 1, longitude: 2 } }, 'Location'],
  [{ media: [{ url: 'a' }, { url: 'b' }] }, '2 files'],
  [{ content_id: 'HX1' }, 'Template HX1'],
  [{}, 'Empty message'],
])('a message without a text is told by what it has: %o', (content, preview) => {
  expect(previewOf(message({ text: null, content }))).toBe(preview);
});
