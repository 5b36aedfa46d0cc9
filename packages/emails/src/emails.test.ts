import { HttpClient, OutcomeUnknownError } from '@comms/core';
import { expect, test } from 'vitest';
import { Emails } from './index.ts';
import * as operations from './operations.ts';

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
function answering(answer: () => Response): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const path = request.url.replace('https://comms.twilio.com/preview', '');
    sent.push({ method: request.method, path, body: text ? JSON.parse(text) : undefined });
    return answer();
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
        to: [{ address: 'ada@example.com', variables: { firstName: 'Ada' } }, { contactId: 'contact_1' }],
        content: {
          subject: 'Hi',
          html: '<p>Hi</p>',
          attachments: [{ mediaId: 'media_1' }],
          defaultVariables: { shopName: 'x' },
        },
        replyTo: [{ agentId: 'agent_1' }],
        processingOptions: { usePreference: { preferenceId: 'preference_1' } },
        tags: { myCampaign: 'spring' },
      }),
    sent: {
      method: 'POST',
      path: '/Emails',
      body: {
        from: { address: 'shop@example.com', name: 'The shop' },
        to: [{ address: 'ada@example.com', variables: { firstName: 'Ada' } }, { contact_id: 'contact_1' }],
        content: {
          subject: 'Hi',
          html: '<p>Hi</p>',
          attachments: [{ media_id: 'media_1' }],
          default_variables: { shopName: 'x' },
        },
        reply_to: [{ agent_id: 'agent_1' }],
        processing_options: { use_preference: { preference_id: 'preference_1' } },
        tags: { myCampaign: 'spring' },
      },
    },
  },
  {
    name: 'listEmails',
    call: async (emails) => await emails.listEmails({ operationId: id, startDate: since, pageSize: 10 }),
    sent: {
      method: 'GET',
      path: `/Emails?operation_id=${id}&start_date=${since.toISOString().replaceAll(':', '%3A')}&page_size=10`,
      body: undefined,
    },
  },
  {
    name: 'fetchOneEmail',
    call: async (emails) => await emails.fetchOneEmail('a/b'),
    sent: { method: 'GET', path: '/Emails/a%2Fb', body: undefined },
  },
  {
    name: 'deleteEmail',
    call: async (emails) => await emails.deleteEmail('x'),
    sent: { method: 'DELETE', path: '/Emails/x', body: undefined },
  },
  {
    name: 'listEmailOperations',
    call: async (emails) => await emails.listEmailOperations({ status: 'completed' }),
    sent: { method: 'GET', path: '/Emails/Operations?status=completed', body: undefined },
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

test('every operation has a method, which is tried here', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(operations).sort());
});

test.each(rows)('$name sends what the reference asks for', async ({ call, sent: expected }) => {
  const answer = (): Response =>
    expected.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({ emails: [], operations: [] });
  const { emails, sent } = answering(answer);

  await call(emails);

  expect(sent).toEqual([expected]);
});

test('the answer to a send has what was made, and an operation to follow', async () => {
  const headers = { 'operation-id': id };
  const made = { id: 'email_1', created_at: '2026-01-02T03:04:05.678Z', tags: { my_tag: 'x' } };
  const { emails } = answering(() => Response.json({ emails: [made] }, { status: 202, headers }));

  const sent = await emails.sendEmails({
    from: { address: 'shop@example.com', name: 'The shop' },
    to: [{ address: 'ada@example.com', variables: { firstName: 'Ada' } }, { contactId: 'contact_1' }],
    content: {
      subject: 'Hi',
      html: '<p>Hi</p>',
      attachments: [{ mediaId: 'media_1' }],
      defaultVariables: { shopName: 'x' },
    },
    replyTo: [{ agentId: 'agent_1' }],
    processingOptions: { usePreference: { preferenceId: 'preference_1' } },
    tags: { myCampaign: 'spring' },
  });

  expect(sent.operation.id).toBe(id);
  expect(sent.emails).toEqual([
    { id: 'email_1', createdAt: new Date('2026-01-02T03:04:05.678Z'), tags: { my_tag: 'x' } },
  ]);
});

test('a send whose answer is lost is not repeated: the error says where to look', async () => {
  const { emails, sent } = answering(() => new Response('', { status: 502 }));

  const error: unknown = await emails
    .sendEmails({
      from: { address: 'shop@example.com', name: 'The shop' },
      to: [{ address: 'ada@example.com', variables: { firstName: 'Ada' } }, { contactId: 'contact_1' }],
      content: {
        subject: 'Hi',
        html: '<p>Hi</p>',
        attachments: [{ mediaId: 'media_1' }],
        defaultVariables: { shopName: 'x' },
      },
      replyTo: [{ agentId: 'agent_1' }],
      processingOptions: { usePreference: { preferenceId: 'preference_1' } },
      tags: { myCampaign: 'spring' },
    })
    .catch((reason: unknown) => reason);

  expect(OutcomeUnknownError.isInstance(error) && error.message).toContain('emails.listEmails');
  expect(sent).toHaveLength(1);
});

test('an operation can be taken up by its id, without a request', () => {
  const { emails, sent } = answering(() => new Response());

  expect(emails.operation(id).id).toBe(id);
  expect(sent).toEqual([]);
});
