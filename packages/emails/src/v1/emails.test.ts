import { HttpClient, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { Emails } from './index.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Answering {
  readonly emails: Emails;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that always gives the same answer. */
function answering(answer: Response): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const path = request.url.replace('https://comms.twilio.com/v1', '');
    sent.push({ method: request.method, path, body: text ? JSON.parse(text) : undefined });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { emails: new Emails({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'comms_operation_01h9krwprkeee8fzqspvwy6nq8';

interface Row {
  readonly name: string;
  readonly call: (emails: Emails) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'sendEmails',
    call: async (emails) =>
      await emails.sendEmails({
        from: { address: 'shop@example.com', name: 'The shop' },
        to: [
          { address: 'ada@example.com', name: 'Ada', variables: { first_name: 'Ada' } },
          { profileId: 'mem_profile_1', memoryStoreId: 'mem_store_1' },
        ],
        content: {
          subject: 'Hello {{ first_name }}',
          html: '<p>Hi</p>',
          text: 'Hi',
          attachments: [{ filename: 'a.txt', contentType: 'text/plain', content: 'aGk=' }],
        },
        schedule: { sendAt: [since, '2026-01-02T09:30:00'] },
        ipPoolName: 'marketing',
        tags: { my_campaign: 'spring' },
      }),
    sent: {
      method: 'POST',
      path: '/Emails',
      body: {
        from: { address: 'shop@example.com', name: 'The shop' },
        to: [
          { address: 'ada@example.com', name: 'Ada', variables: { first_name: 'Ada' } },
          { profileId: 'mem_profile_1', memoryStoreId: 'mem_store_1' },
        ],
        content: {
          subject: 'Hello {{ first_name }}',
          html: '<p>Hi</p>',
          text: 'Hi',
          attachments: [{ filename: 'a.txt', contentType: 'text/plain', content: 'aGk=' }],
        },
        schedule: { sendAt: ['2026-01-02T00:00:00.000Z', '2026-01-02T09:30:00'] },
        ipPoolName: 'marketing',
        tags: { my_campaign: 'spring' },
      },
    },
  },
  {
    name: 'listEmails',
    call: (emails) =>
      emails.listEmails({
        operationId: id,
        startDate: since,
        endDate: since,
        profile: 'mem_profile_1',
        status: 'OPENED',
        tags: { key_1: 'a', key_2: 'b' },
        pageSize: 5,
        pageToken: 'PT',
      }),
    sent: {
      method: 'GET',
      path: `/Emails?operationId=${id}&startDate=2026-01-02T00%3A00%3A00.000Z&endDate=2026-01-02T00%3A00%3A00.000Z&profile=mem_profile_1&status=OPENED&tags=key_1%3Aa%3Bkey_2%3Ab%3B&pageSize=5&pageToken=PT`,
      body: undefined,
    },
  },
  {
    name: 'listEmails with tags as the API writes them',
    call: (emails) => emails.listEmails({ tags: 'key_1:a;' }),
    sent: { method: 'GET', path: '/Emails?tags=key_1%3Aa%3B', body: undefined },
  },
  {
    name: 'fetchOneEmail',
    call: async (emails) => await emails.fetchOneEmail('comms_email_1'),
    sent: { method: 'GET', path: '/Emails/comms_email_1', body: undefined },
  },
  {
    name: 'deleteEmail',
    call: async (emails) => await emails.deleteEmail('comms_email_1'),
    sent: { method: 'DELETE', path: '/Emails/comms_email_1', body: undefined },
  },
  {
    name: 'listEmailReceipts',
    call: (emails) => emails.listEmailReceipts('comms_email_1', { pageSize: 5 }),
    sent: { method: 'GET', path: '/Emails/comms_email_1/Receipts?pageSize=5', body: undefined },
  },
  {
    name: 'listEmailOperations',
    call: (emails) => emails.listEmailOperations({ startDate: since, status: 'SCHEDULED' }),
    sent: {
      method: 'GET',
      path: '/Emails/Operations?startDate=2026-01-02T00%3A00%3A00.000Z&status=SCHEDULED',
      body: undefined,
    },
  },
  {
    name: 'fetchOneEmailOperation',
    call: async (emails) => await emails.fetchOneEmailOperation(id),
    sent: { method: 'GET', path: `/Emails/Operations/${id}`, body: undefined },
  },
  {
    name: 'listEmailOperationErrors',
    call: (emails) => emails.listEmailOperationErrors(id, { pageToken: 'PT' }),
    sent: { method: 'GET', path: `/Emails/Operations/${id}/Errors?pageToken=PT`, body: undefined },
  },
  {
    name: 'cancelEmailOperation',
    call: async (emails) => await emails.cancelEmailOperation(id),
    sent: { method: 'POST', path: `/Emails/Operations/${id}/Cancel`, body: undefined },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { emails, sent } = answering(Response.json({}));

  await call(emails);

  expect(sent).toEqual([expected]);
});

test('fetchOneEmail gives the email with dates, and the names of tags as they are', async () => {
  const { emails } = answering(
    Response.json({
      id: 'comms_email_1',
      from: { address: 'shop@example.com', name: 'The shop' },
      to: [{ address: 'ada@example.com', name: null }],
      content: { subject: 'Hi', html: '<p>Hi</p>', text: 'Hi', attachments: [] },
      status: 'SCHEDULED',
      related: [{ name: 'OPERATION', id, uri: `/Emails/Operations/${id}` }],
      tags: { createdAt: since.toISOString() },
      scheduledFor: since.toISOString(),
      createdAt: since.toISOString(),
      deletedAt: null,
    }),
  );

  const email = await emails.fetchOneEmail('comms_email_1');

  expect(email).toEqual({
    id: 'comms_email_1',
    from: { address: 'shop@example.com', name: 'The shop' },
    to: [{ address: 'ada@example.com', name: null }],
    content: { subject: 'Hi', html: '<p>Hi</p>', text: 'Hi', attachments: [] },
    status: 'SCHEDULED',
    related: [{ name: 'OPERATION', id, uri: `/Emails/Operations/${id}` }],
    tags: { createdAt: since.toISOString() },
    scheduledFor: since,
    createdAt: since,
    deletedAt: null,
  });
  expect(responseOf(email)?.statusCode).toBe(200);
});

test('an email of which the API gives no more than its id is read, and so is a status that is not known yet', async () => {
  const { emails } = answering(
    Response.json({ emails: [{ id: 'comms_email_1' }, { id: 'comms_email_2', status: 'BOUNCED', mood: 'NEW' }] }),
  );

  const list = await emails.listEmails().toArray({ limit: 10 });

  expect(list).toEqual([{ id: 'comms_email_1' }, { id: 'comms_email_2', status: 'BOUNCED', mood: 'NEW' }]);
});

test('emails that are listed under another name than the reference gives are found', async () => {
  const { emails } = answering(Response.json({ data: [{ id: 'comms_email_1' }], pagination: { next: null } }));

  expect(await emails.listEmails().toArray({ limit: 10 })).toEqual([{ id: 'comms_email_1' }]);
});

test('deleteEmail gives what the API says of the resource', async () => {
  const accepted = {
    resourceId: 'comms_email_1',
    resourceLocation: 'https://comms.twilio.com/v1/Emails/comms_email_1',
  };
  const { emails } = answering(Response.json(accepted, { status: 202 }));

  expect(await emails.deleteEmail('comms_email_1')).toEqual(accepted);
});

test('deleteEmail gives nothing where the answer has no body', async () => {
  const { emails } = answering(new Response(null, { status: 204 }));

  expect(await emails.deleteEmail('comms_email_1')).toBeUndefined();
});

test('operation takes up a send again, and lists what it made and what went wrong', async () => {
  const { emails, sent } = answering(Response.json({ id, status: 'COMPLETED', stats: { total: 2, opened: 1 } }));
  const operation = emails.operation({ id });

  const done = await operation.wait({ deadlineMs: 1000 });
  await operation.cancel();
  await operation.resources();
  await operation.errors();

  expect(done.stats).toEqual({ total: 2, opened: 1 });
  expect(sent.map(({ path }) => path)).toEqual([
    `/Emails/Operations/${id}`,
    `/Emails/Operations/${id}/Cancel`,
    `/Emails/Operations/${id}`,
    `/Emails?operationId=${id}`,
    `/Emails/Operations/${id}/Errors`,
  ]);
});
