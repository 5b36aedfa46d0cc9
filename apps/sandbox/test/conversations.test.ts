import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  ada,
  ConversationsClient,
  conversationId,
  conversationOf,
  fieldsOf,
  frozenSandbox,
  grace,
  hour,
  later,
  minute,
  now,
  ours,
} from './conversations-client.ts';
import { call, type Json, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
let client: ConversationsClient;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new ConversationsClient(sandbox);
});
afterEach(async () => await sandbox.close());

const unknownId = 'conversation_00000000000000000000000000';
const idsOf = (page: Json): string[] => page.conversations.map(({ id }: Json) => id);

/** As many identifiers for new conversations as are asked for. */
const newIds = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `conversation_${String(index).padStart(26, '0')}`);

test('a message to a conversation that is not known begins it, with the sender in it', async () => {
  const message = await client.say('Hello');

  expect(conversationOf(message)).toBe(conversationId);
  expect(await client.conversation()).toEqual({
    id: conversationId,
    title: null,
    state: 'active',
    participant_count: 1,
    participant_channels: ['tel'],
    message_count: 1,
    time_to: { inactive: null, closed: null, deleted: null },
    tags: {},
    created_at: now,
    updated_at: now,
    deleted_at: null,
  });
  expect((await client.get(`/Conversations/${conversationId}/Participants`)).participants).toMatchObject([
    { addresses: [ours], contact_id: null, agent_id: null },
  ]);
});

test('a conversation is found by its identifier with and without the prefix', async () => {
  await client.say('Hello', {}, conversationId.replace('conversation_', ''));

  expect(await client.conversation(conversationId.replace('conversation_', ''))).toEqual(await client.conversation());
});

test('a message to a conversation reaches everyone in it but the sender', async () => {
  await client.say('Anyone there?');
  await client.join({ addresses: [ada] });
  await client.join({ addresses: [grace] });

  const message = await client.say('Hello');
  const reply = await client.say('Hello back', { from: ada });

  expect(message.to).toEqual([ada, grace]);
  expect(reply.to).toEqual([ours, grace]);
  expect(await client.conversation()).toMatchObject({ participant_count: 3, message_count: 3 });
});

test('a participant with several addresses is reached at one of them, on the channel of the sender', async () => {
  await client.say('Anyone there?');
  const whatsapp = { address: '+12065550100', channel: 'whatsapp' };
  await client.join({ addresses: [{ address: 'ada@example.com', channel: 'email' }, whatsapp, ada] });
  await client.join({ addresses: [{ address: 'ann', channel: 'chat' }] });
  await client.join({ addresses: [{ address: 'bob@example.com', channel: 'email' }] });

  const message = await client.say('Hello');

  expect(message.to).toEqual([ada, { address: 'ann', channel: 'chat' }]);
});

test('a sender who is no participant becomes one', async () => {
  await client.say('Hello');

  await client.say('Hello, too', { from: grace });

  expect(await client.conversation()).toMatchObject({ participant_count: 2, message_count: 2 });
});

test('the messages of a conversation are listed by it, and counted while they are there', async () => {
  const first = await client.say('One');
  const second = await client.say('Two');
  await client.say('Elsewhere', {}, unknownId);

  const listed = await client.get(`/Messages?conversation_id=${conversationId}`);
  await call(sandbox, 'DELETE', `/preview/Messages/${first.id}`);

  expect(listed.messages.map(({ id }: Json) => id)).toEqual([second.id, first.id]);
  expect((await client.conversation()).message_count).toBe(1);
});

test('one send can go to several conversations and to people besides', async () => {
  const [one = '', two = ''] = newIds(2);
  const body = { from: ours, to: [{ conversation_id: one }, ada, { conversation_id: two }], content: { text: 'Hi' } };

  const { body: sent } = await call(sandbox, 'POST', '/preview/Messages', { body });

  expect(sent.messages.map(conversationOf)).toEqual([one, '', two]);
  expect(idsOf(await client.get('/Conversations'))).toEqual([two, one]);
});

test('a message to a closed or deleted conversation is refused with its field, and nothing is sent to anyone', async () => {
  const [closed = '', deleted = '', fresh = ''] = newIds(3);
  await client.say('Hello', {}, closed);
  await client.patch({ state: 'closed' }, closed);
  await client.say('Hello', {}, deleted);
  await client.patch({ time_to: { deleted: 'PT1H' } }, deleted);
  await sandbox.clock.advance(hour);
  const to = [{ conversation_id: fresh }, ada, { conversation_id: closed }, { conversation_id: deleted }];

  const answer = await call(sandbox, 'POST', '/preview/Messages', {
    body: { from: ours, to, content: { text: 'Hi' } },
  });

  expect(answer).toMatchObject({ status: 409, body: { code: 20409 } });
  expect(fieldsOf(answer)).toEqual(['to[2].conversation_id', 'to[3].conversation_id']);
  expect((await client.get('/Messages')).messages).toHaveLength(2);
  expect((await call(sandbox, 'GET', `/preview/Conversations/${fresh}`)).status).toBe(404);
});

test('what one account says, another one does not see', async () => {
  await client.say('Hello');

  const fetched = await call(sandbox, 'GET', `/preview/Conversations/${conversationId}`, { account: otherAccount });
  const listed = await call(sandbox, 'GET', '/preview/Conversations', { account: otherAccount });

  expect(fetched.status).toBe(404);
  expect(listed.body.conversations).toEqual([]);
});

test.each([
  ['GET', ''],
  ['PATCH', ''],
  ['GET', '/Participants'],
  ['POST', '/Participants'],
  ['GET', '/Participants/participant_01h9krwprkeee8fzqspvwy6nq8'],
])('%s of a conversation%s that never was is answered with 404', async (method, path) => {
  const body = method === 'GET' ? undefined : { nonsense: true };

  const answer = await call(sandbox, method, `/preview/Conversations/${unknownId}${path}`, { body });

  expect(answer).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('conversations are listed with the newest first, page by page', async () => {
  const ids = newIds(5);
  for (const id of ids) await client.say('Hello', {}, id);

  const first = await client.get('/Conversations?page_size=3');
  const second = await client.get(`/Conversations?page_size=3&page_token=${first.pagination.next}`);

  expect([...idsOf(first), ...idsOf(second)]).toEqual([...ids].reverse());
  expect(second.pagination.next).toBeNull();
});

test('conversations are listed by their state', async () => {
  const [active = '', inactive = '', closed = ''] = newIds(3);
  for (const id of [active, inactive, closed]) await client.say('Hello', {}, id);
  await client.patch({ state: 'inactive' }, inactive);
  await client.patch({ state: 'closed' }, closed);

  expect(idsOf(await client.get('/Conversations?state=active'))).toEqual([active]);
  expect(idsOf(await client.get('/Conversations?state=inactive'))).toEqual([inactive]);
  expect(idsOf(await client.get('/Conversations?state=closed'))).toEqual([closed]);
  expect(idsOf(await client.get('/Conversations?state=deleted'))).toEqual([]);
});

test('conversations are listed by all channels of their participants, as repeated keys or with commas', async () => {
  const [both = '', phone = ''] = newIds(2);
  for (const id of [both, phone]) await client.say('Hello', {}, id);
  await client.join({ addresses: [{ address: 'ann', channel: 'chat' }] }, both);

  expect(idsOf(await client.get('/Conversations?participant_channels=tel'))).toEqual([phone, both]);
  expect(idsOf(await client.get('/Conversations?participant_channels=chat&participant_channels=tel'))).toEqual([both]);
  expect(idsOf(await client.get('/Conversations?participant_channels=tel,chat'))).toEqual([both]);
  expect(idsOf(await client.get('/Conversations?participant_channels=email'))).toEqual([]);
});

test('conversations are listed by when they began, and by when they were changed', async () => {
  const ids = newIds(3);
  for (const id of ids) {
    await client.say('Hello', {}, id);
    await sandbox.clock.advance(minute);
  }
  const [first, second, third] = ids;
  await client.say('Hello again', {}, first);

  expect(idsOf(await client.get(`/Conversations?start_date=${now}`))).toEqual([third, second]);
  expect(idsOf(await client.get(`/Conversations?end_date=${later(2 * minute)}`))).toEqual([second, first]);
  expect(idsOf(await client.get(`/Conversations?updated_date=${later(minute)}`))).toEqual([third, first]);
  expect(idsOf(await client.get(`/Conversations?start_date=${now}&end_date=${later(2 * minute)}`))).toEqual([second]);
});

test.each([
  ['state=sleeping', 'state'],
  ['participant_channels=tel,fax', 'participant_channels[1]'],
  ['start_date=yesterday', 'start_date'],
  ['page_size=0', 'page_size'],
  ['title=Order', 'title'],
])('a list by %s is refused with its field', async (query, field) => {
  const answer = await call(sandbox, 'GET', `/preview/Conversations?${query}`);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual([field]);
});

test('title and tags are changed, and what is left out stays', async () => {
  await client.say('Hello');
  await sandbox.clock.advance(minute);

  const titled = await client.patch({ title: 'Order 1', tags: { orderId: '1', priority: 'high' } });
  const tagged = await client.patch({ tags: { orderId: '2' } });
  const untitled = await client.patch({ title: null });

  expect(titled).toMatchObject({ status: 200, body: { title: 'Order 1', updated_at: later(minute) } });
  expect(tagged.body).toMatchObject({ title: 'Order 1', tags: { orderId: '2' } });
  expect(tagged.body.tags).toEqual({ orderId: '2' });
  expect(untitled.body).toMatchObject({ title: null, tags: { orderId: '2' } });
  expect(await client.conversation()).toEqual(untitled.body);
});

test('a change that changes nothing leaves the conversation as it is', async () => {
  await client.say('Hello');
  const before = await client.conversation();
  await sandbox.clock.advance(minute);

  const empty = await client.patch({});
  const same = await client.patch({ title: null, state: 'active', tags: {} });

  expect(empty.body).toEqual(before);
  expect(same.body).toEqual(before);
});

test('everything that is wrong with a change is told at once', async () => {
  await client.say('Hello');
  const tags = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`tag${index}`, 'x']));
  const body = { title: 7, state: 'deleted', time_to: { closed: 'soon', inactive: 5, opened: now }, tags, name: 'x' };

  const answer = await client.patch(body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer).sort()).toEqual([
    'name',
    'state',
    'tags',
    'time_to.closed',
    'time_to.inactive',
    'time_to.opened',
    'title',
  ]);
  expect(answer.body.errors.find(({ field }: Json) => field === 'time_to.closed').message).toBe(
    'time_to.closed must be a date-time, or a duration such as PT30M',
  );
});
