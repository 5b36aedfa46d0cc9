import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  ada,
  agent,
  captureRules,
  customer,
  desk,
  frozenSandbox,
  grace,
  later,
  minute,
  OrchestratorClient,
  refusalOf,
} from './orchestrator-client.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
let client: OrchestratorClient;
let conversationId: string;
/** Ada, and the desk, by the identifiers of the participants. */
let people: readonly string[];

beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new OrchestratorClient(sandbox);
  const configurationId = await client.configuration({
    channelSettings: { SMS: { captureRules, statusTimeouts: { inactive: 10 } } },
  });
  const conversation = await client.conversation(configurationId, { participants: [customer(ada), agent()] });
  conversationId = conversation.id;
  people = conversation.participants.map(({ id }: Json) => id);
});

afterEach(async () => await sandbox.close());

const fromDesk = { address: desk, channel: 'SMS' };
const toAda = { address: ada, channel: 'SMS' };
const content = { text: 'How can we help you?' };

async function act(payload: object, type = 'SEND_MESSAGE'): Promise<TestAnswer> {
  return await client.call('POST', `/Conversations/${conversationId}/Actions`, { type, payload });
}

async function stateOf({ body }: TestAnswer): Promise<Json> {
  return await client.get(`/Conversations/${conversationId}/Actions/${body.id}`);
}

const messages = async (): Promise<Json[]> => (await call(sandbox, 'GET', '/preview/Messages')).body.messages;

test('an action is pending until its message is sent, and then names its communication', async () => {
  const answer = await act({ from: fromDesk, to: [toAda], content });
  const { messageSid } = answer.body.related;

  expect(answer.status).toBe(202);
  expect(answer.body).toEqual({
    id: expect.stringMatching(/^conv_action_[0-9a-hjkmnp-tv-z]{26}$/),
    type: 'SEND_MESSAGE',
    status: 'PENDING',
    conversationId,
    related: { messageSid: expect.stringMatching(/^SM[0-9a-f]{32}$/) },
    createdAt: later(300),
    updatedAt: later(300),
  });
  expect(await client.communications(conversationId)).toEqual([]);

  await sandbox.clock.advance(minute);
  const [communication] = await client.communications(conversationId);
  expect(await stateOf(answer)).toMatchObject({
    status: 'COMPLETED',
    related: { messageSid, communicationId: communication.id },
    completedAt: communication.createdAt,
  });
  expect(communication).toMatchObject({
    author: { ...fromDesk, participantId: people[1] },
    content: { type: 'TEXT', ...content },
    resourceId: messageSid,
    recipients: [{ ...toAda, participantId: people[0], deliveryStatus: 'DELIVERED' }],
  });
});

test('a real message is sent, which the rules do not take in a second time', async () => {
  await act({ from: fromDesk, to: [toAda], content });
  await sandbox.clock.advance(minute);

  expect(await messages()).toMatchObject([
    { from: { address: desk, channel: 'tel' }, to: [{ address: ada, channel: 'tel' }], content },
  ]);
  expect(await client.communications(conversationId)).toHaveLength(1);
  expect(await client.conversations()).toHaveLength(1);
});

test('an action wakes the conversation up', async () => {
  await sandbox.clock.advance(15 * minute);
  const { status } = await client.get(`/Conversations/${conversationId}`);
  await act({ from: fromDesk, to: [toAda], content });
  await sandbox.clock.advance(minute);

  expect([status, (await client.get(`/Conversations/${conversationId}`)).status]).toEqual(['INACTIVE', 'ACTIVE']);
});

test.each([
  ['a participant and a channel', () => ({ participantId: people[0], channel: 'SMS' })],
  ['a participant who has one address', () => ({ participantId: people[0] })],
  ['an address and its channel', () => toAda],
])('a party is named by %s', async (_, party) => {
  const answer = await act({ from: { participantId: people[1] }, to: [party()], content });
  await sandbox.clock.advance(minute);

  expect(await messages()).toMatchObject([{ from: { address: desk }, to: [{ address: ada }] }]);
  expect(await stateOf(answer)).toMatchObject({ status: 'COMPLETED' });
});

test('each of several recipients gets a message, and one communication follows them all', async () => {
  const answer = await act({ from: fromDesk, to: [toAda, { address: '+15005551201', channel: 'SMS' }], content });
  await sandbox.clock.advance(minute);

  const [communication, other] = await client.communications(conversationId);
  expect(await messages()).toHaveLength(2);
  expect(other).toBeUndefined();
  expect(communication.resourceId).toBe(answer.body.related.messageSid);
  expect(communication.recipients.map(({ deliveryStatus }: Json) => deliveryStatus)).toEqual(['DELIVERED', 'FAILED']);
});

test('an action whose messages all fail has failed, says why, and makes no communication', async () => {
  const answer = await act({ from: fromDesk, to: [{ address: '+15005550004', channel: 'SMS' }], content });
  await sandbox.clock.advance(minute);

  const state = await stateOf(answer);
  expect(state).toMatchObject({ status: 'FAILED', failureReason: 'The recipient has opted out', related: {} });
  expect(state.completedAt).toBeDefined();
  expect(await client.communications(conversationId)).toEqual([]);
});

test('an action is completed where one of its messages is sent', async () => {
  const answer = await act({ from: fromDesk, to: [{ address: '+15005550004', channel: 'SMS' }, toAda], content });
  await sandbox.clock.advance(minute);

  const [communication] = await client.communications(conversationId);
  expect(await stateOf(answer)).toMatchObject({ status: 'COMPLETED' });
  expect(communication.recipients.map(({ deliveryStatus }: Json) => deliveryStatus)).toEqual(['FAILED', 'DELIVERED']);
});

test.each([
  ['WHATSAPP', `whatsapp:${desk}`, `whatsapp:${ada}`, 'whatsapp', ada],
  ['RCS', 'rcs:brand_acme_agent', `rcs:${ada}`, 'rcs', ada],
  ['CHAT', 'desk', 'ada', 'chat', 'ada'],
])('an action sends on %s', async (channel, from, to, engineChannel, address) => {
  await act({ from: { address: from, channel }, to: [{ address: to, channel }], content });
  await sandbox.clock.advance(minute);

  const [communication] = await client.communications(conversationId);
  expect(await messages()).toMatchObject([{ to: [{ address, channel: engineChannel }] }]);
  expect(communication).toMatchObject({
    author: { address: from, channel },
    recipients: [{ address: to, channel, deliveryStatus: 'READ' }],
  });
});

test('files, a template and settings of the channel are handed on', async () => {
  const contentId = `HX${'a'.repeat(32)}`;
  await act({ from: fromDesk, to: [toAda], content: { mediaUrls: ['https://example.com/a.png'] } });
  await act({
    from: fromDesk,
    to: [toAda],
    content: { contentId, variables: { name: 'Ada' } },
    channelSettings: { messagingServiceSid: 'MG1', channelId: 'CH1' },
  });
  await sandbox.clock.advance(minute);

  const [template, file] = await messages();
  expect(file.content.media).toMatchObject([{ content_reference: { temporary_url: 'https://example.com/a.png' } }]);
  expect(template.content).toMatchObject({ content_id: contentId });
  expect((await client.communications(conversationId)).map(({ channelId }) => channelId)).toEqual([undefined, 'CH1']);
});

const stranger = 'conv_participant_01k1etx3jbfx88476ccja0889c';

test.each([
  ['payload.from', { from: {} }],
  ['payload.from', { from: { address: desk } }],
  ['payload.from', { from: { channel: 'SMS' } }],
  ['payload.from.participantId', { from: { participantId: stranger } }],
  ['payload.from.address', { from: { participantId: stranger, ...fromDesk } }],
  ['payload.from.channel', { from: { address: desk, channel: 'VOICE' } }],
  ['payload.from.address', { from: { address: 'desk!', channel: 'SMS' } }],
  ['payload.to', { to: [] }],
  ['payload.to[1]', { to: [toAda, {}] }],
  ['payload.to[0].channel', { to: [{ address: `whatsapp:${ada}`, channel: 'WHATSAPP' }] }],
  ['payload.content', { content: {} }],
  ['payload.content', { content: { text: '', mediaUrls: [] } }],
  ['payload.content.text', { content: { text: 'a'.repeat(1601) } }],
  ['payload.content.contentId', { content: { contentId: 'HX1' } }],
])('an action is refused for its %s', async (field, wrong) => {
  const answer = await act({ from: fromDesk, to: [toAda], content, ...wrong });

  expect(refusalOf(answer)).toMatchObject({ status: 400, field });
  expect(await messages()).toEqual([]);
});

test('a participant with several addresses needs a channel, and one without the channel cannot be reached', async () => {
  const two = {
    addresses: [
      { channel: 'SMS', address: grace },
      { channel: 'CHAT', address: 'grace' },
    ],
  };
  const { id: participantId } = await client.participant(conversationId, two);

  const open = await act({ from: fromDesk, to: [{ participantId }], content });
  const wrong = await act({ from: fromDesk, to: [{ participantId, channel: 'RCS' }], content });
  const clear = await act({ from: fromDesk, to: [{ participantId, channel: 'SMS' }], content });

  expect(refusalOf(open)).toMatchObject({ status: 400, field: 'payload.to[0].channel' });
  expect(refusalOf(wrong)).toMatchObject({ status: 400, field: 'payload.to[0].participantId' });
  expect(clear.status).toBe(202);
});

test('another type of action, and one in a closed conversation, are refused', async () => {
  const other = await act({ from: fromDesk, to: [toAda], content }, 'CALL');
  await client.call('PATCH', `/Conversations/${conversationId}`, { status: 'CLOSED' });
  const closed = await act({ from: fromDesk, to: [toAda], content });

  expect(refusalOf(other)).toMatchObject({ status: 400, field: 'type' });
  expect(refusalOf(closed)).toMatchObject({ status: 400, message: expect.stringContaining('CLOSED') });
});

test('what is sent when the conversation has just ended is no part of it', async () => {
  const answer = await act({ from: fromDesk, to: [toAda], content });
  await client.call('PATCH', `/Conversations/${conversationId}`, { status: 'CLOSED' });
  await sandbox.clock.advance(minute);

  expect(await stateOf(answer)).toMatchObject({ status: 'COMPLETED', related: { messageSid: expect.any(String) } });
  expect(await client.communications(conversationId)).toEqual([]);
});
