import { ApiError, ConflictError, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { answering } from '../test/answering-client.ts';
import type { ConversationsV2 } from './index.ts';

const at = new Date(Date.UTC(2009, 6, 6, 20, 30));
const conversation = 'conv_conversation_01k1etk2y5f1y9fpe2epfdtvv2';
const configuration = 'conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2';
const operationId = 'conv_operation_01k1etk2y5f1y9fpe2epfdtvv2';
const statusUrl = `https://conversations.twilio.com/v2/ControlPlane/Operations/${operationId}`;
const settings = {
  displayName: 'Support',
  description: 'Support',
  conversationGroupingType: 'GROUP_BY_PROFILE',
  memoryStoreId: 'mem_store_1',
  channelSettings: {},
};
const written = {
  author: { address: 'address', channel: 'SMS', participantId: 'participantId' },
  content: { type: 'TEXT' as const, text: 'text' },
  recipients: [{ address: 'address', channel: 'SMS', participantId: 'participantId' }],
};
const accepted = Response.json({ statusUrl, related: { configurationId: configuration } }, { status: 202 });

const starting: [string, (conversations: ConversationsV2) => Promise<unknown>][] = [
  ['createConfiguration', (conversations) => conversations.createConfiguration(settings)],
  ['updateConfiguration', (conversations) => conversations.updateConfiguration(configuration, settings)],
  ['deleteConfiguration', (conversations) => conversations.deleteConfiguration(configuration)],
  ['deleteConversationAsync', (conversations) => conversations.deleteConversationAsync(conversation)],
];

test.each(starting)('%s gives a handle, whose id is in the URL of the state', async (_, call) => {
  const { conversations } = answering(accepted);

  const answer = await call(conversations);

  expect(answer).toMatchObject({
    statusUrl,
    related: { configurationId: configuration },
    operation: { id: operationId },
  });
});

test.each(starting)('%s is made again with the same key when its answer is lost', async (_, call) => {
  const { conversations, keys } = answering(Response.json({}, { status: 502 }), accepted);

  await call(conversations);

  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect(keys[1]).toBe(keys[0]);
});

test('two calls have two keys, and a call can be given its own', async () => {
  const { conversations, keys } = answering(accepted);
  const own = '11111111-2222-4333-8444-555555555555';

  await conversations.createConfiguration(settings);
  await conversations.createConfiguration(settings);
  await conversations.createConfiguration(settings, { idempotencyKey: own });

  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe(own);
});

test('the handle waits until the work is done', async () => {
  const done = {
    operationId,
    status: 'COMPLETED',
    createdAt: at.toISOString(),
    completedAt: at.toISOString(),
    statusUrl,
    related: { configurationId: configuration },
  };
  const { conversations, sent } = answering(
    accepted,
    Response.json({ ...done, status: 'PENDING' }),
    Response.json({ ...done, status: 'RUNNING' }),
    Response.json(done),
  );

  const { operation } = await conversations.createConfiguration(settings);
  const status = await operation.wait({ deadlineMs: 5000, minDelayMs: 1 });

  expect(status).toEqual({ ...done, createdAt: at, completedAt: at });
  expect(sent.slice(1).map(({ path }) => path)).toEqual(Array(3).fill(`/ControlPlane/Operations/${operationId}`));
});

test('work that failed is an error that gives the reason', async () => {
  const error = { type: 'about:blank', title: 'Conflict', status: 409, detail: 'In use' };
  const { conversations } = answering(accepted, Response.json({ operationId, status: 'FAILED', error }));

  const { operation } = await conversations.deleteConfiguration(configuration);
  const failure: unknown = await operation.wait({ deadlineMs: 1000 }).catch((reason: unknown) => reason);

  expect(failure).toMatchObject({ name: 'OperationError', snapshot: { status: 'FAILED', error } });
});

test('operation takes work up again, by its id or by a kept handle', async () => {
  const { conversations, sent } = answering(Response.json({ operationId, status: 'COMPLETED' }));

  await conversations.operation(operationId).wait({ deadlineMs: 1000 });
  const again = await conversations.operation({ id: operationId }).refresh();

  expect(again.status).toBe('COMPLETED');
  expect(sent.map(({ path }) => path)).toEqual(Array(2).fill(`/ControlPlane/Operations/${operationId}`));
});

test('the documented answer to a new communication is read, with dates', async () => {
  const documented = {
    accountId: 'ZGkrHSypTsudrGkmdpJJ',
    author: { address: 'address', channel: 'VOICE', participantId: 'participantId' },
    channelId: 'channelId',
    content: { type: 'TEXT', text: 'text' },
    conversationId: 'conversationId',
    createdAt: '2009-07-06T20:30:00Z',
    id: 'id',
    occurredAt: '2009-07-06T20:30:00Z',
    recipients: [{ address: 'address', channel: 'VOICE', participantId: 'participantId' }],
    resourceId: 'resourceId',
    updatedAt: '2009-07-06T20:30:00Z',
  };
  const { conversations } = answering(Response.json(documented, { status: 201 }));

  const communication = await conversations.createCommunicationInConversation(conversation, written);

  expect(communication).toEqual({ ...documented, createdAt: at, occurredAt: at, updatedAt: at });
  expect(responseOf(communication)?.statusCode).toBe(201);
});

test('the documented page of communications is read, and the next one is asked for by its token', async () => {
  const documented = {
    communications: [
      {
        id: 'id',
        conversationId: 'conversationId',
        accountId: 'accountId',
        author: written.author,
        content: 'cannot-guess',
        channelId: 'channelId',
        resourceId: 'resourceId',
        recipients: [{ ...written.author, deliveryStatus: 'INITIATED' }],
        createdAt: '2009-07-06T20:30:00Z',
        updatedAt: '2009-07-06T20:30:00Z',
        occurredAt: '2009-07-06T20:30:00Z',
      },
    ],
    meta: { key: 'key', pageSize: 42, previousToken: 'previousToken', nextToken: 'nextToken' },
  };
  const { conversations, sent } = answering(Response.json(documented), Response.json({ communications: [] }));

  const page = await conversations.listCommunicationByConversation(conversation, { channelId: 'CA1' });
  await page.nextPage();

  expect(page.items).toMatchObject([{ id: 'id', createdAt: at, recipients: [{ deliveryStatus: 'INITIATED' }] }]);
  expect(page).toHaveProperty('meta', documented.meta);
  expect(sent[1]?.path).toBe(`/Conversations/${conversation}/Communications?channelId=CA1&pageToken=nextToken`);
});

test('the documented single communication is read, though its content is empty', async () => {
  const { conversations } = answering(Response.json({ id: 'id', content: {}, resourceId: 'resourceId' }));

  const communication = await conversations.fetchCommunication(conversation, 'id');

  expect(communication).toEqual({ id: 'id', content: {}, resourceId: 'resourceId' });
});

test('the words of a transcription have dates, and keys of the user stay as they are', async () => {
  const time = at.toISOString();
  const { conversations } = answering(
    Response.json({
      id: 'id',
      content: { transcription: { words: [{ text: 'Hi', startTime: time, endTime: time }] } },
    }),
    Response.json({ id: 'id', metadata: { createdAt: time } }),
  );

  const communication = await conversations.fetchCommunication(conversation, 'id');
  const { metadata } = await conversations.fetchConversation(conversation);

  expect(communication.content?.transcription?.words).toEqual([{ text: 'Hi', startTime: at, endTime: at }]);
  expect(metadata).toEqual({ createdAt: time });
});

test('a conversation that is there already is an error that gives its id', async () => {
  const message = `Address mapping already exists on conversation ${conversation}.`;
  const { conversations } = answering(
    Response.json(
      { code: 400, message, more_info: 'https://www.twilio.com/docs/errors/400', status: 409 },
      { status: 409, headers: { 'X-Conflicting-Resource-Id': conversation } },
    ),
  );

  const error: unknown = await conversations
    .createConversationWithConfig({ configurationId: configuration })
    .catch((reason: unknown) => reason);

  expect(ConflictError.isInstance(error) && error.conflictingResourceId).toBe(conversation);
  expect(error).toMatchObject({ status: 409, code: 400, effect: 'none' });
});

test.each([
  [
    'classic',
    { code: 20404, message: 'Not found', more_info: 'https://www.twilio.com/docs/errors/20404', status: 404 },
  ],
  [
    'of the API standard',
    {
      code: 20404,
      httpStatusCode: 404,
      message: 'Not found',
      userError: true,
      params: { twilioErrorCodeUrl: 'https://www.twilio.com/docs/errors/20404' },
    },
  ],
  ['of RFC 9457', { type: 'https://www.twilio.com/docs/errors/20404', title: 'Not found', status: 404, code: 20404 }],
])('an error body that is %s is read', async (_, body) => {
  const { conversations } = answering(Response.json(body, { status: 404 }));

  const error: unknown = await conversations.fetchConversation(conversation).catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ status: 404, code: 20404, message: expect.stringContaining('Not found') });
});

test('a refusal names the field, wherever its shape has it', async () => {
  const field = 'termsOfService';
  const { conversations } = answering(
    Response.json({ code: 20003, message: 'No', params: { field, value: 'not_accepted' } }, { status: 401 }),
    Response.json({ title: 'No', status: 400, errors: [{ detail: 'is missing', pointer: '/name' }] }, { status: 400 }),
  );

  const first: unknown = await conversations.fetchConversation(conversation).catch((reason: unknown) => reason);
  const second: unknown = await conversations.fetchConversation(conversation).catch((reason: unknown) => reason);

  expect(first).toMatchObject({ errors: [{ field }] });
  expect(second).toMatchObject({ errors: [{ field: '/name', message: 'is missing' }] });
});

test.each([
  ['updateConversationById', (c: ConversationsV2) => c.updateConversationById(conversation, { status: 'CLOSED' })],
  ['patchConversationById', (c: ConversationsV2) => c.patchConversationById(conversation, { name: 'Order' })],
  ['updateParticipantInConversation', (c: ConversationsV2) => c.updateParticipantInConversation(conversation, 'p', {})],
])('%s is made again when its answer is lost, since that changes nothing more', async (_, call) => {
  const { conversations, sent } = answering(Response.json({}, { status: 502 }), Response.json({ id: 'id' }));

  const result = await call(conversations);

  expect(result.id).toBe('id');
  expect(sent).toHaveLength(2);
});

test.each([
  [
    'conversationsV2.listConversationByAccount',
    (c: ConversationsV2) => c.createConversationWithConfig({ configurationId: configuration }),
  ],
  [
    'conversationsV2.listParticipantByConversation',
    (c: ConversationsV2) =>
      c.createParticipantInConversation(conversation, { addresses: [{ channel: 'CHAT', address: 'ada' }] }),
  ],
  [
    'conversationsV2.listCommunicationByConversation',
    (c: ConversationsV2) => c.createCommunicationInConversation(conversation, written),
  ],
  [
    'conversationsV2.listCommunicationByConversation',
    (c: ConversationsV2) =>
      c.createConversationAction(conversation, {
        type: 'SEND_MESSAGE',
        payload: { from: { participantId: 'a' }, to: [{ participantId: 'b' }], content: { text: 'Hi' } },
      }),
  ],
])('what may have been made is not made again, but searched for with %s', async (operation, call) => {
  const { conversations, sent } = answering(Response.json({}, { status: 502 }));

  const error: unknown = await call(conversations).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ searchFor: { operation } });
  expect(sent).toHaveLength(1);
});

test('an empty identifier, and a page that is too large, are refused before anything is sent', async () => {
  const { conversations, sent } = answering(Response.json({}));

  const empty: unknown = await conversations.fetchParticipant(conversation, '').catch((reason: unknown) => reason);
  const large: unknown = await conversations.listConfiguration({ pageSize: 1001 }).then(
    (page) => page,
    (reason: unknown) => reason,
  );

  expect(empty).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('participantId') });
  expect(large).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('from 1 to 1000') });
  expect(sent).toEqual([]);
});

test("the caller's own line is in the stack of a method that failed", async () => {
  const { conversations } = answering(Response.json({}, { status: 404 }));
  let stack: string | undefined;
  async function callOfTheUser(): Promise<unknown> {
    return await conversations.fetchParticipant(conversation, 'conv_participant_1');
  }

  try {
    await callOfTheUser();
  } catch (error) {
    stack = error instanceof Error ? error.stack : undefined;
  }

  expect(stack).toContain('fetchParticipant');
  expect(stack).toContain('callOfTheUser');
});
