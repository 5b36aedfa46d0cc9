import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { fetchEmail, mailbox, newAgent, newContact, sendEmails, shop } from './email-client.ts';
import { call, countsOf, type Json, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const list = async (query: Readonly<Record<string, string>>, account?: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/Emails?${new URLSearchParams(query)}`, { ...(account && { account }) })).body;
const operation = async (id: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/Emails/Operations/${id}`)).body;
const ids = (emails: readonly Json[]): string[] => emails.map(({ id }) => id);

test('a send is answered with 202, with where to follow it, and with its e-mails', async () => {
  const { status, headers, body } = await call(sandbox, 'POST', '/preview/Emails', {
    body: {
      from: shop,
      to: [{ address: 'ada@example.com', name: 'Ada' }],
      content: { subject: 'Hi', text: 'Hello', html: '<p>Hello</p>' },
      tags: { campaign: 'spring' },
    },
  });

  const id = headers.get('operation-id');
  expect(status).toBe(202);
  expect(headers.get('operation-location')).toBe(`${sandbox.url}/preview/Emails/Operations/${id}`);
  expect(headers.get('resource-location')).toBe(`${sandbox.url}/preview/Emails?operation_id=${id}`);
  expect(headers.get('sandbox-fidelity')).toBe('4');
  expect(body.emails).toEqual([
    {
      id: expect.stringMatching(/^email_[0-9a-hjkmnp-tv-z]{26}$/),
      content: { subject: 'Hi', text: 'Hello', html: '<p>Hello</p>', default_variables: {}, attachments: [] },
      from: { address: 'shop@example.com', channel: 'email', name: 'The shop' },
      to: [{ address: 'ada@example.com', channel: 'email', name: 'Ada' }],
      reply_to: [],
      cc: [],
      bcc: [],
      delivery_status: expect.objectContaining({ total_count: 1, queued: { count: 1 }, opened: { count: 0 } }),
      related: [{ id, name: 'OPERATION', uri: `${sandbox.url}/preview/Emails/Operations/${id}` }],
      tags: { campaign: 'spring' },
      created_at: '2026-01-31T09:30:00.000Z',
      updated_at: '2026-01-31T09:30:00.000Z',
      deleted_at: null,
    },
  ]);
});

test('each recipient gets an e-mail of its own, filled with its own values before those for all', async () => {
  const content = {
    subject: 'For {{ name }}',
    text: '{{ name }} of {{ city }}',
    html: '<b>{{ name | upcase }}</b>',
    default_variables: { name: 'friend', city: 'Graz' },
  };

  const { emails } = await sendEmails(sandbox, [mailbox('a@example.com', { name: 'Ada' }), mailbox('b@example.com')], {
    content,
  });

  expect(emails.map((email) => email.content)).toEqual([
    { ...content, subject: 'For Ada', text: 'Ada of Graz', html: '<b>ADA</b>', attachments: [] },
    { ...content, subject: 'For friend', text: 'friend of Graz', html: '<b>FRIEND</b>', attachments: [] },
  ]);
});

test('an e-mail is fetched and listed as the answer showed it', async () => {
  const attachments = [{ file_name: 'a.txt', mime_type: 'text/plain', content: 'aGk=' }];
  const { emails, operationId } = await sendEmails(sandbox, [mailbox('a@example.com', { name: 'Ada' })], {
    content: { subject: 'Hi {{ name }}', text: 'Hello', attachments },
    cc: [mailbox('c@example.com')],
  });

  const page = await list({ operation_id: operationId });

  expect(emails[0].content.attachments).toEqual([{ file_name: 'a.txt', file_size: 2, mime_type: 'text/plain' }]);
  expect(await fetchEmail(sandbox, emails[0].id)).toEqual(emails[0]);
  expect(page).toEqual({ emails, operation: await operation(operationId), pagination: expect.any(Object) });
});

test('10,000 recipients are taken in one send', async () => {
  const to = Array.from({ length: 10_000 }, (_, index) => mailbox(`user${index}@example.com`, { n: String(index) }));

  const { emails, operationId } = await sendEmails(sandbox, to, { content: { subject: 'No. {{ n }}', text: 'Hello' } });

  expect(emails.at(-1).content.subject).toBe('No. 9999');
  expect((await operation(operationId)).delivery).toMatchObject({ total_count: 10_000, queued: { count: 10_000 } });
});

test('copies and replies go to addresses, contacts and agents, and every e-mail shows them', async () => {
  const contact = await newContact(sandbox, 'carl@example.com');
  const agent = await newAgent(sandbox, 'help@example.com', { display_name: 'The help desk' });

  const { emails } = await sendEmails(sandbox, [mailbox('a@example.com'), mailbox('b@example.com')], {
    cc: [{ contact_id: contact }, { address: 'd@example.com', name: 'Dora' }],
    bcc: [{ contact_id: contact.replace('contact_', '') }],
    reply_to: [{ agent_id: agent }],
  });

  const copy = { address: 'carl@example.com', channel: 'email', contact_id: contact };
  for (const email of emails) {
    expect(email.cc).toEqual([copy, { address: 'd@example.com', channel: 'email', name: 'Dora' }]);
    expect(email.bcc).toEqual([copy]);
    expect(email.reply_to).toEqual([
      { address: 'help@example.com', channel: 'email', name: 'The help desk', agent_id: agent },
    ]);
  }
  expect(emails.map(({ delivery_status: status }) => status.total_count)).toEqual([1, 1]);
});

test('without recipients one e-mail goes to those who get copies', async () => {
  const { emails, operationId } = await sendEmails(sandbox, undefined, {
    cc: [mailbox('c@example.com')],
    bcc: [mailbox('d@example.com')],
  });
  await sandbox.clock.advance(60_000);

  expect(emails.map(({ to }) => to)).toEqual([[]]);
  expect(countsOf((await operation(operationId)).delivery)).toEqual({ delivered: 1 });
});

test('contacts are reached at their e-mail address, and an audience at that of each of its contacts', async () => {
  const [ada, carl, phone] = [
    await newContact(sandbox, 'ada@example.com'),
    await newContact(sandbox, 'carl@example.com'),
    await newContact(sandbox, '+12065550100', 'tel'),
  ];
  const audience = (await call(sandbox, 'POST', '/preview/Audiences', { body: { name: 'All' } })).body.id;
  for (const id of [carl, phone]) {
    await call(sandbox, 'POST', `/preview/Audiences/${audience}/Contacts`, { body: { contact_id: id } });
  }

  const { emails, operationId } = await sendEmails(sandbox, [{ contact_id: ada }, { audience_id: audience }]);
  await sandbox.clock.advance(60_000);

  expect(emails.map(({ to }) => to)).toEqual([
    [{ contact_id: ada, address: 'ada@example.com', channel: 'email' }],
    [{ contact_id: carl, address: 'carl@example.com', channel: 'email' }],
    [{ contact_id: phone }],
  ]);
  expect(emails[1].related).toContainEqual(expect.objectContaining({ id: audience, name: 'AUDIENCE' }));
  expect(countsOf((await operation(operationId)).delivery)).toEqual({ delivered: 2, failed: 1 });
});

test('a contact that is not there makes an e-mail that fails, and says why', async () => {
  const { emails } = await sendEmails(sandbox, [{ contact_id: '01h9krwprkeee8fzqspvwy6nq8' }]);
  await sandbox.clock.advance(60_000);

  const email = await fetchEmail(sandbox, emails[0].id);

  expect(countsOf(email.delivery_status)).toEqual({ failed: 1 });
  expect(email.errors).toEqual([expect.objectContaining({ code: 20404, message: expect.stringContaining('contact') })]);
});

test('an agent sends from its own address and name, and a pool from one of its agents', async () => {
  const agent = await newAgent(sandbox, 'sales@example.com', { display_name: 'Sales' });
  const pool = (await call(sandbox, 'POST', '/preview/AgentPools', { body: {} })).body.id;
  await call(sandbox, 'POST', `/preview/AgentPools/${pool}/Agents`, { body: { agent_id: agent } });
  const sender = { address: 'sales@example.com', channel: 'email', agent_id: agent, name: 'Sales' };

  const byAgent = await sendEmails(sandbox, [mailbox('a@example.com')], { from: { agent_id: agent } });
  const byPool = await sendEmails(sandbox, [mailbox('a@example.com')], { from: { agent_pool_id: pool } });

  expect(byAgent.emails[0].from).toEqual(sender);
  expect(byPool.emails[0].from).toEqual(sender);
  expect(ids((await list({ from_address: 'sales@example.com' })).emails)).toEqual(
    ids([byPool.emails[0], byAgent.emails[0]]),
  );
});

test.each([
  [
    'an agent that has a phone only',
    async () => ({ agent_id: await newAgent(sandbox, '+12065550100', { channel: 'tel' }) }),
  ],
  ['an agent that is not there', async () => ({ agent_id: '01h9krwprkeee8fzqspvwy6nq8' })],
])('%s sends nothing: all fails, and so does the operation', async (_, makeFrom) => {
  const { operationId } = await sendEmails(sandbox, [mailbox('a@example.com')], { from: await makeFrom() });
  await sandbox.clock.advance(60_000);

  const { status, delivery } = await operation(operationId);

  expect(status).toBe('failed');
  expect(countsOf(delivery)).toEqual({ failed: 1 });
});

test('a contact that has opted out of what the preference is about gets nothing', async () => {
  const contact = await newContact(sandbox, 'ada@example.com');
  const preference = (
    await call(sandbox, 'POST', '/preview/Preferences', {
      body: { name: 'News', channels: [{ channel: 'email', default_opt_in: false }] },
    })
  ).body.id;

  const { operationId } = await sendEmails(sandbox, [{ contact_id: contact }, mailbox('b@example.com')], {
    processing_options: { use_preference: { preference_id: preference } },
  });
  await sandbox.clock.advance(60_000);

  expect(countsOf((await operation(operationId)).delivery)).toEqual({ delivered: 1, failed: 1 });
});

test('every filter of the list leaves what it asks for, and filters must all hold', async () => {
  const contact = await newContact(sandbox, 'carl@example.com');
  const first = await sendEmails(sandbox, [mailbox('a@example.com'), { contact_id: contact }]);
  await sandbox.clock.set({ now: new Date('2026-02-01T00:00:00Z') });
  const second = await sendEmails(sandbox, [mailbox('a@example.com')], { from: { address: 'other@example.com' } });
  const [toAda = '', toCarl = ''] = ids(first.emails);
  const [later = ''] = ids(second.emails);

  const found = async (query: Readonly<Record<string, string>>): Promise<string[]> => ids((await list(query)).emails);

  expect(await found({})).toEqual([later, toCarl, toAda]);
  expect(await found({ operation_id: second.operationId })).toEqual([later]);
  expect(await found({ conversation_id: 'conversation_01h9krwprkeee8fzqspvwy6nq8' })).toEqual([]);
  expect(await found({ start_date: '2026-01-31T12:00:00Z' })).toEqual([later]);
  expect(await found({ end_date: '2026-01-31T12:00:00Z' })).toEqual([toCarl, toAda]);
  expect(await found({ from_address: 'other@example.com' })).toEqual([later]);
  expect(await found({ to_address: 'a@example.com' })).toEqual([later, toAda]);
  expect(await found({ to_contact: contact })).toEqual([toCarl]);
  expect(await found({ to_address: 'a@example.com', end_date: '2026-01-31T12:00:00Z' })).toEqual([toAda]);
  expect(await found({ page_size: '1' })).toEqual([later]);
  expect((await list({}, otherAccount)).emails).toEqual([]);
});

test('an e-mail that was deleted can neither be fetched, nor listed, nor deleted again', async () => {
  const { emails } = await sendEmails(sandbox, [mailbox('a@example.com')]);
  const path = `/preview/Emails/${emails[0].id}`;

  const deleted = await call(sandbox, 'DELETE', path);

  expect([deleted.status, deleted.body]).toEqual([204, undefined]);
  expect((await call(sandbox, 'GET', path)).status).toBe(404);
  expect((await call(sandbox, 'DELETE', path)).status).toBe(404);
  expect((await list({})).emails).toEqual([]);
});

test('an operation is listed by its date and status, and canceled before it has sent anything', async () => {
  const done = await sendEmails(sandbox, [mailbox('a@example.com')]);
  await sandbox.clock.advance(60_000);
  const queued = await sendEmails(sandbox, [mailbox('a@example.com')]);
  const found = async (query: string): Promise<string[]> =>
    ids((await call(sandbox, 'GET', `/preview/Emails/Operations?${query}`)).body.operations);

  expect(await found('')).toEqual([queued.operationId, done.operationId]);
  expect(await found('status=completed')).toEqual([done.operationId]);
  expect(await found('start_date=2026-01-31T09:30:30Z')).toEqual([queued.operationId]);
  expect(await found('end_date=2026-01-31T09:30:30Z')).toEqual([done.operationId]);
  const cancel = async (id: string): Promise<Json> =>
    await call(sandbox, 'POST', `/preview/Emails/Operations/${id}/Cancel`);
  expect((await cancel(queued.operationId)).body).toMatchObject({
    status: 'canceled',
    delivery: { failed: { count: 1 } },
  });
  expect((await cancel(done.operationId)).status).toBe(409);
  expect((await cancel('operation_00000000000000000000000000')).status).toBe(404);
  expect((await call(sandbox, 'GET', `/preview/Messages/Operations/${done.operationId}`)).status).toBe(404);
});
