import { ConversationsV2, type CreateConfigurationRequest } from '@comms/conversations-v2';
import { createConversationWithConfig, listCommunicationByConversation } from '@comms/conversations-v2/operations';
import { ApiError, ConflictError, createClient, execute, paginate, responseOf } from '@comms/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

const desk = '+18005550100';
const ada = '+12065550100';
const grace = '+12065550101';
const unknown = {
  configuration: 'conv_configuration_00000000000000000000000000',
  conversation: 'conv_conversation_00000000000000000000000000',
  participant: 'conv_participant_00000000000000000000000000',
  communication: 'conv_communication_00000000000000000000000000',
  action: 'conv_action_00000000000000000000000000',
  operation: 'conv_operation_00000000000000000000000000',
};
const settings: CreateConfigurationRequest = {
  displayName: 'Support',
  description: 'Texts to the support',
  conversationGroupingType: 'GROUP_BY_PARTICIPANT_ADDRESSES',
  memoryStoreId: 'mem_store_1',
};
const replacement = { ...settings, channelSettings: {} };
const customer = { name: 'Ada', type: 'CUSTOMER', addresses: [{ channel: 'SMS', address: ada }] };
const support = { type: 'HUMAN_AGENT', addresses: [{ channel: 'SMS', address: desk }] };
const text = {
  author: { address: ada, channel: 'SMS' },
  content: { type: 'TEXT' as const, text: 'Hi' },
  recipients: [{ address: desk, channel: 'SMS' }],
};
const sending = {
  type: 'SEND_MESSAGE' as const,
  payload: {
    from: { address: desk, channel: 'SMS' },
    to: [{ address: ada, channel: 'SMS' }],
    content: { text: 'How can we help you?' },
  },
};

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let conversations: ConversationsV2;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  conversations = new ConversationsV2(account);
});

/** Makes a configuration, and gives its identifier. */
async function configured(more: Partial<CreateConfigurationRequest> = {}): Promise<string> {
  const { operation } = await conversations.createConfiguration({ ...settings, ...more });
  const { related } = await operation.wait({ deadlineMs: 10_000, minDelayMs: 20 });
  return related?.['configurationId'] ?? '';
}

/** Begins a conversation of Ada with the support, and gives its identifier. */
async function begun(): Promise<string> {
  const configurationId = await configured();
  const { id } = await conversations.createConversationWithConfig({
    configurationId,
    participants: [customer, support],
  });
  return id;
}

/** Identifiers of what a list gives. */
async function idsOf(list: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

/** Status and field of a refusal. */
async function refusalOf(call: PromiseLike<unknown>): Promise<unknown> {
  const error = await rejection(call);
  return ApiError.isInstance(error) ? [error.status, error.errors[0]?.field] : error;
}

test('a configuration is made, read, replaced and deleted, each by work that is waited for', async () => {
  const id = await configured({ statusCallbacks: [{ url: 'https://example.com' }] });
  const made = await conversations.fetchConfiguration(id);
  const replacing = await conversations.updateConfiguration(id, { ...replacement, description: 'New' });
  const replaced = await replacing.operation.wait({ deadlineMs: 10_000, minDelayMs: 20 });
  const after = await conversations.fetchConfiguration(id);
  const deleting = await conversations.deleteConfiguration(id);
  await deleting.operation.wait({ deadlineMs: 10_000, minDelayMs: 20 });

  expect(made).toMatchObject({ id, ...settings, version: 1, createdAt: expect.any(Date) });
  expect(replaced).toMatchObject({
    status: 'COMPLETED',
    related: { configurationId: id },
    createdAt: expect.any(Date),
    completedAt: expect.any(Date),
  });
  expect(after).toMatchObject({ description: 'New', statusCallbacks: [], version: 2 });
  expect(await refusalOf(conversations.fetchConfiguration(id))).toEqual([404, undefined]);
});

test('the status URL is that of the origin that was called, and the work can be taken up by its id', async () => {
  const accepted = await conversations.createConfiguration(settings);
  const { operation, statusUrl } = accepted;
  const kept: { id: string } = JSON.parse(JSON.stringify(operation));

  const seen: unknown[] = [];
  const options = { deadlineMs: 10_000, minDelayMs: 20 };
  for await (const { status } of conversations.operation(kept).updates(options)) seen.push(status);
  const status = await conversations.fetchOperationStatus(operation.id);

  expect(statusUrl).toBe(`${sandbox.url}/conversations.twilio.com/v2/ControlPlane/Operations/${operation.id}`);
  expect(responseOf(accepted)?.statusCode).toBe(202);
  expect(seen.at(-1)).toBe('COMPLETED');
  expect(status).toMatchObject({ operationId: operation.id, status: 'COMPLETED' });
});

test('work that failed is an error that says why', async () => {
  const { operation } = await conversations.createConfiguration({ ...settings, displayName: 'sandbox-failed' });

  const error = await rejection(operation.wait({ deadlineMs: 10_000, minDelayMs: 20 }));

  expect(error).toMatchObject({ name: 'OperationError', snapshot: { status: 'FAILED', error: { status: 500 } } });
});

test('the same idempotency key makes one configuration', async () => {
  const idempotencyKey = crypto.randomUUID();

  const first = await conversations.createConfiguration(settings, { idempotencyKey });
  const second = await conversations.createConfiguration(settings, { idempotencyKey });
  const other = rejection(conversations.createConfiguration({ ...settings, description: 'x' }, { idempotencyKey }));

  expect(second.operation.id).toBe(first.operation.id);
  expect(await other).toMatchObject({ status: 409 });
});

test('configurations are listed by their store, page by page', async () => {
  const one = await configured({ displayName: 'A' });
  const two = await configured({ displayName: 'B', memoryStoreId: 'mem_store_2' });
  const three = await configured({ displayName: 'C' });

  expect(await idsOf(conversations.listConfiguration({ pageSize: 1 }))).toEqual([one, two, three]);
  expect(await idsOf(conversations.listConfiguration({ memoryStoreId: 'mem_store_1' }))).toEqual([one, three]);
});

test('a conversation is begun, read, changed, replaced and deleted', async () => {
  const configurationId = await configured();
  const made = await conversations.createConversationWithConfig({
    configurationId,
    name: 'Order 1234',
    participants: [customer],
    metadata: { order: '1234' },
  });
  const patched = await conversations.patchConversationById(made.id, { metadata: { order: null, a: 'b' } });
  const replaced = await conversations.updateConversationById(made.id, { status: 'INACTIVE' });
  const fetched = await conversations.fetchConversation(made.id);
  const { operation, related } = await conversations.deleteConversationAsync(made.id);
  await operation.wait({ deadlineMs: 10_000, minDelayMs: 20 });

  expect(made).toMatchObject({ status: 'ACTIVE', participants: [{ name: 'Ada', createdAt: expect.any(Date) }] });
  expect(patched).toMatchObject({ name: 'Order 1234', metadata: { a: 'b' } });
  expect(replaced).toMatchObject({ name: null, metadata: {}, status: 'INACTIVE' });
  expect(fetched).toEqual(replaced);
  expect(related).toEqual({ conversationId: made.id });
  expect(await refusalOf(conversations.fetchConversation(made.id))).toEqual([404, undefined]);
});

test('conversations are listed by status and by what occurs in them', async () => {
  const configurationId = await configured();
  const one = await conversations.createConversationWithConfig({ configurationId });
  const two = await conversations.createConversationWithConfig({ configurationId });
  await conversations.createCommunicationInConversation(two.id, { ...text, channelId: 'CA1' });
  await conversations.patchConversationById(one.id, { status: 'CLOSED' });
  const listed = async (request: Parameters<ConversationsV2['listConversationByAccount']>[0]): Promise<string[]> =>
    await idsOf(conversations.listConversationByAccount(request));

  expect(await listed({ pageSize: 1 })).toEqual([one.id, two.id]);
  expect(await listed({ status: ['CLOSED'] })).toEqual([one.id]);
  expect(await listed({ status: ['ACTIVE', 'CLOSED'] })).toEqual([one.id, two.id]);
  expect(await listed({ channelId: 'CA1' })).toEqual([two.id]);
});

test('the conversation that is there already is found by the error', async () => {
  const id = await begun();
  const { configurationId } = await conversations.fetchConversation(id);
  const again = { configurationId: configurationId ?? '', participants: [customer, support] };

  const error = await rejection(conversations.createConversationWithConfig(again));

  expect(ConflictError.isInstance(error) && error.conflictingResourceId).toBe(id);
  expect(error).toMatchObject({ status: 409, code: 400, message: expect.stringContaining(id) });
});

test('participants are added, read, listed and replaced', async () => {
  const id = await begun();
  const made = await conversations.createParticipantInConversation(id, {
    addresses: [{ channel: 'CHAT', address: 'grace', channelId: 'CH1' }],
  });
  const replaced = await conversations.updateParticipantInConversation(id, made.id, { name: 'Grace' });
  const page = await conversations.listParticipantByConversation(id, { pageSize: 2 });

  expect(made).toMatchObject({ name: 'grace', type: 'UNKNOWN', conversationId: id });
  expect(replaced).toMatchObject({ name: 'Grace', addresses: [] });
  expect(await conversations.fetchParticipant(id, made.id)).toEqual(replaced);
  expect(page.items).toHaveLength(2);
  expect(page.meta).toMatchObject({ key: 'participants', pageSize: 2 });
  expect((await idsOf(conversations.listParticipantByConversation(id, { pageSize: 2 }))).at(-1)).toBe(made.id);
});

test('communications are recorded, read and listed', async () => {
  const id = await begun();
  const occurredAt = new Date('2026-01-02T03:04:05.000Z');
  const first = await conversations.createCommunicationInConversation(id, { ...text, channelId: 'CA1', occurredAt });
  const second = await conversations.createCommunicationInConversation(id, {
    ...text,
    content: { type: 'TRANSCRIPTION', text: 'Hello', transcription: { channel: 0, confidence: 0.5, engine: 'e' } },
  });
  const list = conversations.listCommunicationByConversation;

  expect(first).toMatchObject({ occurredAt, content: { text: 'Hi' }, author: { address: ada } });
  expect(await conversations.fetchCommunication(id, second.id)).toEqual(second);
  expect(await idsOf(list.call(conversations, id, { pageSize: 1 }))).toEqual([first.id, second.id]);
  expect(await idsOf(list.call(conversations, id, { channelId: 'CA1' }))).toEqual([first.id]);
});

test('an action sends a message, and makes a communication', async () => {
  const id = await begun();
  const action = await conversations.createConversationAction(id, sending);

  await sandbox.control('POST', '/clock/advance', { by: 'PT5S' });
  const done = await conversations.fetchConversationAction(id, action.id);
  const communication = await conversations.fetchCommunication(id, done.related?.['communicationId'] ?? '');

  expect(done.status).toBe('COMPLETED');
  expect(action).toMatchObject({ status: 'PENDING', conversationId: id, createdAt: expect.any(Date) });
  expect(communication).toMatchObject({
    resourceId: action.related?.['messageSid'],
    content: { text: 'How can we help you?' },
  });
});

test('messages that a rule takes in become communications', async () => {
  await configured({ channelSettings: { SMS: { captureRules: [{ from: '*', to: desk }] } } });
  const body = {
    account_sid: account.security.username,
    from: { address: grace, channel: 'tel' },
    to: { address: desk, channel: 'tel' },
    text: 'Help!',
  };
  await sandbox.control('POST', '/inbound/messages', body);

  const [id = ''] = await idsOf(conversations.listConversationByAccount({ status: ['ACTIVE'] }));
  const page = await conversations.listCommunicationByConversation(id);

  expect(page.items).toMatchObject([{ author: { address: grace, channel: 'SMS' }, content: { text: 'Help!' } }]);
});

test('a closed conversation takes nothing more', async () => {
  const id = await begun();
  await conversations.patchConversationById(id, { status: 'CLOSED' });

  expect(await refusalOf(conversations.createCommunicationInConversation(id, text))).toEqual([400, undefined]);
  expect(await refusalOf(conversations.createConversationAction(id, sending))).toEqual([400, undefined]);
  expect(await refusalOf(conversations.patchConversationById(id, { status: 'ACTIVE' }))).toEqual([400, 'status']);
});

test('the field that is wrong is named', async () => {
  const id = await begun();
  const { participants, configurationId } = await conversations.fetchConversation(id);
  const participantId = participants?.[0]?.id ?? '';
  const wrongAddress = { addresses: [{ channel: 'SMS', address: 'ada!' }] };
  const calls = [
    conversations.createConfiguration({ ...settings, displayName: 'Support!' }),
    conversations.updateConfiguration(configurationId ?? '', { ...replacement, conversationGroupingType: 'X' }),
    conversations.createConversationWithConfig({ configurationId: '' }),
    conversations.listConversationByAccount({ status: ['OPEN'] }),
    conversations.updateConversationById(id, { status: 'OPEN' }),
    conversations.patchConversationById(id, { metadata: { a: 'x'.repeat(513) } }),
    conversations.createParticipantInConversation(id, wrongAddress),
    conversations.updateParticipantInConversation(id, participantId, wrongAddress),
    conversations.listParticipantByConversation(id, { pageToken: 'x' }),
    conversations.createCommunicationInConversation(id, { ...text, recipients: [] }),
    conversations.listCommunicationByConversation(id, { pageToken: 'x' }),
    conversations.createConversationAction(id, { ...sending, payload: { ...sending.payload, to: [] } }),
    conversations.listConfiguration({ pageToken: 'x' }),
  ];

  expect(await Promise.all(calls.map(refusalOf))).toEqual([
    [400, 'displayName'],
    [400, 'conversationGroupingType'],
    [400, 'configurationId'],
    [400, expect.stringContaining('status')],
    [400, 'status'],
    [400, 'metadata.a'],
    [400, 'addresses[0].address'],
    [400, 'addresses[0].address'],
    [400, 'pageToken'],
    [400, 'recipients'],
    [400, 'pageToken'],
    [400, 'payload.to'],
    [400, 'pageToken'],
  ]);
});

test('what does not exist is refused with 404', async () => {
  const { configuration, conversation, participant, communication, action, operation } = unknown;
  const id = await begun();
  const calls = [
    conversations.fetchConfiguration(configuration),
    conversations.updateConfiguration(configuration, replacement),
    conversations.deleteConfiguration(configuration),
    conversations.fetchOperationStatus(operation),
    conversations.createConversationWithConfig({ configurationId: configuration }),
    conversations.fetchConversation(conversation),
    conversations.updateConversationById(conversation, { status: 'CLOSED' }),
    conversations.patchConversationById(conversation, { name: 'x' }),
    conversations.deleteConversationAsync(conversation),
    conversations.createParticipantInConversation(conversation, support),
    conversations.listParticipantByConversation(conversation),
    conversations.fetchParticipant(id, participant),
    conversations.updateParticipantInConversation(id, participant, support),
    conversations.createCommunicationInConversation(conversation, text),
    conversations.listCommunicationByConversation(conversation),
    conversations.fetchCommunication(id, communication),
    conversations.createConversationAction(conversation, sending),
    conversations.fetchConversationAction(id, action),
  ];

  const refusals = await Promise.all(calls.map(rejection));

  expect(refusals).toHaveLength(18);
  for (const refusal of refusals) expect(refusal).toMatchObject({ status: 404, code: 20404, effect: 'none' });
});

test('the literals alone do the same', async () => {
  const client = createClient(account);
  const configurationId = await configured();

  const { id } = await execute(client, createConversationWithConfig, { configurationId, participants: [customer] });
  const request = { conversationId: id };

  expect(await idsOf(paginate(client, listCommunicationByConversation, request))).toEqual([]);
});
