import MailComposer from 'nodemailer/lib/mail-composer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { formClient } from './form-client.ts';
import { account, call, type Json, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  await call(sandbox, 'GET', '/preview/Emails');
});
afterEach(async () => await sandbox.close());

const email = {
  from: { address: 'ada@example.com', name: 'Ada' },
  to: 'shop@example.org',
  subject: 'Hi {{ you }}',
  text: '{% Hello %}',
};

async function arrive(body: unknown, query = '', type = 'application/json'): Promise<TestAnswer> {
  const headers = { 'content-type': type };
  return await call(sandbox, 'POST', `/_sandbox/v1/inbound/emails${query}`, { body, headers });
}

async function shown(id: string): Promise<Json> {
  return (await call(sandbox, 'GET', `/_sandbox/v1/emails/${id}`)).body;
}

test('an e-mail that comes in is an e-mail like others, which has arrived', async () => {
  const { status, body } = await arrive({ ...email, cc: ['boss@example.org'], html: '<p>{{ hello }}</p>' });

  const listed = await call(sandbox, 'GET', '/preview/Emails');

  expect(status).toBe(201);
  expect(body).toMatchObject({
    from: { address: 'ada@example.com', name: 'Ada', channel: 'email' },
    to: [{ address: 'shop@example.org' }],
    cc: [{ address: 'boss@example.org' }],
    content: { subject: 'Hi {{ you }}', text: '{% Hello %}', html: '<p>{{ hello }}</p>' },
    delivery_status: { delivered: { count: 1 } },
    related: [],
    caused: [],
  });
  expect(listed.body.emails).toMatchObject([{ id: body.id }]);
  expect(await shown(body.id)).toMatchObject({
    direction: 'inbound',
    account_sid: account,
    state: 'delivered',
    operation_id: null,
    subject: 'Hi {{ you }}',
    text: '{% Hello %}',
  });
});

test('an e-mail comes in as a whole, as mail servers hand it on', async () => {
  const raw = await new MailComposer({
    from: 'Jürgen <juergen@example.com>',
    to: ['Shop <shop@example.org>', 'sales@example.org'],
    replyTo: 'elsewhere@example.com',
    subject: 'Grüße',
    text: 'Über alles',
    html: '<b>Über alles</b>',
    attachments: [{ filename: '../price list.txt', content: 'one: 1' }],
  })
    .compile()
    .build();

  const { status, body } = await arrive(raw.toString('latin1'), `?account_sid=${account}`, 'message/rfc822');
  const file = await fetch(`${sandbox.url}/_sandbox/v1/emails/${body.id}/attachments/0`);

  expect(status).toBe(201);
  expect(await shown(body.id)).toMatchObject({
    from: { address: 'juergen@example.com', name: 'Jürgen' },
    to: [{ address: 'shop@example.org', name: 'Shop' }, { address: 'sales@example.org' }],
    reply_to: [{ address: 'elsewhere@example.com' }],
    subject: 'Grüße',
    text: expect.stringContaining('Über alles'),
    html: expect.stringContaining('<b>Über alles</b>'),
    attachments: [{ file_name: 'price list.txt', mime_type: 'text/plain', file_size: 6 }],
  });
  expect(await file.text()).toBe('one: 1');
});

test('a file of an e-mail is kept, and has no path in its name', async () => {
  const attachments = [{ file_name: '/etc/note.txt', mime_type: 'text/plain', content: btoa('Hello') }];

  const { body } = await arrive({ ...email, attachments });
  const file = await fetch(`${sandbox.url}/_sandbox/v1/emails/${body.id}/attachments/0`);

  expect((await shown(body.id)).attachments).toEqual([
    { file_name: 'note.txt', mime_type: 'text/plain', file_size: 5 },
  ]);
  expect(await file.text()).toBe('Hello');
});

test('the code and the links in what came in are found', async () => {
  const { body } = await arrive({ ...email, text: 'Your code is 483920, or see https://example.com/in?a=1' });

  expect(await shown(body.id)).toMatchObject({ code: '483920', links: ['https://example.com/in?a=1'] });
});

test('an e-mail to an address of a conversation of v1 is said there, with its subject', async () => {
  const v1 = formClient(sandbox, 'conversations.twilio.com/v1');
  const { body: conversation } = await v1('POST', '/Conversations', { form: {} });
  const path = `/Conversations/${conversation.sid}`;
  const form = { 'MessagingBinding.Address': email.from.address, 'MessagingBinding.ProxyAddress': email.to };
  await v1('POST', `${path}/Participants`, { form });

  const { body } = await arrive({ ...email, text: undefined, html: '<p>Hello</p>' });
  const { body: said } = await v1('GET', `${path}/Messages`);

  expect(body).toMatchObject({ id: expect.stringMatching(/^email_/), taken: { conversation_sid: conversation.sid } });
  expect(said.messages).toMatchObject([{ author: email.from.address, body: 'Hello' }]);
});

test('an e-mail is refused with everything that is wrong with it', async () => {
  const attachments = [{ file_name: 'a' }, 'b'];

  const answer = await arrive({ to: ['x', { address: 'y@' }], cc: 3, subject: 1, attachments, colour: 'red' });

  expect(answer.status).toBe(400);
  expect(answer.body.errors.map(({ field }: Json) => field)).toEqual([
    'to[0]',
    'to[1]',
    'from',
    'cc',
    'subject',
    'attachments[0]',
    'attachments[1]',
    'colour',
  ]);
});

test.each([
  ['{', 'application/json'],
  ['[]', 'application/json'],
  ['', 'application/json'],
  ['', 'message/rfc822'],
  ['From: a@example.com\r\n\r\nTo nobody', 'message/rfc822'],
  ['To: a@example.com\r\n\r\nFrom nobody', 'message/rfc822'],
])('%j as %s is refused', async (body, type) => {
  expect((await arrive(body, '', type)).status).toBe(400);
});

test('an unknown name in the query, and an account that is none, are refused', async () => {
  const raw = 'From: a@example.com\r\nTo: b@example.com\r\n\r\nHi';

  const answers = [
    await arrive(raw, '?sid=AC1', 'message/rfc822'),
    await arrive(raw, '?account_sid=XX', 'message/rfc822'),
  ];

  expect(answers.map(({ status }) => status)).toEqual([400, 404]);
});
