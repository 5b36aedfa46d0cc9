import { randomBytes } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { bytesOf, mailbox, mailboxOf, newContact, rawEmail, sendEmails } from './email-client.ts';
import { call, type Json } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

/** The raw message of the first e-mail of a send, and what a mail program reads in it. */
async function composed(rest: object, to: readonly object[] | undefined = [mailbox('ada@example.com')]): Promise<Json> {
  const { emails } = await sendEmails(sandbox, to, rest);
  const raw = await rawEmail(sandbox, emails[0].id);
  return { id: emails[0].id, raw, parsed: await PostalMime.parse(raw) };
}

test('the headers name sender, recipients, copies and replies, the time of the sandbox and an identifier', async () => {
  const { id, parsed } = await composed({
    from: { address: 'shop@example.com', name: 'Zoë "the shop" Müller' },
    to: [{ address: 'ada@example.com', name: 'Ada, the Countess' }],
    cc: [mailbox('c@example.com')],
    reply_to: [mailbox('help@example.com'), mailbox('more@example.com')],
    content: { subject: 'Grüße aus Graz: 2 € für 日本', text: 'Hallo Zoë' },
  });

  expect(parsed).toMatchObject({
    subject: 'Grüße aus Graz: 2 € für 日本',
    from: { address: 'shop@example.com', name: 'Zoë "the shop" Müller' },
    to: [{ address: 'ada@example.com', name: 'Ada, the Countess' }],
    cc: [{ address: 'c@example.com' }],
    replyTo: [{ address: 'help@example.com' }, { address: 'more@example.com' }],
    date: '2026-01-31T09:30:00.000Z',
    messageId: `<${id.replace('email_', '')}@example.com>`,
  });
  expect(parsed.text.trim()).toBe('Hallo Zoë');
});

test('those who get blind copies are in no header, and no header is made up', async () => {
  const { raw } = await composed({ bcc: [mailbox('secret@example.com')] });

  expect(raw).not.toContain('secret');
  const names = raw
    .split('\r\n\r\n', 1)[0]
    .match(/^[\w-]+(?=:)/gm)
    ?.map((name: string) => name.toLowerCase());
  expect(new Set(names)).toEqual(
    new Set([
      'from',
      'to',
      'subject',
      'message-id',
      'date',
      'mime-version',
      'content-type',
      'content-transfer-encoding',
    ]),
  );
});

test('a text and HTML are two forms of one content', async () => {
  const { raw, parsed } = await composed({
    content: { subject: 'Hi', text: 'Schöne Grüße', html: '<p>Schöne Grüße</p>' },
  });

  expect(raw).toContain('Content-Type: multipart/alternative');
  expect([parsed.text.trim(), parsed.html.trim()]).toEqual(['Schöne Grüße', '<p>Schöne Grüße</p>']);
});

test('attachments arrive byte for byte, with name and type', async () => {
  const files = [
    { file_name: 'Rechnung für Zoë.pdf', mime_type: 'application/pdf', bytes: randomBytes(300_000) },
    { file_name: 'empty-ish.bin', mime_type: 'application/octet-stream', bytes: Buffer.from([0, 13, 10, 255]) },
  ];
  const attachments = files.map(({ bytes: content, ...file }) => ({ ...file, content: content.toString('base64') }));

  const { raw, parsed } = await composed({ content: { subject: 'Hi', text: 'a', html: '<i>a</i>', attachments } });

  expect(raw).toContain('Content-Type: multipart/mixed');
  expect(raw).toContain('Content-Type: multipart/alternative');
  expect(parsed.attachments.map(({ filename, mimeType }: Json) => [filename, mimeType])).toEqual(
    files.map(({ file_name, mime_type }) => [file_name, mime_type]),
  );
  for (const [index, file] of files.entries()) {
    expect(bytesOf(parsed.attachments[index].content).equals(file.bytes)).toBe(true);
  }
});

test('the message is the same each time that it is read', async () => {
  const { id, raw } = await composed({ content: { subject: 'Hi', text: 'a', html: '<i>a</i>' } });

  expect(await rawEmail(sandbox, id)).toBe(raw);
});

test('an e-mail with copies alone names no recipient', async () => {
  const { parsed } = await composed({ to: undefined, cc: [mailbox('c@example.com')] }, undefined);

  expect(parsed.to).toBeUndefined();
  expect(parsed.cc).toEqual([{ address: 'c@example.com', name: '' }]);
});

test('a line break in a value begins no header', async () => {
  const { parsed } = await composed({
    to: [mailbox('ada@example.com', { name: 'Ada\r\nBcc: thief@example.com' })],
    content: { subject: 'Hi {{ name }}', text: 'Hi {{ name }}' },
  });

  expect(parsed.subject).toBe('Hi Ada Bcc: thief@example.com');
  expect(parsed.bcc).toBeUndefined();
});

test('a one-time password is made for each recipient, and only the recipient sees it', async () => {
  const content = { otp: { code_length: 8 }, subject: 'Code', text: 'It is {{ code }}', html: '<b>{{ code }}</b>' };
  const { emails } = await sendEmails(sandbox, [mailbox('a@example.com'), mailbox('b@example.com')], { content });

  const arrived = [...(await mailboxOf(sandbox, 'a@example.com')), ...(await mailboxOf(sandbox, 'b@example.com'))];

  const codes = arrived.map(({ code }) => code);
  expect(codes).toEqual([expect.stringMatching(/^\d{8}$/), expect.stringMatching(/^\d{8}$/)]);
  expect(codes[0]).not.toBe(codes[1]);
  expect(arrived[0]).toMatchObject({ text: `It is ${codes[0]}`, html: `<b>${codes[0]}</b>` });
  expect((await PostalMime.parse(await rawEmail(sandbox, emails[0].id))).text?.trim()).toBe(`It is ${codes[0]}`);
  expect(emails.map((email) => email.content.text)).toEqual(['It is ••••••', 'It is ••••••']);
  const listed = JSON.stringify((await call(sandbox, 'GET', '/preview/Emails')).body);
  expect(codes.filter((code) => listed.includes(code) || JSON.stringify(emails).includes(code))).toEqual([]);
});

test('a one-time password that was given is sent as it is, and hidden wherever it stands', async () => {
  const to = [mailbox('a@example.com', { code: 'not this' })];
  const content = {
    otp: { code: '493817' },
    subject: '493817 is your code',
    text: '{{ code }}',
    default_variables: { code: '493817' },
  };

  const { emails } = await sendEmails(sandbox, to, { content });

  expect(emails[0].content).toMatchObject({ subject: '•••••• is your code', text: '••••••' });
  expect(JSON.stringify(emails)).not.toContain('493817');
  expect(await mailboxOf(sandbox, 'a@example.com')).toEqual([
    expect.objectContaining({ subject: '493817 is your code', text: '493817', code: '493817' }),
  ]);
});

test('a one-time password without any text is the text', async () => {
  await sendEmails(sandbox, [mailbox('a@example.com')], { content: { otp: {} } });

  const [email] = await mailboxOf(sandbox, 'a@example.com');

  expect(email).toMatchObject({ subject: 'Your code', text: email.code, html: null });
});

test('a stored template arrives as its identifier and its values', async () => {
  const content = { content_id: `HX${'0'.repeat(32)}`, default_variables: { 1: 'Ada' } };
  const { emails } = await sendEmails(sandbox, [mailbox('a@example.com', { 2: 'Graz' })], { content });

  const [email] = await mailboxOf(sandbox, 'a@example.com');

  expect(emails[0].content).toEqual({ ...content, attachments: [] });
  expect(email).toMatchObject({ subject: content.content_id, text: expect.stringContaining('1: Ada\n2: Graz') });
});

test('the control API shows the newest first, to recipients and to those who get copies, with what is attached', async () => {
  const contact = await newContact(sandbox, 'carl@example.com');
  const attachments = [{ file_name: 'a.txt', mime_type: 'text/plain', content: 'aGk=' }];
  await sendEmails(sandbox, [mailbox('a+b@example.com')], { content: { subject: 'One', text: 'x', attachments } });
  await sendEmails(sandbox, [mailbox('c@example.com')], {
    content: { subject: 'Two', html: '<p>y</p>' },
    bcc: [{ contact_id: contact }, mailbox('a+b@example.com')],
  });

  const arrived = await mailboxOf(sandbox, 'a+b@example.com');

  expect(arrived.map(({ subject, text, html }) => [subject, text, html])).toEqual([
    ['Two', null, '<p>y</p>'],
    ['One', 'x', null],
  ]);
  expect(arrived[1].attachments).toEqual([{ file_name: 'a.txt', mime_type: 'text/plain', file_size: 2 }]);
  expect((await mailboxOf(sandbox, 'carl@example.com')).map(({ subject }) => subject)).toEqual(['Two']);
  expect((await call(sandbox, 'GET', `/_sandbox/v1/emails/${arrived[0].id}`)).body).toMatchObject(arrived[0]);
  const others = await call(sandbox, 'GET', `/_sandbox/v1/emails?account_sid=AC${'9'.repeat(32)}`);
  expect(others.body.emails).toEqual([]);
});

test.each(['', '/raw'])('the control API knows no e-mail that never was: %s', async (part) => {
  const answer = await call(sandbox, 'GET', `/_sandbox/v1/emails/email_00000000000000000000000000${part}`);

  expect([answer.status, answer.body.code]).toEqual([404, 20404]);
});
