import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { ada, on, phone, shopPool } from './communications-client.ts';
import { contactWith } from './push-client.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

const unknown = '01h9krwprkeee8fzqspvwy6nq8';
const valid = { from: phone, to: [on('tel', ada.tel)], content: { text: 'Hello' } };

const send = async (rest: object): Promise<TestAnswer> =>
  await call(sandbox, 'POST', '/preview/Communications', { body: { ...valid, ...rest } });
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);
const content = (rest: object): object => ({ content: { text: 'Hello', ...rest } });
const emails = (rest: object): object => ({ processing_options: { emails: rest } });
const pushes = (rest: object): object => ({ processing_options: { push_notifications: rest } });

test.each<[string, object, string]>([
  ['a sender without a key that says who', { from: {} }, 'from'],
  ['a sender without its channel', { from: { address: '+15005550006' } }, 'from.channel'],
  ['a sender on a channel that is none', { from: on('fax', '+15005550006') }, 'from.channel'],
  ['a sender that is no phone number', { from: on('tel', 'the whole shop by phone') }, 'from.address'],
  ['a sender that is no e-mail address', { from: on('email', 'shop') }, 'from.address'],
  [
    "a line break in the sender's name",
    { from: { ...on('email', 'a@example.com'), name: 'A\nBcc: b@example.com' } },
    'from.name',
  ],
  ['nobody', { to: undefined }, 'to'],
  ['an empty list of recipients', { to: [] }, 'to'],
  ['a phone number that is none', { to: [on('tel', '555')] }, 'to[0].address'],
  ['an e-mail address that is none', { to: [phone, on('email', 'ada')] }, 'to[1].address'],
  ['a line break in an address', { to: [on('email', 'a@example.com\r\nBcc: b@example.com')] }, 'to[0].address'],
  ['a token for Apple that is none', { to: [on('apn', 'abc')] }, 'to[0].address'],
  ['an address without its channel', { to: [{ address: ada.tel }] }, 'to[0].channel'],
  ['a channel that is none', { to: [on('fax', ada.tel)] }, 'to[0].channel'],
  [
    'a channel that is none, for a contact',
    { to: [{ contact_id: unknown, channels: ['tel', 'fax'] }] },
    'to[0].channels[1]',
  ],
  ['a contact that can be none', { to: [{ contact_id: 'Ada' }] }, 'to[0].contact_id'],
  ['a conversation', { to: [{ conversation_id: unknown }] }, 'to[0]'],
  ['no content', { content: undefined }, 'content'],
  ['content with nothing to send', { content: {} }, 'content'],
  ['nothing but empty fields', { content: { text: '', media: [] } }, 'content'],
  ['a title of 999 characters', content({ title: 'x'.repeat(999) }), 'content.title'],
  ['a line break in the title', content({ title: 'Hi\r\nBcc: b@example.com' }), 'content.title'],
  ['a title that is no template', content({ title: '{{' }), 'content.title'],
  ['a text that is no template', content({ text: '{% if %}' }), 'content.text'],
  ['HTML with an unknown filter', content({ html: '{{ a | shout }}' }), 'content.html'],
  ['a card that is no template', content({ card: { title: '{{' } }), 'content.card.title'],
  [
    'HTML whose tags have half of a template in them, without a text',
    { content: { html: '<p {% if a %}>Hi</p>{% endif %}' } },
    'content.html',
  ],
  ['eleven files', content({ media: Array(11).fill({ url: 'https://example.com' }) }), 'content.media'],
  ['a media file that is not there', content({ media: [{ media_id: unknown }] }), 'content.media[0].media_id'],
  ['values that are no texts', content({ default_variables: { a: 1 } }), 'content.default_variables.a'],
  [
    'a list without items',
    content({ list_picker: { text: 'a', button_text: 'b', list_items: [] } }),
    'content.list_picker.list_items',
  ],
  ['a copy to no address', emails({ cc: [{ address: 'nobody' }] }), 'processing_options.emails.cc[0].address'],
  [
    "a line break in a copy's name",
    emails({ bcc: [{ address: 'a@example.com', name: 'A\nX: y' }] }),
    'processing_options.emails.bcc[0].name',
  ],
  ['a copy to nobody', emails({ cc: [{ contact_id: unknown }] }), 'processing_options.emails.cc[0].contact_id'],
  [
    'replies to no agent',
    emails({ reply_to: [{ agent_id: unknown }] }),
    'processing_options.emails.reply_to[0].agent_id',
  ],
  ['an unknown priority', pushes({ priority: 'urgent' }), 'processing_options.push_notifications.priority'],
  ['a time that is none', pushes({ time_to_deliver: 'soon' }), 'processing_options.push_notifications.time_to_deliver'],
  ['a tag that decides nothing', { tags: { 'sandbox-outcome': 'great' } }, 'tags.sandbox-outcome'],
  ['an unknown field', { subject: 'Hello' }, 'subject'],
  [
    'a preference that is not there',
    { processing_options: { use_preference: { preference_id: unknown } } },
    'processing_options.use_preference.preference_id',
  ],
  [
    'values that give a template too much to do',
    {
      to: [{ ...on('tel', ada.tel), variables: { n: '100000000' } }],
      content: { html: '{% for i in (1..n) %}x{% endfor %}' },
    },
    'to[0].variables',
  ],
])('%s is refused, and the field is named', async (_, rest, field) => {
  const answer = await send(rest);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toContain(field);
  for (const place of ['Communications', 'Messages', 'Emails']) {
    const { body } = await call(sandbox, 'GET', `/preview/${place}`);
    expect(body[place.toLowerCase()]).toEqual([]);
  }
});

test('all that is wrong is said at once', async () => {
  const contact = await contactWith(sandbox, [on('tel', ada.tel)]);
  const answer = await send({
    ...content({ media: [{ media_id: unknown }] }),
    processing_options: {
      use_preference: { preference_id: unknown },
      emails: { cc: [{ contact_id: contact }] },
    },
  });

  expect(fieldsOf(answer).sort()).toEqual([
    'content.media[0].media_id',
    'processing_options.emails.cc[0].contact_id',
    'processing_options.use_preference.preference_id',
  ]);
});

test('files that are more than an e-mail can have are refused where e-mails can be sent', async () => {
  const pool = await shopPool(sandbox);
  const upload = async (): Promise<object> => {
    const body = {
      file_name: 'a.txt',
      mime_type: 'text/plain',
      content: Buffer.alloc(4_000_000, 'a').toString('base64'),
    };
    const answer = await call(sandbox, 'POST', '/preview/Media', { body });
    expect(answer.status).toBe(201);
    return { media_id: answer.body.id };
  };
  const media = [await upload(), await upload(), await upload()];

  const byPool = await send({ ...pool, ...content({ media }) });
  const byPhone = await send(content({ media }));

  expect(fieldsOf(byPool)).toEqual(['content.media']);
  expect(byPhone.status).toBe(202);
});

test.each([
  ['GET', `/preview/Communications/${unknown}`],
  ['DELETE', `/preview/Communications/${unknown}`],
  ['GET', `/preview/Communications/Operations/${unknown}`],
  ['POST', `/preview/Communications/Operations/${unknown}/Cancel`],
])('%s %s leads to nothing', async (method, path) => {
  expect((await call(sandbox, method, path)).status).toBe(404);
});

test.each(['page_size=0', 'page_size=1001', 'page_token=nonsense', 'start_date=soon', 'from_address=a'])(
  'a list with %s is refused, and the parameter is named',
  async (query) => {
    const answer = await call(sandbox, 'GET', `/preview/Communications?${query}`);

    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual([query.split('=')[0]]);
  },
);
