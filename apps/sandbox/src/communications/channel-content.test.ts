import { expect, test } from 'vitest';
import { canShow, emailContent, messageContent, pushContent } from './channel-content.ts';

const page = { type: 'url', title: 'Open', url: 'https://example.com' } as const;
const rich = {
  location: { title: 'Shop', latitude: 47.6, longitude: -122.3 },
  list_picker: { text: 'Pick', button_text: 'Show', list_items: [{ id: '1', title: 'Red', subtitle: 'like fire' }] },
  quick_reply: { text: 'Sure?', reply_items: [{ id: 'y', title: 'Yes' }] },
  call_to_action: {
    text: 'Look',
    actions: [page, { type: 'phone_number', title: 'Call', phone_number: '+12065550100' }],
  },
  card: { title: 'Offer', subtitle: 'Today', actions: [page] },
} as const satisfies Parameters<typeof messageContent>[0];
const file = { media_id: 'media_1' };
const picture = { url: 'https://example.com/cat.png?a=1&b=2' };

test('a phone is sent the text', () => {
  expect(messageContent({ title: 'Hi', text: 'Hello', html: '<p>x</p>', media: [picture] }, 'tel')).toEqual({
    text: 'Hello',
    media: [picture],
  });
});

test('a phone is sent what the HTML says where there is no text', () => {
  expect(messageContent({ html: '<p>Hello <b>{{ name }}</b></p>', default_variables: { name: 'you' } }, 'tel')).toEqual(
    {
      text: 'Hello {{ name }}',
      default_variables: { name: 'you' },
    },
  );
});

test.each([
  ['whatsapp', ['call_to_action', 'card', 'list_picker', 'location', 'quick_reply', 'text']],
  ['chat', ['call_to_action', 'card', 'list_picker', 'location', 'quick_reply', 'text']],
  ['fbm', ['call_to_action', 'card', 'quick_reply', 'text']],
  ['gbm', ['call_to_action', 'card', 'quick_reply', 'text']],
  ['tel', ['text']],
])('on %s, the parts are %j', (channel, names) => {
  expect(Object.keys(messageContent({ text: 'Hello', ...rich }, channel) ?? {}).sort()).toEqual(names);
});

test('rich parts that a channel cannot show are told in a text where there is none', () => {
  expect(messageContent({ call_to_action: rich.call_to_action }, 'tel')).toEqual({
    text: 'Look\nOpen: https://example.com\nCall: +12065550100',
  });
  expect(messageContent({ card: rich.card, media: [picture] }, 'tel')).toEqual({
    text: 'Offer\nToday\nOpen: https://example.com',
    media: [picture],
  });
  expect(messageContent({ location: rich.location, list_picker: rich.list_picker }, 'fbm')?.text).toBe(
    'Pick\n- Red (like fire)\n\nShop: https://www.google.com/maps/search/?api=1&query=47.6,-122.3',
  );
});

test('a title is told to a phone where there is nothing else', () => {
  expect(messageContent({ title: 'Hi' }, 'tel')).toEqual({ text: 'Hi' });
  expect(messageContent({ title: 'Hi', media: [picture] }, 'tel')).toEqual({ media: [picture] });
});

test('a text that is longer than messages can be fits no channel of messages', () => {
  const content = { text: 'x'.repeat(1601) };

  expect(['tel', 'whatsapp', 'email', 'fcm'].map((channel) => canShow(content, channel))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(canShow({ text: '€'.repeat(1600) }, 'tel')).toBe(true);
});

test('an e-mail has the title as its subject, and both bodies', () => {
  expect(emailContent({ title: 'Hi', text: 'Hello', html: '<p>Hello</p>', default_variables: { a: 'b' } })).toEqual({
    subject: 'Hi',
    text: 'Hello',
    html: '<p>Hello</p>',
    default_variables: { a: 'b' },
  });
});

test('an e-mail without a title has an empty subject', () => {
  expect(emailContent({ html: '<p>Hello</p>' })).toEqual({ subject: '', html: '<p>Hello</p>' });
});

test('a file on the web is linked to in an e-mail', () => {
  expect(emailContent({ text: 'Look', html: '<p>Look</p>', media: [picture, file] })).toEqual({
    subject: '',
    text: `Look\n\n${picture.url}`,
    html: '<p>Look</p><p><a href="https://example.com/cat.png?a=1&amp;b=2">https://example.com/cat.png?a=1&amp;b=2</a></p>',
  });
  expect(emailContent({ html: '<p>Look</p>', media: [picture] })?.text).toBeUndefined();
  expect(emailContent({ media: [picture] })?.text).toBe(picture.url);
});

test('rich parts are told in the text of an e-mail that has neither text nor HTML', () => {
  expect(emailContent({ title: 'Hi', quick_reply: rich.quick_reply })).toEqual({ subject: 'Hi', text: 'Sure?\n- Yes' });
  expect(emailContent({ title: 'Hi' })).toEqual({ subject: 'Hi', text: 'Hi' });
});

test('a push notification has the title, the text, the first file and the first page', () => {
  expect(pushContent({ title: 'Hi', html: '<b>Hello</b>', media: [picture, file], ...rich })).toEqual({
    title: 'Hi',
    text: 'Hello',
    media: picture,
    click_action: { url: 'https://example.com' },
  });
  expect(pushContent({ quick_reply: rich.quick_reply })).toEqual({ text: 'Sure?\n- Yes' });
});

test('what has neither a title nor a text is no push notification, and neither is what is too long', () => {
  expect(canShow({ media: [picture] }, 'apn')).toBe(false);
  expect(canShow({ title: 'Hi', text: 'x'.repeat(4097) }, 'fcm')).toBe(false);
  expect(canShow({ title: 'Hi' }, 'fcm')).toBe(true);
});
