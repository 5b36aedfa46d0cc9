import { ApiError, HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { Conversations } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly conversations: Conversations;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that gives one answer after the other, and the last one again and again. */
function answering(...answers: [Response, ...Response[]]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/preview', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { conversations: new Conversations({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'conversation_01h9krwprkeee8fzqspvwy6nq8';

interface Row {
  readonly name: string;
  readonly call: (conversations: Conversations) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'listConversations',
    call: (conversations) =>
      conversations.listConversations({
        state: 'active',
        participantChannels: ['email', 'tel'],
        startDate: since,
        endDate: since,
        updatedDate: since,
        pageSize: 5,
        pageToken: 'PT',
      }),
    sent: {
      method: 'GET',
      path: `/Conversations?state=active&participant_channels=email&participant_channels=tel&${[
        'start_date',
        'end_date',
        'updated_date',
      ]
        .map((name) => `${name}=2026-01-02T00%3A00%3A00.000Z`)
        .join('&')}&page_size=5&page_token=PT`,
      body: undefined,
    },
  },
  {
    name: 'listConversations without filters',
    call: (conversations) => conversations.listConversations(),
    sent: { method: 'GET', path: '/Conversations', body: undefined },
  },
  {
    name: 'patchConversation',
    call: async (conversations) =>
      await conversations.patchConversation(id, {
        title: 'Order 1',
        state: 'inactive',
        timeTo: { inactive: null, closed: since, deleted: 'P30D' },
        tags: { orderId: '1' },
      }),
    sent: {
      method: 'PATCH',
      path: `/Conversations/${id}`,
      body: {
        title: 'Order 1',
        state: 'inactive',
        time_to: { inactive: null, closed: '2026-01-02T00:00:00.000Z', deleted: 'P30D' },
        tags: { orderId: '1' },
      },
    },
  },
  {
    name: 'patchConversation without changes',
    call: async (conversations) => await conversations.patchConversation(id),
    sent: { method: 'PATCH', path: `/Conversations/${id}`, body: undefined },
  },
  {
    name: 'fetchOneConversation',
    call: async (conversations) => await conversations.fetchOneConversation(id),
    sent: { method: 'GET', path: `/Conversations/${id}`, body: undefined },
  },
  {
    name: 'createParticipant',
    call: async (conversations) =>
      await conversations.createParticipant(id, {
        agentId: 'agent_1',
        contactId: 'contact_1',
        addresses: [{ address: '+12065550100', channel: 'tel' }],
        lastReadMessage: { id: 'message_1', timestamp: since },
        tags: { theRole: 'customer' },
      }),
    sent: {
      method: 'POST',
      path: `/Conversations/${id}/Participants`,
      body: {
        agent_id: 'agent_1',
        contact_id: 'contact_1',
        addresses: [{ address: '+12065550100', channel: 'tel' }],
        last_read_message: { id: 'message_1', timestamp: '2026-01-02T00:00:00.000Z' },
        tags: { theRole: 'customer' },
      },
    },
  },
  {
    name: 'listParticipants',
    call: (conversations) => conversations.listParticipants(id, { channel: 'tel', pageSize: 5 }),
    sent: { method: 'GET', path: `/Conversations/${id}/Participants?channel=tel&page_size=5`, body: undefined },
  },
  {
    name: 'listParticipants without filters',
    call: (conversations) => conversations.listParticipants(id),
    sent: { method: 'GET', path: `/Conversations/${id}/Participants`, body: undefined },
  },
  {
    name: 'fetchSingleParticipant',
    call: async (conversations) => await conversations.fetchSingleParticipant(id, 'participant_1'),
    sent: { method: 'GET', path: `/Conversations/${id}/Participants/participant_1`, body: undefined },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { conversations, sent } = answering(Response.json({}));

  await call(conversations);

  expect(sent).toEqual([expected]);
});

test('fetchOneConversation gives the conversation with public names and dates', async () => {
  const at = since.toISOString();
  const { conversations } = answering(
    Response.json({
      id,
      title: 'Order 1',
      state: 'active',
      participant_count: 2,
      participant_channels: ['tel'],
      message_count: 7,
      time_to: { inactive: at, closed: null, deleted: at },
      tags: { my_tag: 'a' },
      created_at: at,
      updated_at: at,
      deleted_at: null,
    }),
  );

  const conversation = await conversations.fetchOneConversation(id);

  expect(conversation).toEqual({
    id,
    title: 'Order 1',
    state: 'active',
    participantCount: 2,
    participantChannels: ['tel'],
    messageCount: 7,
    timeTo: { inactive: since, closed: null, deleted: since },
    tags: { my_tag: 'a' },
    createdAt: since,
    updatedAt: since,
    deletedAt: null,
  });
  expect(responseOf(conversation)?.statusCode).toBe(200);
});

test('fetchSingleParticipant gives when the last message was read as a date', async () => {
  const lastRead = { id: 'message_1', timestamp: since.toISOString() };
  const { conversations } = answering(Response.json({ id: 'participant_1', last_read_message: lastRead }));

  const participant = await conversations.fetchSingleParticipant(id, 'participant_1');

  expect(participant.lastReadMessage).toEqual({ id: 'message_1', timestamp: since });
});

test('listParticipants goes on to the next page of the same conversation', async () => {
  const first = { participants: [{ id: 'participant_2' }], pagination: { next: 'PT2' } };
  const { conversations, sent } = answering(
    Response.json(first),
    Response.json({ participants: [{ id: 'participant_1' }], pagination: { next: null } }),
  );

  const all = await conversations.listParticipants(id, { channel: 'tel' }).toArray({ limit: 10 });

  expect(all.map((participant) => participant.id)).toEqual(['participant_2', 'participant_1']);
  expect(sent[1]?.path).toBe(`/Conversations/${id}/Participants?channel=tel&page_token=PT2`);
});

test('a change whose answer is lost is made again, since it changes nothing more', async () => {
  const { conversations, sent } = answering(Response.json({}, { status: 502 }), Response.json({ id }));

  const conversation = await conversations.patchConversation(id, { title: 'Order 1' });

  expect(conversation.id).toBe(id);
  expect(sent).toHaveLength(2);
});

test('a participant whose answer is lost is not added again, and the error says what to search with', async () => {
  const { conversations, sent } = answering(Response.json({}, { status: 502 }));

  const error: unknown = await conversations
    .createParticipant(id, { contactId: 'contact_1' })
    .catch((reason) => reason);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ searchFor: { operation: 'conversations.listParticipants' } });
  expect(sent).toHaveLength(1);
});

test('a conversation that is not there is an ApiError with the status 404', async () => {
  const { conversations } = answering(Response.json({ code: 20404, message: 'Not found' }, { status: 404 }));

  const error: unknown = await conversations.fetchOneConversation(id).catch((reason) => reason);

  expect(ApiError.isInstance(error) && error.status).toBe(404);
});

test('an empty identifier is refused before anything is sent', async () => {
  const { conversations, sent } = answering(Response.json({}));

  const error: unknown = await conversations.fetchSingleParticipant(id, '').catch((reason) => reason);

  expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('participantId') });
  expect(sent).toEqual([]);
});

test("the caller's own line is in the stack of a method that failed", async () => {
  const { conversations } = answering(Response.json({}, { status: 404 }));
  let stack: string | undefined;
  async function callOfTheUser(): Promise<unknown> {
    return await conversations.patchConversation(id, { state: 'closed' });
  }

  try {
    await callOfTheUser();
  } catch (error) {
    stack = error instanceof Error ? error.stack : undefined;
  }

  expect(stack).toContain('patchConversation');
  expect(stack).toContain('callOfTheUser');
});
