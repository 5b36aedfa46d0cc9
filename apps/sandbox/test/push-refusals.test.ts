import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { android, iphone } from './push-client.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

const unknown = '01h9krwprkeee8fzqspvwy6nq8';
const valid = { to: [android('device-1')], content: { text: 'Hello' } };

const send = async (rest: object): Promise<TestAnswer> =>
  await call(sandbox, 'POST', '/preview/PushNotifications', { body: { ...valid, ...rest } });
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);
const content = (rest: object): object => ({ content: { text: 'Hello', ...rest } });
const to = (...recipients: object[]): object => ({ to: recipients });

test.each<[string, object, string]>([
  ['nobody', { to: undefined }, 'to'],
  ['an empty list of recipients', { to: [] }, 'to'],
  ['an empty token', to({ address: '', channel: 'fcm' }), 'to[0].address'],
  ['a token with a space', to(android('device 1')), 'to[0].address'],
  ['a token for Apple of 63 digits', to({ address: 'a'.repeat(63), channel: 'apn' }), 'to[0].address'],
  ['a token for Apple that is not hexadecimal', to(iphone(), iphone('xyz')), 'to[1].address'],
  ['a phone number', to({ address: '+12065550100', channel: 'tel' }), 'to[0].channel'],
  ['a token without its service', to({ address: 'device-1' }), 'to[0].channel'],
  ['a contact by another channel', to({ contact_id: unknown, channel: 'email' }), 'to[0].channel'],
  ['a contact that can be none', to({ contact_id: 'Ada' }), 'to[0].contact_id'],
  ['a conversation', to({ conversation_id: unknown }), 'to[0]'],
  ['a sender', { from: { address: '+15005550006', channel: 'tel' } }, 'from'],
  ['no content', { content: undefined }, 'content'],
  ['content that shows nothing', { content: {} }, 'content'],
  ['an empty text', { content: { text: '' } }, 'content'],
  ['a title of 1025 characters', content({ title: 'x'.repeat(1025) }), 'content.title'],
  ['a text of 4097 characters', { content: { text: 'x'.repeat(4097) } }, 'content.text'],
  ['a text that is no template', { content: { text: '{{ name' } }, 'content.text'],
  ['a title with an unknown filter', content({ title: '{{ a | shout }}' }), 'content.title'],
  ['an icon that is no template', content({ icon: '{{' }), 'content.icon'],
  ['a page that is no template', content({ click_action: { url: '{{' } }), 'content.click_action.url'],
  ['data for no push service', content({ channel_passthrough: [{ channel: 'tel', data: {} }] }), passthrough(0)],
  ['data without a service', content({ channel_passthrough: [{ data: {} }] }), passthrough(0)],
  ['a template that is none', { content: { content_id: 'HX1' } }, 'content.content_id'],
  ['a code of three digits', { content: { otp: { code: '123' } } }, 'content.otp.code'],
  ['a code of eleven digits to be made', { content: { otp: { code_length: 11 } } }, 'content.otp.code_length'],
  ['a media file that is not there', content({ media: { media_id: unknown } }), 'content.media.media_id'],
  ['media that are no URL', content({ media: { url: 'cat.png' } }), 'content.media.url'],
  ['an unknown priority', { priority: 'urgent' }, 'priority'],
  ['a sound of 256 characters', { sound: 'x'.repeat(256) }, 'sound'],
  ['a time that is none', { time_to_deliver: 'soon' }, 'time_to_deliver'],
  ['a duration in months', { time_to_deliver: 'P1M' }, 'time_to_deliver'],
  ['less than no time', { time_to_deliver: -1 }, 'time_to_deliver'],
  ['half a second', { time_to_deliver: 0.5 }, 'time_to_deliver'],
  ['more time than there is', { time_to_deliver: 1e300 }, 'time_to_deliver'],
  ['a tag that decides nothing', { tags: { 'sandbox-outcome': 'great' } }, 'tags.sandbox-outcome'],
  ['an unknown field', { subject: 'Hello' }, 'subject'],
  [
    'a preference that is not there',
    { processing_options: { use_preference: { preference_id: unknown } } },
    'processing_options.use_preference.preference_id',
  ],
  [
    'a preference that is not there, by its other name',
    { processing_options: { recipient_preference_management: { preference_id: unknown } } },
    'processing_options.recipient_preference_management.preference_id',
  ],
  [
    'values that give a template too much to do',
    {
      to: [android('device-1'), android('device-2', { n: '100000000' })],
      content: { text: '{% for i in (1..n) %}x{% endfor %}' },
    },
    'to[1].variables',
  ],
])('%s is refused, and the field is named', async (_, rest, field) => {
  const answer = await send(rest);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toContain(field);
  expect((await call(sandbox, 'GET', '/preview/PushNotifications')).body.push_notifications).toEqual([]);
});

test('all that is wrong is said at once', async () => {
  const ofRequest = await send({ ...to(iphone('x'), android('a b')), priority: 'urgent', time_to_deliver: 'soon' });
  const ofWorld = await send({
    content: { text: 'Hello', media: { media_id: unknown } },
    processing_options: { use_preference: { preference_id: unknown } },
  });

  expect(fieldsOf(ofRequest).sort()).toEqual(['priority', 'time_to_deliver', 'to[0].address', 'to[1].address']);
  expect(fieldsOf(ofWorld).sort()).toEqual([
    'content.media.media_id',
    'processing_options.use_preference.preference_id',
  ]);
});

test.each([
  ['GET', `/preview/PushNotifications/${unknown}`],
  ['DELETE', `/preview/PushNotifications/${unknown}`],
  ['GET', `/preview/PushNotifications/Operations/${unknown}`],
  ['POST', `/preview/PushNotifications/Operations/${unknown}/Cancel`],
])('%s %s leads to nothing', async (method, path) => {
  expect((await call(sandbox, method, path)).status).toBe(404);
});

test.each(['page_size=0', 'page_size=1001', 'page_token=nonsense', 'start_date=soon', 'from_address=a'])(
  'a list with %s is refused, and the parameter is named',
  async (query) => {
    const answer = await call(sandbox, 'GET', `/preview/PushNotifications?${query}`);

    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual([query.split('=')[0]]);
  },
);

function passthrough(index: number): string {
  return `content.channel_passthrough[${index}].channel`;
}
