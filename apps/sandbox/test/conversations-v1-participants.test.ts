import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type ConversationsClient, conversationsClient, type Form, refusal } from './conversations-v1-client.ts';
import type { Json } from './test-client.ts';

const ann = '+12065550101';
const bob = '+12065550102';
const ours = '+12065550199';

let sandbox: Sandbox;
let client: ConversationsClient;
let path: string;
let conversation: Json;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
  client = conversationsClient(sandbox);
  conversation = await client.post('/Conversations', { UniqueName: 'u' });
  path = `/Conversations/${conversation.sid}/Participants`;
});
afterEach(async () => await sandbox.close());

const device = (address: string, proxy = ours): Form => ({
  'MessagingBinding.Address': address,
  'MessagingBinding.ProxyAddress': proxy,
});
const projected = (address: string): Form => ({ 'MessagingBinding.ProjectedAddress': address });

describe('kinds', () => {
  test('someone who chats has an identity, the usual role and no binding', async () => {
    const { default_conversation_role_sid: usual } = await client.get(
      `/Services/${conversation.chat_service_sid}/Configuration`,
    );
    const participant = await client.post(path, { Identity: 'alice', Attributes: '{"a":1}' });

    expect(participant).toMatchObject({
      sid: expect.stringMatching(/^MB[0-9a-f]{32}$/),
      conversation_sid: conversation.sid,
      identity: 'alice',
      attributes: '{"a":1}',
      messaging_binding: null,
      role_sid: usual,
      last_read_message_index: null,
      last_read_timestamp: null,
      url: `${conversation.url}/Participants/${participant.sid}`,
    });
  });

  test('an identity that nobody has becomes a user', async () => {
    await client.post(path, { Identity: 'alice' });
    expect((await client.get('/Users/alice')).identity).toBe('alice');
  });

  test.each([
    ['sms', ann, ours],
    ['sms', ann, '12345'],
    ['whatsapp', `whatsapp:${ann}`, `whatsapp:${ours}`],
    ['messenger', 'messenger:123', 'messenger:456'],
    ['rcs', `rcs:${ann}`, 'rcs:our_agent'],
  ])('the type %s is told from the address %s', async (type, address, proxy) => {
    const { messaging_binding: binding, identity } = await client.post(path, device(address, proxy));

    expect(binding).toEqual({ type, address, proxy_address: proxy });
    expect(identity).toBeNull();
  });

  test('a group text has devices without a proxy, and our own addresses', async () => {
    const chat = await client.post(path, { Identity: 'alice', ...projected(ours) });
    const phone = await client.post(path, { 'MessagingBinding.Address': ann });
    const bare = await client.post(path, projected('+12065550198'));

    expect(chat).toMatchObject({ messaging_binding: { type: 'sms', projected_address: ours } });
    expect(chat.role_sid).toMatch(/^RL/);
    expect(phone).toMatchObject({ messaging_binding: { type: 'sms', address: ann }, role_sid: null });
    expect(bare).toMatchObject({
      identity: null,
      messaging_binding: { type: 'sms', projected_address: '+12065550198' },
    });
  });
});

test('a participant is fetched by SID and by identity, also by way of the unique name', async () => {
  const { sid } = await client.post(path, { Identity: 'al ice' });

  expect((await client.get(`${path}/${sid}`)).sid).toBe(sid);
  expect((await client.get('/Conversations/u/Participants/al%20ice')).sid).toBe(sid);
  expect((await client.get('/Conversations/u/Participants')).participants).toHaveLength(1);
});

test('someone who leaves is gone, and can come back', async () => {
  const { sid } = await client.post(path, device(ann));
  await client.post(path, { Identity: 'alice' });

  expect((await client.v1('DELETE', `${path}/${sid}`)).status).toBe(204);

  expect(await client.v1('GET', `${path}/${sid}`)).toMatchObject(refusal(404, 20404));
  expect((await client.get(path)).participants).toHaveLength(1);
  await client.post(path, device(ann));
});

test('a user who is deleted takes part no more, and its identity is free', async () => {
  await client.post(path, { Identity: 'alice' });
  await client.v1('DELETE', '/Users/alice');

  expect((await client.get(path)).participants).toEqual([]);
  await client.post(path, { Identity: 'alice' });
});

describe('refusals', () => {
  test.each([
    [{}, 50204],
    [{ Identity: '' }, 50204],
    [{ Identity: `US${'a'.repeat(32)}` }, 50206],
    [{ Identity: 'alice', ...device(ann) }, 50211],
    [{ ...device(ann), ...projected(ours) }, 50420],
    [device('12065550101'), 50407],
    [device('whatsapp:me', `whatsapp:${ours}`), 50407],
    [device('+15005550001'), 50407],
    [device(ann, 'ours'), 50408],
    [device(ann, '+15005550001'), 50408],
    [device(ann, ann), 50409],
    [{ 'MessagingBinding.ProxyAddress': ours }, 50411],
    [{ 'MessagingBinding.Address': `whatsapp:${ann}` }, 50412],
    [device(ann, '+15005550007'), 50413],
    [device(ann, `whatsapp:${ours}`), 50414],
    [projected('me'), 50439],
    [projected('+15005550007'), 50439],
    [{ Identity: 'alice', Attributes: '{' }, 50304],
    [{ Identity: 'alice', RoleSid: 'RL1' }, 50100],
    [{ Identity: 'alice', DateCreated: 'now' }, 50308],
  ])('%j cannot take part: %i', async (form, code) => {
    expect(await client.v1('POST', path, { form })).toMatchObject(refusal(400, code));
    expect((await client.get(path)).participants).toEqual([]);
  });

  test.each([
    ['Identity', 'a'.repeat(257), 50207],
    ['Attributes', JSON.stringify('a'.repeat(4096)), 50303],
  ])('%s can be too long', async (field, text, code) => {
    const form = { Identity: 'alice', [field]: text };
    expect(await client.v1('POST', path, { form })).toMatchObject(refusal(400, code));
  });

  test('a role of a service is none for a conversation', async () => {
    const role = { FriendlyName: 'r', Type: 'service', Permission: 'joinConversation' };
    const { sid } = await client.post('/Roles', role);
    const form = { Identity: 'alice', RoleSid: sid };
    expect(await client.v1('POST', path, { form })).toMatchObject(refusal(400, 50105));
  });

  test('an identity takes part once', async () => {
    await client.post(path, { Identity: 'alice' });
    expect(await client.v1('POST', path, { form: { Identity: 'alice' } })).toMatchObject(refusal(409, 50433));
    await client.post(path, { Identity: 'Alice' });
  });

  test('a device without a messaging service cannot take part', async () => {
    await client.post('/Conversations/u', { MessagingServiceSid: '' });
    expect(await client.v1('POST', path, { form: device(ann) })).toMatchObject(refusal(400, 50373));
  });

  test('there are at most 50 devices', async () => {
    for (let count = 0; count < 50; count += 1) await client.post(path, device(`+1206555${1000 + count}`));
    expect(await client.v1('POST', path, { form: device(ann) })).toMatchObject(refusal(400, 50418));
    await client.post(path, { Identity: 'alice' });
  });

  test.each(['GET', 'POST', 'DELETE'])('%s of a participant that is not there is refused with 404', async (method) => {
    const request = method === 'POST' ? { form: { Attributes: '{}' } } : {};
    await client.post(path, { Identity: 'alice' });
    expect(await client.v1(method, `${path}/bob`, request)).toMatchObject(refusal(404, 20404));
    expect(await client.v1(method, '/Conversations/x/Participants/alice', request)).toMatchObject(refusal(404, 20404));
  });

  test.each(['POST', 'DELETE'])('%s finds a participant by SID only', async (method) => {
    await client.post(path, { Identity: 'alice' });
    const request = method === 'POST' ? { form: { Attributes: '{}' } } : {};
    expect(await client.v1(method, `${path}/alice`, request)).toMatchObject(refusal(404, 20404));
  });
});

describe('addresses', () => {
  test('a pair of addresses is in one conversation of the account, which the refusal names', async () => {
    await client.post(path, device(ann));
    const service = await client.post('/Services', { FriendlyName: 's' });
    const other = await client.post(`/Services/${service.sid}/Conversations`);

    const answer = await client.v1('POST', `/Services/${service.sid}/Conversations/${other.sid}/Participants`, {
      form: device(ann),
    });

    expect(answer).toMatchObject(refusal(409, 50416));
    expect(answer.body.message).toBe(
      `A binding for this participant and proxy address already exists in Conversation ${conversation.sid}`,
    );
    expect(await client.v1('POST', path, { form: device(ann) })).toMatchObject(refusal(409, 50416));
  });

  test('an address with another proxy is another pair', async () => {
    await client.post(path, device(ann));
    await client.post(path, device(bob));
    const other = await client.post('/Conversations');
    await client.post(`/Conversations/${other.sid}/Participants`, device(ann, '+12065550198'));
  });

  test('what is closed holds no addresses', async () => {
    const { sid } = await client.post(path, device(ann));
    await client.post('/Conversations/u', { State: 'closed' });
    const other = await client.post('/Conversations');
    const form = device(ann);
    await client.post(`/Conversations/${other.sid}/Participants`, form);

    // What goes from the closed one takes nothing from the other.
    await client.v1('DELETE', `${path}/${sid}`);
    expect(await client.v1('POST', `/Conversations/${other.sid}/Participants`, { form })).toMatchObject(
      refusal(409, 50416),
    );
  });

  test('what is inactive holds its addresses', async () => {
    await client.post(path, device(ann));
    await client.post('/Conversations/u', { State: 'inactive' });
    const other = await client.post('/Conversations');
    expect(await client.v1('POST', `/Conversations/${other.sid}/Participants`, { form: device(ann) })).toMatchObject(
      refusal(409, 50416),
    );
  });

  test('of two requests at once, one gets the pair', async () => {
    const answers = await Promise.all([1, 2].map(async () => await client.v1('POST', path, { form: device(ann) })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('a group with the same addresses is there once', async () => {
    await client.post(path, { Identity: 'alice', ...projected(ours) });
    await client.post(path, { 'MessagingBinding.Address': ann });
    const { sid } = await client.post('/Conversations');
    await client.post(`/Conversations/${sid}/Participants`, { 'MessagingBinding.Address': ann });

    const answer = await client.v1('POST', `/Conversations/${sid}/Participants`, { form: projected(ours) });

    expect(answer).toMatchObject(refusal(409, 50438));
    expect(answer.body.message).toContain(conversation.sid);
    await client.post(`/Conversations/${sid}/Participants`, { 'MessagingBinding.Address': bob });
    await client.post(`/Conversations/${sid}/Participants`, projected(ours));
  });

  test('an address is in a group once, and a group has at most ten', async () => {
    await client.post(path, projected(ours));
    for (let count = 0; count < 9; count += 1) {
      await client.post(path, { 'MessagingBinding.Address': `+120655510${10 + count}` });
    }
    const add = async (address: string): Promise<Json> =>
      await client.v1('POST', path, { form: { 'MessagingBinding.Address': address } });

    expect(await add('+12065551010')).toMatchObject(refusal(409, 50437));
    expect(await add(ann)).toMatchObject(refusal(400, 50436));
  });
});

describe('changes', () => {
  test('attributes, role and dates change', async () => {
    const { sid } = await client.post(path, { Identity: 'alice' });
    const role = await client.post('/Roles', { FriendlyName: 'r', Type: 'conversation', Permission: 'sendMessage' });

    const changed = await client.post(`${path}/${sid}`, {
      Attributes: '{"b":2}',
      RoleSid: role.sid,
      DateCreated: '2020-01-01T00:00:00Z',
    });

    expect(changed).toMatchObject({
      attributes: '{"b":2}',
      role_sid: role.sid,
      identity: 'alice',
      date_created: '2020-01-01T00:00:00Z',
    });
  });

  test('a proxy is replaced, taken away and given', async () => {
    const { sid } = await client.post(path, device(ann));
    const change = async (proxy: string): Promise<Json> =>
      (await client.post(`${path}/${sid}`, { 'MessagingBinding.ProxyAddress': proxy })).messaging_binding;

    expect(await change('+12065550198')).toEqual({ type: 'sms', address: ann, proxy_address: '+12065550198' });
    await client.post(path, device(ann));
    expect(await change('null')).toEqual({ type: 'sms', address: ann });
    await client.post(path, device(ann, '+12065550198'));
    expect(await change('+12065550197')).toEqual({ type: 'sms', address: ann, proxy_address: '+12065550197' });
  });

  test('a proxy that makes a pair of another conversation is refused', async () => {
    await client.post(path, device(ann));
    const other = await client.post('/Conversations');
    const { sid } = await client.post(`/Conversations/${other.sid}/Participants`, device(ann, '+12065550198'));

    const form = { 'MessagingBinding.ProxyAddress': ours };
    expect(await client.v1('POST', `/Conversations/${other.sid}/Participants/${sid}`, { form })).toMatchObject(
      refusal(409, 50416),
    );
  });

  test('an address of our own is given to someone who chats, and taken away', async () => {
    const { sid } = await client.post(path, { Identity: 'alice' });

    const given = await client.post(`${path}/${sid}`, projected(ours));
    expect(given.messaging_binding).toEqual({ type: 'sms', projected_address: ours });

    const taken = await client.post(`${path}/${sid}`, projected('null'));
    expect(taken.messaging_binding).toBeNull();
  });

  test('an address of our own gets an identity', async () => {
    const { sid } = await client.post(path, projected(ours));
    expect(await client.post(`${path}/${sid}`, { Identity: 'alice' })).toMatchObject({ identity: 'alice' });
    expect((await client.get('/Users/alice')).identity).toBe('alice');
  });

  test.each([
    [device(ann), { 'MessagingBinding.ProxyAddress': `whatsapp:${ours}` }, 50414],
    [device(ann), projected(ours), 50443],
    [device(ann), projected('null'), 50442],
    [device(ann), { Identity: 'alice' }, 50444],
    [{ Identity: 'alice' }, { 'MessagingBinding.ProxyAddress': ours }, 50441],
    [{ Identity: 'alice' }, { 'MessagingBinding.ProxyAddress': 'null' }, 50440],
    [{ Identity: 'alice' }, projected(''), 50442],
    [projected(ours), projected('null'), 50434],
    [{ Identity: 'alice' }, { Identity: '' }, 50204],
    [{ Identity: 'alice' }, { RoleSid: 'RL1' }, 50100],
    [{ Identity: 'alice' }, { LastReadMessageIndex: '0' }, 50421],
    [{ Identity: 'alice' }, { LastReadMessageIndex: 'last' }, 20001],
    [{ Identity: 'alice' }, { 'MessagingBinding.Address': ann }, 20001],
  ])('%j cannot be changed by %j: %i', async (made, form, code) => {
    const { sid, ...before } = await client.post(path, made);
    expect(await client.v1('POST', `${path}/${sid}`, { form })).toMatchObject(refusal(400, code));
    expect(await client.get(`${path}/${sid}`)).toMatchObject(before);
  });

  test('an identity that takes part is not given to another', async () => {
    await client.post(path, { Identity: 'alice' });
    const { sid } = await client.post(path, { Identity: 'bob' });
    const form = { Identity: 'alice' };
    expect(await client.v1('POST', `${path}/${sid}`, { form })).toMatchObject(refusal(409, 50433));
  });

  test('how far someone has read is kept, and taken back', async () => {
    const { sid } = await client.post(path, { Identity: 'alice' });
    await client.post('/Conversations/u/Messages', { Body: 'a' });

    const read = await client.post(`${path}/${sid}`, { LastReadMessageIndex: '0' });
    expect(read).toMatchObject({ last_read_message_index: 0, last_read_timestamp: expect.stringMatching(/Z$/) });

    const form = { LastReadMessageIndex: '0', LastReadTimestamp: '2026-01-01T00:00:00Z' };
    expect(await client.post(`${path}/${sid}`, form)).toMatchObject({ last_read_timestamp: '2026-01-01T00:00:00Z' });

    const reset = await client.post(`${path}/${sid}`, { LastReadMessageIndex: '' });
    expect(reset).toMatchObject({ last_read_message_index: null, last_read_timestamp: null });
  });
});
