import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import {
  ada,
  ConversationsClient,
  conversationId,
  conversationOf,
  fieldsOf,
  frozenSandbox,
  grace,
  hour,
  minute,
  now,
  ours,
} from './conversations-client.ts';
import { account, call, countsOf, type Json, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
let client: ConversationsClient;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new ConversationsClient(sandbox);
});
afterEach(async () => await sandbox.close());

test('a message that comes in is a message like others, which has arrived', async () => {
  const message = await client.hear('Hello', { tags: { source: 'test' } });

  expect(message).toMatchObject({
    id: expect.stringMatching(/^message_[0-9a-hjkmnp-tv-z]{26}$/),
    content: { text: 'Hello' },
    from: ada,
    to: [ours],
    related: [{ id: expect.stringMatching(/^conversation_/), name: 'CONVERSATION' }],
    tags: { source: 'test' },
    created_at: now,
    updated_at: now,
    deleted_at: null,
  });
  expect(countsOf(message.delivery_status)).toEqual({ delivered: 1 });
  expect(await client.get(`/Messages/${message.id}`)).toEqual(message);
});

test('a message that comes in is found by every filter', async () => {
  const contact = await client.contact({ first_name: 'Ada', addresses: [ada] });
  const message = await client.hear('Hello');
  await client.hear('From someone else', {
    from: { address: 'ann', channel: 'chat' },
    to: { address: 'us', channel: 'chat' },
  });
  const filters = [
    `conversation_id=${conversationOf(message)}`,
    `from_address=${encodeURIComponent(ada.address)}`,
    `to_address=${encodeURIComponent(ours.address)}`,
    `from_contact=${contact.id}`,
    'channel=tel',
  ];

  const found = await Promise.all(filters.map(async (filter) => await client.get(`/Messages?${filter}`)));

  expect(found.map(({ messages }) => messages)).toEqual(filters.map(() => [message]));
});

test('no operation is seen for what comes in', async () => {
  await client.hear('Hello');

  expect((await client.get('/Messages/Operations')).operations).toEqual([]);
});

test('a message from someone new begins a conversation with both sides in it', async () => {
  const message = await client.hear('Hello');
  const id = conversationOf(message);

  expect(await client.conversation(id)).toMatchObject({ state: 'active', participant_count: 2, message_count: 1 });
  expect((await client.get(`/Conversations/${id}/Participants`)).participants).toMatchObject([
    { addresses: [ours] },
    { addresses: [ada] },
  ]);
});

test('the sides of a conversation are the contact and the agent whose addresses they are', async () => {
  const contact = await client.contact({ first_name: 'Ada', addresses: [ada] });
  const agent = await client.agent({ display_name: 'Support', ...ours });

  const message = await client.hear('Hello');

  expect(message).toMatchObject({ from: { ...ada, contact_id: contact.id }, to: [{ ...ours, agent_id: agent.id }] });
  const { participants } = await client.get(`/Conversations/${conversationOf(message)}/Participants`);
  expect(participants).toMatchObject([
    { agent_id: agent.id, contact_id: null },
    { agent_id: null, contact_id: contact.id },
  ]);
});

test('who writes becomes a contact where the settings say so', async () => {
  const settings = { auto_create_with: ['conversations'] };
  await call(sandbox, 'PATCH', '/preview/Contacts/Settings', { body: settings });

  const message = await client.hear('Hello');

  const { contacts } = await client.get('/Contacts');
  expect(contacts).toMatchObject([{ addresses: [ada] }]);
  expect(message.from.contact_id).toBe(contacts[0].id);
});

test('a message joins the active conversation that has both sides', async () => {
  await client.say('Hello Ada');
  await client.join({ addresses: [ada] });

  const answer = await client.hear('Hello');
  const again = await client.hear('Hello again');

  expect([answer, again].map(conversationOf)).toEqual([conversationId, conversationId]);
  expect(await client.conversation()).toMatchObject({ participant_count: 2, message_count: 3 });
  expect((await client.get('/Conversations')).conversations).toHaveLength(1);
});

test('a conversation that has only one of the two sides is not joined', async () => {
  await client.say('Hello Ada');
  await client.join({ addresses: [ada] });

  const fromAnother = await client.hear('Hello', { from: grace });
  const toAnother = await client.hear('Hello', { to: { address: '+12065550198', channel: 'tel' } });
  const onAnotherChannel = await client.hear('Hello', { from: { ...ada, channel: 'whatsapp' } });

  const ids = [conversationId, ...[fromAnother, toAnother, onAnotherChannel].map(conversationOf)];
  expect(new Set(ids).size).toBe(4);
});

test('of several conversations between two, the active one with the latest activity is joined', async () => {
  const ids = ['1', '2', '3'].map((digit) => `conversation_${digit.padStart(26, '0')}`);
  for (const id of ids) {
    await client.say('Hello', {}, id);
    await client.join({ addresses: [ada] }, id);
    await sandbox.clock.advance(minute);
  }
  const [first = '', second = '', third = ''] = ids;
  await client.say('Hello again', {}, first);

  const joined = conversationOf(await client.hear('Hello'));
  await client.patch({ state: 'inactive' }, first);
  const next = conversationOf(await client.hear('Hello'));
  await client.patch({ state: 'closed' }, third);
  const last = conversationOf(await client.hear('Hello'));

  expect([joined, next, last]).toEqual([first, third, second]);
});

test('a message makes an inactive conversation active where no active one has both sides', async () => {
  const id = conversationOf(await client.hear('Hello'));
  await client.patch({ state: 'inactive' }, id);

  const again = await client.hear('Hello again');

  expect(conversationOf(again)).toBe(id);
  expect((await client.conversation(id)).state).toBe('active');
});

test('after a conversation was closed the next message begins another', async () => {
  const id = conversationOf(await client.hear('Hello'));
  await client.patch({ time_to: { closed: 'PT1H' } }, id);
  await sandbox.clock.advance(hour);

  const again = await client.hear('Hello again');

  expect(conversationOf(again)).not.toBe(id);
  expect((await client.conversation(id)).message_count).toBe(1);
});

test('the answer to a message that came in reaches its sender', async () => {
  const id = conversationOf(await client.hear('Hello'));

  const answer = await client.say('Hello Ada', {}, id);

  expect(answer.to).toEqual([ada]);
  expect((await client.get(`/Messages?conversation_id=${id}`)).messages).toHaveLength(2);
});

test('media files come in with a text or without one', async () => {
  const media = [{ url: 'https://example.com/cat.jpg' }, { media_id: 'media_01h9krwprkeee8fzqspvwy6nq8' }];

  const message = await client.hear('Look', { media, text: undefined });

  expect(message.content).toEqual({
    media: [
      { content_reference: { temporary_url: 'https://example.com/cat.jpg', expires_at: null } },
      { id: 'media_01h9krwprkeee8fzqspvwy6nq8' },
    ],
  });
});

test('what comes in is no template: it is kept as it was written', async () => {
  const texts = ['{{ name }} and {{ code }}', 'a broken {% tag'];

  const kept = await Promise.all(texts.map(async (text) => (await client.hear(text)).content.text));

  expect(kept).toEqual(texts);
});

test('who writes to oneself takes part once, in one conversation', async () => {
  const first = await client.hear('Note to self', { to: ada });
  const second = await client.hear('Another one', { to: ada });

  expect(conversationOf(second)).toBe(conversationOf(first));
  expect((await client.conversation(conversationOf(first))).participant_count).toBe(1);
});

test('an agent who writes from a phone is known as the agent, and becomes no contact', async () => {
  await call(sandbox, 'PATCH', '/preview/Contacts/Settings', { body: { auto_create_with: ['conversations'] } });
  const agent = await client.agent({ display_name: 'Grace', ...grace });

  const message = await client.hear('On my way', { from: grace });

  expect(message.from).toEqual({ ...grace, agent_id: agent.id });
  expect((await client.get('/Contacts')).contacts).toEqual([]);
});

test('without an account, a message comes in to the one whose agent is called, else to the only one', async () => {
  const body = { from: ada, to: ours, text: 'Hello' };
  await client.say('There is one account');
  const only = await client.inbound(body);
  await call(sandbox, 'GET', '/preview/Messages', { account: otherAccount });
  const unclear = await client.inbound(body);
  await client.agent({ display_name: 'Support', ...ours });
  const called = await client.inbound(body);

  expect([only.status, unclear.status, called.status]).toEqual([201, 400, 201]);
  expect(fieldsOf(unclear)).toEqual(['account_sid']);
  expect((await client.get(`/Messages/${called.body.id}`)).id).toBe(called.body.id);
});

test('an account that nobody made begins with what comes in', async () => {
  const sid = `AC${'7'.repeat(32)}`;

  const { body } = await client.inbound({ account_sid: sid, from: ada, to: ours, text: 'Hello' });

  expect((await call(sandbox, 'GET', `/preview/Messages/${body.id}`, { account: sid })).status).toBe(200);
  expect((await call(sandbox, 'GET', `/preview/Messages/${body.id}`)).status).toBe(404);
});

test('an account that does not exist is refused where accounts have to be made', async () => {
  const strict = await startSandbox({ seed: 1, strictAuth: true });
  const body = { account_sid: account, from: ada, to: ours, text: 'Hello' };

  const answer = await call(strict, 'POST', '/_sandbox/v1/inbound/messages', { body });

  expect(answer.status).toBe(404);
  await strict.close();
});

const tooMany = (item: unknown): Json => Array.from({ length: 11 }, () => item);

test.each([
  [{}, ['from', 'to', 'text']],
  [{ from: ada, to: ours, text: '' }, ['text']],
  [
    { from: { address: '12', channel: 'tel' }, to: { channel: 'email' }, text: 'x' },
    ['from.address', 'to.address', 'to.channel'],
  ],
  [{ from: 'ada', to: ours, text: 'x' }, ['from.address', 'from.channel']],
  [{ from: ada, to: ours, media: [] }, ['media']],
  [{ from: ada, to: ours, media: tooMany({ url: 'https://example.com' }) }, ['media']],
  [{ from: ada, to: ours, media: [{ url: 'nowhere' }, { media_id: 'x' }, 7] }, ['media[0]', 'media[1]', 'media[2]']],
  [{ from: ada, to: ours, text: 'x', tags: 'spring' }, ['tags']],
  [{ from: ada, to: ours, text: 'x', tags: { count: 7 } }, ['tags']],
  [{ from: ada, to: ours, text: 'x', tags: tooMany('x') }, ['tags']],
  [{ from: ada, to: ours, text: 'x', account_sid: 7, subject: 'x' }, ['account_sid', 'subject']],
])('what comes in as %j is refused with its fields', async (body, fields) => {
  const answer = await client.inbound(body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(fields);
});

test.each(['no JSON', '[]'])('a body that is %s is refused', async (body) => {
  expect((await client.inbound(body)).status).toBe(400);
});
