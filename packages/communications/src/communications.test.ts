import { HttpClient, OutcomeUnknownError } from '@comms/core';
import { expect, test } from 'vitest';
import { Communications } from './index.ts';
import * as operations from './operations.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Answering {
  readonly communications: Communications;
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
  return { communications: new Communications({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'operation_01h9krwprkeee8fzqspvwy6nq8';

interface Row {
  readonly name: string;
  readonly call: (communications: Communications) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'sendCommunications',
    call: async (communications) =>
      await communications.sendCommunications({
        from: { agentPoolId: 'agentpool_1' },
        to: [
          { contactId: 'contact_1', channels: ['email', 'tel'] },
          { address: 'token', channel: 'fcm' },
        ],
        content: { text: 'Hi', quickReply: { text: 'a', replyItems: [{ id: '1', title: 'b' }] } },
        processingOptions: {
          emails: { replyTo: [{ address: 'help@example.com' }] },
          pushNotifications: { timeToDeliver: 600 },
        },
      }),
    sent: {
      method: 'POST',
      path: '/Communications',
      body: {
        from: { agent_pool_id: 'agentpool_1' },
        to: [
          { contact_id: 'contact_1', channels: ['email', 'tel'] },
          { address: 'token', channel: 'fcm' },
        ],
        content: { text: 'Hi', quick_reply: { text: 'a', reply_items: [{ id: '1', title: 'b' }] } },
        processing_options: {
          emails: { reply_to: [{ address: 'help@example.com' }] },
          push_notifications: { time_to_deliver: 600 },
        },
      },
    },
  },
  {
    name: 'listCommunications',
    call: async (communications) =>
      await communications.listCommunications({ operationId: id, startDate: since, pageSize: 10 }),
    sent: {
      method: 'GET',
      path: `/Communications?operation_id=${id}&start_date=${since.toISOString().replaceAll(':', '%3A')}&page_size=10`,
      body: undefined,
    },
  },
  {
    name: 'fetchSingleCommunication',
    call: async (communications) => await communications.fetchSingleCommunication('a/b'),
    sent: { method: 'GET', path: '/Communications/a%2Fb', body: undefined },
  },
  {
    name: 'deleteCommunication',
    call: async (communications) => await communications.deleteCommunication('x'),
    sent: { method: 'DELETE', path: '/Communications/x', body: undefined },
  },
  {
    name: 'listCommunicationOperations',
    call: async (communications) => await communications.listCommunicationOperations({ status: 'completed' }),
    sent: { method: 'GET', path: '/Communications/Operations?status=completed', body: undefined },
  },
  {
    name: 'fetchOneCommunicationOperation',
    call: async (communications) => await communications.fetchOneCommunicationOperation(id),
    sent: { method: 'GET', path: `/Communications/Operations/${id}`, body: undefined },
  },
  {
    name: 'cancelCommunicationOperation',
    call: async (communications) => await communications.cancelCommunicationOperation(id),
    sent: { method: 'POST', path: `/Communications/Operations/${id}/Cancel`, body: undefined },
  },
];

test('every operation has a method, which is tried here', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(operations).sort());
});

test.each(rows)('$name sends what the reference asks for', async ({ call, sent: expected }) => {
  const answer = (): Response =>
    expected.method === 'DELETE'
      ? new Response(null, { status: 204 })
      : Response.json({ communications: [], operations: [] });
  const { communications, sent } = answering(answer);

  await call(communications);

  expect(sent).toEqual([expected]);
});

test('the answer to a send has what was made, and an operation to follow', async () => {
  const headers = { 'operation-id': id };
  const made = { id: 'communication_1', created_at: '2026-01-02T03:04:05.678Z', tags: { my_tag: 'x' } };
  const { communications } = answering(() => Response.json({ communications: [made] }, { status: 202, headers }));

  const sent = await communications.sendCommunications({
    from: { agentPoolId: 'agentpool_1' },
    to: [
      { contactId: 'contact_1', channels: ['email', 'tel'] },
      { address: 'token', channel: 'fcm' },
    ],
    content: { text: 'Hi', quickReply: { text: 'a', replyItems: [{ id: '1', title: 'b' }] } },
    processingOptions: {
      emails: { replyTo: [{ address: 'help@example.com' }] },
      pushNotifications: { timeToDeliver: 600 },
    },
  });

  expect(sent.operation.id).toBe(id);
  expect(sent.communications).toEqual([
    { id: 'communication_1', createdAt: new Date('2026-01-02T03:04:05.678Z'), tags: { my_tag: 'x' } },
  ]);
});

test('a send whose answer is lost is not repeated: the error says where to look', async () => {
  const { communications, sent } = answering(() => new Response('', { status: 502 }));

  const error: unknown = await communications
    .sendCommunications({
      from: { agentPoolId: 'agentpool_1' },
      to: [
        { contactId: 'contact_1', channels: ['email', 'tel'] },
        { address: 'token', channel: 'fcm' },
      ],
      content: { text: 'Hi', quickReply: { text: 'a', replyItems: [{ id: '1', title: 'b' }] } },
      processingOptions: {
        emails: { replyTo: [{ address: 'help@example.com' }] },
        pushNotifications: { timeToDeliver: 600 },
      },
    })
    .catch((reason: unknown) => reason);

  expect(OutcomeUnknownError.isInstance(error) && error.message).toContain('communications.listCommunications');
  expect(sent).toHaveLength(1);
});

test('an operation can be taken up by its id, without a request', () => {
  const { communications, sent } = answering(() => new Response());

  expect(communications.operation(id).id).toBe(id);
  expect(sent).toEqual([]);
});
