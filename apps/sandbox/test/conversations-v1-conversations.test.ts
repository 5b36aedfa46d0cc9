import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type ConversationsClient, conversationsClient, refusal } from './conversations-v1-client.ts';
import { type Json, otherAccount } from './test-client.ts';

const minute = 60_000;

let sandbox: Sandbox;
let client: ConversationsClient;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
  client = conversationsClient(sandbox);
});
afterEach(async () => await sandbox.close());

test('a conversation begins with the defaults, and links to its parts in the style of the request', async () => {
  const conversation = await client.post('/Conversations', { FriendlyName: 'Support' });
  const service = await client.get(`/Services/${conversation.chat_service_sid}/Conversations/${conversation.sid}`);

  const base = `${sandbox.url}/conversations.twilio.com/v1`;
  expect(conversation).toMatchObject({
    sid: expect.stringMatching(/^CH[0-9a-f]{32}$/),
    friendly_name: 'Support',
    unique_name: null,
    attributes: '{}',
    state: 'active',
    timers: {},
    bindings: {},
    messaging_service_sid: expect.stringMatching(/^MG/),
    url: `${base}/Conversations/${conversation.sid}`,
    links: {
      participants: `${base}/Conversations/${conversation.sid}/Participants`,
      messages: `${base}/Conversations/${conversation.sid}/Messages`,
      webhooks: `${base}/Conversations/${conversation.sid}/Webhooks`,
      export: `${base}/Conversations/${conversation.sid}/Export`,
    },
  });
  expect(service.url).toBe(`${base}/Services/${conversation.chat_service_sid}/Conversations/${conversation.sid}`);
});

test('conversations of one account have one messaging service unless they name another', async () => {
  const first = await client.post('/Conversations');
  const second = await client.post('/Conversations');
  const own = await client.post('/Conversations', { MessagingServiceSid: `MG${'a'.repeat(32)}` });
  const none = await client.post('/Conversations', { MessagingServiceSid: '' });

  expect(second.messaging_service_sid).toBe(first.messaging_service_sid);
  expect(own.messaging_service_sid).toBe(`MG${'a'.repeat(32)}`);
  expect(none.messaging_service_sid).toBeNull();
  expect((await client.get('/Configuration')).default_messaging_service_sid).toBe(first.messaging_service_sid);
});

test('a unique name stands for the SID, until it is changed', async () => {
  const { sid } = await client.post('/Conversations', { UniqueName: 'support-1' });

  expect((await client.get('/Conversations/support-1')).sid).toBe(sid);
  expect((await client.get('/Conversations/support-1/Messages')).messages).toEqual([]);

  await client.post('/Conversations/support-1', { UniqueName: 'support-2' });
  expect((await client.get('/Conversations/support-2')).sid).toBe(sid);
  expect(await client.v1('GET', '/Conversations/support-1')).toMatchObject(refusal(404, 20404));
});

test('the fields of a conversation change, and empty ones are taken away', async () => {
  const { sid } = await client.post('/Conversations', {
    FriendlyName: 'a',
    UniqueName: 'u',
    Attributes: '{"a":1}',
    'Bindings.Email.Address': 'help@example.com',
    'Bindings.Email.Name': 'Help',
  });

  const changed = await client.post(`/Conversations/${sid}`, { FriendlyName: '', UniqueName: '', Attributes: '[1]' });

  expect(changed).toMatchObject({
    friendly_name: null,
    unique_name: null,
    attributes: '[1]',
    bindings: { email: { projected_address: 'help@example.com', name: 'Help' } },
  });
});

test('history keeps the dates that it is imported with, until something changes', async () => {
  const { sid, ...made } = await client.post('/Conversations', {
    DateCreated: '2020-01-02T03:04:05.678+01:00',
    DateUpdated: '2020-02-02T03:04:05Z',
  });
  const changed = await client.post(`/Conversations/${sid}`, { FriendlyName: 'x' });

  expect(made).toMatchObject({ date_created: '2020-01-02T02:04:05Z', date_updated: '2020-02-02T03:04:05Z' });
  expect(changed.date_created).toBe('2020-01-02T02:04:05Z');
  expect(changed.date_updated).toBe(`${sandbox.clock.now().toISOString().slice(0, 19)}Z`);
});

test('lists are filtered by state and by day; with a day, the newest come first', async () => {
  const make = async (form: Record<string, string>): Promise<string> => (await client.post('/Conversations', form)).sid;
  const old = await make({ DateCreated: '2020-01-01T23:59:59Z' });
  const later = await make({ DateCreated: '2020-01-02T00:00:00Z', State: 'inactive' });
  const now = await make({});
  const sids = async (query: string): Promise<string[]> =>
    (await client.get(`/Conversations${query}`)).conversations.map(({ sid }: Json) => sid);

  expect(await sids('')).toEqual([old, later, now]);
  expect(await sids('?State=inactive')).toEqual([later]);
  expect(await sids('?State=ACTIVE')).toEqual([old, now]);
  expect(await sids('?StartDate=2020-01-02')).toEqual([now, later]);
  expect(await sids('?EndDate=2020-01-01')).toEqual([old]);
  expect(await sids('?StartDate=2020-01-01&EndDate=2020-01-02')).toEqual([later, old]);
});

test('a page of conversations leads to the next one', async () => {
  for (let count = 0; count < 3; count += 1) await client.post('/Conversations');
  const first = await client.get('/Conversations?PageSize=2');
  const second = await client.v1('GET', first.meta.next_page_url);

  expect(first.conversations).toHaveLength(2);
  expect(second.body.conversations).toHaveLength(1);
  expect(second.body.meta).toMatchObject({ key: 'conversations', page: 1, next_page_url: null });
});

test('what is deleted is gone, with all that was in it, and its names and addresses are free', async () => {
  const { sid } = await client.post('/Conversations', { UniqueName: 'u' });
  const binding = { 'MessagingBinding.Address': '+12065550101', 'MessagingBinding.ProxyAddress': '+12065550199' };
  await client.post(`/Conversations/${sid}/Participants`, binding);
  const message = await client.post(`/Conversations/${sid}/Messages`, { Body: 'a' });

  expect((await client.v1('DELETE', `/Conversations/${sid}`)).status).toBe(204);

  expect(await client.v1('GET', `/Conversations/${sid}`)).toMatchObject(refusal(404, 20404));
  expect(await client.v1('GET', `/Conversations/${sid}/Messages/${message.sid}`)).toMatchObject(refusal(404, 20404));
  const next = await client.post('/Conversations', { UniqueName: 'u' });
  await client.post(`/Conversations/${next.sid}/Participants`, binding);
});

test('an account and a service see only their own conversations', async () => {
  const { sid } = await client.post('/Conversations', { UniqueName: 'u' });
  const service = await client.post('/Services', { FriendlyName: 's' });
  const inService = await client.post(`/Services/${service.sid}/Conversations`, { UniqueName: 'u' });

  expect(await client.v1('GET', `/Services/${service.sid}/Conversations/${sid}`)).toMatchObject(refusal(404, 20404));
  expect(await client.v1('GET', `/Conversations/${inService.sid}`)).toMatchObject(refusal(404, 20404));
  expect(await client.v1('GET', `/Conversations/${sid}`, { account: otherAccount })).toMatchObject(refusal(404, 20404));
  expect((await client.get('/Conversations')).conversations).toHaveLength(1);
});

describe('refusals', () => {
  test.each([
    [{ UniqueName: `CH${'a'.repeat(32)}` }, 50390],
    [{ Attributes: 'no json' }, 50304],
    [{ MessagingServiceSid: 'IS1' }, 50341],
    [{ State: 'sleeping' }, 50378],
    [{ State: 'initializing' }, 50378],
    [{ State: '' }, 50374],
    [{ State: 'closed' }, 50384],
    [{ 'Timers.Inactive': 'PT1M' }, 50382],
    [{ State: 'active', 'Timers.Inactive': 'PT59S' }, 50375],
    [{ State: 'active', 'Timers.Closed': 'PT9M' }, 50376],
    [{ State: 'active', 'Timers.Inactive': '1 minute' }, 50379],
    [{ State: 'active', 'Timers.Closed': 'soon' }, 50380],
    [{ DateCreated: 'yesterday' }, 50308],
    [{ DateUpdated: '2020-01-01' }, 50309],
    [{ Unknown: 'x' }, 20001],
  ])('a conversation is not made from %j: %i', async (form, code) => {
    expect(await client.v1('POST', '/Conversations', { form })).toMatchObject(refusal(400, code));
    expect((await client.get('/Conversations')).conversations).toEqual([]);
  });

  test.each([
    ['FriendlyName', 'a'.repeat(257), 50003],
    ['UniqueName', 'a'.repeat(257), 50004],
    ['Attributes', JSON.stringify('a'.repeat(16_384)), 50303],
  ])('%s can be too long', async (field, text, code) => {
    const form = { [field]: text };
    expect(await client.v1('POST', '/Conversations', { form })).toMatchObject(refusal(400, code));
  });

  test('a unique name is given once in a service', async () => {
    await client.post('/Conversations', { UniqueName: 'u' });
    const { sid } = await client.post('/Conversations');
    const form = { UniqueName: 'u' };

    expect(await client.v1('POST', '/Conversations', { form })).toMatchObject(refusal(409, 50353));
    expect(await client.v1('POST', `/Conversations/${sid}`, { form })).toMatchObject(refusal(409, 50353));
    expect((await client.post('/Conversations/u', form)).unique_name).toBe('u');
  });

  test('two requests at once do not get the same unique name', async () => {
    const form = { UniqueName: 'u' };
    const answers = await Promise.all([1, 2, 3].map(async () => await client.v1('POST', '/Conversations', { form })));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('a change that names nothing is refused', async () => {
    const { sid } = await client.post('/Conversations');
    expect(await client.v1('POST', `/Conversations/${sid}`, { form: {} })).toMatchObject(refusal(400, 50347));
  });

  test.each([
    ['?State=asleep', 50378],
    ['?StartDate=2020-01-02&EndDate=2020-01-01', 20001],
    ['?StartDate=today', 20001],
  ])('a list is not filtered by %s', async (query, code) => {
    expect(await client.v1('GET', `/Conversations${query}`)).toMatchObject(refusal(400, code));
  });

  test.each(['GET', 'POST', 'DELETE'])('%s of a conversation that is not there is refused with 404', async (method) => {
    const form = { FriendlyName: 'x' };
    const request = method === 'POST' ? { form } : {};
    expect(await client.v1(method, '/Conversations/nothing', request)).toMatchObject(refusal(404, 20404));
    expect(await client.v1(method, `/Services/IS${'0'.repeat(32)}/Conversations/x`, request)).toMatchObject(
      refusal(404, 20404),
    );
  });
});

describe('states', () => {
  const stateOf = async (sid: string): Promise<Json> => {
    const { state, timers } = await client.get(`/Conversations/${sid}`);
    return { state, timers };
  };
  const timeIn = (ms: number): string => `${new Date(sandbox.clock.now().getTime() + ms).toISOString().slice(0, 19)}Z`;

  test('timers take a conversation from active to inactive to closed', async () => {
    const timers = { State: 'active', 'Timers.Inactive': 'PT1M', 'Timers.Closed': 'PT10M' };
    const { sid, ...made } = await client.post('/Conversations', timers);
    expect(made.timers).toEqual({ date_inactive: timeIn(minute), date_closed: timeIn(10 * minute) });

    await sandbox.clock.advance(minute);
    expect(await stateOf(sid)).toMatchObject({ state: 'inactive', timers: { date_closed: timeIn(9 * minute) } });

    await sandbox.clock.advance(9 * minute);
    expect(await stateOf(sid)).toEqual({ state: 'closed', timers: {} });
  });

  test('a message makes it active again, and all timers run anew', async () => {
    const timers = { State: 'active', 'Timers.Inactive': 'PT1M', 'Timers.Closed': 'PT10M' };
    const { sid } = await client.post('/Conversations', timers);
    await sandbox.clock.advance(9 * minute);
    expect((await stateOf(sid)).state).toBe('inactive');

    await client.post(`/Conversations/${sid}/Messages`, { Body: 'still here' });

    const again = { date_inactive: timeIn(minute), date_closed: timeIn(10 * minute) };
    expect(await stateOf(sid)).toEqual({ state: 'active', timers: again });
    await sandbox.clock.advance(59_000);
    expect((await stateOf(sid)).state).toBe('active');
    await sandbox.clock.advance(1000);
    expect((await stateOf(sid)).state).toBe('inactive');
    await sandbox.clock.advance(9 * minute);
    expect((await stateOf(sid)).state).toBe('closed');
  });

  test('timers of the account hold for conversations that have none of their own', async () => {
    await client.post('/Configuration', { DefaultInactiveTimer: 'PT2M', DefaultClosedTimer: 'PT20M' });

    const { timers } = await client.post('/Conversations');
    const own = await client.post('/Conversations', { State: 'active', 'Timers.Inactive': 'PT5M' });

    expect(timers).toEqual({ date_inactive: timeIn(2 * minute), date_closed: timeIn(20 * minute) });
    expect(own.timers).toEqual({ date_inactive: timeIn(5 * minute), date_closed: timeIn(20 * minute) });
  });

  test('timers are set and taken away later', async () => {
    const { sid } = await client.post('/Conversations');
    await sandbox.clock.advance(minute);

    const { timers } = await client.post(`/Conversations/${sid}`, {
      'Timers.Inactive': 'PT1M',
      'Timers.Closed': 'P1D',
    });
    expect(timers).toEqual({ date_inactive: timeIn(minute), date_closed: timeIn(24 * 60 * minute) });

    const without = await client.post(`/Conversations/${sid}`, { 'Timers.Inactive': '' });
    expect(without.timers).toEqual({ date_closed: timeIn(24 * 60 * minute) });
    await sandbox.clock.advance(5 * minute);
    expect((await stateOf(sid)).state).toBe('active');
  });

  test('a timer of any length can be told', async () => {
    const { timers } = await client.post('/Conversations', { State: 'active', 'Timers.Closed': 'P99999999D' });
    expect(timers).toEqual({ date_closed: '9999-12-31T23:59:59Z' });
  });

  test('a conversation is taken to another state by a change, in any case of letters', async () => {
    const { sid } = await client.post('/Conversations');

    expect((await client.post(`/Conversations/${sid}`, { State: 'Inactive' })).state).toBe('inactive');
    expect((await client.post(`/Conversations/${sid}`, { State: 'active' })).state).toBe('active');
    expect((await client.post(`/Conversations/${sid}`, { State: 'closed' })).state).toBe('closed');
  });

  test('what is closed stays so, and can only be read and deleted', async () => {
    const { sid } = await client.post('/Conversations');
    await client.post(`/Conversations/${sid}`, { State: 'closed' });
    const refused = async (path: string, form: Record<string, string>): Promise<void> =>
      expect(await client.v1('POST', `/Conversations/${sid}${path}`, { form })).toMatchObject(refusal(400, 50377));

    await refused('', { State: 'active' });
    await refused('', { FriendlyName: 'x' });
    await refused('/Messages', { Body: 'x' });
    await refused('/Participants', { Identity: 'x' });
    expect((await stateOf(sid)).state).toBe('closed');
    expect((await client.v1('DELETE', `/Conversations/${sid}`)).status).toBe(204);
  });
});
