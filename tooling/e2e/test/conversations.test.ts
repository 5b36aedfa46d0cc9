import { type Conversation, Conversations } from '@comms/conversations';
import { createParticipant, fetchOneConversation, listParticipants } from '@comms/conversations/operations';
import { type ClientOptions, createClient, execute, responseOf } from '@comms/core';
import { type Message, Messages } from '@comms/messages';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

const ours = { address: '+12065550199', channel: 'tel' };
const ada = { address: '+12065550100', channel: 'tel' };
const chat = { address: 'ada', channel: 'chat' };
const conversationId = 'conversation_01h9krwprkeee8fzqspvwy6nq8';
const unknownId = 'conversation_00000000000000000000000000';

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let conversations: Conversations;
let messages: Messages;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  conversations = new Conversations(account);
  messages = new Messages(account);
});

/** Sends a text to a conversation, and gives the message. */
async function say(text: string, id = conversationId): Promise<Message | undefined> {
  const sent = await messages.sendMessages({ from: ours, to: [{ conversationId: id }], content: { text } });
  return sent.messages[0];
}

/** Has a text come in from outside. */
async function hear(text: string): Promise<void> {
  const body = { account_sid: account.security.username, from: ada, to: ours, text };
  await sandbox.control('POST', '/inbound/messages', body);
}

/** Identifiers of conversations that are listed. */
async function listed(request: Parameters<Conversations['listConversations']>[0]): Promise<string[]> {
  const found: Conversation[] = await conversations.listConversations(request).toArray({ limit: 100 });
  return found.map(({ id }) => id);
}

/** The wire names of the fields that an error names. */
function fieldsOf(error: unknown): unknown {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
    ? error.errors.map((problem) => Object(problem).field)
    : error;
}

test('people talk in both directions, and the conversation counts along', async () => {
  await say('Hello');
  await conversations.createParticipant(conversationId, { addresses: [ada] });
  const answer = await say('How can we help?');
  await hear('I have a question');

  const page = await messages.listMessages({ conversationId });
  const conversation = await conversations.fetchOneConversation(conversationId);

  expect(answer?.to).toEqual([ada]);
  expect(page.items.map(({ content }) => content?.text)).toEqual(['I have a question', 'How can we help?', 'Hello']);
  expect(conversation).toMatchObject({
    id: conversationId,
    state: 'active',
    participantCount: 2,
    participantChannels: ['tel'],
    messageCount: 3,
    createdAt: expect.any(Date),
    updatedAt: expect.any(Date),
    deletedAt: null,
  });
  expect(responseOf(conversation)).toMatchObject({ statusCode: 200, requestId: expect.stringMatching(/^RQ/) });
});

test('a message that comes in begins a conversation, which is listed', async () => {
  await hear('Hello');

  const page = await conversations.listConversations();

  expect(page.items).toMatchObject([{ state: 'active', participantCount: 2, messageCount: 1 }]);
  expect(page.conversations).toEqual(page.items);
});

test('conversations are listed by each filter', async () => {
  const ids = ['1', '2', '3'].map((digit) => `conversation_${digit.padStart(26, '0')}`);
  for (const id of ids) await say('Hello', id);
  const [first = '', second = '', third = ''] = ids;
  await conversations.createParticipant(first, { addresses: [chat] });
  await conversations.patchConversation(second, { state: 'inactive' });
  const from = (await conversations.fetchOneConversation(first)).createdAt?.getTime() ?? 0;
  const until = (await conversations.fetchOneConversation(third)).updatedAt?.getTime() ?? 0;

  expect(await listed({ pageSize: 1 })).toEqual([third, second, first]);
  expect(await listed({ state: 'inactive' })).toEqual([second]);
  expect(await listed({ participantChannels: ['tel', 'chat'] })).toEqual([first]);
  expect(await listed({ startDate: new Date(from - 1) })).toHaveLength(3);
  expect(await listed({ endDate: new Date(from) })).toEqual([]);
  expect(await listed({ updatedDate: new Date(until + 60_000) })).toEqual([]);
});

test('a conversation is changed: title, state, tags and times, as dates and as durations', async () => {
  await say('Hello');
  const closed = new Date(Date.now() + 86_400_000);

  const patched = await conversations.patchConversation(conversationId, {
    title: 'Order 1',
    state: 'inactive',
    timeTo: { closed, deleted: 'P30D' },
    tags: { orderId: '1' },
  });

  expect(patched).toMatchObject({
    title: 'Order 1',
    state: 'inactive',
    timeTo: { inactive: null, closed, deleted: expect.any(Date) },
    tags: { orderId: '1' },
  });
  expect(await conversations.fetchOneConversation(conversationId)).toEqual(patched);
});

test('a conversation goes through its states as time goes by, and is gone at the end', async () => {
  await say('Hello');
  await conversations.patchConversation(conversationId, {
    timeTo: { inactive: 'PT1H', closed: 'PT2H', deleted: 'P1D' },
  });
  const states: unknown[] = [];

  for (const by of ['PT1H1M', 'PT1H']) {
    await sandbox.control('POST', '/clock/advance', { by });
    states.push((await conversations.fetchOneConversation(conversationId)).state);
  }
  await sandbox.control('POST', '/clock/advance', { by: 'P1D' });

  expect(states).toEqual(['inactive', 'closed']);
  expect(await rejection(conversations.fetchOneConversation(conversationId))).toMatchObject({ status: 404 });
  expect(await listed({})).toEqual([]);
});

test('a participant is made, fetched and listed with what was said of it', async () => {
  const message = await say('Hello');
  const timestamp = new Date('2026-01-31T09:30:00Z');
  const lastReadMessage = { id: message?.id ?? '', timestamp };

  const made = await conversations.createParticipant(conversationId, {
    addresses: [ada, chat],
    lastReadMessage,
    tags: { theRole: 'customer' },
  });

  expect(responseOf(made)?.statusCode).toBe(201);
  expect(made).toMatchObject({ addresses: [ada, chat], lastReadMessage, tags: { theRole: 'customer' } });
  expect(await conversations.fetchSingleParticipant(conversationId, made.id)).toEqual(made);
  expect((await conversations.listParticipants(conversationId)).items).toHaveLength(2);
  expect((await conversations.listParticipants(conversationId, { channel: 'chat' })).items).toEqual([made]);
  expect((await conversations.listParticipants(conversationId, { channel: 'email' })).items).toEqual([]);
});

test('`execute` does what the class does', async () => {
  await say('Hello');
  const client = createClient(account);

  const made = await execute(client, createParticipant, { conversationId, addresses: [ada] });
  const conversation = await execute(client, fetchOneConversation, { conversationId });
  const page = await execute(client, listParticipants, { conversationId, pageSize: 1 });

  expect(conversation.participantCount).toBe(2);
  expect(page.participants).toEqual([made]);
});

interface Refused {
  readonly name: string;
  readonly call: (conversations: Conversations) => PromiseLike<unknown>;
  readonly status: number;
  readonly fields: readonly string[];
}

const refusals: readonly Refused[] = [
  {
    name: 'listConversations with values that are none',
    call: (to) => to.listConversations({ state: 'asleep', participantChannels: ['fax'] }),
    status: 400,
    fields: ['participant_channels[0]', 'state'],
  },
  {
    name: 'patchConversation with fields that are wrong',
    call: async (to) =>
      await to.patchConversation(conversationId, {
        state: 'deleted',
        timeTo: { closed: 'soon' },
        tags: { a: 'x'.repeat(129) },
      }),
    status: 400,
    fields: ['state', 'tags.a', 'time_to.closed'],
  },
  {
    name: 'patchConversation with a time that is past',
    call: async (to) => await to.patchConversation(conversationId, { timeTo: { closed: new Date(0) } }),
    status: 400,
    fields: ['time_to.closed'],
  },
  {
    name: 'createParticipant with nobody',
    call: async (to) => await to.createParticipant(conversationId),
    status: 400,
    fields: ['addresses'],
  },
  {
    name: 'createParticipant with someone who is none',
    call: async (to) =>
      await to.createParticipant(conversationId, {
        contactId: unknownId.replace('conversation', 'contact'),
        lastReadMessage: { id: unknownId.replace('conversation', 'message') },
      }),
    status: 400,
    fields: ['contact_id', 'last_read_message.id'],
  },
  {
    name: 'createParticipant with someone who is one already',
    call: async (to) => await to.createParticipant(conversationId, { addresses: [ours] }),
    status: 409,
    fields: ['addresses[0]'],
  },
  {
    name: 'listParticipants by a channel that is none',
    call: (to) => to.listParticipants(conversationId, { channel: 'fax' }),
    status: 400,
    fields: ['channel'],
  },
];

test.each(refusals)('$name is refused, and each field is named', async ({ call, status, fields }) => {
  await say('Hello');

  const error = await rejection(call(conversations));

  expect(error).toMatchObject({ name: 'ApiError', status, effect: 'none' });
  expect([fieldsOf(error)].flat().sort()).toEqual(fields);
});

const missing: readonly Omit<Refused, 'status' | 'fields'>[] = [
  { name: 'patchConversation', call: async (to) => await to.patchConversation(unknownId, { title: 'x' }) },
  { name: 'fetchOneConversation', call: async (to) => await to.fetchOneConversation(unknownId) },
  { name: 'createParticipant', call: async (to) => await to.createParticipant(unknownId, { addresses: [ada] }) },
  { name: 'listParticipants', call: (to) => to.listParticipants(unknownId) },
  {
    name: 'fetchSingleParticipant',
    call: async (to) =>
      await to.fetchSingleParticipant(conversationId, unknownId.replace('conversation', 'participant')),
  },
];

test.each(missing)(
  '$name of what is not there is answered with 404, and the operation named',
  async ({ name, call }) => {
    await say('Hello');

    const error = await rejection(call(conversations));

    expect(error).toMatchObject({ operation: `conversations.${name}`, status: 404, code: 20404, effect: 'none' });
  },
);

test('a closed conversation takes neither messages nor participants, and the field is named', async () => {
  await say('Hello');
  await conversations.patchConversation(conversationId, { state: 'closed' });

  const send = await rejection(say('Hello again'));
  const join = await rejection(conversations.createParticipant(conversationId, { addresses: [ada] }));
  const open = await rejection(conversations.patchConversation(conversationId, { state: 'active' }));

  expect([send, join, open]).toMatchObject([{ status: 409 }, { status: 409 }, { status: 409 }]);
  expect([send, join, open].map(fieldsOf)).toEqual([['to[0].conversation_id'], ['conversation_id'], ['state']]);
});

test('credentials that are no account SID are refused with 401', async () => {
  const options: ClientOptions = { sandboxURL: sandbox.url, security: { username: 'nobody', password: 'secret' } };

  const error = await rejection(new Conversations(options).fetchOneConversation(conversationId));

  expect(error).toMatchObject({ status: 401, code: 20003 });
});
