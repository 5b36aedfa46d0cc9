import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, from, type Json, phone, phones, send } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const list = async (query = ''): Promise<Json> => (await call(sandbox, 'GET', `/preview/Messages?${query}`)).body;
const idsOf = (messages: Json[]): string[] => messages.map(({ id }) => id);
const addresses = (messages: Json[]): string[] => messages.flatMap(({ to }) => to.map((each: Json) => each.address));

test('a list is empty at first, and has no other pages', async () => {
  expect(await list()).toEqual({
    messages: [],
    pagination: { page: 1, prev: null, next: null, self: expect.any(String) },
  });
});

test('the newest messages come first, fifty to a page', async () => {
  const { messages } = await send(sandbox, phones(60));

  const first = await list();
  const second = await list(`page_token=${first.pagination.next}`);

  expect(idsOf([...first.messages, ...second.messages])).toEqual(idsOf(messages).reverse());
  expect(first.messages).toHaveLength(50);
  expect(second.pagination).toMatchObject({ page: 2, next: null });
});

test('pages neither repeat nor lose a message while others are added', async () => {
  const { messages } = await send(sandbox, phones(25));

  const first = await list('page_size=10');
  await send(sandbox, phones(7));
  const second = await list(`page_size=10&page_token=${first.pagination.next}`);
  await send(sandbox, phones(3));
  const third = await list(`page_size=10&page_token=${second.pagination.next}`);

  expect(idsOf([first, second, third].flatMap((page) => page.messages))).toEqual(idsOf(messages).reverse());
  expect(third.pagination.next).toBeNull();
});

test('a page leads back to the one before it, and to itself', async () => {
  await send(sandbox, phones(9));
  const first = await list('page_size=3');
  const second = await list(`page_size=3&page_token=${first.pagination.next}`);
  await send(sandbox, phones(4));

  const back = await list(`page_size=3&page_token=${second.pagination.prev}`);
  const same = await list(`page_size=3&page_token=${second.pagination.self}`);

  expect(back.messages).toEqual(first.messages);
  expect(back.pagination).toMatchObject({ page: 1, prev: null, next: first.pagination.next });
  expect(same).toEqual(second);
});

test('a full last page says that none follows', async () => {
  await send(sandbox, phones(4));

  const first = await list('page_size=2');
  const second = await list(`page_size=2&page_token=${first.pagination.next}`);

  expect(second.messages).toHaveLength(2);
  expect(second.pagination.next).toBeNull();
});

test('the messages of one send are listed with the send beside them', async () => {
  await send(sandbox, phones(2));
  const { operationId, messages } = await send(sandbox, phones(3));

  const prefixed = await list(`operation_id=${operationId}`);
  const bare = await list(`operation_id=${operationId.replace('operation_', '')}`);

  expect(idsOf(prefixed.messages)).toEqual(idsOf(messages).reverse());
  expect(prefixed.operation).toMatchObject({ id: operationId, status: 'processing', delivery: { total_count: 3 } });
  expect(bare).toEqual(prefixed);
});

test('the messages of a send that does not exist are none', async () => {
  await send(sandbox, phones(2));

  expect((await list('operation_id=operation_01h9krwprkeee8fzqspvwy6nq8')).messages).toEqual([]);
});

test('a list is narrowed to what was made after one time and before another', async () => {
  for (const second of [0, 10, 20]) {
    await sandbox.clock.set({ now: new Date(Date.UTC(2026, 1, 1, 0, 0, second)) });
    await send(sandbox, [phone(`+120655501${String(second).padStart(2, '0')}`)]);
  }

  const after = await list('start_date=2026-02-01T00:00:00Z');
  const before = await list('end_date=2026-02-01T00:00:20.000Z');
  const between = await list('start_date=2026-02-01T00:00:05Z&end_date=2026-02-01T00:00:15Z');

  expect(addresses(after.messages)).toEqual(['+12065550120', '+12065550110']);
  expect(addresses(before.messages)).toEqual(['+12065550110', '+12065550100']);
  expect(addresses(between.messages)).toEqual(['+12065550110']);
});

test('a list is narrowed by recipient, one in a group included', async () => {
  const contact = '01h9krwprkeee8fzqspvwy6nq8';
  await send(sandbox, [phone('+12065550100'), { recipients: [phone('+12065550101'), phone('+12065550102')] }]);
  await send(sandbox, [{ contact_id: contact }, { address: 'ann', channel: 'chat' }]);

  const one = await list(`to_address=${encodeURIComponent('+12065550100')}`);
  const inGroup = await list(`to_address=${encodeURIComponent('+12065550102')}`);
  const toContact = await list(`to_contact=contact_${contact}`);
  const byBareId = await list(`to_contact=${contact}`);
  const byChannel = await list('channel=chat');

  expect(addresses(one.messages)).toEqual(['+12065550100']);
  expect(addresses(inGroup.messages)).toEqual(['+12065550101', '+12065550102']);
  expect(toContact.messages).toMatchObject([{ to: [{ contact_id: `contact_${contact}` }] }]);
  expect(byBareId).toEqual(toContact);
  expect(addresses(byChannel.messages)).toEqual(['ann']);
});

test('a list is narrowed by sender and by conversation', async () => {
  const conversation = 'conversation_01h9krwprkeee8fzqspvwy6nq8';
  await send(sandbox, [phone('+12065550100')]);
  await send(sandbox, [phone('+12065550101')], { from: { ...from, address: '+12065550199' } });
  await send(sandbox, [{ conversation_id: conversation }]);

  const bySender = await list(`from_address=${encodeURIComponent('+12065550199')}`);
  const byContact = await list('from_contact=01h9krwprkeee8fzqspvwy6nq8');
  const byConversation = await list(`conversation_id=${conversation}`);

  expect(addresses(bySender.messages)).toEqual(['+12065550101']);
  expect(byContact.messages).toEqual([]);
  expect(byConversation.messages).toMatchObject([{ related: [{}, { id: conversation }] }]);
});

test('all filters must hold', async () => {
  await send(sandbox, [phone('+12065550100'), { address: '+12065550100', channel: 'whatsapp' }]);

  const both = await list(`channel=whatsapp&to_address=${encodeURIComponent('+12065550100')}`);

  expect(both.messages).toHaveLength(1);
});

test('a parameter without a value counts as left out', async () => {
  await send(sandbox, phones(1));

  expect((await list('page_token=&channel=')).messages).toHaveLength(1);
});

test('a deleted message is answered with 204 without a body, is found no more, and is in no list', async () => {
  const { messages } = await send(sandbox, phones(3));

  const deleted = await call(sandbox, 'DELETE', `/preview/Messages/${messages[1].id}`);

  expect(deleted).toMatchObject({ status: 204, body: undefined });
  expect(deleted.headers.get('sandbox-fidelity')).toBe('4');
  expect((await call(sandbox, 'GET', `/preview/Messages/${messages[1].id}`)).status).toBe(404);
  expect((await call(sandbox, 'DELETE', `/preview/Messages/${messages[1].id}`)).status).toBe(404);
  expect(idsOf((await list()).messages)).toEqual([messages[2].id, messages[0].id]);
});

test('a message is found by its id without the prefix', async () => {
  const { messages } = await send(sandbox, phones(1));

  const answer = await call(sandbox, 'GET', `/preview/Messages/${messages[0].id.replace('message_', '')}`);

  expect(answer.body).toEqual(messages[0]);
});
