import { afterAll, beforeAll, expect, test } from 'vitest';
import { officialCalls } from '../src/official-calls.ts';
import { type OfficialWorld, officialWorld } from '../src/official-client.ts';
import { expectGone, expectList } from '../src/official-list.ts';

type V2 = ReturnType<OfficialWorld['newClient']>['conversations']['v2'];

let world: OfficialWorld;

beforeAll(async () => {
  world = await officialWorld('twilio-6');
});
afterAll(async () => await world.sandbox.close());

const settings = {
  description: 'Texts',
  conversationGroupingType: 'GROUP_BY_PARTICIPANT_ADDRESSES' as const,
  memoryStoreId: 'mem_store_1',
  channelSettings: {},
};

async function newConfiguration(v2: V2, displayName = 'Support'): Promise<string> {
  const { statusUrl } = await v2.configurations.create({ displayName, ...settings });
  await world.sandbox.clock.advance(10_000);
  const { status, related } = await v2.operations((statusUrl ?? '').split('/').at(-1) ?? '').fetch();
  expect(status).toBe('COMPLETED');
  return Object(related).configurationId;
}

async function newConversation(v2: V2, digits = '0100'): Promise<string> {
  const configurationId = await newConfiguration(v2, `Support ${digits}`);
  const addresses = [{ channel: 'SMS' as const, address: `+1206555${digits}` }];
  const { id } = await v2.conversations.create({ configurationId, participants: [{ type: 'CUSTOMER', addresses }] });
  return id ?? '';
}

test('configurations are made, listed, replaced and removed by work that ends', async () => {
  const { v2 } = world.newClient().conversations;
  const ids = [await newConfiguration(v2, 'a'), await newConfiguration(v2, 'b'), await newConfiguration(v2, 'c')];
  const context = v2.configurations(ids[0] ?? '');

  await expectList(v2.configurations, ({ id }) => id ?? '', ids);
  await context.update({ ...settings, displayName: 'd', channelSettings: {} });
  await world.sandbox.clock.advance(10_000);
  expect(await context.fetch()).toMatchObject({ displayName: 'd', description: 'Texts' });
  await context.remove();
  await world.sandbox.clock.advance(10_000);
  await expect(context.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test('conversations are begun, listed, changed and removed', async () => {
  const { v2 } = world.newClient().conversations;
  const ids = [await newConversation(v2, '0101'), await newConversation(v2, '0102'), await newConversation(v2, '0103')];
  const context = v2.conversations(ids[0] ?? '');

  await expectList(v2.conversations, ({ id }) => id ?? '', ids, { status: ['ACTIVE', 'INACTIVE'] });
  expect(await context.update({ status: 'ACTIVE', name: 'Order' })).toMatchObject({ name: 'Order' });
  expect(await context.patch({ status: 'CLOSED' })).toMatchObject({ status: 'CLOSED', name: 'Order' });
  expect((await context.fetch()).participants).toHaveLength(1);
  await context.remove({ idempotencyKey: '00000000-0000-4000-8000-000000000000' });
  await world.sandbox.clock.advance(10_000);
  await expect(context.fetch()).rejects.toMatchObject({ status: 404 });
});

test('people take part, and something is said', async () => {
  const { v2 } = world.newClient().conversations;
  const id = await newConversation(v2, '0110');
  const made = [(await v2.participants(id).list())[0]?.id ?? ''];
  for (const digits of ['0111', '0112']) {
    const addresses = [{ channel: 'SMS' as const, address: `+1206555${digits}` }];
    made.push((await v2.participants(id).create({ name: digits, type: 'HUMAN_AGENT', addresses })).id);
  }
  await expectList(v2.participants(id), (each) => each.id ?? '', made);
  expect(
    await v2.participants(id, made[1] ?? '').update({
      name: 'Ada',
      type: 'HUMAN_AGENT',
      addresses: [{ channel: 'SMS', address: '+12065550111' }],
    }),
  ).toMatchObject({ name: 'Ada' });
  expect((await v2.participants(id, made[1] ?? '').fetch()).name).toBe('Ada');

  const said: string[] = [];
  for (const text of ['a', 'b', 'c']) {
    const communication = await v2.communications(id).create({
      author: { address: '+12065550110', channel: 'SMS', participantId: made[0] ?? '' },
      content: { type: 'TEXT', text },
      recipients: [{ address: '+12065550111', channel: 'SMS', participantId: made[1] ?? '' }],
    });
    said.push(communication.id);
  }
  await expectList(v2.communications(id), (each) => each.id ?? '', said);
  expect((await v2.communications(id, said[0] ?? '').fetch()).content).toMatchObject({ text: 'a' });
});

test('a message is sent by an action', async () => {
  const { v2 } = world.newClient().conversations;
  const id = await newConversation(v2, '0120');

  const { id: actionId } = await v2.actions(id).create({
    type: 'SEND_MESSAGE',
    payload: {
      from: { address: '+15005550006', channel: 'SMS' },
      to: [{ address: '+12065550120', channel: 'SMS' }],
      content: { text: 'Hi' },
    },
  });
  await world.sandbox.clock.advance(60_000);

  expect(await v2.actions(id, actionId).fetch()).toMatchObject({ status: 'COMPLETED' });
  expect(await v2.communications(id).list()).toHaveLength(1);
});

test('an address that belongs to a conversation is refused, and the header says to which', async () => {
  const { v2 } = world.newClient().conversations;
  const configurationId = await newConfiguration(v2);
  const participants = [
    { type: 'CUSTOMER' as const, addresses: [{ channel: 'SMS' as const, address: '+12065550130' }] },
  ];
  await v2.conversations.create({ configurationId, participants });

  await expect(v2.conversations.create({ configurationId, participants })).rejects.toMatchObject({ status: 409 });
  await expectGone(v2.conversations('conv_conversation_00000000000000000000000000').fetch());
});

test('every operation of Conversations v2 was carried out for the official client', () => {
  const all = officialCalls.map(({ operation }) => operation).filter((id) => id.startsWith('conversationsV2.'));

  expect([...world.carriedOut].filter((id) => id.startsWith('conversationsV2.')).sort()).toEqual(all.sort());
});
