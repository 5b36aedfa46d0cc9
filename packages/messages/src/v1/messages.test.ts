import { HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { Messages } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly messages: Messages;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that always gives the same answer. */
function answering(answer: Response): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/v1', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { messages: new Messages({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'comms_operation_01h9krwprkeee8fzqspvwy6nq8';

interface Row {
  readonly name: string;
  readonly call: (messages: Messages) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const richSend = {
  from: {
    senderPoolId: 'comms_senderpool_1',
    channels: { filterIn: ['RCS', 'SMS'], priority: [{ channel: 'RCS', priority: 0 }] },
  },
  to: [
    { address: '+12065550100', channel: 'PHONE', variables: { firstName: 'Ada' } },
    {
      addresses: [
        { address: '+12065550101', channel: 'PHONE' },
        { address: '+12065550101', channel: 'WHATSAPP' },
      ],
    },
    { profileId: 'mem_profile_1', memoryStoreId: 'mem_store_1' },
  ],
  content: {
    modules: [
      { sms: { text: 'Hi', media: [{ url: 'https://x.test/cat.jpg' }] } },
      {
        rcs: {
          richCard: {
            standaloneCard: {
              cardOrientation: 'VERTICAL',
              cardContent: {
                title: 'A card',
                media: { contentInfo: { fileUrl: 'https://x.test/cat.jpg' }, height: 'TALL' },
                suggestions: [
                  { reply: { text: 'Yes', postbackData: 'y' } },
                  { action: { text: 'Open', postbackData: 'o', openUrlAction: { url: 'https://x.test' } } },
                ],
              },
            },
          },
        },
      },
    ],
  },
  tags: { my_campaign: 'spring' },
};

const rows: readonly Row[] = [
  {
    name: 'sendMessages',
    call: async (messages) => await messages.sendMessages({ ...richSend, schedule: { sendAt: [since, 'T09:00'] } }),
    sent: {
      method: 'POST',
      path: '/Messages',
      body: { ...richSend, schedule: { sendAt: ['2026-01-02T00:00:00.000Z', 'T09:00'] } },
    },
  },
  {
    name: 'listMessages',
    call: (messages) =>
      messages.listMessages({
        operationId: id,
        sessionId: 'comms_session_1',
        startDate: since,
        profile: 'mem_profile_1',
        channel: 'SMS',
        status: 'UNDELIVERED',
        tags: { key_1: 'value' },
        pageSize: 5,
        pageToken: 'PT',
      }),
    sent: {
      method: 'GET',
      path: `/Messages?operationId=${id}&sessionId=comms_session_1&startDate=2026-01-02T00%3A00%3A00.000Z&profile=mem_profile_1&channel=SMS&status=UNDELIVERED&tags=key_1%3Avalue%3B&pageSize=5&pageToken=PT`,
      body: undefined,
    },
  },
  {
    name: 'listMessages without filters',
    call: (messages) => messages.listMessages(),
    sent: { method: 'GET', path: '/Messages', body: undefined },
  },
  {
    name: 'fetchOneMessage',
    call: async (messages) => await messages.fetchOneMessage('comms_message_1'),
    sent: { method: 'GET', path: '/Messages/comms_message_1', body: undefined },
  },
  {
    name: 'seekMessageByIdentifier',
    call: async (messages) => await messages.seekMessageByIdentifier('SM1'),
    sent: { method: 'GET', path: '/Messages/Seek/SM1', body: undefined },
  },
  {
    name: 'listMessageReceipts',
    call: (messages) => messages.listMessageReceipts('comms_message_1', { pageSize: 2 }),
    sent: { method: 'GET', path: '/Messages/comms_message_1/Receipts?pageSize=2', body: undefined },
  },
  {
    name: 'listMessageOperations',
    call: (messages) => messages.listMessageOperations({ endDate: since, status: 'SCHEDULED' }),
    sent: {
      method: 'GET',
      path: '/Messages/Operations?endDate=2026-01-02T00%3A00%3A00.000Z&status=SCHEDULED',
      body: undefined,
    },
  },
  {
    name: 'fetchOneMessageOperation',
    call: async (messages) => await messages.fetchOneMessageOperation(id),
    sent: { method: 'GET', path: `/Messages/Operations/${id}`, body: undefined },
  },
  {
    name: 'listMessageOperationErrors',
    call: (messages) => messages.listMessageOperationErrors(id),
    sent: { method: 'GET', path: `/Messages/Operations/${id}/Errors`, body: undefined },
  },
  {
    name: 'cancelMessageOperation',
    call: async (messages) => await messages.cancelMessageOperation(id),
    sent: { method: 'POST', path: `/Messages/Operations/${id}/Cancel`, body: undefined },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { messages, sent } = answering(Response.json({}));

  await call(messages);

  expect(sent).toEqual([expected]);
});

test('fetchOneMessage gives the message with its dates, and what is not known yet as it came', async () => {
  const attempt = { status: 'POSTPONED', attemptedAt: since.toISOString(), to: [{ channel: 'PIGEON' }] };
  const { messages } = answering(
    Response.json({
      id: 'comms_message_1',
      status: 'SOMETHING_NEW',
      attempts: [attempt],
      tags: { my_tag: 'a' },
      scheduledFor: since.toISOString(),
      novelty: { deep: [1] },
    }),
  );

  const message = await messages.fetchOneMessage('comms_message_1');

  expect(message).toEqual({
    id: 'comms_message_1',
    status: 'SOMETHING_NEW',
    attempts: [{ ...attempt, attemptedAt: since }],
    tags: { my_tag: 'a' },
    scheduledFor: since,
    novelty: { deep: [1] },
  });
  expect(responseOf(message)?.statusCode).toBe(200);
});

test('a message of which nothing but the identifier is known breaks no list', async () => {
  const { messages } = answering(Response.json({ messages: [{ id: 'comms_message_1' }] }));

  const [message] = await messages.listMessages().toArray({ limit: 1 });

  expect(message?.to?.length).toBeUndefined();
});

test('sendMessages gives a handle that lists the messages and what went wrong', async () => {
  const { messages, sent } = answering(
    Response.json({ operationId: id, operationLocation: `https://comms.twilio.com/v1/Messages/Operations/${id}` }),
  );

  const { operation, operationId } = await messages.sendMessages({ to: [], content: { text: 'Hi' } });
  await operation.resources();
  await operation.errors();

  expect(operationId).toBe(id);
  expect(sent.slice(1).map(({ path }) => path)).toEqual([
    `/Messages?operationId=${id}`,
    `/Messages/Operations/${id}/Errors`,
  ]);
});

test('operation takes up a send again, and waits through its schedule to its end', async () => {
  const { messages, sent } = answering(Response.json({ id, status: 'COMPLETED', stats: { total: 1 } }));

  const { stats } = await messages.operation({ id }).wait({ deadlineMs: 1000 });

  expect(stats?.total).toBe(1);
  expect(sent.map(({ path }) => path)).toEqual([`/Messages/Operations/${id}`]);
});

test('a send whose answer is lost is not sent again, and says what to search with', async () => {
  const { messages, sent } = answering(Response.json({}, { status: 502 }));
  let failure: unknown;

  try {
    await messages.sendMessages({ to: [], content: { text: 'a private text' } });
  } catch (error) {
    failure = error;
  }

  expect(failure).toBeInstanceOf(OutcomeUnknownError);
  expect(failure).toMatchObject({ searchFor: { operation: 'v1.messages.listMessages' } });
  expect(JSON.stringify(failure)).not.toContain('private');
  expect(sent).toHaveLength(1);
});
