import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  ada,
  agent,
  captureRules,
  customer,
  desk,
  frozenSandbox,
  grace,
  minute,
  OrchestratorClient,
  settings,
} from './orchestrator-client.ts';
import { account, call, type Json } from './test-client.ts';

let sandbox: Sandbox;
let client: OrchestratorClient;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new OrchestratorClient(sandbox);
});

afterEach(async () => await sandbox.close());

const bySms = { SMS: { captureRules, statusTimeouts: { inactive: 10, closed: 30 } } };
const textsOf = (communications: Json[]): string[] => communications.map(({ content }) => content.text);

/** The only conversation that there is. */
async function conversation(): Promise<Json> {
  const found = await client.conversations();
  expect(found).toHaveLength(1);
  return found[0];
}

test('a text that comes in begins a conversation, with both who take part in it', async () => {
  const configurationId = await client.configuration({ channelSettings: bySms });

  await client.hear('Help!');

  const { id, ...rest } = await conversation();
  const [communication] = await client.communications(id);
  expect(rest).toMatchObject({
    configurationId,
    status: 'ACTIVE',
    participants: [
      { name: ada, type: 'CUSTOMER', profileId: expect.any(String), addresses: [{ channel: 'SMS', address: ada }] },
      { name: desk, type: 'AGENT', addresses: [{ channel: 'SMS', address: desk }] },
    ],
  });
  expect(communication).toMatchObject({
    author: { address: ada, channel: 'SMS', participantId: rest.participants[0].id },
    content: { type: 'TEXT', text: 'Help!' },
    resourceId: expect.stringMatching(/^SM[0-9a-f]{32}$/),
    recipients: [{ address: desk, participantId: rest.participants[1].id, deliveryStatus: 'DELIVERED' }],
  });
});

test('a text that is sent is taken in when it leaves, and its delivery is followed', async () => {
  await client.configuration({ channelSettings: bySms });
  await client.send('Hello {{ name }}', '+15005551100');
  const before = await client.conversations();
  const seen: string[] = [];

  for (let step = 0; step < 400 && seen.at(-1) !== 'READ'; step += 1) {
    await sandbox.clock.advance(50);
    const [found] = await client.conversations();
    const [communication] = found ? await client.communications(found.id) : [];
    const status: string | undefined = communication?.recipients[0].deliveryStatus;
    if (status && status !== seen.at(-1)) seen.push(status);
  }

  const { id, participants } = await conversation();
  expect(before).toEqual([]);
  expect(seen).toEqual(['IN_PROGRESS', 'DELIVERED', 'READ']);
  expect(participants).toMatchObject([{ type: 'AGENT', name: desk }, { type: 'CUSTOMER' }]);
  expect(await client.communications(id)).toMatchObject([{ author: { address: desk }, content: { text: 'Hello ' } }]);
});

test('a text that fails is a communication that has failed', async () => {
  await client.configuration({ channelSettings: bySms });
  await client.send('Hello', '+15005550002');
  await sandbox.clock.advance(minute);

  const { id } = await conversation();

  expect(await client.communications(id)).toMatchObject([{ recipients: [{ deliveryStatus: 'FAILED' }] }]);
});

test('both directions belong to one conversation, and wake it up', async () => {
  await client.configuration({ channelSettings: bySms });
  await client.hear('Help!');
  await sandbox.clock.advance(15 * minute);
  const { id, status } = await conversation();
  await client.send('How?');
  await sandbox.clock.advance(1000);
  const awake = (await conversation()).status;
  await sandbox.clock.advance(15 * minute);
  await client.hear('Like this');

  expect([status, awake, (await conversation()).status]).toEqual(['INACTIVE', 'ACTIVE', 'ACTIVE']);
  expect(textsOf(await client.communications(id))).toEqual(['Help!', 'How?', 'Like this']);
});

test('a message for a closed conversation begins another one', async () => {
  await client.configuration({ channelSettings: bySms });
  await client.hear('Help!');
  await sandbox.clock.advance(30 * minute);
  await client.hear('Again');

  const found = await client.conversations();

  expect(found.map(({ status }) => status)).toEqual(['CLOSED', 'ACTIVE']);
  expect(textsOf(await client.communications(found[0].id))).toEqual(['Help!']);
  expect(textsOf(await client.communications(found[1].id))).toEqual(['Again']);
});

test('what no rule of the channel names is not taken in', async () => {
  await client.configuration({ channelSettings: { SMS: { captureRules: [{ from: '*', to: desk }] } } });

  await client.send('Hello');
  await client.hear('Hi', ada, grace);
  await client.hear('Hi', ada, desk, 'whatsapp');
  await client.hear('Hi', 'ada', 'desk', 'fbm');
  await sandbox.clock.advance(minute);

  expect(await client.conversations()).toEqual([]);
});

test.each([
  [{ from: ada, to: '*' }, true],
  [{ from: '*', to: '*' }, true],
  [{ from: ada, to: desk }, true],
  [{ from: grace, to: desk }, false],
  [{ from: '*', to: grace }, false],
])('the rule %j takes a text from Ada to the desk: %j', async (rule, isTaken) => {
  await client.configuration({ channelSettings: { SMS: { captureRules: [rule] } } });

  await client.hear('Hi');

  expect(await client.conversations()).toHaveLength(isTaken ? 1 : 0);
});

test('WhatsApp and chat are taken in under the addresses that they have there', async () => {
  const any = { captureRules: [{ from: '*', to: '*' }] };
  await client.configuration({
    channelSettings: { WHATSAPP: { captureRules: [{ from: '*', to: `whatsapp:${desk}` }] }, CHAT: any },
  });

  await client.hear('Hi', ada, desk, 'whatsapp');
  await client.hear('Hi', 'grace', 'desk', 'chat');

  const found = await client.conversations();
  expect(found.map(({ participants }) => participants[0].addresses)).toEqual([
    [{ channel: 'WHATSAPP', address: `whatsapp:${ada}` }],
    [{ channel: 'CHAT', address: 'grace' }],
  ]);
});

test.each([
  ['GROUP_BY_PARTICIPANT_ADDRESSES', 1],
  ['GROUP_BY_PROFILE', 1],
  ['GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE', 2],
])('%s: texts of two channels make %i conversation(s)', async (conversationGroupingType, count) => {
  const any = { captureRules: [{ from: '*', to: '*' }] };
  await client.configuration({ conversationGroupingType, channelSettings: { SMS: any, WHATSAPP: any } });

  await client.hear('Hi');
  await client.hear('Hi', ada, desk, 'whatsapp');

  expect(await client.conversations()).toHaveLength(count);
});

test('a conversation that was begun by hand takes in the messages of its participants', async () => {
  const configurationId = await client.configuration({ channelSettings: bySms });
  const { id } = await client.conversation(configurationId, { participants: [customer(ada), agent()] });

  await client.hear('Hi');
  await client.hear('Hi', grace);

  expect(await client.conversations()).toHaveLength(2);
  expect(textsOf(await client.communications(id))).toEqual(['Hi']);
});

test('each configuration that takes a message in has a conversation of its own', async () => {
  for (const displayName of ['A', 'B']) await client.configuration({ displayName, channelSettings: bySms });

  await client.hear('Hi');

  const found = await client.conversations();
  const [one, other] = await Promise.all(found.map(async ({ id }) => (await client.communications(id))[0]));
  expect(found).toHaveLength(2);
  expect(one.resourceId).toBe(other.resourceId);
});

test('new conversations go by the rules that there are now, old ones by those that they keep', async () => {
  const configurationId = await client.configuration({ channelSettings: bySms });
  await client.hear('Hi');
  await client.call('PUT', `/ControlPlane/Configurations/${configurationId}`, { ...settings, channelSettings: {} });
  await client.work();

  await client.hear('Again');
  await client.hear('Hi', grace);

  const { id } = await conversation();
  expect(textsOf(await client.communications(id))).toEqual(['Hi', 'Again']);
});

test('the SID of a captured message leads to its conversation', async () => {
  await client.configuration({ channelSettings: bySms });
  await client.hear('Hi');
  await client.hear('Hi', grace);
  const [, { id }] = await client.conversations();
  const [{ resourceId }] = await client.communications(id);

  expect(await client.conversations(`?channelId=${resourceId}`)).toMatchObject([{ id }]);
});

test('a reset of the account forgets its conversations, and what would take messages in', async () => {
  await client.configuration({ channelSettings: bySms });
  await client.hear('Hi');

  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });
  await client.hear('Hi');

  expect(await client.conversations()).toEqual([]);
});
