import { HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { Emails } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
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
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/preview', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { emails: new Emails({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'operation_01h9krwprkeee8fzqspvwy6nq8';

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
          { address: 'ada@example.com', name: 'Ada', variables: { firstName: 'Ada' } },
          { contactId: 'contact_1' },
          { audienceId: 'audience_1' },
        ],
        replyTo: [{ agentId: 'agent_1' }],
        cc: [{ contactId: 'contact_2' }],
        bcc: [{ address: 'archive@example.com' }],
        content: {
          subject: 'Hello {{ firstName }}',
          text: 'Hi',
          html: '<p>Hi</p>',
          attachments: [{ mediaId: 'media_1' }, { fileName: 'a.txt', mimeType: 'text/plain', content: 'aGk=' }],
          defaultVariables: { firstName: 'friend' },
        },
        processingOptions: { usePreference: { preferenceId: 'preference_1' } },
        tags: { myCampaign: 'spring' },
      }),
    sent: {
      method: 'POST',
      path: '/Emails',
      body: {
        from: { address: 'shop@example.com', name: 'The shop' },
        to: [
          { address: 'ada@example.com', name: 'Ada', variables: { firstName: 'Ada' } },
          { contact_id: 'contact_1' },
          { audience_id: 'audience_1' },
        ],
        reply_to: [{ agent_id: 'agent_1' }],
        cc: [{ contact_id: 'contact_2' }],
        bcc: [{ address: 'archive@example.com' }],
        content: {
          subject: 'Hello {{ firstName }}',
          text: 'Hi',
          html: '<p>Hi</p>',
          attachments: [{ media_id: 'media_1' }, { file_name: 'a.txt', mime_type: 'text/plain', content: 'aGk=' }],
          default_variables: { firstName: 'friend' },
        },
        processing_options: { use_preference: { preference_id: 'preference_1' } },
        tags: { myCampaign: 'spring' },
      },
    },
  },
  {
    name: 'sendEmails with a one-time password',
    call: async (emails) =>
      await emails.sendEmails({
        from: { agentPoolId: 'agentpool_1' },
        to: [{ address: 'ada@example.com' }],
        content: { otp: { codeLength: 8, timeToExpire: 'PT10M' }, html: '<b>{{ code }}</b>' },
      }),
    sent: {
      method: 'POST',
      path: '/Emails',
      body: {
        from: { agent_pool_id: 'agentpool_1' },
        to: [{ address: 'ada@example.com' }],
        content: { otp: { code_length: 8, time_to_expire: 'PT10M' }, html: '<b>{{ code }}</b>' },
      },
    },
  },
  {
    name: 'listEmails',
    call: (emails) =>
      emails.listEmails({
        operationId: id,
        conversationId: 'conversation_1',
        startDate: since,
        endDate: since,
        fromAddress: 'a@b.example',
        toAddress: 'c@d.example',
        toContact: 'contact_1',
        pageSize: 5,
        pageToken: 'PT',
      }),
    sent: {
      method: 'GET',
      path: `/Emails?operation_id=${id}&conversation_id=conversation_1&start_date=2026-01-02T00%3A00%3A00.000Z&end_date=2026-01-02T00%3A00%3A00.000Z&from_address=a%40b.example&to_address=c%40d.example&to_contact=contact_1&page_size=5&page_token=PT`,
      body: undefined,
    },
  },
  {
    name: 'listEmails without filters',
    call: (emails) => emails.listEmails(),
    sent: { method: 'GET', path: '/Emails', body: undefined },
  },
  {
    name: 'fetchOneEmail',
    call: async (emails) => await emails.fetchOneEmail('email_1'),
    sent: { method: 'GET', path: '/Emails/email_1', body: undefined },
  },
  {
    name: 'deleteEmail',
    call: async (emails) => await emails.deleteEmail('email_1'),
    sent: { method: 'DELETE', path: '/Emails/email_1', body: undefined },
  },
  {
    name: 'listEmailOperations',
    call: (emails) => emails.listEmailOperations({ startDate: since, endDate: since, status: 'processing' }),
    sent: {
      method: 'GET',
      path: '/Emails/Operations?start_date=2026-01-02T00%3A00%3A00.000Z&end_date=2026-01-02T00%3A00%3A00.000Z&status=processing',
      body: undefined,
    },
  },
  {
    name: 'fetchOneEmailOperation',
    call: async (emails) => await emails.fetchOneEmailOperation(id),
    sent: { method: 'GET', path: `/Emails/Operations/${id}`, body: undefined },
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

test('fetchOneEmail gives the email with public names and dates', async () => {
  const { emails } = answering(
    Response.json({
      id: 'email_1',
      content: {
        default_variables: { first_name: 'x' },
        attachments: [{ file_name: 'a', content_reference: { expires_at: since.toISOString() } }],
      },
      reply_to: [{ agent_id: 'agent_1' }],
      delivery_status: { total_count: 1 },
      tags: { my_tag: 'a' },
      created_at: since.toISOString(),
    }),
  );

  const email = await emails.fetchOneEmail('email_1');

  expect(email).toEqual({
    id: 'email_1',
    content: {
      defaultVariables: { first_name: 'x' },
      attachments: [{ fileName: 'a', contentReference: { expiresAt: since } }],
    },
    replyTo: [{ agentId: 'agent_1' }],
    deliveryStatus: { totalCount: 1 },
    tags: { my_tag: 'a' },
    createdAt: since,
  });
  expect(responseOf(email)?.statusCode).toBe(200);
});

test('deleteEmail gives nothing', async () => {
  const { emails } = answering(new Response(null, { status: 204 }));

  expect(await emails.deleteEmail('email_1')).toBeUndefined();
});

test('sendEmails gives what was made, and a handle that lists it', async () => {
  const { emails, sent } = answering(
    Response.json({ emails: [{ id: 'email_1' }] }, { status: 202, headers: { 'operation-id': id } }),
  );

  const answer = await emails.sendEmails({ from: { agentId: 'agent_1' }, content: { subject: 'Hi', text: 'Hi' } });
  const made = await answer.operation.resources().toArray({ limit: 10 });

  expect(answer.emails).toEqual([{ id: 'email_1' }]);
  expect(answer.operation.id).toBe(id);
  expect(made).toEqual([{ id: 'email_1' }]);
  expect(sent[1]?.path).toBe(`/Emails?operation_id=${id}`);
});

test('operation takes up a send again, by its id or by a kept handle', async () => {
  const { emails, sent } = answering(Response.json({ id, status: 'completed' }));

  await emails.operation(id).wait({ deadlineMs: 1000 });
  await emails.operation({ id }).cancel();

  expect(sent.map(({ path }) => path)).toEqual([`/Emails/Operations/${id}`, `/Emails/Operations/${id}/Cancel`]);
});

test('a send that was refused names each field', async () => {
  const problem = { code: 20001, message: 'content.subject is missing', field: 'content.subject' };
  const { emails } = answering(Response.json({ code: 20001, errors: [problem] }, { status: 400 }));

  const failure = await emails
    .sendEmails({ from: { agentId: 'agent_1' }, content: { subject: '' } })
    .catch((error: unknown) => error);

  expect(failure).toMatchObject({ name: 'ApiError', status: 400, effect: 'none', errors: [problem] });
});

test('a send whose answer is lost is not sent again, and says what to search with', async () => {
  const { emails, sent } = answering(Response.json({}, { status: 502 }));

  const failure = await emails
    .sendEmails({ from: { agentId: 'agent_1' }, content: { subject: 'a private subject', text: 'Hi' } })
    .catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(OutcomeUnknownError);
  expect(failure).toMatchObject({ searchFor: { operation: 'emails.listEmails' } });
  expect(JSON.stringify(failure)).not.toContain('private');
  expect(sent).toHaveLength(1);
});
