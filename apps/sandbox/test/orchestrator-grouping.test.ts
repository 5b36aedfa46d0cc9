import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  ada,
  agent,
  customer,
  desk,
  frozenSandbox,
  grace,
  OrchestratorClient,
  refusalOf,
} from './orchestrator-client.ts';
import type { TestAnswer } from './test-client.ts';

const [byProfile, byAddress, byChannel] = [
  'GROUP_BY_PROFILE',
  'GROUP_BY_PARTICIPANT_ADDRESSES',
  'GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE',
];
const otherDesk = '+18005550199';
const cell = '+12065550150';

let sandbox: Sandbox;
let client: OrchestratorClient;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new OrchestratorClient(sandbox);
});

afterEach(async () => await sandbox.close());

const onWhatsapp = (address: string): object => ({
  type: 'CUSTOMER',
  addresses: [{ channel: 'WHATSAPP', address: `whatsapp:${address}` }],
});
const bySms = (address: string, type = 'UNKNOWN'): object => ({ type, addresses: [{ channel: 'SMS', address }] });
const begin = async (configurationId: string, ...participants: object[]): Promise<TestAnswer> =>
  await client.call('POST', '/Conversations', { configurationId, participants });

/** The conversation that stands in the way; undefined where none does. */
function conflictOf({ status, headers }: TestAnswer): string | undefined {
  return status === 409 ? (headers.get('x-conflicting-resource-id') ?? '') : undefined;
}

test('a conversation that is there already is refused with its id in a header, in the classic shape', async () => {
  const configurationId = await client.configuration();
  const { id } = await client.conversation(configurationId, { participants: [customer(ada), agent()] });

  const answer = await begin(configurationId, customer(ada), agent());

  expect(answer.status).toBe(409);
  expect(answer.headers.get('x-conflicting-resource-id')).toBe(id);
  expect(answer.body).toEqual({
    code: 400,
    message: `Address mapping already exists on conversation ${id}.`,
    more_info: 'https://www.twilio.com/docs/errors/400',
    status: 409,
  });
  expect(await client.conversations()).toHaveLength(1);
});

test.each([
  // Whether the same people can have a second conversation, by the grouping, on the channels SMS and WhatsApp.
  [byProfile, true],
  [byAddress, true],
  [byChannel, false],
])('%s: another channel of the same address is the same conversation: %j', async (conversationGroupingType, isSame) => {
  const configurationId = await client.configuration({ conversationGroupingType });
  const { id } = await client.conversation(configurationId, { participants: [customer(ada)] });

  const answer = await begin(configurationId, onWhatsapp(ada));

  expect(conflictOf(answer)).toBe(isSame ? id : undefined);
});

test('by profile, all addresses of a customer lead to one conversation, also after a change of the number', async () => {
  const configurationId = await client.configuration({ conversationGroupingType: byProfile });
  const { id, participants } = await client.conversation(configurationId, {
    participants: [
      {
        type: 'CUSTOMER',
        addresses: [
          { channel: 'SMS', address: ada },
          { channel: 'CHAT', address: 'ada' },
        ],
      },
    ],
  });
  const { profileId } = participants[0];

  const byChat = await begin(configurationId, { type: 'CUSTOMER', addresses: [{ channel: 'CHAT', address: 'ada' }] });
  const byNewNumber = await begin(configurationId, customer(grace, { profileId }));
  const someoneElse = await begin(configurationId, customer(cell));

  expect([conflictOf(byChat), conflictOf(byNewNumber)]).toEqual([id, id]);
  expect(someoneElse.status).toBe(201);
});

test('by profile, those who are no customers lead nowhere', async () => {
  const configurationId = await client.configuration({ conversationGroupingType: byProfile });
  const first = await begin(configurationId, agent());
  const second = await begin(configurationId, agent());

  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body.participants[0]).not.toHaveProperty('profileId');
});

test('a profile is the same in all conversations of its store, and another one in another store', async () => {
  const one = await client.configuration({ displayName: 'A' });
  const two = await client.configuration({ displayName: 'B' });
  const other = await client.configuration({ displayName: 'C', memoryStoreId: 'mem_store_2' });

  const profiles = await Promise.all(
    [one, two, other].map(async (id) => (await begin(id, customer(ada))).body.participants[0].profileId),
  );

  expect(profiles[0]).toBe(profiles[1]);
  expect(profiles[2]).not.toBe(profiles[0]);
});

test('by addresses, an agent alone leads nowhere, and each set of addresses has its own conversation', async () => {
  const configurationId = await client.configuration({ conversationGroupingType: byAddress });
  const first = await begin(configurationId, customer(ada), agent());

  const otherCustomer = await begin(configurationId, customer(grace), agent());
  const otherAgent = await begin(configurationId, customer(ada), agent(otherDesk));
  const onlyAgent = await begin(configurationId, agent());

  expect([first, otherCustomer, otherAgent, onlyAgent].map(({ status }) => status)).toEqual([201, 201, 201, 201]);
});

test('by addresses, a part of the participants leads to the conversation of all, and the other way round', async () => {
  const configurationId = await client.configuration({ conversationGroupingType: byAddress });
  const { id } = await client.conversation(configurationId, { participants: [customer(ada), agent()] });
  const { id: single } = await client.conversation(configurationId, { participants: [customer(grace)] });

  expect(conflictOf(await begin(configurationId, customer(ada)))).toBe(id);
  expect(conflictOf(await begin(configurationId, customer(ada), agent(), bySms(cell)))).toBe(id);
  expect(conflictOf(await begin(configurationId, customer(grace), agent()))).toBe(single);
});

test('a closed conversation, and one of another configuration, stand in nobody’s way', async () => {
  const one = await client.configuration({ displayName: 'A' });
  const two = await client.configuration({ displayName: 'B' });
  const { id } = await client.conversation(one, { participants: [customer(ada)] });

  const elsewhere = await begin(two, customer(ada));
  await client.call('PATCH', `/Conversations/${id}`, { status: 'CLOSED' });
  const again = await begin(one, customer(ada));

  expect([elsewhere.status, again.status]).toEqual([201, 201]);
});

test('an inactive conversation stands in the way: a communication would wake it up', async () => {
  const configurationId = await client.configuration();
  const { id } = await client.conversation(configurationId, { participants: [customer(ada)] });
  await client.call('PATCH', `/Conversations/${id}`, { status: 'INACTIVE' });

  expect(conflictOf(await begin(configurationId, customer(ada)))).toBe(id);
});

test('a new participant is refused with an address that is there already, or that leads to another conversation', async () => {
  const configurationId = await client.configuration();
  const one = await client.conversation(configurationId, { participants: [customer(ada), agent()] });
  const other = await client.conversation(configurationId, { participants: [customer(grace)] });
  const path = `/Conversations/${one.id}/Participants`;

  const same = await client.call('POST', path, bySms(ada));
  const another = await client.call('POST', path, bySms(grace));
  const free = await client.call('POST', path, bySms(cell));

  expect([conflictOf(same), conflictOf(another), free.status]).toEqual([one.id, other.id, 201]);
});

test('a participant who is replaced gives addresses free, and may not take those of another conversation', async () => {
  const configurationId = await client.configuration();
  const one = await client.conversation(configurationId, { participants: [customer(ada)] });
  const other = await client.conversation(configurationId, { participants: [customer(grace)] });
  const path = `/Conversations/${one.id}/Participants/${one.participants[0].id}`;

  const itself = await client.call('PUT', path, customer(ada, { name: 'Ada' }));
  const taken = await client.call('PUT', path, customer(grace));
  const moved = await client.call('PUT', path, customer(cell));
  const freed = await begin(configurationId, customer(ada));

  expect(itself).toMatchObject({ status: 200, body: { name: 'Ada' } });
  expect(conflictOf(taken)).toBe(other.id);
  expect([moved.status, freed.status]).toEqual([200, 201]);
});

test('PUT replaces a participant: what is left out is cleared', async () => {
  const conversation = await client.conversation(await client.configuration(), {
    participants: [customer(ada, { name: 'Ada', profileId: 'mem_profile_1' })],
  });
  const path = `/Conversations/${conversation.id}/Participants/${conversation.participants[0].id}`;

  const { body } = await client.call('PUT', path, {});

  expect(body).toMatchObject({ name: null, type: 'UNKNOWN', addresses: [] });
  expect(body).not.toHaveProperty('profileId');
  expect(await client.get(path)).toEqual(body);
});

test('participants are listed in the order in which they came, page by page', async () => {
  const { id } = await client.conversation(await client.configuration(), { participants: [customer(ada)] });
  await client.participant(id, { ...bySms(grace), name: 'Grace' });
  await client.participant(id, { addresses: [{ channel: 'CHAT', address: 'desk', channelId: null }] });
  const path = `/Conversations/${id}/Participants`;

  const first = await client.get(`${path}?pageSize=2`);
  const second = await client.get(`${path}?pageSize=2&pageToken=${first.meta.nextToken}`);

  expect(first).toMatchObject({ participants: [{ name: ada }, { name: 'Grace' }], meta: { key: 'participants' } });
  expect(second.participants).toMatchObject([{ name: 'desk', addresses: [{ channelId: null }] }]);
});

test.each([
  ['addresses', {}],
  ['addresses', { addresses: [] }],
  ['addresses[0].channel', { addresses: [{ address: desk }] }],
  ['addresses[0].address', { addresses: [{ channel: 'WHATSAPP', address: ada }] }],
  [
    'addresses[1].address',
    {
      addresses: [
        { channel: 'CHAT', address: 'a' },
        { channel: 'CHAT', address: 'a' },
      ],
    },
  ],
  ['type', { addresses: [{ channel: 'CHAT', address: 'a' }], type: 'KING' }],
])('a participant is refused for %s', async (field, body) => {
  const { id } = await client.conversation(await client.configuration());

  const answer = await client.call('POST', `/Conversations/${id}/Participants`, body);

  expect(refusalOf(answer)).toMatchObject({ status: 400, field });
});

test('nobody joins a closed conversation, or changes in it', async () => {
  const { id, participants } = await client.conversation(await client.configuration(), {
    participants: [customer(ada)],
  });
  await client.call('PATCH', `/Conversations/${id}`, { status: 'CLOSED' });

  const joining = await client.call('POST', `/Conversations/${id}/Participants`, bySms(grace));
  const changing = await client.call('PUT', `/Conversations/${id}/Participants/${participants[0].id}`, bySms(ada));

  expect([joining, changing].map(({ status, body }) => [status, body.message])).toEqual(
    Array(2).fill([400, expect.stringContaining('CLOSED')]),
  );
});
