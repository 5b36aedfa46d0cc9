import { AgentsAndAgentPools } from '@comms/agents';
import { ContactsAndAudiences } from '@comms/contacts';
import { createClient, execute, responseOf } from '@comms/core';
import { type Email, Emails, type SendEmailsRequest } from '@comms/emails';
import { fetchOneEmail, listEmailOperations, sendEmails } from '@comms/emails/operations';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let emails: Emails;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  emails = new Emails(account);
});

const unknownId = 'email_00000000000000000000000000';
const unknownOperation = 'operation_00000000000000000000000000';
const unknownContact = 'contact_00000000000000000000000000';

/** A request to send one text to some addresses. */
function textTo(...addresses: string[]): SendEmailsRequest {
  return {
    from: { address: 'shop@example.com', name: 'The shop' },
    to: addresses.map((address) => ({ address })),
    content: { subject: 'Hello', text: 'Hello' },
  };
}

const ids = (list: readonly Email[]): string[] => list.map(({ id }) => id);

/** What has arrived at an address. */
async function arrivedAt(address: string): Promise<unknown> {
  const query = new URLSearchParams({ to: address, account_sid: account.security.username });
  return await sandbox.control('GET', `/emails?${query}`);
}

test('a send is accepted with 202, and followed until the e-mails have arrived', async () => {
  const sent = await emails.sendEmails(textTo('ada@example.com', 'bounced@example.com'));
  const done = await sent.operation.wait({ deadlineMs: 20_000 });

  expect(responseOf(sent)).toMatchObject({ statusCode: 202, attempts: 1, requestId: expect.stringMatching(/^RQ/) });
  expect(sent.emails.map(({ to }) => to?.[0]?.address)).toEqual(['ada@example.com', 'bounced@example.com']);
  expect(done).toMatchObject({
    status: 'completed',
    delivery: { totalCount: 2, delivered: { count: 1 }, undelivered: { count: 1 } },
  });
});

test('everything that can be said in a send is sent, and comes back', async () => {
  const contacts = new ContactsAndAudiences(account);
  const made = await contacts.createContacts({
    contacts: [{ addresses: [{ address: 'carl@example.com', channel: 'email' }] }],
  });
  const contactId = made.contacts[0]?.id ?? '';
  const audience = await contacts.createAudience({ name: 'Everyone' });
  await contacts.addContactToAudience(audience.id, { contactId });
  const agents = new AgentsAndAgentPools(account);
  const agent = await agents.createAgent({ address: 'help@example.com', channel: 'email', displayName: 'Help' });

  const sent = await emails.sendEmails({
    from: { agentId: agent.id },
    to: [
      { address: 'ada@example.com', name: 'Ada', variables: { firstName: 'Ada' } },
      { contactId },
      { audienceId: audience.id },
    ],
    replyTo: [{ agentId: agent.id }],
    cc: [{ contactId }],
    bcc: [{ address: 'archive@example.com' }],
    content: {
      subject: 'Grüße, {{ firstName }}',
      text: 'Hi {{ firstName }}',
      html: '<p>Hi {{ firstName }}</p>',
      attachments: [{ fileName: 'a.txt', mimeType: 'text/plain', content: btoa('42 EUR') }],
      defaultVariables: { firstName: 'friend' },
    },
    tags: { orderId: '1', order_id: '2' },
  });
  const email = await emails.fetchOneEmail(sent.emails[0]?.id ?? '');

  const help = { address: 'help@example.com', channel: 'email', name: 'Help', agentId: agent.id };
  const carl = { address: 'carl@example.com', channel: 'email', contactId };
  expect(sent.emails.map(({ to }) => to)).toEqual([
    [{ address: 'ada@example.com', channel: 'email', name: 'Ada' }],
    [carl],
    [carl],
  ]);
  expect(email).toEqual(sent.emails[0]);
  expect(email).toMatchObject({
    id: expect.stringMatching(/^email_[0-9a-hjkmnp-tv-z]{26}$/),
    from: help,
    replyTo: [help],
    cc: [carl],
    bcc: [{ address: 'archive@example.com', channel: 'email' }],
    content: {
      subject: 'Grüße, Ada',
      text: 'Hi Ada',
      html: '<p>Hi Ada</p>',
      attachments: [{ fileName: 'a.txt', mimeType: 'text/plain', fileSize: 6 }],
      defaultVariables: { firstName: 'friend' },
    },
    tags: { orderId: '1', order_id: '2' },
    createdAt: expect.any(Date),
  });
  expect(sent.emails[1]?.content?.subject).toBe('Grüße, friend');
});

test('a one-time password is seen by its recipient alone', async () => {
  const sent = await emails.sendEmails({
    ...textTo('ada@example.com'),
    content: { otp: { codeLength: 6 }, subject: 'Your code', text: 'It is {{ code }}' },
  });

  const arrived = await arrivedAt('ada@example.com');

  expect(arrived).toEqual({
    next: null,
    emails: [expect.objectContaining({ text: expect.stringMatching(/^It is \d{6}$/) })],
  });
  expect(sent.emails[0]?.content?.text).toBe('It is ••••••');
});

test('e-mails are listed by every filter', async () => {
  const contacts = new ContactsAndAudiences(account);
  const made = await contacts.createContacts({
    contacts: [{ addresses: [{ address: 'carl@example.com', channel: 'email' }] }],
  });
  const contactId = made.contacts[0]?.id ?? '';
  const first = await emails.sendEmails(textTo('ada@example.com'));
  const second = await emails.sendEmails({ ...textTo(), from: { address: 'b@example.com' }, to: [{ contactId }] });
  const [one = '', two = ''] = [...ids(first.emails), ...ids(second.emails)];
  const past = new Date(Date.now() - 3_600_000);
  const found = async (request: Parameters<Emails['listEmails']>[0]): Promise<string[]> =>
    ids(await emails.listEmails(request).toArray({ limit: 100 }));

  expect(await found({})).toEqual([two, one]);
  expect(await found({ pageSize: 1 })).toEqual([two, one]);
  expect(await found({ operationId: first.operation.id })).toEqual([one]);
  expect(await found({ conversationId: 'conversation_01h9krwprkeee8fzqspvwy6nq8' })).toEqual([]);
  expect(await found({ startDate: past })).toEqual([two, one]);
  expect(await found({ endDate: past })).toEqual([]);
  expect(await found({ fromAddress: 'b@example.com' })).toEqual([two]);
  expect(await found({ toAddress: 'ada@example.com' })).toEqual([one]);
  expect(await found({ toContact: contactId })).toEqual([two]);
  expect(ids(await second.operation.resources().toArray({ limit: 10 }))).toEqual([two]);
});

test('an e-mail that was deleted can neither be fetched, nor listed, nor deleted again', async () => {
  const sent = await emails.sendEmails(textTo('ada@example.com'));
  const id = sent.emails[0]?.id ?? '';

  expect(await emails.deleteEmail(id)).toBeUndefined();

  expect(await rejection(emails.fetchOneEmail(id))).toMatchObject({ name: 'ApiError', status: 404, code: 20404 });
  expect(await rejection(emails.deleteEmail(id))).toMatchObject({ name: 'ApiError', status: 404, code: 20404 });
  expect((await emails.listEmails()).items).toEqual([]);
});

test('operations are listed by every filter, fetched, taken up again and canceled', async () => {
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
  const first = await emails.sendEmails(textTo('ada@example.com'));
  await sandbox.control('POST', '/clock/advance', { by: 'PT1M' });
  const second = await emails.sendEmails(textTo('ada@example.com'));
  const between = new Date((first.emails[0]?.createdAt?.getTime() ?? 0) + 30_000);
  const found = async (request: Parameters<Emails['listEmailOperations']>[0]): Promise<unknown> =>
    (await emails.listEmailOperations(request)).items.map(({ id }) => id);

  expect(await found({})).toEqual([second.operation.id, first.operation.id]);
  expect(await found({ status: 'completed' })).toEqual([first.operation.id]);
  expect(await found({ startDate: between })).toEqual([second.operation.id]);
  expect(await found({ endDate: between })).toEqual([first.operation.id]);
  expect(await emails.fetchOneEmailOperation(first.operation.id)).toMatchObject({ status: 'completed' });
  expect((await emails.operation(second.operation.id).refresh()).status).toBe('processing');
  expect(await emails.cancelEmailOperation(second.operation.id)).toMatchObject({
    status: 'canceled',
    delivery: { failed: { count: 1 } },
  });
  expect(await rejection(emails.cancelEmailOperation(first.operation.id))).toMatchObject({ status: 409 });
  await sandbox.control('PUT', '/clock', { mode: 'real' });
});

test.each<[string, Partial<SendEmailsRequest>, string]>([
  ['a recipient that is no address', { to: [{ address: 'ada' }] }, 'to[0].address'],
  ['a copy to a contact that is not there', { cc: [{ contactId: unknownContact }] }, 'cc[0].contact_id'],
  ['a header that would break out', { content: { subject: 'a\r\nBcc: b@example.com', text: '' } }, 'content.subject'],
  ['an unknown filter', { content: { subject: 'a', html: '{{ a | shout }}' } }, 'content.html'],
])('%s is refused with its field, and nothing is sent', async (_, rest, field) => {
  const error = await rejection(emails.sendEmails({ ...textTo('ada@example.com'), ...rest }));

  expect(error).toMatchObject({ name: 'ApiError', operation: 'emails.sendEmails', status: 400, effect: 'none' });
  expect(error).toHaveProperty('errors', expect.arrayContaining([expect.objectContaining({ field })]));
  expect((await emails.listEmails()).items).toEqual([]);
});

const refusals: readonly (readonly [string, (of: Emails) => PromiseLike<unknown>, number])[] = [
  ['listEmails', (of) => of.listEmails({ pageToken: 'nonsense' }), 400],
  ['listEmailOperations', (of) => of.listEmailOperations({ pageToken: 'nonsense' }), 400],
  ['fetchOneEmail', async (of) => await of.fetchOneEmail(unknownId), 404],
  ['deleteEmail', async (of) => await of.deleteEmail(unknownId), 404],
  ['fetchOneEmailOperation', async (of) => await of.fetchOneEmailOperation(unknownOperation), 404],
  ['cancelEmailOperation', async (of) => await of.cancelEmailOperation(unknownOperation), 404],
];

test.each(refusals)('%s is refused where what it names is not there', async (name, ask, status) => {
  const error = await rejection(ask(emails));

  expect(error).toMatchObject({ name: 'ApiError', operation: `emails.${name}`, status, effect: 'none' });
});

test('lists name the parameter that they refuse', async () => {
  const field = { errors: [expect.objectContaining({ field: 'page_token' })] };

  expect(await rejection(emails.listEmails({ pageToken: 'nonsense' }))).toMatchObject(field);
  expect(await rejection(emails.listEmailOperations({ pageToken: 'nonsense' }))).toMatchObject(field);
});

test('what one account sent, another one does not see', async () => {
  const sent = await emails.sendEmails(textTo('ada@example.com'));
  const other = new Emails(sandbox.newAccount());

  expect(await rejection(other.fetchOneEmail(sent.emails[0]?.id ?? ''))).toMatchObject({ status: 404 });
  expect(await rejection(other.fetchOneEmailOperation(sent.operation.id))).toMatchObject({ status: 404 });
});

test('`execute` sends, fetches and lists as the class does', async () => {
  const client = createClient(account);

  const sent = await execute(client, sendEmails, textTo('ada@example.com'));
  const email = await execute(client, fetchOneEmail, { emailId: sent.emails[0]?.id ?? '' });
  const page = await execute(client, listEmailOperations, {});

  expect(email).toEqual(sent.emails[0]);
  expect(page.operations.map(({ id }) => id)).toEqual([sent.operation.id]);
});
