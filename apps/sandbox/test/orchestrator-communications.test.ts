import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  ada,
  customer,
  desk,
  frozenSandbox,
  grace,
  later,
  OrchestratorClient,
  refusalOf,
} from './orchestrator-client.ts';
import { account } from './test-client.ts';

let sandbox: Sandbox;
let client: OrchestratorClient;
let conversationId: string;
let path: string;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new OrchestratorClient(sandbox);
  const conversation = await client.conversation(await client.configuration(), { participants: [customer(ada)] });
  conversationId = conversation.id;
  path = `/Conversations/${conversationId}/Communications`;
});

afterEach(async () => await sandbox.close());

test('the documented request makes a communication as it is documented', async () => {
  const { id: participantId } = (await client.get(`/Conversations/${conversationId}/Participants`)).participants[0];
  const party = { address: 'address', channel: 'VOICE', participantId };

  const { status, body } = await client.call('POST', path, {
    author: party,
    content: { type: 'TEXT', text: 'text' },
    recipients: [party],
    channelId: 'channelId',
    resourceId: 'resourceId',
    occurredAt: '2009-07-06T20:30:00Z',
  });

  expect(status).toBe(201);
  expect(body).toEqual({
    accountId: account,
    author: party,
    channelId: 'channelId',
    content: { type: 'TEXT', text: 'text' },
    conversationId,
    createdAt: later(300),
    id: expect.stringMatching(/^conv_communication_[0-9a-hjkmnp-tv-z]{26}$/),
    occurredAt: '2009-07-06T20:30:00.000Z',
    recipients: [party],
    resourceId: 'resourceId',
    updatedAt: later(300),
  });
  expect(await client.get(`${path}/${body.id}`)).toEqual(body);
});

test('the documented list has its key, its size and tokens, and a filter by channelId', async () => {
  for (const text of ['A', 'B', 'C']) await client.text(conversationId, text, { channelId: 'CA1' });
  await client.text(conversationId, 'D');

  const first = await client.get(`${path}?channelId=CA1&pageSize=2`);
  const second = await client.get(`${path}?channelId=CA1&pageSize=2&pageToken=${first.meta.nextToken}`);

  expect(first).toMatchObject({
    communications: [{ content: { text: 'A' } }, { content: { text: 'B' } }],
    meta: { key: 'communications', pageSize: 2, previousToken: null, nextToken: expect.stringMatching(/^[\w-]+$/) },
  });
  expect(second).toMatchObject({
    communications: [{ content: { text: 'C' } }],
    meta: { pageSize: 1, nextToken: null },
  });
  expect(second.meta.previousToken).toMatch(/^[\w-]+$/);
  expect(await client.communications(conversationId)).toHaveLength(4);
});

test('what is given stays, and a communication without more has neither channel nor resource', async () => {
  const content = { type: 'TRANSCRIPTION', text: 'Hello', transcription: { channel: 1, confidence: 0.9, engine: 'e' } };
  const spoken = await client.text(conversationId, '', { content });
  const written = await client.text(conversationId, 'Hi');

  expect(spoken.content).toEqual(content);
  expect(written).not.toHaveProperty('channelId');
  expect(written).not.toHaveProperty('resourceId');
  expect(written.recipients[0]).not.toHaveProperty('deliveryStatus');
  expect(written.occurredAt).toBe(written.createdAt);
});

test('participants are found by address and channel, and made where there are none', async () => {
  const first = await client.text(conversationId, 'Hi');
  const second = await client.text(conversationId, 'Hi');
  const { participants } = await client.get(`/Conversations/${conversationId}`);

  expect(participants).toMatchObject([
    { type: 'CUSTOMER', addresses: [{ channel: 'SMS', address: ada }] },
    { type: 'UNKNOWN', name: desk, addresses: [{ channel: 'SMS', address: desk }] },
  ]);
  expect(first.author.participantId).toBe(participants[0].id);
  expect(first.recipients[0].participantId).toBe(participants[1].id);
  expect(second.recipients).toEqual(first.recipients);
});

test('a second communication with the same resource changes the first', async () => {
  const first = await client.text(conversationId, 'Hi', { resourceId: 'GT1-0' });
  await sandbox.clock.advance(1000);
  const second = await client.text(conversationId, 'High', { resourceId: 'GT1-0' });

  expect(second).toEqual({ ...first, content: { type: 'TEXT', text: 'High' }, updatedAt: later(1300) });
  expect(await client.communications(conversationId)).toHaveLength(1);
});

test('the same resource in another conversation is another communication', async () => {
  const { id: configurationId } = (await client.get('/ControlPlane/Configurations')).configurations[0];
  const other = await client.conversation(configurationId, { participants: [customer(grace)] });

  const first = await client.text(conversationId, 'Hi', { resourceId: 'SM1' });
  const second = await client.text(other.id, 'Hi', { resourceId: 'SM1' });

  expect(second.id).not.toBe(first.id);
});

test('nothing is sent when a communication is recorded', async () => {
  await client.text(conversationId, 'Hi');

  const sent = await fetch(`${sandbox.url}/preview/Messages`, {
    headers: { authorization: `Basic ${btoa(`${account}:token`)}` },
  });

  expect(await sent.json()).toMatchObject({ messages: [] });
});

const author = { address: ada, channel: 'SMS' };
const content = { type: 'TEXT', text: 'Hi' };
const recipients = [{ address: desk, channel: 'SMS' }];
const stranger = 'conv_participant_01k1etx3jbfx88476ccja0889c';

test.each([
  ['author', { author: undefined }],
  ['author.address', { author: { channel: 'SMS' } }],
  ['author.channel', { author: { address: ada, channel: 'PIGEON' } }],
  ['author.participantId', { author: { ...author, participantId: stranger } }],
  ['recipients[0].participantId', { recipients: [{ ...recipients[0], participantId: stranger }] }],
  ['content', { content: undefined }],
  ['content.type', { content: { type: 'PICTURE', text: 'a' } }],
  ['content.text', { content: { type: 'TEXT' } }],
  ['content.transcription', { content: { ...content, transcription: {} } }],
  [
    'content.transcription.confidence',
    { content: { type: 'TRANSCRIPTION', text: 'a', transcription: { confidence: 2 } } },
  ],
  ['recipients', { recipients: [] }],
  ['resourceId', { resourceId: '' }],
  ['occurredAt', { occurredAt: 'yesterday' }],
  ['deliveryStatus', { deliveryStatus: 'DELIVERED' }],
])('a communication is refused for its %s', async (field, wrong) => {
  const answer = await client.call('POST', path, { author, content, recipients, ...wrong });

  expect(refusalOf(answer)).toMatchObject({ status: 400, field });
  expect(await client.communications(conversationId)).toEqual([]);
});

test('a closed conversation takes no communications', async () => {
  await client.call('PATCH', `/Conversations/${conversationId}`, { status: 'CLOSED' });

  const answer = await client.call('POST', path, { author, content, recipients });

  expect(refusalOf(answer)).toMatchObject({ status: 400, message: expect.stringContaining('CLOSED') });
});
