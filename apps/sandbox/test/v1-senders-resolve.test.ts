import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, otherAccount, type TestAnswer } from './test-client.ts';
import { bare, contextsOf, newSender, newSenderPool } from './v1-senders-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const resolve = async (body: object, account?: string): Promise<TestAnswer> =>
  await call(sandbox, 'POST', '/v1/Senders/Resolve', { body, ...(account && { account }) });
/** What is found, in short: the sender’s address, and where it would write to. */
const pairsOf = async (body: object): Promise<string[]> =>
  (await resolve(body)).body.results.map(({ from, to }: Json) => `${from.address} ${from.channel} → ${to.address}`);

const phone = { address: '+12065550100', channel: 'PHONE' };
const whatsapp = { address: '+12065550100', channel: 'WHATSAPP' };
const email = { address: 'ada@example.com', channel: 'EMAIL' };
const everywhere = { recipientAddresses: [phone, whatsapp, email] };

/** One sender on each of three channels. */
async function newTeam(): Promise<string[]> {
  return [
    await newSender(sandbox, '+12065550199', 'tel'),
    await newSender(sandbox, '+12065550199', 'whatsapp', { display_name: 'Support' }),
    await newSender(sandbox, 'support@example.com', 'email', { display_name: 'Support' }),
  ];
}

const [bySMS, byWhatsApp, byEmail] = [
  '+12065550199 SMS → +12065550100',
  '+12065550199 WHATSAPP → +12065550100',
  'support@example.com EMAIL → ada@example.com',
];

test('each address is reached by the senders on its channel', async () => {
  const [text, , mail] = await newTeam();

  const { status, body } = await resolve({ recipientAddresses: [email, phone] });

  expect(status).toBe(200);
  expect(body).toEqual({
    results: [
      {
        from: { senderId: mail, displayName: 'Support', channel: 'EMAIL', address: 'support@example.com' },
        to: email,
        priority: 0,
      },
      { from: { senderId: text, displayName: null, channel: 'SMS', address: '+12065550199' }, to: phone, priority: 1 },
    ],
  });
});

test('without controls, addresses come in the order in which they were given', async () => {
  await newTeam();

  expect(await pairsOf(everywhere)).toEqual([bySMS, byWhatsApp, byEmail]);
  expect(await pairsOf({ recipientAddresses: [email, whatsapp, phone] })).toEqual([byEmail, byWhatsApp, bySMS]);
});

test('priorities order the channels, and those without one come last', async () => {
  await newTeam();
  const priority = [
    { channel: 'WHATSAPP', priority: 7 },
    { channel: 'EMAIL', priority: 2 },
  ];

  expect(await pairsOf({ ...everywhere, channels: { priority } })).toEqual([byEmail, byWhatsApp, bySMS]);
});

test('only the channels are used that the filter lets in, whatever has a priority', async () => {
  await newTeam();
  const channels = { filterIn: ['SMS', 'EMAIL'], priority: [{ channel: 'WHATSAPP', priority: 0 }] };

  expect(await pairsOf({ ...everywhere, channels })).toEqual([bySMS, byEmail]);
  expect(await pairsOf({ ...everywhere, channels: { filterIn: [] } })).toEqual([]);
});

test('a pool gives its own senders only', async () => {
  const [text] = await newTeam();
  const senderPoolId = await newSenderPool(sandbox, { senders: [{ senderId: text }] });

  expect(await pairsOf({ ...everywhere, senderPoolId })).toEqual([bySMS]);
  expect(await pairsOf({ ...everywhere, senderPoolId: `agentpool_${bare(senderPoolId)}` })).toEqual([bySMS]);
});

test('a pool that ranks its channels orders them, unless the request does', async () => {
  const ids = await newTeam();
  const { body: pool } = await call(sandbox, 'POST', '/preview/AgentPools', {
    body: {
      channel_rank: [
        { channel: 'email', rank: 1 },
        { channel: 'whatsapp', rank: 2 },
      ],
    },
  });
  for (const id of ids) {
    await call(sandbox, 'POST', `/preview/AgentPools/${pool.id}/Agents`, { body: { agent_id: bare(id) } });
  }
  const request = { ...everywhere, senderPoolId: pool.id };

  expect(await pairsOf(request)).toEqual([byEmail, byWhatsApp, bySMS]);
  expect(await pairsOf({ ...request, channels: { priority: [{ channel: 'SMS', priority: 0 }] } })).toEqual([
    bySMS,
    byWhatsApp,
    byEmail,
  ]);
});

test('of several senders on one channel, the one comes first that a pool would choose by area', async () => {
  const { body: pool } = await call(sandbox, 'POST', '/preview/AgentPools', {
    body: { geomatch: { area_code_enabled: true } },
  });
  for (const address of ['+14155550199', '+13125550199', '+12065550199']) {
    const { body: agent } = await call(sandbox, 'POST', '/preview/Agents', { body: { address, channel: 'tel' } });
    await call(sandbox, 'POST', `/preview/AgentPools/${pool.id}/Agents`, { body: { agent_id: agent.id } });
  }

  const { body } = await resolve({ recipientAddresses: [phone], senderPoolId: pool.id });

  expect(body.results.map(({ from }: Json) => from.address)).toEqual(['+12065550199', '+14155550199', '+13125550199']);
});

test('a sender that is deactivated is passed over, alone and in a pool', async () => {
  const [text, chat] = await newTeam();
  const senderPoolId = await newSenderPool(sandbox, { senders: [{ senderId: text }, { senderId: chat }] });

  await call(sandbox, 'PATCH', `/preview/Agents/${bare(text ?? '')}`, {
    body: { tags: { 'sandbox-status': 'DEACTIVATED' } },
  });

  expect(await pairsOf({ recipientAddresses: [phone, whatsapp] })).toEqual([byWhatsApp]);
  expect(await pairsOf({ recipientAddresses: [phone, whatsapp], senderPoolId })).toEqual([byWhatsApp]);
});

test('senders are named by address, by e-mail address and by push credential', async () => {
  await newTeam();
  await newSender(sandbox, 'comms_credential_1', 'fcm');
  await newSender(sandbox, 'other@example.com', 'email');
  const senderAddresses = [
    { address: '+12065550199', channel: 'SMS' },
    { address: 'Support@example.com', name: 'Support' },
    { fcm: 'comms_credential_1' },
  ];
  const push = { address: 'a-device', channel: 'PUSH' };

  expect(await pairsOf({ recipientAddresses: [phone, whatsapp, email, push], senderAddresses })).toEqual([
    bySMS,
    byEmail,
    'comms_credential_1 PUSH → a-device',
  ]);
});

test('an address that is no sender’s gives no pair', async () => {
  await newTeam();

  expect(
    await pairsOf({ recipientAddresses: [phone], senderAddresses: [{ address: '+12065550198', channel: 'SMS' }] }),
  ).toEqual([]);
});

test('the ten best pairs are given, and no more', async () => {
  for (let index = 10; index < 22; index += 1) await newSender(sandbox, `+120655501${index}`);
  await newSender(sandbox, 'support@example.com', 'email');

  const { body } = await resolve({
    recipientAddresses: [phone, email],
    channels: { priority: [{ channel: 'EMAIL', priority: 0 }] },
  });

  expect(body.results.map(({ priority }: Json) => priority)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(body.results[0].from.channel).toBe('EMAIL');
});

test('senders of other accounts are not given', async () => {
  await newTeam();

  expect((await resolve(everywhere, otherAccount)).body).toEqual({ results: [] });
});

test('nothing is sent, and nothing is remembered', async () => {
  await newTeam();

  await resolve(everywhere);

  expect((await call(sandbox, 'GET', '/preview/Messages')).body.messages).toEqual([]);
});

test('a pool that is not there is refused with 404', async () => {
  const { status, body } = await resolve({
    recipientAddresses: [phone],
    senderPoolId: 'comms_senderpool_01h9krwprkeee8fzqspvwy6nq8',
  });

  expect(status).toBe(404);
  expect(body.errors).toEqual([expect.objectContaining({ code: 20404 })]);
});

const toPhone = (rest: object): object => ({ recipientAddresses: [phone], ...rest });

test.each<[string, object, string[]]>([
  ['no recipient', {}, ['$.recipientAddresses']],
  ['an empty list of recipients', { recipientAddresses: [] }, ['$.recipientAddresses']],
  ['more than 100 addresses', { recipientAddresses: Array(101).fill(phone) }, ['$.recipientAddresses']],
  [
    'a number that is not in E.164',
    { recipientAddresses: [{ address: '0100', channel: 'PHONE' }] },
    ['$.recipientAddresses[0].address'],
  ],
  [
    'what is no e-mail address',
    { recipientAddresses: [{ address: 'ada', channel: 'EMAIL' }] },
    ['$.recipientAddresses[0].address'],
  ],
  [
    'a sender’s channel for a recipient',
    { recipientAddresses: [{ ...phone, channel: 'SMS' }] },
    ['$.recipientAddresses[0].channel'],
  ],
  ['an empty list of senders', toPhone({ senderAddresses: [] }), ['$.senderAddresses']],
  ['a sender that says nothing', toPhone({ senderAddresses: [{}] }), ['$.senderAddresses[0]']],
  ['senders and a pool', toPhone({ senderAddresses: [{ fcm: 'a' }], senderPoolId: 'b' }), ['$.senderPoolId']],
  ['a channel twice', toPhone({ channels: { filterIn: ['SMS', 'SMS'] } }), ['$.channels.filterIn[1]']],
  [
    'a priority below zero',
    toPhone({ channels: { priority: [{ channel: 'SMS', priority: -1 }] } }),
    ['$.channels.priority[0].priority'],
  ],
  [
    'two priorities for a channel',
    toPhone({
      channels: {
        priority: [
          { channel: 'SMS', priority: 0 },
          { channel: 'SMS', priority: 1 },
        ],
      },
    }),
    ['$.channels.priority[1].channel'],
  ],
])('what is asked for with %s is refused, and the field is named', async (_, request, contexts) => {
  const { status, body } = await resolve(request);

  expect(status).toBe(400);
  expect(contextsOf(body)).toEqual(contexts);
});
