import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type ConversationsClient, conversationsClient, type Form, refusal, told } from './conversations-v1-client.ts';
import { account, type Json } from './test-client.ts';
import { type ReceivedWebhook, type WebhookReceiver, webhookReceiver } from './webhook-receiver.ts';

const ann = '+12065550101';
const ours = '+12065550199';
const minute = 60_000;

let sandbox: Sandbox;
let client: ConversationsClient;
let receiver: WebhookReceiver;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
  receiver = await webhookReceiver();
  client = conversationsClient(sandbox);
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const device = { 'MessagingBinding.Address': ann, 'MessagingBinding.ProxyAddress': ours };

/** Sets the webhooks of the account. */
async function listen(filters: string[], rest: Form = {}): Promise<void> {
  const urls = { PreWebhookUrl: `${receiver.url}/pre`, PostWebhookUrl: `${receiver.url}/post` };
  await client.post('/Configuration/Webhooks', { ...urls, Filters: filters, ...rest });
}

/** Ends when all that was under way has arrived. */
async function received(path = '/post'): Promise<ReceivedWebhook[]> {
  await sandbox.clock.advance(0);
  return receiver.received.filter((webhook) => webhook.path === path);
}

async function eventsOf(path = '/post'): Promise<string[]> {
  return (await received(path)).map(({ fields }) => fields['EventType'] ?? '');
}

describe('what has happened', () => {
  test('the account is told of the life of a conversation, for requests that ask for it', async () => {
    await listen([
      'onConversationAdded',
      'onConversationUpdated',
      'onConversationRemoved',
      'onConversationStateUpdated',
      'onMessageAdded',
      'onMessageUpdated',
      'onMessageRemoved',
      'onParticipantAdded',
      'onParticipantUpdated',
      'onParticipantRemoved',
    ]);
    const { sid } = await client.post('/Conversations', {}, told);
    const participant = await client.post(`/Conversations/${sid}/Participants`, { Identity: 'alice' }, told);
    await client.post(`/Conversations/${sid}/Participants/${participant.sid}`, { Attributes: '[]' }, told);
    const message = await client.post(`/Conversations/${sid}/Messages`, { Body: 'a', Author: 'alice' }, told);
    await client.post(`/Conversations/${sid}/Messages/${message.sid}`, { Body: 'b' }, told);
    await client.v1('DELETE', `/Conversations/${sid}/Messages/${message.sid}`, { headers: told });
    await client.v1('DELETE', `/Conversations/${sid}/Participants/${participant.sid}`, { headers: told });
    await client.post(`/Conversations/${sid}`, { State: 'inactive' }, told);
    await client.v1('DELETE', `/Conversations/${sid}`, { headers: told });

    expect(await eventsOf()).toEqual([
      'onConversationAdded',
      'onParticipantAdded',
      'onParticipantUpdated',
      'onMessageAdded',
      'onMessageUpdated',
      'onMessageRemoved',
      'onParticipantRemoved',
      'onConversationStateUpdated',
      'onConversationUpdated',
      'onConversationRemoved',
    ]);
    expect(receiver.received.every(({ isSigned }) => isSigned)).toBe(true);
  });

  test('a request that does not ask for it calls nobody', async () => {
    await listen(['onConversationAdded', 'onConversationAdd']);
    await client.post('/Conversations');
    await client.post('/Conversations', {}, { 'x-twilio-webhook-enabled': 'false' });
    await sandbox.clock.advance(minute);
    expect(receiver.received).toEqual([]);
  });

  test('what no filter names is not told, nor is anything to nobody', async () => {
    await listen(['onMessageAdded']);
    await client.post('/Conversations', {}, told);
    await client.post('/Configuration/Webhooks', { Filters: '' });
    const { sid } = await client.post('/Conversations', {}, told);
    await client.post(`/Conversations/${sid}/Messages`, { Body: 'a' }, told);
    await sandbox.clock.advance(minute);
    expect(receiver.received).toEqual([]);
  });

  test('a webhook tells what has happened, by the names of the reference', async () => {
    await listen(['onMessageAdded', 'onParticipantAdded']);
    const { sid, ...conversation } = await client.post('/Conversations');
    const participant = await client.post(`/Conversations/${sid}/Participants`, device, told);
    const form = { Body: 'Hi', Author: ann, MediaSid: `ME${'a'.repeat(32)}`, Attributes: '{"a":1}' };
    const message = await client.post(`/Conversations/${sid}/Messages`, form, told);

    const [added, said] = await received();
    expect(added?.fields).toMatchObject({
      AccountSid: account,
      EventType: 'onParticipantAdded',
      Source: 'API',
      ConversationSid: sid,
      ParticipantSid: participant.sid,
      RoleSid: participant.role_sid,
      Attributes: '{}',
      'MessagingBinding.Type': 'SMS',
      'MessagingBinding.Address': ann,
      'MessagingBinding.ProxyAddress': ours,
      DateCreated: participant.date_created,
    });
    expect(added?.fields).not.toHaveProperty('Identity');
    expect(said?.fields).toMatchObject({
      ChatServiceSid: conversation.chat_service_sid,
      MessagingServiceSid: conversation.messaging_service_sid,
      ConversationSid: sid,
      MessageSid: message.sid,
      Index: '0',
      Body: 'Hi',
      Author: ann,
      ParticipantSid: participant.sid,
      Attributes: '{"a":1}',
    });
    expect(JSON.parse(said?.fields['Media'] ?? '')).toEqual([
      { Sid: `ME${'a'.repeat(32)}`, Size: 42056, ContentType: 'image/jpeg', Filename: 'image.jpg' },
    ]);
  });

  test('a service is told of its own, also by GET', async () => {
    const one = await client.post('/Services', { FriendlyName: 'one' });
    const two = await client.post('/Services', { FriendlyName: 'two' });
    await client.post(`/Services/${one.sid}/Configuration/Webhooks`, {
      PostWebhookUrl: `${receiver.url}/service`,
      Filters: 'onConversationAdded',
      Method: 'GET',
    });
    const { sid } = await client.post(`/Services/${one.sid}/Conversations`, {}, told);
    await client.post(`/Services/${two.sid}/Conversations`, {}, told);

    const webhooks = await received('/service');
    expect(webhooks).toMatchObject([{ method: 'GET', fields: { ConversationSid: sid }, isSigned: true }]);
  });

  test('an identity that was nobody is told as a new user', async () => {
    await listen(['onUserAdded']);
    const { sid } = await client.post('/Conversations');
    await client.post(`/Conversations/${sid}/Participants`, { Identity: 'alice' }, told);
    const other = await client.post('/Conversations');
    await client.post(`/Conversations/${other.sid}/Participants`, { Identity: 'alice' }, told);

    expect((await received()).map(({ fields }) => fields['Identity'])).toEqual(['alice']);
  });

  test('timers are told without being asked', async () => {
    await listen(['onConversationStateUpdated']);
    await client.post('/Conversations', { State: 'active', 'Timers.Inactive': 'PT1M', 'Timers.Closed': 'PT10M' });
    await sandbox.clock.advance(10 * minute);

    expect((await received()).map(({ fields }) => fields)).toMatchObject([
      { StateFrom: 'active', StateTo: 'inactive', Reason: 'TIMER' },
      { StateFrom: 'inactive', StateTo: 'closed', Reason: 'TIMER' },
    ]);
  });

  test('each step of a copy is told', async () => {
    await listen(['onDeliveryUpdated']);
    const { sid } = await client.post('/Conversations');
    const participant = await client.post(`/Conversations/${sid}/Participants`, device);
    const message = await client.post(`/Conversations/${sid}/Messages`, { Body: 'a' });
    await sandbox.clock.advance(minute);

    const webhooks = (await received()).map(({ fields }) => fields);
    expect(webhooks.map(({ Status }) => Status)).toEqual(['sent', 'delivered']);
    expect(webhooks[1]).toMatchObject({
      ConversationSid: sid,
      MessageSid: message.sid,
      DeliveryReceiptSid: expect.stringMatching(/^DY/),
      ChannelMessageSid: expect.stringMatching(/^SM/),
      ParticipantSid: participant.sid,
      ErrorCode: '0',
    });
  });
});

describe('what is asked before', () => {
  test('a webhook that refuses stops a request', async () => {
    await listen(['onConversationAdd', 'onConversationAdded']);
    receiver.answer('/pre', 403);

    expect(await client.v1('POST', '/Conversations', { form: {}, headers: told })).toMatchObject(refusal(403, 50056));

    expect((await client.get('/Conversations')).conversations).toEqual([]);
    expect(await eventsOf('/pre')).toEqual(['onConversationAdd']);
    expect(await eventsOf()).toEqual([]);
  });

  test('a conversation gets the name that a webhook gives it', async () => {
    await listen(['onConversationAdd', 'onConversationUpdate']);
    const body = JSON.stringify({ friendly_name: 'Named', unique_name: 'ignored', state: 'closed' });
    receiver.answer('/pre', 200, { body });

    const made = await client.post('/Conversations', { FriendlyName: 'x' }, told);
    const changed = await client.post(`/Conversations/${made.sid}`, { FriendlyName: 'y' }, told);

    expect([made, changed]).toMatchObject(
      Array(2).fill({ friendly_name: 'Named', unique_name: null, state: 'active' }),
    );
    expect((await received('/pre')).map(({ fields }) => fields['FriendlyName'])).toEqual(['x', 'y']);
  });

  test('a message gets the text, the author and the attributes that a webhook gives it', async () => {
    await listen(['onMessageAdd', 'onMessageUpdate']);
    const { sid } = await client.post('/Conversations');
    const { sid: alice } = await client.post(`/Conversations/${sid}/Participants`, { Identity: 'alice' });
    receiver.answer('/pre', 200, { body: JSON.stringify({ body: '***', author: 'alice', attributes: '{"x":1}' }) });

    const made = await client.post(`/Conversations/${sid}/Messages`, { Body: 'bad' }, told);

    expect(made).toMatchObject({ body: '***', author: 'alice', participant_sid: alice, attributes: '{"x":1}' });
    const [asked] = await received('/pre');
    expect(asked?.fields).toMatchObject({ EventType: 'onMessageAdd', Body: 'bad', Author: 'system' });
    expect(asked?.fields).not.toHaveProperty('MessageSid');
  });

  test('a change that is malformed refuses the request', async () => {
    await listen(['onMessageAdd']);
    const { sid } = await client.post('/Conversations');
    receiver.answer('/pre', 200, { body: '{"attributes":"{"}' });

    const request = { form: { Body: 'a' }, headers: told };
    expect(await client.v1('POST', `/Conversations/${sid}/Messages`, request)).toMatchObject(refusal(400, 50304));
  });

  test.each([
    ['nothing', 200, ''],
    ['an empty object', 200, '{}'],
    ['what is no JSON', 200, 'ok'],
    ['a list', 200, '[1]'],
    ['204', 204, ''],
  ])('%s lets a request pass as it is', async (_, status, body) => {
    await listen(['onConversationAdd']);
    receiver.answer('/pre', status, { body });
    expect(await client.post('/Conversations', { FriendlyName: 'x' }, told)).toMatchObject({ friendly_name: 'x' });
  });

  test('who does not answer within five seconds lets it pass', async () => {
    await listen(['onConversationAdd']);
    receiver.answer('/pre', 403, { delayMs: 5500 });
    expect(await client.post('/Conversations', { FriendlyName: 'x' }, told)).toMatchObject({ friendly_name: 'x' });
  }, 10_000);

  test('what cannot be done is refused before anyone is asked', async () => {
    await listen(['onConversationAdd']);
    await client.v1('POST', '/Conversations', { form: { State: 'closed' }, headers: told });
    expect(await eventsOf('/pre')).toEqual([]);
  });

  test('what was done meanwhile is seen', async () => {
    await listen(['onConversationAdd']);
    receiver.answer('/pre', 200, { delayMs: 100 });
    const request = { form: { UniqueName: 'u' }, headers: told };
    const answers = await Promise.all([1, 2].map(async () => await client.v1('POST', '/Conversations', request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('account and service are both asked, and each can refuse', async () => {
    await listen(['onMessageAdd']);
    const { sid, chat_service_sid: service } = await client.post('/Conversations');
    await client.post(`/Services/${service}/Configuration/Webhooks`, {
      PreWebhookUrl: `${receiver.url}/service`,
      Filters: 'onMessageAdd',
    });
    receiver.answer('/pre', 200, { body: '{"body":"changed"}' });
    receiver.answer('/service', 500);

    const request = { form: { Body: 'a' }, headers: told };
    expect(await client.v1('POST', `/Conversations/${sid}/Messages`, request)).toMatchObject(refusal(403, 50056));
    expect((await received('/service')).map(({ fields }) => fields['Body'])).toEqual(['changed']);
  });

  test.each(['Participant', 'Message', 'Conversation'])('the removal of a %s can be refused', async (what) => {
    await listen([`on${what}Remove`]);
    receiver.answer('/pre', 400);
    const { sid } = await client.post('/Conversations');
    const { sid: alice } = await client.post(`/Conversations/${sid}/Participants`, { Identity: 'alice' });
    const { sid: message } = await client.post(`/Conversations/${sid}/Messages`, { Body: 'a' });
    const paths: Record<string, string> = {
      Participant: `/Conversations/${sid}/Participants/${alice}`,
      Message: `/Conversations/${sid}/Messages/${message}`,
      Conversation: `/Conversations/${sid}`,
    };
    const path = paths[what] ?? '';

    expect(await client.v1('DELETE', path, { headers: told })).toMatchObject(refusal(403, 50056));
    await client.get(path);
  });

  test.each(['Add', 'Update'])('participants are asked for, too: onParticipant%s', async (verb) => {
    const { sid } = await client.post('/Conversations');
    const { sid: alice } = await client.post(`/Conversations/${sid}/Participants`, { Identity: 'alice' });
    await listen([`onParticipant${verb}`]);
    receiver.answer('/pre', 400);
    const path = `/Conversations/${sid}/Participants${verb === 'Add' ? '' : `/${alice}`}`;
    const form = verb === 'Add' ? { Identity: 'bob' } : { Attributes: '[]' };
    expect(await client.v1('POST', path, { form, headers: told })).toMatchObject(refusal(403, 50056));
  });
});

describe('webhooks of one conversation', () => {
  let path: string;
  let sid: string;
  beforeEach(async () => {
    ({ sid } = await client.post('/Conversations', { UniqueName: 'u' }));
    path = `/Conversations/${sid}/Webhooks`;
  });
  const own = (rest: Form = {}): Form => ({
    Target: 'webhook',
    'Configuration.Url': `${receiver.url}/own`,
    'Configuration.Filters': ['onMessageAdded', 'onConversationUpdated'],
    ...rest,
  });
  const say = async (body: string): Promise<Json> =>
    await client.post('/Conversations/u/Messages', { Body: body }, told);

  test('one is made, read, listed, changed and deleted', async () => {
    const made = await client.post(path, own({ 'Configuration.Method': 'GET' }));
    expect(made).toMatchObject({
      sid: expect.stringMatching(/^WH[0-9a-f]{32}$/),
      conversation_sid: sid,
      target: 'webhook',
      configuration: {
        url: `${receiver.url}/own`,
        method: 'get',
        filters: ['onMessageAdded', 'onConversationUpdated'],
      },
    });
    expect(await client.get(`/Conversations/u/Webhooks/${made.sid}`)).toEqual(made);
    expect(await client.get(path)).toMatchObject({ webhooks: [made], meta: { page_size: 5, key: 'webhooks' } });

    const changed = await client.post(`${path}/${made.sid}`, { 'Configuration.Filters': 'onMessageUpdated' });
    expect(changed.configuration).toEqual({
      url: `${receiver.url}/own`,
      method: 'get',
      filters: ['onMessageUpdated'],
    });
    expect((await client.v1('DELETE', `${path}/${made.sid}`)).status).toBe(204);
    expect(await client.v1('GET', `${path}/${made.sid}`)).toMatchObject(refusal(404, 20404));
  });

  test('it is told of its conversation only, of what its filters name', async () => {
    await client.post(path, own());
    const other = await client.post('/Conversations');
    await client.post(`/Conversations/${other.sid}/Messages`, { Body: 'x' }, told);
    const message = await say('a');
    await client.post('/Conversations/u/Participants', { Identity: 'alice' }, told);
    await client.post('/Conversations/u', { FriendlyName: 'x' }, told);

    expect(await eventsOf('/own')).toEqual(['onMessageAdded', 'onConversationUpdated']);
    expect((await received('/own'))[0]?.fields['MessageSid']).toBe(message.sid);
  });

  test('one that waits for words is told of messages that hold one, in any case of letters', async () => {
    await client.post(path, {
      Target: 'trigger',
      'Configuration.Url': `${receiver.url}/own`,
      'Configuration.Triggers': ['help', 'stop it'],
    });
    for (const body of ['I need HELP!', 'stop', 'please stop it']) await say(body);

    expect((await received('/own')).map(({ fields }) => fields['Body'])).toEqual(['I need HELP!', 'please stop it']);
  });

  test('a flow is kept, and calls nobody', async () => {
    const flow = `FW${'a'.repeat(32)}`;
    const made = await client.post(path, { Target: 'studio', 'Configuration.FlowSid': flow });
    await say('a');
    expect(made).toMatchObject({ target: 'studio', configuration: { flow_sid: flow } });
    await sandbox.clock.advance(minute);
    expect(receiver.received).toEqual([]);
  });

  test('what was said before is told again from a place on', async () => {
    for (const body of ['a', 'b', 'c']) await client.post('/Conversations/u/Messages', { Body: body });
    const { configuration } = await client.post(path, own({ 'Configuration.ReplayAfter': '1' }));

    expect(configuration.replay_after).toBe(1);
    expect((await received('/own')).map(({ fields }) => fields['Body'])).toEqual(['b', 'c']);
  });

  test('its end is told before it goes with its conversation', async () => {
    await client.post(path, own({ 'Configuration.Filters': 'onConversationRemoved' }));
    await client.v1('DELETE', '/Conversations/u', { headers: told });
    expect(await eventsOf('/own')).toEqual(['onConversationRemoved']);
  });

  test('there are at most five', async () => {
    for (let count = 0; count < 5; count += 1) await client.post(path, own());
    expect(await client.v1('POST', path, { form: own() })).toMatchObject(refusal(400, 50361));
    expect((await client.get(`${path}?PageSize=50`)).webhooks).toHaveLength(5);
  });

  test.each<[Form, number]>([
    [{ Target: '' }, 50368],
    [{ Target: 'phone' }, 50364],
    [{ Target: 'webhook', 'Configuration.Filters': 'onMessageAdded' }, 50369],
    [{ Target: 'webhook', 'Configuration.Url': 'ftp://a', 'Configuration.Filters': 'onMessageAdded' }, 50369],
    [{ Target: 'webhook', 'Configuration.Url': 'http://127.0.0.1/' }, 50370],
    [{ Target: 'webhook', 'Configuration.Url': 'http://127.0.0.1/', 'Configuration.Filters': 'onMessageAdd' }, 50365],
    [{ Target: 'trigger', 'Configuration.Url': 'http://127.0.0.1/' }, 50371],
    [{ Target: 'trigger', 'Configuration.Url': 'http://127.0.0.1/', 'Configuration.Triggers': ' ' }, 50366],
    [{ Target: 'trigger', 'Configuration.Url': 'http://127.0.0.1/', 'Configuration.Triggers': [...'abcdef'] }, 50362],
    [{ Target: 'studio' }, 50367],
    [{ Target: 'studio', 'Configuration.FlowSid': 'FW1' }, 50367],
    [{ 'Configuration.FlowSid': 'FW1' }, 20001],
  ])('%j is no webhook of a conversation: %i', async (form, code) => {
    expect(await client.v1('POST', path, { form })).toMatchObject(refusal(400, code));
    expect((await client.get(path)).webhooks).toEqual([]);
  });

  test('a web address that is too long, or a verb that is none, is refused', async () => {
    const long = own({ 'Configuration.Url': `http://127.0.0.1/${'a'.repeat(2048)}` });
    expect(await client.v1('POST', path, { form: long })).toMatchObject(refusal(400, 50372));
    const put = own({ 'Configuration.Method': 'PUT' });
    expect(await client.v1('POST', path, { form: put })).toMatchObject(refusal(400, 20001));
    const { sid: webhook } = await client.post(path, own());
    const form = { 'Configuration.Filters': 'onNothing' };
    expect(await client.v1('POST', `${path}/${webhook}`, { form })).toMatchObject(refusal(400, 50365));
  });

  test.each(['GET', 'POST', 'DELETE'])('%s of one that is not there is refused with 404', async (method) => {
    const request = method === 'POST' ? { form: { 'Configuration.Filters': 'onMessageAdded' } } : {};
    expect(await client.v1(method, `${path}/WH${'0'.repeat(32)}`, request)).toMatchObject(refusal(404, 20404));
  });
});
