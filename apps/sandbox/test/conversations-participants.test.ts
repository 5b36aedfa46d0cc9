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
  later,
  minute,
  now,
  ours,
} from './conversations-client.ts';
import { call, type Json } from './test-client.ts';

let sandbox: Sandbox;
let client: ConversationsClient;
let firstMessage: Json;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new ConversationsClient(sandbox);
  firstMessage = await client.say('Hello');
});
afterEach(async () => await sandbox.close());

const path = `/Conversations/${conversationId}/Participants`;
const email = { address: 'ada@example.com', channel: 'email' };
const addressesOf = (page: Json): string[] => page.participants.map(({ addresses }: Json) => addresses[0].address);

test('a participant is made with what was said of it, and fetched as it was made', async () => {
  const made = await client.join({
    addresses: [ada, email],
    last_read_message: { id: firstMessage.id, timestamp: later(-minute) },
    tags: { role: 'customer' },
  });

  expect(made).toEqual({
    id: expect.stringMatching(/^participant_[0-9a-hjkmnp-tv-z]{26}$/),
    contact_id: null,
    agent_id: null,
    addresses: [ada, email],
    last_read_message: { id: firstMessage.id, timestamp: later(-minute) },
    tags: { role: 'customer' },
    created_at: now,
    updated_at: now,
    deleted_at: null,
  });
  expect(await client.get(`${path}/${made.id}`)).toEqual(made);
  expect(await client.get(`${path}/${made.id.replace('participant_', '')}`)).toEqual(made);
});

test('the counts and channels of a conversation follow its participants', async () => {
  await sandbox.clock.advance(minute);

  await client.join({ addresses: [ada, email] });

  expect(await client.conversation()).toMatchObject({
    participant_count: 2,
    participant_channels: ['tel', 'email'],
    updated_at: later(minute),
  });
});

test('a message that was read without a time was read now', async () => {
  const { last_read_message: read } = await client.join({
    addresses: [ada],
    last_read_message: { id: firstMessage.id.replace('message_', '') },
  });

  expect(read).toEqual({ id: firstMessage.id, timestamp: now });
});

test('the addresses of a contact and of an agent are filled in', async () => {
  const contact = await client.contact({ first_name: 'Ada', addresses: [ada, email] });
  const agent = await client.agent({ display_name: 'Grace', ...grace });

  const customer = await client.join({ contact_id: contact.id });
  const colleague = await client.join({ agent_id: agent.id.replace('agent_', '') });

  expect(customer).toMatchObject({ contact_id: contact.id, agent_id: null, addresses: [ada, email] });
  expect(colleague).toMatchObject({ contact_id: null, agent_id: agent.id, addresses: [grace] });
});

test('the addresses that are given are those that count', async () => {
  const contact = await client.contact({ first_name: 'Ada', addresses: [ada, email] });

  const participant = await client.join({ contact_id: contact.id, addresses: [email] });

  expect(participant).toMatchObject({ contact_id: contact.id, addresses: [email] });
});

test('a contact and an agent are known by the address that is given', async () => {
  const contact = await client.contact({ first_name: 'Ada', addresses: [ada] });
  const agent = await client.agent({ display_name: 'Grace', ...grace });

  const customer = await client.join({ addresses: [ada] });
  const colleague = await client.join({ addresses: [grace] });

  expect(customer).toMatchObject({ contact_id: contact.id, agent_id: null });
  expect(colleague).toMatchObject({ contact_id: null, agent_id: agent.id });
});

test('messages show the contacts and agents whom they reach', async () => {
  const contact = await client.contact({ first_name: 'Ada', addresses: [ada] });
  const agent = await client.agent({ display_name: 'Grace', ...grace });
  await client.join({ contact_id: contact.id });
  await client.join({ agent_id: agent.id });

  const message = await client.say('Hello');

  expect(message.to).toEqual([
    { ...ada, contact_id: contact.id },
    { ...grace, agent_id: agent.id },
  ]);
});

test('an agent who sends to a conversation takes part as the agent, and is not reached', async () => {
  const agent = await client.agent({ display_name: 'Grace', ...grace });

  await client.say('Hello from Grace', { from: { agent_id: agent.id } });
  const again = await client.say('Hello again', { from: { agent_id: agent.id } });

  expect(again.to).toEqual([ours]);
  expect((await client.get(path)).participants[0]).toMatchObject({ agent_id: agent.id, addresses: [grace] });
  expect((await client.conversation()).participant_count).toBe(2);
});

test('participants are listed with the last one first, by channel and page by page', async () => {
  await client.join({ addresses: [ada, email] });
  await client.join({ addresses: [grace] });

  const all = await client.get(path);
  const byPhone = await client.get(`${path}?channel=tel&page_size=2`);
  const next = await client.get(`${path}?channel=tel&page_size=2&page_token=${byPhone.pagination.next}`);

  expect(addressesOf(all)).toEqual([grace.address, ada.address, ours.address]);
  expect([...addressesOf(byPhone), ...addressesOf(next)]).toEqual(addressesOf(all));
  expect(addressesOf(await client.get(`${path}?channel=email`))).toEqual([ada.address]);
  expect(addressesOf(await client.get(`${path}?channel=chat`))).toEqual([]);
});

test('participants belong to their conversation alone', async () => {
  const other = 'conversation_00000000000000000000000001';
  await client.say('Elsewhere', {}, other);
  const participant = await client.join({ addresses: [ada] });

  const elsewhere = await call(sandbox, 'GET', `/preview/Conversations/${other}/Participants/${participant.id}`);

  expect(elsewhere).toMatchObject({ status: 404, body: { code: 20404 } });
  expect(addressesOf(await client.get(`/Conversations/${other}/Participants`))).toEqual([ours.address]);
});

test('a participant who never was is answered with 404', async () => {
  const answer = await call(sandbox, 'GET', `/preview${path}/participant_00000000000000000000000000`);

  expect(answer.status).toBe(404);
});

test.each([
  [{}, ['addresses']],
  [{ addresses: [] }, ['addresses']],
  [
    { addresses: [{ address: '', channel: 'fax' }, { channel: 'tel' }] },
    ['addresses[0].address', 'addresses[0].channel', 'addresses[1].address'],
  ],
  [{ addresses: [ada, grace, ada] }, ['addresses[2]']],
  [{ addresses: [ada, { address: 'nowhere', channel: 'email' }] }, ['addresses[1].address']],
  [{ contact_id: 'somebody', agent_id: 7 }, ['agent_id', 'contact_id']],
  [
    { addresses: [ada], last_read_message: { timestamp: 'then' } },
    ['last_read_message.id', 'last_read_message.timestamp'],
  ],
  [{ addresses: [ada], name: 'Ada' }, ['name']],
])('a participant %j is refused with its fields', async (body, fields) => {
  const answer = await client.add(body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer).sort()).toEqual(fields);
  expect((await client.conversation()).participant_count).toBe(1);
});

test('contacts, agents and messages that are not there are refused with their fields, all at once', async () => {
  const elsewhere = await client.say('Elsewhere', {}, 'conversation_00000000000000000000000001');

  const answer = await client.add({
    contact_id: 'contact_00000000000000000000000000',
    agent_id: 'agent_00000000000000000000000000',
    last_read_message: { id: elsewhere.id },
  });

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(['contact_id', 'agent_id', 'last_read_message.id']);
});

test('a message that was deleted cannot have been read', async () => {
  await call(sandbox, 'DELETE', `/preview/Messages/${firstMessage.id}`);

  const answer = await client.add({ addresses: [ada], last_read_message: { id: firstMessage.id } });

  expect(fieldsOf(answer)).toEqual(['last_read_message.id']);
});

test('nobody takes part twice', async () => {
  const contact = await client.contact({ first_name: 'Ada', addresses: [ada] });
  const agent = await client.agent({ display_name: 'Grace', ...grace });
  await client.join({ contact_id: contact.id });
  await client.join({ agent_id: agent.id });

  const byAddress = await client.add({ addresses: [email, ours] });
  const byContact = await client.add({ contact_id: contact.id, addresses: [email] });
  const byAgent = await client.add({ agent_id: agent.id });

  expect([byAddress, byContact, byAgent].map(({ status }) => status)).toEqual([409, 409, 409]);
  expect(fieldsOf(byAddress)).toEqual(['addresses[1]']);
  expect(fieldsOf(byContact)).toEqual(['contact_id']);
  expect(fieldsOf(byAgent)).toEqual(['agent_id']);
});

test('a contact whose address takes part already is refused', async () => {
  await client.join({ addresses: [ada] });
  const contact = await client.contact({ first_name: 'Ada', addresses: [email, ada] });

  const answer = await client.add({ contact_id: contact.id });

  expect(answer.status).toBe(409);
  expect(fieldsOf(answer)).toEqual(['contact_id']);
});

test('nobody joins a conversation that is closed', async () => {
  await client.patch({ state: 'closed' });

  const answer = await client.add({ addresses: [ada] });

  expect(answer).toMatchObject({ status: 409, body: { code: 20409 } });
  expect(fieldsOf(answer)).toEqual(['conversation_id']);
});

test('someone may take part in several conversations at one address', async () => {
  const other = 'conversation_00000000000000000000000001';
  await client.join({ addresses: [ada] });
  await client.say('Elsewhere', {}, other);

  await client.join({ addresses: [ada] }, other);

  expect(conversationOf(await client.say('Hello', {}, other))).toBe(other);
});
