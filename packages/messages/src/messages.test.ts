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
      path: request.url.replace('https://comms.twilio.com/preview', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { messages: new Messages({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'operation_01h9krwprkeee8fzqspvwy6nq8';

interface Row {
  readonly name: string;
  readonly call: (messages: Messages) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'sendMessages',
    call: async (messages) =>
      await messages.sendMessages({
        from: { agentPoolId: 'agentpool_1' },
        to: [
          { address: '+12065550100', channel: 'tel', variables: { firstName: 'Ada' } },
          { recipients: [{ contactId: 'contact_1' }] },
          { conversationId: 'conversation_1' },
        ],
        content: { text: 'Hi', listPicker: { text: 'a', buttonText: 'b', listItems: [{ id: '1', title: 'c' }] } },
        processingOptions: { usePreference: { preferenceId: 'preference_1' } },
        tags: { myCampaign: 'spring' },
      }),
    sent: {
      method: 'POST',
      path: '/Messages',
      body: {
        from: { agent_pool_id: 'agentpool_1' },
        to: [
          { address: '+12065550100', channel: 'tel', variables: { firstName: 'Ada' } },
          { recipients: [{ contact_id: 'contact_1' }] },
          { conversation_id: 'conversation_1' },
        ],
        content: { text: 'Hi', list_picker: { text: 'a', button_text: 'b', list_items: [{ id: '1', title: 'c' }] } },
        processing_options: { use_preference: { preference_id: 'preference_1' } },
        tags: { myCampaign: 'spring' },
      },
    },
  },
  {
    name: 'listMessages',
    call: (messages) =>
      messages.listMessages({
        operationId: id,
        startDate: since,
        toAddress: '+1206',
        channel: 'tel',
        pageSize: 5,
        pageToken: 'PT',
      }),
    sent: {
      method: 'GET',
      path: `/Messages?operation_id=${id}&start_date=2026-01-02T00%3A00%3A00.000Z&to_address=%2B1206&channel=tel&page_size=5&page_token=PT`,
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
    call: async (messages) => await messages.fetchOneMessage('message_1'),
    sent: { method: 'GET', path: '/Messages/message_1', body: undefined },
  },
  {
    name: 'deleteMessage',
    call: async (messages) => await messages.deleteMessage('message_1'),
    sent: { method: 'DELETE', path: '/Messages/message_1', body: undefined },
  },
  {
    name: 'listMessageOperations',
    call: (messages) => messages.listMessageOperations({ endDate: since, status: 'processing' }),
    sent: {
      method: 'GET',
      path: '/Messages/Operations?end_date=2026-01-02T00%3A00%3A00.000Z&status=processing',
      body: undefined,
    },
  },
  {
    name: 'fetchOneMessageOperation',
    call: async (messages) => await messages.fetchOneMessageOperation(id),
    sent: { method: 'GET', path: `/Messages/Operations/${id}`, body: undefined },
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

test('fetchOneMessage gives the message with public names and dates', async () => {
  const { messages } = answering(
    Response.json({
      id: 'message_1',
      delivery_status: { total_count: 1 },
      tags: { my_tag: 'a' },
      created_at: since.toISOString(),
    }),
  );

  const message = await messages.fetchOneMessage('message_1');

  expect(message).toEqual({
    id: 'message_1',
    deliveryStatus: { totalCount: 1 },
    tags: { my_tag: 'a' },
    createdAt: since,
  });
  expect(responseOf(message)?.statusCode).toBe(200);
});

test('deleteMessage gives nothing', async () => {
  const { messages } = answering(new Response(null, { status: 204 }));

  expect(await messages.deleteMessage('message_1')).toBeUndefined();
});

test('sendMessages gives what was made, and a handle that lists it', async () => {
  const { messages, sent } = answering(
    Response.json({ messages: [{ id: 'message_1' }] }, { status: 202, headers: { 'operation-id': id } }),
  );

  const answer = await messages.sendMessages({ from: { agentId: 'agent_1' }, to: [], content: { text: 'Hi' } });
  const made = await answer.operation.resources().toArray({ limit: 10 });

  expect(answer.messages).toEqual([{ id: 'message_1' }]);
  expect(answer.operation.id).toBe(id);
  expect(made).toEqual([{ id: 'message_1' }]);
  expect(sent[1]?.path).toBe(`/Messages?operation_id=${id}`);
});

test('operation takes up a send again, by its id or by a kept handle', async () => {
  const { messages, sent } = answering(Response.json({ id, status: 'completed' }));

  await messages.operation(id).wait({ deadlineMs: 1000 });
  await messages.operation({ id }).cancel();

  expect(sent.map(({ path }) => path)).toEqual([`/Messages/Operations/${id}`, `/Messages/Operations/${id}/Cancel`]);
});

test('a send whose answer is lost is not sent again, and says what to search with', async () => {
  const { messages, sent } = answering(Response.json({}, { status: 502 }));
  let failure: unknown;

  try {
    await messages.sendMessages({ from: { agentId: 'agent_1' }, to: [], content: { text: 'a private text' } });
  } catch (error) {
    failure = error;
  }

  expect(failure).toBeInstanceOf(OutcomeUnknownError);
  expect(failure).toMatchObject({ searchFor: { operation: 'messages.listMessages' } });
  expect(JSON.stringify(failure)).not.toContain('private');
  expect(sent).toHaveLength(1);
});

test("the caller's own line is in the stack of a method that failed", async () => {
  const { messages } = answering(Response.json({}, { status: 404 }));
  let stack: string | undefined;
  async function callOfTheUser(): Promise<unknown> {
    return await messages.fetchOneMessage('message_1');
  }

  try {
    await callOfTheUser();
  } catch (error) {
    stack = error instanceof Error ? error.stack : undefined;
  }

  expect(stack).toContain('fetchOneMessage');
  expect(stack).toContain('callOfTheUser');
});
