import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { mailbox, newAgent, newContact, shop } from './email-client.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

const valid = { from: shop, to: [mailbox('ada@example.com')], content: { subject: 'Hello', text: 'Hello' } };
const unknown = '01h9krwprkeee8fzqspvwy6nq8';

const send = async (rest: object): Promise<TestAnswer> =>
  await call(sandbox, 'POST', '/preview/Emails', { body: { ...valid, ...rest } });
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);
const file = (rest: object): object => ({
  content: {
    subject: 'Hello',
    text: 'x',
    attachments: [{ file_name: 'a.txt', mime_type: 'text/plain', content: 'aGk=', ...rest }],
  },
});
const content = (rest: object): object => ({ content: { subject: 'Hello', text: 'Hello', ...rest } });

test.each<[string, object, string]>([
  ['no sender', { from: undefined }, 'from'],
  ['a sender without a key that says who', { from: { name: 'x' } }, 'from'],
  ['a sender that is no address', { from: { address: 'shop' } }, 'from.address'],
  ['a sender on another channel', { from: { address: 'a@example.com', channel: 'tel' } }, 'from.channel'],
  ['a recipient that is no address', { to: [mailbox('ada@example')] }, 'to[0].address'],
  ['a phone number', { to: [mailbox('ada@example.com'), mailbox('+12065550100')] }, 'to[1].address'],
  ['a line break in an address', { to: [mailbox('a@example.com\r\nBcc: b@example.com')] }, 'to[0].address'],
  ['a line break in a name', { to: [{ address: 'a@example.com', name: 'A\r\nBcc: b@example.com' }] }, 'to[0].name'],
  ["a line break in the sender's name", { from: { address: 'a@example.com', name: 'A\nX: y' } }, 'from.name'],
  ["a line break in a copy's name", { cc: [{ address: 'a@example.com', name: 'A\nX: y' }] }, 'cc[0].name'],
  ['a copy that is no address', { bcc: [mailbox('nobody')] }, 'bcc[0].address'],
  ['replies to no address', { reply_to: [mailbox('nobody')] }, 'reply_to[0].address'],
  ['a recipient with a conversation', { to: [{ conversation_id: unknown }] }, 'to[0]'],
  ['an agent as a recipient', { to: [{ agent_id: unknown }] }, 'to[0]'],
  ['an audience as a copy', { cc: [{ audience_id: unknown }] }, 'cc[0]'],
  ['nobody at all', { to: undefined }, 'to'],
  ['an empty list of recipients', { to: [] }, 'to'],
  ['101 copies', { cc: Array(101).fill(mailbox('a@example.com')) }, 'cc'],
  ['no content', { content: undefined }, 'content'],
  ['a subject and nothing else', { content: { subject: 'Hello' } }, 'content'],
  ['no subject', { content: { text: 'Hello' } }, 'content.subject'],
  ['an empty subject', content({ subject: '' }), 'content.subject'],
  ['a line break in the subject', content({ subject: 'Hello\r\nBcc: b@example.com' }), 'content.subject'],
  ['a subject of 999 characters', content({ subject: 'x'.repeat(999) }), 'content.subject'],
  ['a subject that is no template', content({ subject: '{{ name' }), 'content.subject'],
  ['HTML with an unknown filter', content({ html: '{{ name | shout }}' }), 'content.html'],
  ['values that are no texts', content({ default_variables: { name: 1 } }), 'content.default_variables.name'],
  ['a template that is none', { content: { content_id: 'HX1' } }, 'content.content_id'],
  ['a code of three digits', { content: { otp: { code: '123' } } }, 'content.otp.code'],
  ['a code of three digits to be made', { content: { otp: { code_length: 3 } } }, 'content.otp.code_length'],
  ['a path as the name of a file', file({ file_name: '../../etc/passwd' }), 'content.attachments[0].file_name'],
  ['a Windows path as the name of a file', file({ file_name: 'C:\\a.txt' }), 'content.attachments[0].file_name'],
  ['two dots as the name of a file', file({ file_name: '..' }), 'content.attachments[0].file_name'],
  ['a line break in the name of a file', file({ file_name: 'a\r\nX-Evil: 1' }), 'content.attachments[0].file_name'],
  ['a file without a name', file({ file_name: undefined }), 'content.attachments[0].file_name'],
  ['a line break in the type of a file', file({ mime_type: 'text/plain\r\nX: y' }), 'content.attachments[0].mime_type'],
  ['a type that is none', file({ mime_type: 'pdf' }), 'content.attachments[0].mime_type'],
  ['bytes that are not in base64', file({ content: 'not base64!' }), 'content.attachments[0].content'],
  ['base64 that was cut off', file({ content: 'aGk' }), 'content.attachments[0].content'],
  [
    'a media file that is not there',
    content({ attachments: [{ media_id: unknown }] }),
    'content.attachments[0].media_id',
  ],
  [
    'a file that is neither of the two',
    content({ attachments: [{ url: 'https://example.com' }] }),
    'content.attachments[0]',
  ],
  ['a tag that decides nothing', { tags: { 'sandbox-outcome': 'great' } }, 'tags.sandbox-outcome'],
  ['an unknown field', { priority: 'high' }, 'priority'],
])('%s is refused, and the field is named', async (_, rest, field) => {
  const answer = await send(rest);

  expect([answer.status, fieldsOf(answer)]).toEqual([400, [field]]);
});

test('all that is wrong is said at once', async () => {
  const answer = await send({
    from: { address: 'shop' },
    to: [mailbox('nobody')],
    content: { subject: '', html: '{{ x' },
  });

  expect(new Set(fieldsOf(answer))).toEqual(
    new Set(['from.address', 'to[0].address', 'content.subject', 'content.html']),
  );
});

test('copies to contacts and agents that are not there, or have no e-mail address, are refused all at once', async () => {
  const phone = await newContact(sandbox, '+12065550100', 'tel');
  const agent = await newAgent(sandbox, '+12065550199', { channel: 'tel' });

  const answer = await send({
    cc: [{ contact_id: unknown }, mailbox('ok@example.com'), { contact_id: phone }],
    bcc: [{ agent_id: unknown }],
    reply_to: [{ agent_id: agent }],
  });

  expect([answer.status, new Set(fieldsOf(answer))]).toEqual([
    400,
    new Set(['cc[0].contact_id', 'cc[2].contact_id', 'bcc[0].agent_id', 'reply_to[0].agent_id']),
  ]);
});

test('a preference that is not there is refused', async () => {
  const answer = await send({ processing_options: { use_preference: { preference_id: unknown } } });

  expect([answer.status, fieldsOf(answer)]).toEqual([400, ['processing_options.use_preference.preference_id']]);
});

test('values with which a template has no end are refused for their recipient', async () => {
  const answer = await send({
    to: [mailbox('a@example.com', { n: '3' }), mailbox('b@example.com', { n: '100000000' })],
    content: { subject: 'Hello', text: '{% for i in (1..n) %}x{% endfor %}' },
  });

  expect([answer.status, fieldsOf(answer)]).toEqual([400, ['to[1].variables']]);
});

test('a request of more than 10 MB is refused', async () => {
  const answer = await send(content({ text: 'x'.repeat(10_485_760) }));

  expect(answer.status).toBe(413);
});

test('nothing is sent where anything was refused', async () => {
  await send({ to: [mailbox('ada@example.com'), mailbox('nobody')] });

  expect((await call(sandbox, 'GET', '/preview/Emails')).body.emails).toEqual([]);
  expect((await call(sandbox, 'GET', '/preview/Emails/Operations')).body.operations).toEqual([]);
});

test.each([
  ['start_date', 'yesterday'],
  ['page_size', '0'],
  ['channel', 'email'],
])('a list is refused by its filter %s=%s', async (name, value) => {
  const answer = await call(sandbox, 'GET', `/preview/Emails?${name}=${value}`);

  expect([answer.status, fieldsOf(answer)]).toEqual([400, [name]]);
});
