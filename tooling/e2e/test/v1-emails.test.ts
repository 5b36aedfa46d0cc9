import { ApiError, HttpClient, responseOf } from '@comms/core';
import { Emails as PreviewEmails } from '@comms/emails';
import { type Email, Emails, type SendEmailsRequest } from '@comms/emails/v1';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let emails: Emails;
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'scaled', scale: 20 });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  emails = new Emails(account);
});

const unknown = '00000000000000000000000000';
const soon = { deadlineMs: 20_000, minDelayMs: 20 };

function htmlTo(...addresses: string[]): SendEmailsRequest {
  return {
    from: { address: 'shop@example.com', name: 'The shop' },
    to: addresses.map((address) => ({ address })),
    content: { subject: "Hello {{ name | default: 'you' }}", html: '<p>Hi</p>' },
    tags: { campaign: 'spring' },
  };
}

/** The only email of a send, once it has ended. */
async function sendOne(request: SendEmailsRequest): Promise<Email> {
  const { operation } = await emails.sendEmails(request);
  await operation.wait(soon);
  const [email] = await operation.resources().toArray({ limit: 1 });
  return email ?? expect.unreachable('the send has made no email');
}

test('a send is accepted with 202, and followed until every email has ended', async () => {
  const sent = await emails.sendEmails(htmlTo('ada@example.com', 'bounced@example.com'));
  const done = await sent.operation.wait(soon);

  expect(responseOf(sent)).toMatchObject({ statusCode: 202, attempts: 1, requestId: expect.stringMatching(/^RQ/) });
  expect(sent.operationId).toMatch(/^comms_operation_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  expect(sent.operationLocation).toBe(`${sandbox.url}/comms.twilio.com/v1/Emails/Operations/${sent.operationId}`);
  expect(done).toMatchObject({
    id: sent.operationId,
    status: 'COMPLETED',
    stats: { total: 2, recipients: 2, delivered: 1, undelivered: 1, canceled: 0 },
    createdAt: expect.any(Date),
  });
});

test('the emails of a send, their states and what went wrong are listed', async () => {
  const { operation } = await emails.sendEmails(htmlTo('ada@example.com', 'bounced@example.com'));
  await operation.wait(soon);

  const made = await operation.resources().toArray({ limit: 10 });
  const problems = await operation.errors().toArray({ limit: 10 });
  const [bounced, delivered] = made;
  const receipts = await emails.listEmailReceipts(delivered?.id ?? '', { pageSize: 1 }).toArray({ limit: 10 });

  expect(made.map(({ to, status }) => [to?.[0]?.address, status])).toEqual([
    ['bounced@example.com', 'UNDELIVERED'],
    ['ada@example.com', 'DELIVERED'],
  ]);
  expect(receipts.map(({ status }) => status)).toEqual(['QUEUED', 'SENT', 'DELIVERED']);
  expect(receipts[2]).toMatchObject({ emailId: delivered?.id, createdAt: expect.any(Date) });
  expect(problems).toEqual([
    expect.objectContaining({
      code: expect.any(Number),
      message: expect.any(String),
      infoUrl: expect.any(String),
      emailId: bounced?.id,
      createdAt: expect.any(Date),
    }),
  ]);
});

test('everything that can be said in a send is sent, and comes back', async () => {
  const { operation } = await emails.sendEmails({
    from: { address: 'shop@example.com', name: 'The shop' },
    to: [{ address: 'ada@example.com', name: 'Ada Lovelace', variables: { first_name: 'Ada' } }],
    content: {
      subject: 'Grüße, {{ first_name }}',
      html: '<p>Hi {{ first_name }}</p>',
      text: 'Hi {{ first_name }}',
      attachments: [{ filename: 'a.txt', contentType: 'text/plain', content: btoa('42 EUR') }],
    },
    schedule: { sendAt: [new Date(Date.now() + 3_600_000)] },
    ipPoolName: 'marketing',
    tags: { first_campaign: 'spring' },
  });

  const [listed] = await operation.resources().toArray({ limit: 1 });
  const email = await emails.fetchOneEmail(listed?.id ?? '');

  expect(email).toMatchObject({
    id: expect.stringMatching(/^comms_email_/),
    from: { address: 'shop@example.com', name: 'The shop' },
    to: [{ address: 'ada@example.com', name: 'Ada Lovelace' }],
    content: {
      subject: 'Grüße, Ada',
      html: '<p>Hi Ada</p>',
      text: 'Hi Ada',
      attachments: [{ filename: 'a.txt', contentType: 'text/plain', content: btoa('42 EUR') }],
    },
    status: 'SCHEDULED',
    related: [{ id: operation.id }],
    tags: { first_campaign: 'spring' },
    scheduledFor: expect.any(Date),
    createdAt: expect.any(Date),
  });
});

test('an email without a text gets one that is made of its HTML', async () => {
  const email = await sendOne({
    ...htmlTo('ada@example.com'),
    content: { subject: 'Hi', html: '<h1>Your order</h1><p>It is <b>on its way</b>.</p>' },
  });

  const { content } = await emails.fetchOneEmail(email.id);

  expect(content?.text).toContain('Your order');
  expect(content?.text).toContain('It is on its way.');
  expect(content?.text).not.toContain('<');
});

test('emails and operations are listed by every filter, and paged through', async () => {
  const { operation } = await emails.sendEmails(htmlTo('a@example.com', 'b@example.com', 'c@example.com'));
  await operation.wait(soon);
  const past = new Date(Date.now() - 3_600_000);
  const future = new Date(Date.now() + 3_600_000);

  const all = await emails
    .listEmails({
      operationId: operation.id,
      startDate: past,
      endDate: future,
      status: 'DELIVERED',
      tags: { campaign: 'spring' },
      pageSize: 2,
    })
    .toArray({ limit: 10 });
  const operations = await emails
    .listEmailOperations({ startDate: past, endDate: future, status: 'COMPLETED', pageSize: 1 })
    .toArray({ limit: 10 });

  expect(all).toHaveLength(3);
  expect(operations.map(({ id }) => id)).toEqual([operation.id]);
  expect((await emails.listEmails({ tags: 'campaign:autumn;' })).items).toEqual([]);
  expect((await emails.listEmails({ status: 'FAILED' })).items).toEqual([]);
  expect((await emails.listEmails({ profile: 'mem_profile_1' })).items).toEqual([]);
});

test('an email that was deleted can neither be fetched, nor listed, nor deleted again', async () => {
  const { id } = await sendOne(htmlTo('ada@example.com'));

  const deleted = await emails.deleteEmail(id);

  expect(deleted).toMatchObject({ resourceId: id, resourceLocation: expect.stringContaining(`/v1/Emails/${id}`) });
  expect(await rejection(emails.fetchOneEmail(id))).toMatchObject({ status: 404 });
  expect(await rejection(emails.deleteEmail(id))).toMatchObject({ status: 404 });
  expect((await emails.listEmails()).items).toEqual([]);
});

test('what waits is canceled by the operation that was taken up again', async () => {
  const sent = await emails.sendEmails({
    ...htmlTo('ada@example.com'),
    schedule: { sendAt: [new Date(Date.now() + 3_600_000)] },
  });

  const scheduled = await emails.fetchOneEmailOperation(sent.operation.id);
  const canceled = await emails.operation(sent.operation.toJSON()).cancel();

  expect(scheduled).toMatchObject({ status: 'SCHEDULED', stats: { scheduled: 1 } });
  expect(canceled).toMatchObject({ status: 'CANCELED', stats: { canceled: 1 } });
  expect((await emails.listEmailOperationErrors(sent.operation.id)).errors).toEqual([]);
  expect(await rejection(emails.cancelEmailOperation(sent.operation.id))).toMatchObject({ status: 409 });
});

test('what v1 has sent is in the preview, and what the preview has sent is in v1', async () => {
  const preview = new PreviewEmails(account);
  const mine = await sendOne(htmlTo('ada@example.com'));
  const old = await preview.sendEmails({
    from: { address: 'shop@example.com' },
    to: [{ address: 'bob@example.com' }],
    content: { subject: 'Old', html: '<p>Hi</p>', text: 'Hi' },
  });

  const inPreview = await preview.fetchOneEmail(mine.id.replace('comms_', ''));
  const inV1 = await emails.fetchOneEmail(`comms_${old.emails[0]?.id}`);

  expect(inPreview).toMatchObject({ to: [{ address: 'ada@example.com' }], content: { subject: 'Hello you' } });
  expect(inV1).toMatchObject({ to: [{ address: 'bob@example.com' }], content: { subject: 'Old', text: 'Hi' } });
});

test('a client of one dialect that meets a server of the other says which entry point to use', async () => {
  const toOther = (from: string, to: string): HttpClient =>
    new HttpClient({ fetcher: async (request) => await fetch(new Request(request.url.replace(from, to), request)) });
  await emails.sendEmails(htmlTo('ada@example.com'));
  const v1 = new Emails({ ...account, httpClient: toOther('/v1/', '/preview/') });
  const preview = new PreviewEmails({ ...account, httpClient: toOther('/preview/', '/v1/') });

  expect(await rejection(v1.listEmails())).toMatchObject({ message: expect.stringContaining('use @comms/messages') });
  expect(await rejection(preview.listEmails())).toMatchObject({
    message: expect.stringContaining('@comms/emails/v1'),
  });
});

test.each<[string, Partial<SendEmailsRequest>, string]>([
  ['an address that is none', { to: [{ address: 'ada at example' }] }, 'to[0].address'],
  ['a file that is not in base64', attached({ content: '?' }), 'content.attachments[0].content'],
  ['a name of a file with a path', attached({ filename: '../a.txt' }), 'content.attachments[0].filename'],
  ['a variable without a default', { content: { subject: '{{ name }}', html: 'Hi' } }, 'to[0].variables'],
  ['a name of a pool that is too short', { ipPoolName: 'a' }, 'ipPoolName'],
  ['a time that is none', { schedule: { sendAt: ['soon'] } }, 'schedule.sendAt[0]'],
])('%s is refused with its field, and nothing is sent', async (_, rest, field) => {
  const error = await rejection(emails.sendEmails({ ...htmlTo('ada@example.com'), ...rest }));

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    operation: 'v1.emails.sendEmails',
    status: 400,
    effect: 'none',
    errors: [{ field, moreInfo: expect.any(String) }],
  });
  expect((await emails.listEmailOperations()).items).toEqual([]);
});

/** A part of a request with a file of which something is different. */
function attached(different: object): Partial<SendEmailsRequest> {
  const file = { filename: 'a.txt', contentType: 'text/plain', content: btoa('42 EUR'), ...different };
  return { content: { subject: 'Hi', html: 'Hi', attachments: [file] } };
}

const refusals: readonly (readonly [string, (of: Emails) => PromiseLike<unknown>, number])[] = [
  ['listEmails', (of) => of.listEmails({ pageToken: 'nonsense' }), 400],
  ['listEmailOperations', (of) => of.listEmailOperations({ pageToken: 'nonsense' }), 400],
  ['fetchOneEmail', async (of) => await of.fetchOneEmail(unknown), 404],
  ['deleteEmail', async (of) => await of.deleteEmail(unknown), 404],
  ['listEmailReceipts', (of) => of.listEmailReceipts(unknown), 404],
  ['fetchOneEmailOperation', async (of) => await of.fetchOneEmailOperation(unknown), 404],
  ['listEmailOperationErrors', (of) => of.listEmailOperationErrors(unknown), 404],
  ['cancelEmailOperation', async (of) => await of.cancelEmailOperation(unknown), 404],
];

test.each(refusals)('%s is refused where what it names is not there', async (name, ask, status) => {
  const error = await rejection(ask(emails));

  expect(error).toMatchObject({ name: 'ApiError', operation: `v1.emails.${name}`, status, effect: 'none' });
});

test('what one account sent, another one does not see', async () => {
  const email = await sendOne(htmlTo('ada@example.com'));
  const other = new Emails(sandbox.newAccount());

  expect(await rejection(other.fetchOneEmail(email.id))).toMatchObject({ status: 404 });
  expect((await other.listEmails()).items).toEqual([]);
});
