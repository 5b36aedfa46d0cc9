import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  ada,
  agent,
  customer,
  desk,
  frozenSandbox,
  grace,
  later,
  OrchestratorClient,
  refusalOf,
  settings,
} from './orchestrator-client.ts';
import { account, type Json } from './test-client.ts';

const unknown = 'conv_conversation_01k1etk2y5f1y9fpe2epfdtvv2';

let sandbox: Sandbox;
let client: OrchestratorClient;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new OrchestratorClient(sandbox);
});

afterEach(async () => await sandbox.close());

const namesOf = (items: Json[]): string[] => items.map(({ name }) => name);

test('a conversation begins with its participants, and keeps the configuration as it is', async () => {
  const configurationId = await client.configuration({ intelligenceConfigurationIds: ['a'] });

  const conversation = await client.conversation(configurationId, {
    name: 'Order 1234',
    configuration: { intelligenceConfigurationIds: ['b'] },
    participants: [customer(ada, { name: 'Ada' }), agent()],
    metadata: { 'order.number': '1234' },
  });

  expect(conversation).toEqual({
    id: expect.stringMatching(/^conv_conversation_[0-9a-hjkmnp-tv-z]{26}$/),
    accountId: account,
    configurationId,
    status: 'ACTIVE',
    name: 'Order 1234',
    configuration: {
      ...settings,
      channelSettings: {},
      statusCallbacks: [],
      intelligenceConfigurationIds: ['b'],
      memoryExtractionEnabled: false,
    },
    metadata: { 'order.number': '1234' },
    participants: [
      {
        id: expect.stringMatching(/^conv_participant_/),
        conversationId: conversation.id,
        accountId: account,
        name: 'Ada',
        type: 'CUSTOMER',
        profileId: expect.stringMatching(/^mem_profile_/),
        addresses: [{ channel: 'SMS', address: ada }],
        createdAt: later(300),
        updatedAt: later(300),
      },
      expect.objectContaining({ name: desk, type: 'HUMAN_AGENT', addresses: [{ channel: 'SMS', address: desk }] }),
    ],
    createdAt: later(300),
    updatedAt: later(300),
  });
  expect(await client.get(`/Conversations/${conversation.id}`)).toEqual(conversation);
});

test('a conversation needs nothing but its configuration', async () => {
  const conversation = await client.conversation(await client.configuration());

  expect(conversation).toMatchObject({ status: 'ACTIVE', name: null, participants: [], metadata: {} });
});

test('a change of the configuration does not reach the conversations that there are', async () => {
  const id = await client.configuration();
  const { id: early } = await client.conversation(id);
  await client.call('PUT', `/ControlPlane/Configurations/${id}`, {
    ...settings,
    description: 'New',
    channelSettings: {},
  });
  await client.work();
  const late = await client.conversation(id);

  expect(await client.get(`/Conversations/${early}`)).toMatchObject({
    configuration: { description: 'Texts to the support' },
  });
  expect(late).toMatchObject({ configuration: { description: 'New' } });
});

test('conversations are listed, the oldest first, by status and by what occurs in them', async () => {
  const id = await client.configuration();
  const place = { channel: 'VOICE', address: ada, channelId: 'CA1' };
  const called = await client.conversation(id, { name: 'A', participants: [{ addresses: [place] }] });
  const texted = await client.conversation(id, { name: 'B', participants: [customer(grace)] });
  const closed = await client.conversation(id, { name: 'C' });
  await client.text(texted.id, 'Hi', { channelId: 'CH1', resourceId: 'SM1' });
  await client.call('PATCH', `/Conversations/${closed.id}`, { status: 'CLOSED' });

  expect(namesOf(await client.conversations())).toEqual(['A', 'B', 'C']);
  expect(namesOf(await client.conversations('?status=ACTIVE'))).toEqual(['A', 'B']);
  expect(namesOf(await client.conversations('?status=INACTIVE&status=CLOSED'))).toEqual(['C']);
  expect(namesOf(await client.conversations('?Status=CLOSED'))).toEqual(['C']);
  expect(namesOf(await client.conversations('?channelId=CA1'))).toEqual([called.name]);
  expect(namesOf(await client.conversations('?channelId=CH1'))).toEqual([texted.name]);
  expect(namesOf(await client.conversations('?channelId=SM1&status=ACTIVE'))).toEqual([texted.name]);
  expect(await client.conversations('?channelId=SM1&status=CLOSED')).toEqual([]);
});

test('a page of conversations tells its key, its size and where the others are', async () => {
  const id = await client.configuration();
  for (const name of ['A', 'B', 'C']) await client.conversation(id, { name });

  const first = await client.get('/Conversations?pageSize=2');
  const second = await client.get(`/Conversations?pageSize=2&pageToken=${first.meta.nextToken}`);

  expect(first.meta).toMatchObject({ key: 'conversations', pageSize: 2, previousToken: null });
  expect(namesOf(second.conversations)).toEqual(['C']);
  expect(second.meta).toMatchObject({ pageSize: 1, nextToken: null });
});

test('PATCH merges: what is left out stays, and null empties', async () => {
  const id = await client.configuration({ statusCallbacks: [{ url: 'https://example.com' }] });
  const { id: conversationId } = await client.conversation(id, { name: 'Order', metadata: { a: '1', b: '2' } });
  const path = `/Conversations/${conversationId}`;

  const first = await client.call('PATCH', path, { metadata: { a: null, c: '3' } });
  const second = await client.call('PATCH', path, { name: null, configuration: { statusCallbacks: [] } });

  expect(first.body).toMatchObject({ name: 'Order', metadata: { b: '2', c: '3' } });
  expect(first.body.configuration.statusCallbacks).toHaveLength(1);
  expect(second.body).toMatchObject({
    name: null,
    metadata: { b: '2', c: '3' },
    configuration: { statusCallbacks: [] },
  });
});

test('PUT replaces: what is left out is taken away', async () => {
  const { id } = await client.conversation(await client.configuration(), { name: 'Order', metadata: { a: '1' } });

  const answer = await client.call('PUT', `/Conversations/${id}`, { status: 'INACTIVE' });

  expect(answer).toMatchObject({ status: 200, body: { status: 'INACTIVE', name: null } });
  expect(answer.body.metadata).toEqual({});
});

test.each(['PUT', 'PATCH'])('%s closes a conversation at once, and nothing opens it again', async (method) => {
  const { id } = await client.conversation(await client.configuration());

  const closed = await client.call(method, `/Conversations/${id}`, { status: 'CLOSED' });
  const opened = await client.call(method, `/Conversations/${id}`, { status: 'ACTIVE' });
  const named = await client.call(method, `/Conversations/${id}`, { status: 'CLOSED', name: 'Done' });

  expect(closed.body.status).toBe('CLOSED');
  expect(refusalOf(opened)).toMatchObject({ status: 400, field: 'status' });
  expect(named.body).toMatchObject({ status: 'CLOSED', name: 'Done' });
});

test('a conversation that is deleted is gone with all that is in it when the work is done', async () => {
  const { id, participants } = await client.conversation(await client.configuration(), {
    participants: [customer(ada)],
  });
  const { id: communicationId } = await client.text(id, 'Hi');

  const answer = await client.call('DELETE', `/Conversations/${id}`);
  const again = await client.call('DELETE', `/Conversations/${id}`);
  const before = await client.call('GET', `/Conversations/${id}`);
  await client.work();

  expect(answer).toMatchObject({ status: 202, body: { related: { conversationId: id } } });
  expect([again.status, before.status]).toEqual([409, 200]);
  for (const part of ['', `/Participants/${participants[0].id}`, `/Communications/${communicationId}`]) {
    expect(await client.call('GET', `/Conversations/${id}${part}`)).toMatchObject({ status: 404 });
  }
  expect(await client.conversations()).toEqual([]);
});

test('what was deleted takes no address any more', async () => {
  const id = await client.configuration();
  const { id: first } = await client.conversation(id, { participants: [customer(ada)] });
  await client.call('DELETE', `/Conversations/${first}`);
  await client.work();

  expect(await client.conversation(id, { participants: [customer(ada)] })).toMatchObject({ status: 'ACTIVE' });
});

test('a conversation of an unknown configuration is refused with 404', async () => {
  const configurationId = 'conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2';

  const answer = await client.call('POST', '/Conversations', { configurationId });

  expect(answer).toMatchObject({ status: 404, body: { code: 20404, httpStatusCode: 404 } });
});

test.each([
  ['configurationId', { configurationId: undefined }],
  ['participants', { participants: Array(51).fill({}) }],
  ['participants[0].addresses[0].channel', { participants: [{ addresses: [{ channel: 'PIGEON', address: 'a' }] }] }],
  ['participants[0].addresses[0].address', { participants: [{ addresses: [{ channel: 'SMS', address: '+0' }] }] }],
  ['participants[0].addresses[0].address', { participants: [{ addresses: [{ channel: 'CHAT', address: '' }] }] }],
  [
    'participants[0].addresses[0].address',
    { participants: [{ addresses: [{ channel: 'CHAT', address: 'a'.repeat(255) }] }] },
  ],
  ['participants[1].addresses[0].address', { participants: [customer(ada), customer(ada)] }],
  ['participants[0].type', { participants: [{ type: 'KING' }] }],
  ['metadata', { metadata: Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`key${index}`, 'a'])) }],
  ['metadata.a', { metadata: { a: 'b'.repeat(513) } }],
  ['metadata', { metadata: { 'a b': 'c' } }],
  [
    'configuration.intelligenceConfigurationIds',
    { configuration: { intelligenceConfigurationIds: Array(6).fill('a') } },
  ],
])('a conversation is refused for its %s', async (field, wrong) => {
  const configurationId = await client.configuration();

  const answer = await client.call('POST', '/Conversations', { configurationId, ...wrong });

  expect(refusalOf(answer)).toMatchObject({ status: 400, field });
  expect(await client.conversations()).toEqual([]);
});

test('a change is refused for a wrong field', async () => {
  const { id } = await client.conversation(await client.configuration(), {
    metadata: Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`key${index}`, 'a'])),
  });
  const path = `/Conversations/${id}`;

  const wrong = [
    await client.call('PUT', path, { name: 'Order' }),
    await client.call('PUT', path, { status: 'OPEN' }),
    await client.call('PATCH', path, { configuration: { memoryStoreId: 'mem_store_2' } }),
    await client.call('PATCH', path, { metadata: { one: 'more' } }),
  ];

  expect(wrong.map(({ body }) => body.params.field)).toEqual([
    'status',
    'status',
    'configuration.memoryStoreId',
    'metadata',
  ]);
});

test.each([
  ['GET', '?status=OPEN', 'status'],
  ['GET', '?pageSize=0', 'pageSize'],
  ['GET', '?pageSize=1001', 'pageSize'],
  ['GET', '?colour=blue', 'colour'],
])('%s /Conversations%s is refused for %s', async (method, query, field) => {
  const { status, body } = await client.call(method, `/Conversations${query}`);

  expect(status).toBe(400);
  expect(body.params.field).toContain(field);
});

test.each([
  ['GET', ''],
  ['PUT', ''],
  ['PATCH', ''],
  ['DELETE', ''],
  ['POST', '/Participants'],
  ['GET', '/Participants'],
  ['GET', '/Participants/conv_participant_01k1etk2y5f1y9fpe2epfdtvv2'],
  ['PUT', '/Participants/conv_participant_01k1etk2y5f1y9fpe2epfdtvv2'],
  ['POST', '/Communications'],
  ['GET', '/Communications'],
  ['GET', '/Communications/conv_communication_01k1etk2y5f1y9fpe2epfdtvv2'],
  ['POST', '/Actions'],
  ['GET', '/Actions/conv_action_01k1etk2y5f1y9fpe2epfdtvv2'],
])('%s %s of a conversation that does not exist is refused with 404', async (method, part) => {
  const answer = await client.call(method, `/Conversations/${unknown}${part}`);

  expect(answer).toMatchObject({ status: 404, body: { code: 20404, httpStatusCode: 404 } });
});

test('the parts of one conversation are not those of another', async () => {
  const configurationId = await client.configuration();
  const one = await client.conversation(configurationId, { participants: [customer(ada)] });
  const other = await client.conversation(configurationId);
  const { id: communicationId } = await client.text(one.id, 'Hi');

  for (const part of [`Participants/${one.participants[0].id}`, `Communications/${communicationId}`]) {
    expect(await client.call('GET', `/Conversations/${one.id}/${part}`)).toMatchObject({ status: 200 });
    expect(await client.call('GET', `/Conversations/${other.id}/${part}`)).toMatchObject({ status: 404 });
  }
});
