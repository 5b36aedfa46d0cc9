import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type ConversationsClient, conversationsClient, type Form, refusal, told } from './conversations-v1-client.ts';
import type { Json } from './test-client.ts';
import { webhookReceiver } from './webhook-receiver.ts';

const ann = '+12065550101';
const bob = '+12065550102';
const ours = '+12065550199';

let sandbox: Sandbox;
let client: ConversationsClient;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
  client = conversationsClient(sandbox);
});
afterEach(async () => await sandbox.close());

const device = (address: string): Form => ({
  'MessagingBinding.Address': address,
  'MessagingBinding.ProxyAddress': ours,
});

describe('conversations that begin with participants', () => {
  const path = '/ConversationWithParticipants';
  const chat = (identity: string): string => JSON.stringify({ identity });
  const text = (address: string): string =>
    JSON.stringify({ messaging_binding: { address, proxy_address: ours }, attributes: '{"a":1}' });

  test('it is being set up until all are in', async () => {
    const form = { FriendlyName: 'Three', Participant: [chat('alice'), text(ann), text(bob)] };
    const { status, body } = await client.v1('POST', path, { form });

    expect(status).toBe(202);
    expect(body).toMatchObject({ friendly_name: 'Three', state: 'initializing' });
    expect(body.links).not.toHaveProperty('export');
    expect((await client.get(`/Conversations/${body.sid}/Participants`)).participants).toEqual([]);

    await sandbox.clock.advance(1000);
    expect((await client.get(`/Conversations/${body.sid}`)).state).toBe('active');
    expect((await client.get(`/Conversations/${body.sid}/Participants`)).participants).toMatchObject([
      { identity: 'alice', messaging_binding: null },
      { identity: null, messaging_binding: { type: 'sms', address: ann, proxy_address: ours }, attributes: '{"a":1}' },
      { identity: null, messaging_binding: { type: 'sms', address: bob, proxy_address: ours } },
    ]);
    expect((await client.get('/Users/alice')).identity).toBe('alice');
  });

  test('without participants it is there at once', async () => {
    const { status, body } = await client.v1('POST', path, { form: { State: 'inactive' } });
    expect(status).toBe(201);
    expect(body.state).toBe('inactive');
  });

  test('it comes to the state that was asked for, and its timers run from then on', async () => {
    const form = { State: 'active', 'Timers.Inactive': 'PT1M', Participant: chat('alice') };
    const { sid } = await client.post(path, form);
    await sandbox.clock.advance(60_000);
    expect((await client.get(`/Conversations/${sid}`)).state).toBe('active');
    await sandbox.clock.advance(1000);
    expect((await client.get(`/Conversations/${sid}`)).state).toBe('inactive');
  });

  test('in another service it is found there', async () => {
    const service = await client.post('/Services', { FriendlyName: 's' });
    const { sid, url } = await client.post(`/Services/${service.sid}${path}`, { Participant: chat('alice') });
    expect(url).toContain(`/Services/${service.sid}/Conversations/${sid}`);
    await client.get(`/Services/${service.sid}/Conversations/${sid}`);
  });

  test('while it is being set up, it is not used, and its addresses are nobody else’s', async () => {
    const { sid } = await client.post(path, { Participant: text(ann) });
    const refused = async (suffix: string, form: Form): Promise<void> =>
      expect(await client.v1('POST', `/Conversations/${sid}${suffix}`, { form })).toMatchObject(refusal(400, 20001));

    await refused('', { FriendlyName: 'x' });
    await refused('/Messages', { Body: 'x' });
    await refused('/Participants', { Identity: 'x' });
    const other = await client.post('/Conversations');
    const taken = await client.v1('POST', `/Conversations/${other.sid}/Participants`, { form: device(ann) });
    expect(taken).toMatchObject(refusal(409, 50416));
    expect((await client.get('/Conversations?State=initializing')).conversations).toHaveLength(1);
  });

  test('where one of them cannot come, it is closed, and holds nothing', async () => {
    const role = await client.post('/Roles', { FriendlyName: 'r', Type: 'conversation', Permission: 'sendMessage' });
    const withRole = JSON.stringify({ identity: 'alice', role_sid: role.sid });
    const { sid } = await client.post(path, { Participant: [text(ann), withRole] });
    await client.v1('DELETE', `/Roles/${role.sid}`);
    await sandbox.clock.advance(1000);

    expect((await client.get(`/Conversations/${sid}`)).state).toBe('closed');
    expect((await client.get(`/Conversations/${sid}/Participants`)).participants).toEqual([]);
    const other = await client.post('/Conversations');
    await client.post(`/Conversations/${other.sid}/Participants`, device(ann));
  });

  test('what is deleted while it is being set up is not set up', async () => {
    const { sid } = await client.post(path, { Participant: text(ann) });
    await client.v1('DELETE', `/Conversations/${sid}`);
    await sandbox.clock.advance(1000);
    expect((await client.get('/Conversations')).conversations).toEqual([]);
    await client.post(path, { Participant: text(ann) });
  });

  test('webhooks are told that it was added, who came, and of its new state', async () => {
    const receiver = await webhookReceiver();
    await client.post('/Configuration/Webhooks', {
      PostWebhookUrl: receiver.url,
      Filters: ['onConversationAdded', 'onParticipantAdded', 'onConversationStateUpdated'],
    });
    await client.post(path, { Participant: [chat('alice'), text(ann)] }, told);
    await sandbox.clock.advance(1000);

    expect(receiver.received.map(({ fields }) => [fields['EventType'], fields['StateTo']])).toEqual([
      ['onConversationAdded', undefined],
      ['onParticipantAdded', undefined],
      ['onParticipantAdded', undefined],
      ['onConversationStateUpdated', 'active'],
    ]);
    await receiver.close();
  });

  test.each<[string, string[], number, number]>([
    ['more than ten', Array.from({ length: 11 }, (_, index) => chat(String(index))), 400, 50426],
    ['what is no JSON', ['alice'], 400, 20001],
    ['a list', ['[]'], 400, 20001],
    ['an unknown field', ['{"Identity":"a"}'], 400, 20001],
    ['a number as identity', ['{"identity":1}'], 400, 20001],
    ['a malformed binding', ['{"messaging_binding":"x"}'], 400, 20001],
    ['nobody', ['{}'], 400, 50204],
    ['a malformed address', [text('Ann')], 400, 50407],
    ['the same identity twice', [chat('a'), chat('a')], 409, 50433],
    ['the same addresses twice', [text(ann), text(ann)], 409, 50425],
  ])('%s is refused up front', async (_, participants, status, code) => {
    const form = { Participant: participants };
    expect(await client.v1('POST', path, { form })).toMatchObject(refusal(status, code));
    expect((await client.get('/Conversations')).conversations).toEqual([]);
  });

  test('addresses of another conversation are refused up front', async () => {
    const { sid } = await client.post('/Conversations');
    await client.post(`/Conversations/${sid}/Participants`, device(ann));
    const answer = await client.v1('POST', path, { form: { Participant: [text(bob), text(ann)] } });
    expect(answer).toMatchObject(refusal(409, 50425));
    expect(answer.body.message).toContain(sid);
  });

  test('a group that is there is refused up front', async () => {
    const group = [JSON.stringify({ identity: 'a', messaging_binding: { projected_address: ours } })];
    group.push(JSON.stringify({ messaging_binding: { address: ann } }));
    await client.post(path, { Participant: group });
    await sandbox.clock.advance(1000);
    expect(await client.v1('POST', path, { form: { Participant: group } })).toMatchObject(refusal(409, 50438));
  });

  test('devices need a messaging service', async () => {
    const form = { Participant: text(ann), MessagingServiceSid: '' };
    expect(await client.v1('POST', path, { form })).toMatchObject(refusal(400, 50373));
  });
});

describe('conversations of a participant', () => {
  const list = async (query: string): Promise<Json[]> =>
    (await client.get(`/ParticipantConversations?${query}`)).conversations;

  test('they are found by identity and by address, in any state, with what the participant has', async () => {
    const conversation = await client.post('/Conversations', { UniqueName: 'u', FriendlyName: 'f' });
    const alice = await client.post('/Conversations/u/Participants', { Identity: 'alice' });
    const phone = await client.post('/Conversations/u/Participants', device(ann));
    await client.post('/Conversations/u', { State: 'closed' });
    const user = await client.get('/Users/alice');

    expect(await list('Identity=alice')).toEqual([
      {
        account_sid: conversation.account_sid,
        chat_service_sid: conversation.chat_service_sid,
        participant_sid: alice.sid,
        participant_user_sid: user.sid,
        participant_identity: 'alice',
        participant_messaging_binding: null,
        conversation_sid: conversation.sid,
        conversation_unique_name: 'u',
        conversation_friendly_name: 'f',
        conversation_attributes: '{}',
        conversation_date_created: conversation.date_created,
        conversation_date_updated: expect.any(String),
        conversation_created_by: 'system',
        conversation_state: 'closed',
        conversation_timers: {},
        links: { participant: alice.url, conversation: conversation.url },
      },
    ]);
    expect(await list(`Address=${encodeURIComponent(ann)}`)).toMatchObject([
      {
        participant_sid: phone.sid,
        participant_user_sid: null,
        participant_identity: null,
        participant_messaging_binding: { type: 'sms', address: ann, proxy_address: ours, projected_address: null },
      },
    ]);
    expect(await list('Identity=bob')).toEqual([]);
  });

  test('of all conversations of someone, pages repeat the filter', async () => {
    for (let count = 0; count < 3; count += 1) {
      const { sid } = await client.post('/Conversations');
      await client.post(`/Conversations/${sid}/Participants`, { Identity: 'alice' });
    }
    const { conversations, meta } = await client.get('/ParticipantConversations?Identity=alice&PageSize=2');
    const next = await client.v1('GET', meta.next_page_url);
    expect(conversations).toHaveLength(2);
    expect(next.body.conversations).toHaveLength(1);
    expect(meta.next_page_url).toContain('Identity=alice');
  });

  test('each service has its own', async () => {
    const service = await client.post('/Services', { FriendlyName: 's' });
    const { sid } = await client.post(`/Services/${service.sid}/Conversations`);
    await client.post(`/Services/${service.sid}/Conversations/${sid}/Participants`, { Identity: 'alice' });

    expect(await list('Identity=alice')).toEqual([]);
    const own = await client.get(`/Services/${service.sid}/ParticipantConversations?Identity=alice`);
    expect(own.conversations).toMatchObject([{ conversation_sid: sid }]);
  });

  test.each([
    ['Identity=a&Address=b', 50451],
    ['', 20001],
  ])('"%s" does not say whose: %i', async (query, code) => {
    expect(await client.v1('GET', `/ParticipantConversations?${query}`)).toMatchObject(refusal(400, code));
  });
});

describe('conversations of a user', () => {
  let path: string;
  let alice: Json;
  let conversation: Json;
  beforeEach(async () => {
    conversation = await client.post('/Conversations', { UniqueName: 'u', FriendlyName: 'f' });
    alice = await client.post('/Conversations/u/Participants', { Identity: 'alice' });
    path = '/Users/alice/Conversations';
  });
  const say = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await client.post('/Conversations/u/Messages', { Body: 'a' });
  };

  test('they are listed and fetched, by SID or by name, of user and conversation', async () => {
    const user = await client.get('/Users/alice');
    const [listed] = (await client.get(path)).conversations;

    expect(listed).toMatchObject({
      conversation_sid: conversation.sid,
      unread_messages_count: null,
      last_read_message_index: null,
      participant_sid: alice.sid,
      user_sid: user.sid,
      friendly_name: 'f',
      unique_name: 'u',
      conversation_state: 'active',
      notification_level: 'default',
      created_by: 'system',
      timers: {},
      attributes: '{}',
      links: { participant: alice.url, conversation: conversation.url },
    });
    expect(listed.url).toBe(`${user.links.user_conversations}/${conversation.sid}`);
    expect(await client.get(`/Users/${user.sid}/Conversations/${conversation.sid}`)).toEqual(listed);
    expect(await client.get(`${path}/u`)).toEqual(listed);
  });

  test('what came after the last message that was read is counted, the participant is told the same', async () => {
    await say(3);
    const read = await client.post(`${path}/u`, { LastReadMessageIndex: '0' });
    expect(read).toMatchObject({ last_read_message_index: 0, unread_messages_count: 2 });
    expect(await client.get('/Conversations/u/Participants/alice')).toMatchObject({
      last_read_message_index: 0,
      last_read_timestamp: expect.any(String),
    });

    await say(1);
    expect((await client.get(`${path}/u`)).unread_messages_count).toBe(3);
    const reset = await client.post(`${path}/u`, { LastReadMessageIndex: '' });
    expect(reset).toMatchObject({ last_read_message_index: null, unread_messages_count: null });
  });

  test('a message that is deleted is not counted', async () => {
    await say(2);
    await client.post(`${path}/u`, { LastReadMessageIndex: '0' });
    const [, last] = (await client.get('/Conversations/u/Messages')).messages;
    await client.v1('DELETE', `/Conversations/u/Messages/${last.sid}`);
    expect((await client.get(`${path}/u`)).unread_messages_count).toBe(0);
  });

  test('a user mutes a conversation, also one that is closed', async () => {
    await client.post('/Conversations/u', { State: 'closed' });
    expect((await client.post(`${path}/u`, { NotificationLevel: 'Muted' })).notification_level).toBe('muted');
    expect((await client.get(path)).conversations).toMatchObject([{ notification_level: 'muted' }]);
  });

  test('who deletes it takes part no more', async () => {
    expect((await client.v1('DELETE', `${path}/u`)).status).toBe(204);
    expect((await client.get(path)).conversations).toEqual([]);
    expect((await client.get('/Conversations/u/Participants')).participants).toEqual([]);
    expect(await client.v1('GET', `${path}/u`)).toMatchObject(refusal(404, 20404));
  });

  test('a service has its own form of each path', async () => {
    const base = `/Services/${conversation.chat_service_sid}${path}`;
    const [listed] = (await client.get(base)).conversations;
    expect(listed.url).toContain(`/Services/${conversation.chat_service_sid}/Users/`);
    expect((await client.post(`${base}/u`, { NotificationLevel: 'muted' })).notification_level).toBe('muted');
    expect((await client.v1('DELETE', `${base}/u`)).status).toBe(204);
  });

  test.each<[Form, number]>([
    [{ NotificationLevel: 'loud' }, 50210],
    [{ LastReadMessageIndex: '7' }, 50421],
    [{ LastReadMessageIndex: '-1' }, 50421],
    [{ LastReadMessageIndex: '0.5' }, 50421],
    [{ LastReadTimestamp: 'now' }, 20001],
  ])('%j is refused with %i', async (form, code) => {
    await say(1);
    expect(await client.v1('POST', `${path}/u`, { form })).toMatchObject(refusal(400, code));
  });

  test.each(['GET', 'POST', 'DELETE'])(
    '%s of one in which the user takes no part is refused with 404',
    async (method) => {
      await client.post('/Users', { Identity: 'bob' });
      const request = method === 'POST' ? { form: { NotificationLevel: 'muted' } } : {};
      expect(await client.v1(method, '/Users/bob/Conversations/u', request)).toMatchObject(refusal(404, 20404));
      expect(await client.v1(method, '/Users/zoe/Conversations/u', request)).toMatchObject(refusal(404, 20404));
      expect(await client.v1('GET', '/Users/zoe/Conversations')).toMatchObject(refusal(404, 20404));
    },
  );
});
