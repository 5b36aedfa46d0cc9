import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, hour, later, minute, now } from './orchestrator-client.ts';
import { account, call, type Json, type TestAnswer } from './test-client.ts';
import { newProfile } from './v1-messages-client.ts';

const shop = { address: 'shop@example.com', name: 'The shop' };
const ada = { address: 'ada@example.com', name: 'Ada' };
const content = { subject: 'Hello', html: '<p>Hello <b>you</b></p>', text: 'Hello you' };

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await frozenSandbox();
});
afterEach(async () => await sandbox.close());

const ask = async (method: string, path: string, body?: unknown): Promise<TestAnswer> =>
  await call(sandbox, method, `/v1${path}`, body === undefined ? {} : { body });
const send = async (to: readonly object[] = [ada], rest: object = {}): Promise<string> => {
  const answer = await ask('POST', '/Emails', { from: shop, to, content, ...rest });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return answer.body.operationId;
};
const emailsOf = async (id: string): Promise<Json[]> =>
  (await ask('GET', `/Emails?operationId=${id}`)).body.emails.reverse();
const only = async (id: string): Promise<Json> => {
  const [email] = await emailsOf(id);
  return (await ask('GET', `/Emails/${email.id}`)).body;
};
const operation = async (id: string): Promise<Json> => (await ask('GET', `/Emails/Operations/${id}`)).body;

test('a send is answered with its operation, and where that is', async () => {
  const { status, headers, body } = await ask('POST', '/Emails', { from: shop, to: [ada], content });

  const location = `${sandbox.url}/v1/Emails/Operations/${body.operationId}`;
  expect([status, body.operationLocation, headers.get('location')]).toEqual([202, location, location]);
});

test('an email shows what was sent, filled for its recipient', async () => {
  const attachments = [{ filename: 'a.txt', contentType: 'text/plain', content: 'aGk=' }];
  const id = await send([{ ...ada, variables: { name: 'Ada' } }], {
    content: { subject: 'Hi {{ name }}', html: '<p>{{ name }}</p>', text: '{{ name }}', attachments },
    tags: { kind: 'x' },
    ipPoolName: 'marketing',
  });

  expect(await only(id)).toEqual({
    id: expect.stringMatching(/^comms_email_/),
    from: shop,
    to: [ada],
    content: { subject: 'Hi Ada', html: '<p>Ada</p>', text: 'Ada', attachments },
    status: 'QUEUED',
    related: [{ name: 'OPERATION', id, uri: `${sandbox.url}/v1/Emails/Operations/${id}` }],
    tags: { kind: 'x' },
    scheduledFor: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
});

test('a list shows files without their bytes', async () => {
  const attachments = [{ filename: 'a.txt', contentType: 'text/plain', content: 'aGk=' }];

  const [email] = await emailsOf(await send([ada], { content: { ...content, attachments } }));

  expect(email.content.attachments).toEqual([{ filename: 'a.txt', contentType: 'text/plain' }]);
});

test('a text is made of the HTML where none is given', async () => {
  const html = '<style>p { color: red }</style><h1>Hi {{ name }}</h1><p>Tea &amp; cake<br>at four</p>';
  const id = await send([{ ...ada, variables: { name: 'Ada' } }], { content: { subject: 'Hi', html } });

  expect((await only(id)).content.text).toBe('Hi Ada\nTea & cake\nat four');
});

test('an email that v1 has sent is seen in the preview, and in the mailbox', async () => {
  const [{ id }] = await emailsOf(await send());

  const { body: preview } = await call(sandbox, 'GET', `/preview/Emails/${id.replace('comms_', '')}`);
  const { body: mailbox } = await call(sandbox, 'GET', `/_sandbox/v1/emails?to=${ada.address}`);

  expect(preview).toMatchObject({ from: shop, to: [ada], content: { subject: 'Hello', html: content.html } });
  expect(mailbox.emails).toMatchObject([{ subject: 'Hello', text: 'Hello you' }]);
});

test('an email that the preview has sent is seen in v1', async () => {
  const { body } = await call(sandbox, 'POST', '/preview/Emails', {
    body: { from: shop, to: [ada], cc: [{ address: 'cc@example.com' }], content: { subject: 'Hi', text: 'Hi' } },
  });

  expect((await ask('GET', `/Emails/${body.emails[0].id}`)).body).toMatchObject({
    id: `comms_${body.emails[0].id}`,
    from: shop,
    to: [ada],
    status: 'QUEUED',
    content: { subject: 'Hi', html: null, text: 'Hi', attachments: [] },
  });
});

test.each([
  ['ada', 'DELIVERED', undefined],
  ['opened', 'OPENED', undefined],
  ['bounced', 'UNDELIVERED', 550],
  ['failed', 'FAILED', 553],
  ['slow', 'SENT', undefined],
])('an email to %s comes to %s, and the operation says why', async (name, status, code) => {
  const id = await send([{ address: `${name}@example.com` }]);
  await sandbox.clock.advance(minute);

  const { body } = await ask('GET', `/Emails/Operations/${id}/Errors`);
  expect((await only(id)).status).toBe(status);
  expect(body.errors.map((each: Json) => each.code)).toEqual(code === undefined ? [] : [code]);
});

test('an operation counts each email once, in its latest state', async () => {
  const to = ['ada', 'opened', 'bounced', 'failed', 'slow'].map((name) => ({ address: `${name}@example.com` }));
  const id = await send([...to, { profileId: 'mem_profile_x', memoryStoreId: 'mem_store_x' }]);
  await sandbox.clock.advance(minute);

  expect(await operation(id)).toEqual({
    id,
    status: 'COMPLETED',
    createdAt: now,
    updatedAt: expect.any(String),
    stats: {
      total: 6,
      recipients: 6,
      attempts: 5,
      scheduled: 0,
      queued: 0,
      sent: 1,
      delivered: 1,
      opened: 1,
      undelivered: 1,
      failed: 2,
      canceled: 0,
    },
  });
});

test('a profile is reached at its email address, and one that is unknown is among the errors', async () => {
  const profile = await newProfile(sandbox, 'ada@example.com', 'CHAT');
  const unknown = { ...profile, profileId: 'mem_profile_unknown' };
  const id = await send([profile, unknown]);

  const { body } = await ask('GET', `/Emails/Operations/${id}/Errors`);

  expect(await only(id)).toMatchObject({ to: [profile], status: 'QUEUED' });
  expect(body.errors).toMatchObject([{ code: 21604, emailId: null, to: [unknown] }]);
});

test('a scheduled email waits for its time, and can be canceled until then', async () => {
  const sent = await send([ada], { schedule: { sendAt: [later(hour)] } });
  const canceled = await send([ada], { schedule: { sendAt: [later(hour)] } });

  const atFirst = [(await operation(sent)).status, (await only(sent)).status, (await only(sent)).scheduledFor];
  const { status, body } = await ask('POST', `/Emails/Operations/${canceled}/Cancel`);
  await sandbox.clock.advance(hour + minute);

  expect(atFirst).toEqual(['SCHEDULED', 'SCHEDULED', later(hour)]);
  expect([status, body.resourceId]).toEqual([202, canceled]);
  expect([(await operation(sent)).status, (await only(sent)).status]).toEqual(['COMPLETED', 'DELIVERED']);
  expect([(await operation(canceled)).status, (await only(canceled)).status]).toEqual(['CANCELED', 'CANCELED']);
});

test('receipts tell each state that an email has come to', async () => {
  const { id } = await only(await send([{ address: 'bounced@example.com' }]));
  await sandbox.clock.advance(minute);

  const { body } = await ask('GET', `/Emails/${id}/Receipts`);

  expect(body.receipts.map(({ status, error }: Json) => [status, error?.code])).toEqual([
    ['QUEUED', undefined],
    ['SENT', undefined],
    ['UNDELIVERED', 550],
  ]);
  expect(body.receipts[0]).toMatchObject({ emailId: id, attempt: 1, from: shop, createdAt: now });
});

test('a deleted email is neither found nor listed, and is still counted', async () => {
  const id = await send();
  const { id: emailId } = await only(id);

  const { status, body } = await ask('DELETE', `/Emails/${emailId}`);

  expect([status, body]).toEqual([
    202,
    { resourceId: emailId, resourceLocation: `${sandbox.url}/v1/Emails/${emailId}` },
  ]);
  expect((await ask('GET', `/Emails/${emailId}`)).status).toBe(404);
  expect(await emailsOf(id)).toEqual([]);
  expect((await operation(id)).stats.total).toBe(1);
});

test('emails are found by each filter', async () => {
  const first = await send([ada], { tags: { kind: 'x' } });
  await sandbox.clock.advance(minute);
  const profile = await newProfile(sandbox, 'grace@example.com', 'CHAT');
  await send([profile]);
  const body = { account_sid: account, from: ada, to: shop, subject: 'Re', text: 'Hi' };
  await call(sandbox, 'POST', '/_sandbox/v1/inbound/emails', { body });
  const found = async (query: string): Promise<string[]> =>
    (await ask('GET', `/Emails?${query}`)).body.emails.map(({ status }: Json) => status);

  expect(await found('')).toEqual(['INBOUND', 'QUEUED', 'DELIVERED']);
  expect(await found(`operationId=${first}`)).toEqual(['DELIVERED']);
  expect(await found('status=QUEUED')).toEqual(['QUEUED']);
  expect(await found('status=INBOUND')).toEqual(['INBOUND']);
  expect(await found('tags=kind:x;')).toEqual(['DELIVERED']);
  expect(await found(`profile=${profile.profileId}`)).toEqual(['QUEUED']);
  expect(await found(`startDate=${later(0)}&endDate=${later(minute + 1)}`)).toEqual([]);
  expect(await found(`startDate=${later(0)}`)).toEqual(['INBOUND', 'QUEUED']);
  expect(await found('pageSize=1')).toEqual(['INBOUND']);
});

test('operations are listed by their status', async () => {
  const scheduled = await send([ada], { schedule: { sendAt: [later(hour)] } });
  await send();

  const { body } = await ask('GET', '/Emails/Operations?status=SCHEDULED');

  expect(body.operations.map(({ id }: Json) => id)).toEqual([scheduled]);
});

test.each([
  ['a sender that is none', { from: { address: 'shop' } }, ['$.from.address']],
  ['a recipient that is none', { to: [ada, { address: 'nobody' }] }, ['$.to[1].address']],
  ['a header that would break out', { content: { ...content, subject: 'a\nb' } }, ['$.content.subject']],
  ['no subject', { content: { html: '<p>Hi</p>' } }, ['$.content.subject']],
  ['no HTML', { content: { subject: 'Hi' } }, ['$.content.html']],
  ['a template that is none', { content: { ...content, html: '{{ a' } }, ['$.content.html']],
  ['a variable without a value', { content: { ...content, html: '{{ a }}' } }, ['$.to[0].variables']],
  [
    'files that are none',
    { content: { ...content, attachments: [{ filename: '../a', contentType: 'text/plain', content: '!' }] } },
    ['$.content.attachments[0].filename', '$.content.attachments[0].content'],
  ],
  ['a pool with one letter', { ipPoolName: 'x' }, ['$.ipPoolName']],
  ['a time that is none', { schedule: { sendAt: ['noon'] } }, ['$.schedule.sendAt[0]']],
  ['a tag with a space', { tags: { kind: 'a b' } }, ['$.tags.kind']],
])('%s is refused, and nothing is sent', async (_, rest, places) => {
  const { status, body } = await ask('POST', '/Emails', { from: shop, to: [ada], content, ...rest });

  expect([status, body.errors.map(({ context }: Json) => context)]).toEqual([400, places]);
  expect((await ask('GET', '/Emails')).body.emails).toEqual([]);
});
