import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, otherAccount, phone, phones, send } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const newAgent = async (address: string, channel = 'tel'): Promise<string> =>
  (await call(sandbox, 'POST', '/preview/Agents', { body: { address, channel } })).body.id;
const newPool = async (settings: object, ...agents: readonly string[]): Promise<string> => {
  const { body } = await call(sandbox, 'POST', '/preview/AgentPools', { body: settings });
  for (const agent of agents) await add(body.id, agent);
  return body.id;
};
const add = async (pool: string, agent: string): Promise<void> =>
  void (await call(sandbox, 'POST', `/preview/AgentPools/${pool}/Agents`, { body: { agent_id: agent } }));
const remove = async (pool: string, agent: string): Promise<void> =>
  void (await call(sandbox, 'DELETE', `/preview/AgentPools/${pool}/Agents/${agent}`));
/** The agents that a pool chooses, one for each recipient. */
const sendersOf = async (pool: string, to: readonly object[]): Promise<(string | undefined)[]> => {
  const { messages } = await send(sandbox, to, { from: { agent_pool_id: pool } });
  return messages.map((message: Json) => message.from?.agent_id);
};
const numbers = ['+12065550101', '+12065550102', '+12065550103', '+12065550104'];

test('an agent sends from its own address', async () => {
  const agent = await newAgent('+12065550101');

  const { messages } = await send(sandbox, phones(1), { from: { agent_id: agent } });

  expect(messages[0].from).toEqual({ address: '+12065550101', channel: 'tel', agent_id: agent });
});

test('a pool sends from all its agents, and to the same recipient from the same agent each time', async () => {
  const agents = await Promise.all(numbers.map((number) => newAgent(number)));
  const pool = await newPool({}, ...agents);

  const first = await sendersOf(pool, phones(40));
  const second = await sendersOf(pool, phones(40));

  expect(new Set(first)).toEqual(new Set(agents));
  expect(second).toEqual(first);
});

test('a pool sends from an agent on the channel of the recipient', async () => {
  const whatsapp = await newAgent('+12065550101', 'whatsapp');
  const tel = await newAgent('+12065550102');
  const pool = await newPool({}, whatsapp, tel);

  const senders = await sendersOf(pool, [
    { address: '+12065550100', channel: 'whatsapp' },
    { address: '+12065550100', channel: 'tel' },
  ]);

  expect(senders).toEqual([whatsapp, tel]);
});

test.each([
  ['a pool without agents', async () => await newPool({})],
  ['a pool without an agent on the channel', async () => await newPool({}, await newAgent('support', 'chat'))],
])('%s sends nothing: the message fails', async (_, makePool) => {
  const { messages } = await send(sandbox, phones(1), { from: { agent_pool_id: await makePool() } });
  await sandbox.clock.advance(60_000);

  const { body } = await call(sandbox, 'GET', `/preview/Messages/${messages[0].id}`);

  expect(body.delivery_status.failed.count).toBe(1);
});

test('the pool of another account sends nothing', async () => {
  const pool = await newPool({}, await newAgent('+12065550101'));

  const { messages } = await send(sandbox, phones(1), { from: { agent_pool_id: pool } }, otherAccount);
  await sandbox.clock.advance(60_000);

  const { body } = await call(sandbox, 'GET', `/preview/Messages/${messages[0].id}`, { account: otherAccount });
  expect(body.delivery_status.failed.count).toBe(1);
});

test('a sticky pool sends from the agent that wrote before, also when others have come', async () => {
  const agents = await Promise.all(numbers.map((number) => newAgent(number)));
  const [first = '', ...others] = agents;
  const sticky = await newPool({ sticky_sender_enabled: true }, first);
  const free = await newPool({}, first);
  await sendersOf(sticky, phones(40));
  await sendersOf(free, phones(40));
  for (const pool of [sticky, free]) for (const agent of others) await add(pool, agent);

  expect(new Set(await sendersOf(sticky, phones(40)))).toEqual(new Set([first]));
  expect(new Set(await sendersOf(free, phones(40)))).toEqual(new Set(agents));
});

test('a sticky pool chooses anew when the agent has left, and stays with the new choice', async () => {
  const [first = '', second = ''] = [await newAgent('+12065550101'), await newAgent('+12065550102')];
  const pool = await newPool({ sticky_sender_enabled: true }, first);
  await sendersOf(pool, phones(20));
  await add(pool, second);
  await remove(pool, first);

  const without = await sendersOf(pool, phones(20));
  await add(pool, first);
  const again = await sendersOf(pool, phones(20));

  expect(new Set([...without, ...again])).toEqual(new Set([second]));
});

test('a sticky pool forgets an agent that was deleted', async () => {
  const [first = '', second = ''] = [await newAgent('+12065550101'), await newAgent('+12065550102')];
  const pool = await newPool({ sticky_sender_enabled: true }, first);
  await sendersOf(pool, phones(5));
  await add(pool, second);

  await call(sandbox, 'DELETE', `/preview/Agents/${first}`);

  expect(new Set(await sendersOf(pool, phones(5)))).toEqual(new Set([second]));
});

test('what a sticky pool remembers outlives nothing: a new pool with the same agents chooses for itself', async () => {
  const [first = '', second = ''] = [await newAgent('+12065550101'), await newAgent('+12065550102')];
  const sticky = await newPool({ sticky_sender_enabled: true }, first);
  await sendersOf(sticky, phones(40));

  const other = await newPool({ sticky_sender_enabled: true }, first, second);

  expect(new Set(await sendersOf(other, phones(40)))).toEqual(new Set([first, second]));
});

test('a pool that looks at area codes sends from the area of the recipient', async () => {
  const [seattle, sanFrancisco] = [await newAgent('+12065550101'), await newAgent('+14155550101')];
  const pool = await newPool({ geomatch: { area_code_enabled: true } }, seattle, sanFrancisco);

  const senders = await sendersOf(pool, [phone('+14155550777'), phone('+12065550777'), phone('+14155550778')]);

  expect(senders).toEqual([sanFrancisco, seattle, sanFrancisco]);
});

test('a pool that looks at countries sends from the country of the recipient', async () => {
  const [seattle, toronto, berlin] = [
    await newAgent('+12065550101'),
    await newAgent('+14165550101'),
    await newAgent('+4930555101'),
  ];
  const pool = await newPool({ geomatch: { country_code_enabled: true } }, seattle, toronto, berlin);

  const senders = await sendersOf(pool, [phone('+498955501'), phone('+16045550100'), phone('+14155550777')]);

  expect(senders).toEqual([berlin, toronto, seattle]);
});

test('the area goes before the country, and where neither is near any agent sends', async () => {
  const [seattle, sanFrancisco, berlin] = [
    await newAgent('+12065550101'),
    await newAgent('+14155550101'),
    await newAgent('+4930555101'),
  ];
  const geomatch = { country_code_enabled: true, area_code_enabled: true };
  const pool = await newPool({ geomatch }, seattle, sanFrancisco, berlin);
  const abroad = Array.from({ length: 30 }, (_, index) => phone(`+3314000${1000 + index}`));
  const fromTexas = Array.from({ length: 30 }, (_, index) => phone(`+1512555${1000 + index}`));

  expect(await sendersOf(pool, [phone('+12065550777')])).toEqual([seattle]);
  expect(new Set(await sendersOf(pool, fromTexas))).toEqual(new Set([seattle, sanFrancisco]));
  expect(new Set(await sendersOf(pool, abroad))).toEqual(new Set([seattle, sanFrancisco, berlin]));
});

test('who wrote before goes before who is near', async () => {
  const [berlin, seattle] = [await newAgent('+4930555101'), await newAgent('+12065550101')];
  const pool = await newPool({ sticky_sender_enabled: true, geomatch: { area_code_enabled: true } }, berlin);
  const to = [phone('+12065550777')];
  await sendersOf(pool, to);
  await add(pool, seattle);

  expect(await sendersOf(pool, to)).toEqual([berlin]);
  expect(await sendersOf(pool, [phone('+12065550778')])).toEqual([seattle]);
});

test('a pool sends to 10,000 recipients at once', async () => {
  const agents = await Promise.all(numbers.map((number) => newAgent(number)));
  const geomatch = { country_code_enabled: true, area_code_enabled: true };
  const pool = await newPool({ sticky_sender_enabled: true, geomatch }, ...agents);

  const senders = await sendersOf(pool, phones(10_000));

  expect(senders).toHaveLength(10_000);
  expect(new Set(senders)).toEqual(new Set(agents));
});
