import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type ConversationsClient, conversationsClient, type Form } from './conversations-v1-client.ts';
import { call, type Json } from './test-client.ts';
import { type WebhookReceiver, webhookReceiver } from './webhook-receiver.ts';

const ann = '+12065550101';
const bob = '+12065550102';
const ours = '+12065550199';

let sandbox: Sandbox;
let client: ConversationsClient;
let receiver: WebhookReceiver;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
  client = conversationsClient(sandbox);
  receiver = await webhookReceiver();
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const device = (address: string, proxy = ours): Form => ({
  'MessagingBinding.Address': address,
  'MessagingBinding.ProxyAddress': proxy,
});
const messagesOf = async (sid: string): Promise<Json[]> =>
  (await client.get(`/Conversations/${sid}/Messages`)).messages;

describe('messages that come in', () => {
  let sid: string;
  let phone: Json;
  beforeEach(async () => {
    ({ sid } = await client.post('/Conversations', { State: 'active', 'Timers.Inactive': 'PT1M' }));
    phone = await client.post(`/Conversations/${sid}/Participants`, device(ann));
  });

  test('what a participant writes to its proxy is said in the conversation', async () => {
    const answer = await client.receive(ann, ours, { text: 'Hi {{ there }}' });
    const [message] = await messagesOf(sid);

    expect(answer).toMatchObject({
      from: { address: ann },
      to: [{ address: ours }],
      taken: { conversation_sid: sid, message_sid: message.sid },
    });
    expect(message).toMatchObject({
      author: ann,
      participant_sid: phone.sid,
      body: 'Hi {{ there }}',
      index: 0,
      delivery: null,
    });
  });

  test('the others who do not chat get it too, from their own proxies', async () => {
    await client.post(`/Conversations/${sid}/Participants`, device(`whatsapp:${bob}`, `whatsapp:${ours}`));
    await client.receive(ann, ours, { text: 'Hi' });

    const [message] = await messagesOf(sid);
    expect(message.delivery).toMatchObject({ total: 1 });
    const { body } = await call(sandbox, 'GET', '/preview/Messages');
    expect(body.messages[0]).toMatchObject({
      from: { address: ours, channel: 'whatsapp' },
      to: [{ address: bob, channel: 'whatsapp' }],
      content: { text: 'Hi' },
    });
  });

  test('a WhatsApp message finds its participant by its address with the name of the channel', async () => {
    await client.post(`/Conversations/${sid}/Participants`, device(`whatsapp:${bob}`, `whatsapp:${ours}`));
    await client.receive(`whatsapp:${bob}`, `whatsapp:${ours}`);
    await client.receive(bob, ours);

    expect((await messagesOf(sid)).map(({ author }) => author)).toEqual([`whatsapp:${bob}`]);
  });

  test('it wakes a conversation that rests, and not one that is closed', async () => {
    await sandbox.clock.advance(60_000);
    await client.receive(ann, ours);
    expect((await client.get(`/Conversations/${sid}`)).state).toBe('active');

    await client.post(`/Conversations/${sid}`, { State: 'closed' });
    const { taken } = await client.receive(ann, ours);
    expect(taken).toBeUndefined();
    expect(await messagesOf(sid)).toHaveLength(1);
  });

  test('a conversation of which one address is right takes nothing', async () => {
    expect((await client.receive(bob, ours)).taken).toBeUndefined();
    expect((await client.receive(ann, bob)).taken).toBeUndefined();
    expect(await messagesOf(sid)).toEqual([]);
  });

  test('files come along', async () => {
    await client.receive(ann, ours, { media: [{ url: 'https://example.com/files/car.JPG?size=1' }] });
    expect(await messagesOf(sid)).toMatchObject([
      { body: null, media: [{ sid: expect.stringMatching(/^ME/), content_type: 'image/jpeg', filename: 'car.JPG' }] },
    ]);
  });

  test('a group is found by all of its addresses', async () => {
    const group = await client.post('/Conversations');
    const join = async (form: Form): Promise<Json> =>
      await client.post(`/Conversations/${group.sid}/Participants`, form);
    await join({ Identity: 'alice', 'MessagingBinding.ProjectedAddress': ours });
    await join({ 'MessagingBinding.Address': bob });

    expect((await client.receive(bob, ours)).taken).toMatchObject({ conversation_sid: group.sid });
    await join({ 'MessagingBinding.Address': '+12065550103' });
    expect((await client.receive(bob, ours)).taken).toBeUndefined();
  });

  test('webhooks are asked and told, with the channel as source', async () => {
    await client.post('/Configuration/Webhooks', {
      PreWebhookUrl: `${receiver.url}/pre`,
      PostWebhookUrl: `${receiver.url}/post`,
      Filters: ['onMessageAdd', 'onMessageAdded'],
    });
    receiver.answer('/pre', 200, { body: '{"body":"***"}' });
    await client.receive(ann, ours, { text: 'bad' });
    await sandbox.clock.advance(0);

    expect(receiver.received.map(({ fields }) => fields)).toMatchObject([
      { EventType: 'onMessageAdd', Source: 'SMS', Body: 'bad', Author: ann, ParticipantSid: phone.sid },
      { EventType: 'onMessageAdded', Source: 'SMS', Body: '***' },
    ]);
  });

  test('what a webhook refuses is dropped', async () => {
    await client.post('/Configuration/Webhooks', { PreWebhookUrl: receiver.url, Filters: ['onMessageAdd'] });
    receiver.answer('/', 403);

    expect(await client.receive(ann, ours)).toMatchObject({ taken: { refused_by_webhook: true } });
    expect(await messagesOf(sid)).toEqual([]);
    expect((await call(sandbox, 'GET', '/preview/Messages')).body.messages).toEqual([]);
  });
});

describe('addresses that begin conversations', () => {
  const configure = async (form: Form = {}): Promise<Json> =>
    await client.post('/Configuration/Addresses', {
      Type: 'sms',
      Address: ours,
      'AutoCreation.Enabled': 'true',
      ...form,
    });

  test('who writes to one begins a conversation, and goes on with it', async () => {
    await configure();
    const { taken } = await client.receive(ann, ours, { text: 'one' });
    const again = await client.receive(ann, ours, { text: 'two' });
    const other = await client.receive(bob, ours);

    expect(again.taken.conversation_sid).toBe(taken.conversation_sid);
    expect(other.taken.conversation_sid).not.toBe(taken.conversation_sid);
    const { participants } = await client.get(`/Conversations/${taken.conversation_sid}/Participants`);
    expect(participants).toMatchObject([{ messaging_binding: { type: 'sms', address: ann, proxy_address: ours } }]);
    expect((await messagesOf(taken.conversation_sid)).map(({ body }) => body)).toEqual(['one', 'two']);
  });

  test('it begins in the service that is named', async () => {
    const service = await client.post('/Services', { FriendlyName: 's' });
    await configure({ 'AutoCreation.ConversationServiceSid': service.sid });
    const { taken } = await client.receive(ann, ours);

    expect(taken.chat_service_sid).toBe(service.sid);
    await client.get(`/Services/${service.sid}/Conversations/${taken.conversation_sid}`);
  });

  test.each<[string, Form]>([
    ['off', { 'AutoCreation.Enabled': 'false' }],
    ['for another channel', { Type: 'whatsapp' }],
    ['for another address', { Address: bob }],
  ])('one that is %s begins none', async (_, form) => {
    await configure(form);
    expect((await client.receive(ann, ours)).taken).toBeUndefined();
    expect((await client.get('/Conversations')).conversations).toEqual([]);
  });

  test('a participant of a conversation does not begin another', async () => {
    const { sid } = await client.post('/Conversations');
    await client.post(`/Conversations/${sid}/Participants`, device(ann));
    await configure();
    expect((await client.receive(ann, ours)).taken.conversation_sid).toBe(sid);
  });

  test('an address on WhatsApp is configured with the name of the channel', async () => {
    await configure({ Type: 'WhatsApp', Address: `whatsapp:${ours}` });
    const { taken } = await client.receive(`whatsapp:${ann}`, `whatsapp:${ours}`);
    const { participants } = await client.get(`/Conversations/${taken.conversation_sid}/Participants`);
    expect(participants).toMatchObject([{ messaging_binding: { type: 'whatsapp', address: `whatsapp:${ann}` } }]);
  });

  test('all steps are told, in their order', async () => {
    await configure();
    await client.post('/Configuration/Webhooks', {
      PreWebhookUrl: receiver.url,
      PostWebhookUrl: receiver.url,
      Filters: ['onConversationAdd', 'onConversationAdded', 'onParticipantAdded', 'onMessageAdd', 'onMessageAdded'],
    });
    receiver.answer('/', 200, { body: '{"friendly_name":"New"}' });
    const { taken } = await client.receive(ann, ours, { text: 'Hi' });
    await sandbox.clock.advance(0);

    const fields = receiver.received.map((webhook) => webhook.fields);
    expect(fields.map(({ EventType }) => EventType).sort()).toEqual([
      'onConversationAdd',
      'onConversationAdded',
      'onMessageAdd',
      'onMessageAdded',
      'onParticipantAdded',
    ]);
    expect(fields.find(({ EventType }) => EventType === 'onConversationAdd')).toMatchObject({
      Source: 'SMS',
      MessageBody: 'Hi',
      'MessagingBinding.Address': ann,
      'MessagingBinding.ProxyAddress': ours,
    });
    expect(fields.find(({ EventType }) => EventType === 'onConversationAdded')).toMatchObject({
      ConversationSid: taken.conversation_sid,
      'MessagingBinding.AuthorAddress': ann,
    });
    expect((await client.get(`/Conversations/${taken.conversation_sid}`)).friendly_name).toBe('New');
  });

  test('a webhook that refuses the conversation drops the message', async () => {
    await configure();
    await client.post('/Configuration/Webhooks', { PreWebhookUrl: receiver.url, Filters: ['onConversationAdd'] });
    receiver.answer('/', 500);
    expect(await client.receive(ann, ours)).toMatchObject({ taken: { refused_by_webhook: true } });
    expect((await client.get('/Conversations')).conversations).toEqual([]);
  });

  test('the conversation tells by itself what its address says', async () => {
    await configure({
      'AutoCreation.Type': 'webhook',
      'AutoCreation.WebhookUrl': `${receiver.url}/own`,
      'AutoCreation.WebhookFilters': ['onMessageAdded', 'onParticipantAdded'],
    });
    const { taken } = await client.receive(ann, ours, { text: 'Hi' });
    await sandbox.clock.advance(0);

    expect(receiver.received.map(({ fields }) => fields['EventType'])).toEqual([
      'onParticipantAdded',
      'onMessageAdded',
    ]);
    const { webhooks } = await client.get(`/Conversations/${taken.conversation_sid}/Webhooks`);
    expect(webhooks).toMatchObject([
      { target: 'webhook', configuration: { url: `${receiver.url}/own`, method: 'post' } },
    ]);
  });

  test('a flow is kept with the conversation', async () => {
    const flow = `FW${'a'.repeat(32)}`;
    await configure({ 'AutoCreation.Type': 'studio', 'AutoCreation.StudioFlowSid': flow });
    const { taken } = await client.receive(ann, ours);
    const { webhooks } = await client.get(`/Conversations/${taken.conversation_sid}/Webhooks`);
    expect(webhooks).toMatchObject([{ target: 'studio', configuration: { flow_sid: flow } }]);
  });
});
