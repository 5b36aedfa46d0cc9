import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, otherAccount, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const newAgent = async (address: string, channel = 'chat', account?: string): Promise<string> =>
  (await call(sandbox, 'POST', '/preview/Agents', { body: { address, channel }, ...(account && { account }) })).body.id;
const newPool = async (body: object = {}): Promise<string> =>
  (await call(sandbox, 'POST', '/preview/AgentPools', { body })).body.id;
const add = async (pool: string, agent: unknown): Promise<TestAnswer> =>
  await call(sandbox, 'POST', `/preview/AgentPools/${pool}/Agents`, { body: { agent_id: agent } });
const remove = async (pool: string, agent: string): Promise<TestAnswer> =>
  await call(sandbox, 'DELETE', `/preview/AgentPools/${pool}/Agents/${agent}`);
const fetchPool = async (pool: string): Promise<TestAnswer> =>
  await call(sandbox, 'GET', `/preview/AgentPools/${pool}`);
const countOf = async (pool: string): Promise<number> => (await fetchPool(pool)).body.agent_count;
const listPools = async (query = ''): Promise<string[]> => {
  const { body } = await call(sandbox, 'GET', `/preview/AgentPools?${query}`);
  return body.agent_pools.map(({ id }: Json) => id);
};
const listAgents = async (pool: string, query = ''): Promise<string[]> => {
  const { body } = await call(sandbox, 'GET', `/preview/AgentPools/${pool}/Agents?${query}`);
  return body.agents.map(({ address }: Json) => address);
};
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);
const unknownPool = 'agentpool_01h9krwprkeee8fzqspvwy6nq8';

test('a pool has all its fields from the beginning, and no agents', async () => {
  const { status, body } = await call(sandbox, 'POST', '/preview/AgentPools', { body: {} });

  expect(status).toBe(201);
  expect(body).toEqual({
    id: expect.stringMatching(/^agentpool_[0-9a-hjkmnp-tv-z]{26}$/),
    friendly_name: null,
    agent_count: 0,
    tags: {},
    created_at: '2026-01-31T09:30:00.000Z',
    updated_at: '2026-01-31T09:30:00.000Z',
    deleted_at: null,
    sticky_sender_enabled: false,
    geomatch: { country_code_enabled: false, area_code_enabled: false },
    channel_rank: [],
  });
});

test('a pool is found again as it was made', async () => {
  const settings = {
    friendly_name: 'Support',
    tags: { Team: 'one' },
    sticky_sender_enabled: true,
    geomatch: { country_code_enabled: true, area_code_enabled: false },
    channel_rank: [
      { channel: 'whatsapp', rank: 2 },
      { channel: 'tel', rank: 1 },
    ],
  };

  const id = await newPool(settings);

  expect(await fetchPool(id)).toMatchObject({ status: 200, body: { id, ...settings } });
});

test.each([
  ['a name of another type', { friendly_name: 5 }, ['friendly_name']],
  ['a rank without a channel', { channel_rank: [{ rank: 1 }] }, ['channel_rank[0].channel']],
  ['an unknown channel', { channel_rank: [{ channel: 'pigeon', rank: 1 }] }, ['channel_rank[0].channel']],
  ['half a rank', { channel_rank: [{ channel: 'tel', rank: 1.5 }] }, ['channel_rank[0].rank']],
  ['a rank below zero', { channel_rank: [{ channel: 'tel', rank: -1 }] }, ['channel_rank[0].rank']],
  ['an unknown field', { geomatch: { city_enabled: true } }, ['geomatch.city_enabled']],
  [
    'a channel that is ranked twice',
    {
      channel_rank: [
        { channel: 'tel', rank: 1 },
        { channel: 'tel', rank: 2 },
      ],
    },
    ['channel_rank[1].channel'],
  ],
])('%s: the pool is refused, and the field is named', async (_, body, fields) => {
  const answer = await call(sandbox, 'POST', '/preview/AgentPools', { body });

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(fields);
});

test('name and tags of a pool can be changed', async () => {
  const id = await newPool({ friendly_name: 'Support', tags: { a: '1' }, sticky_sender_enabled: true });
  await sandbox.clock.advance(1000);

  const named = await call(sandbox, 'PATCH', `/preview/AgentPools/${id}`, { body: { friendly_name: 'Sales' } });
  const tagged = await call(sandbox, 'PATCH', `/preview/AgentPools/${id}`, { body: { tags: { b: '2' } } });

  expect(named.body).toMatchObject({ friendly_name: 'Sales', tags: { a: '1' }, sticky_sender_enabled: true });
  expect(tagged.body).toMatchObject({ friendly_name: 'Sales', tags: { b: '2' } });
  expect(tagged.body.updated_at).toBe('2026-01-31T09:30:01.000Z');
});

test.each(['sticky_sender_enabled', 'geomatch', 'channel_rank'])(
  '%s cannot be changed: the field is named',
  async (field) => {
    const answer = await call(sandbox, 'PATCH', `/preview/AgentPools/${await newPool()}`, { body: { [field]: null } });

    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual([field]);
  },
);

test('agents that are added are counted, and the pool is dated', async () => {
  const pool = await newPool();
  await sandbox.clock.advance(1000);

  const first = await add(pool, await newAgent('first'));
  const second = await add(pool, (await newAgent('second')).replace('agent_', ''));

  expect([first.status, second.status]).toEqual([201, 201]);
  expect([first.body.agent_count, second.body.agent_count, await countOf(pool)]).toEqual([1, 2, 2]);
  expect(second.body.updated_at).toBe('2026-01-31T09:30:01.000Z');
});

test('an agent that is added twice is in the pool once, and keeps its place', async () => {
  const pool = await newPool();
  const agent = await newAgent('first');
  await add(pool, agent);
  await add(pool, await newAgent('second'));

  const again = await add(pool, agent);

  expect(again).toMatchObject({ status: 201, body: { agent_count: 2 } });
  expect(await listAgents(pool)).toEqual(['second', 'first']);
});

test.each([
  ['nobody', 'agent_1'],
  ['an agent that never was', 'agent_01h9krwprkeee8fzqspvwy6nq8'],
  ['no agent', undefined],
])('%s cannot be added: the field is named', async (_, agent) => {
  const pool = await newPool();

  const answer = await add(pool, agent);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(['agent_id']);
  expect(await countOf(pool)).toBe(0);
});

test('an agent of another account cannot be added', async () => {
  const pool = await newPool();

  const answer = await add(pool, await newAgent('theirs', 'chat', otherAccount));

  expect(answer.status).toBe(400);
  expect(await countOf(pool)).toBe(0);
});

test('an agent that is taken out is no longer counted, and stays an agent', async () => {
  const pool = await newPool();
  const agent = await newAgent('first');
  await add(pool, agent);

  const answer = await remove(pool, agent);

  expect(answer).toMatchObject({ status: 204, body: undefined });
  expect(await countOf(pool)).toBe(0);
  expect((await call(sandbox, 'GET', `/preview/Agents/${agent}`)).status).toBe(200);
});

test('an agent that is not in the pool cannot be taken out of it: 404', async () => {
  const pool = await newPool();
  const agent = await newAgent('first');
  await add(pool, agent);
  await remove(pool, agent);

  const answers = [
    await remove(pool, agent),
    await remove(pool, await newAgent('second')),
    await remove(pool, 'agent_01h9krwprkeee8fzqspvwy6nq8'),
    await remove(unknownPool, agent),
  ];

  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([404, 20404]));
});

test('a deleted agent is taken out of every pool', async () => {
  const pools = [await newPool(), await newPool()];
  const [agent, other] = [await newAgent('first'), await newAgent('second')];
  for (const pool of pools) for (const each of [agent, other]) await add(pool, each);
  await sandbox.clock.advance(1000);

  await call(sandbox, 'DELETE', `/preview/Agents/${agent}`);

  for (const pool of pools) {
    expect(await listAgents(pool)).toEqual(['second']);
    expect((await fetchPool(pool)).body).toMatchObject({ agent_count: 1, updated_at: '2026-01-31T09:30:01.000Z' });
  }
});

test('a deleted pool is gone, and its agents stay', async () => {
  const pool = await newPool();
  await add(pool, await newAgent('first'));

  const removed = await call(sandbox, 'DELETE', `/preview/AgentPools/${pool}`);
  const agents = await call(sandbox, 'GET', '/preview/Agents');

  expect(removed.status).toBe(204);
  expect((await fetchPool(pool)).status).toBe(404);
  expect((await call(sandbox, 'DELETE', `/preview/AgentPools/${pool}`)).status).toBe(404);
  expect(await listPools()).toEqual([]);
  expect(agents.body.agents).toHaveLength(1);
});

test.each([
  ['PATCH', '', { friendly_name: 5 }],
  ['POST', '/Agents', {}],
  ['GET', '/Agents', undefined],
])('%s of a pool%s that never was is answered with 404, whatever else is wrong', async (method, rest, body) => {
  const answer = await call(sandbox, method, `/preview/AgentPools/${unknownPool}${rest}`, { body });

  expect(answer).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('pools are listed, the newest first, by time and by the channels of their agents', async () => {
  const first = await newPool({ channel_rank: [{ channel: 'email', rank: 1 }] });
  await sandbox.clock.advance(60_000);
  const [second, third] = [await newPool(), await newPool()];
  await add(first, await newAgent('first'));
  await add(second, await newAgent('second'));
  await add(second, await newAgent('third'));
  const phone = await newAgent('+12065550199', 'tel');
  await add(third, phone);

  expect(await listPools()).toEqual([third, second, first]);
  expect(await listPools('channel=chat')).toEqual([second, first]);
  expect(await listPools('channel=chat&start_date=2026-01-31T09:30:30Z')).toEqual([second]);
  expect(await listPools('end_date=2026-01-31T09:30:30Z')).toEqual([first]);
  expect(await listPools('channel=email')).toEqual([]);
  await remove(third, phone);
  expect(await listPools('channel=tel')).toEqual([]);
});

test('the agents of a pool are listed, those that were added last first, by the time of their adding', async () => {
  const pool = await newPool();
  const old = await newAgent('old');
  const phone = await newAgent('+12065550199', 'tel');
  await sandbox.clock.advance(60_000);
  await add(pool, await newAgent('young'));
  await sandbox.clock.advance(60_000);
  await add(pool, phone);
  await add(pool, old);

  expect(await listAgents(pool)).toEqual(['old', '+12065550199', 'young']);
  expect(await listAgents(pool, 'start_date=2026-01-31T09:31:30Z')).toEqual(['old', '+12065550199']);
  expect(await listAgents(pool, 'end_date=2026-01-31T09:31:30Z')).toEqual(['young']);
  expect(await listAgents(pool, 'channel=tel&start_date=2026-01-31T09:31:30Z')).toEqual(['+12065550199']);
  expect(await listAgents(pool, 'channel=email')).toEqual([]);
});

test('the agents of a pool are paged', async () => {
  const pool = await newPool();
  for (const address of ['first', 'second', 'third']) await add(pool, await newAgent(address));

  const { body } = await call(sandbox, 'GET', `/preview/AgentPools/${pool}/Agents?page_size=2`);
  const rest = await listAgents(pool, `page_size=2&page_token=${body.pagination.next}`);

  expect(body.agents.map(({ address }: Json) => address)).toEqual(['third', 'second']);
  expect(rest).toEqual(['first']);
});

test('the agents of a pool that are listed are agents as they are fetched', async () => {
  const pool = await newPool();
  const agent = await newAgent('first');
  await add(pool, agent);

  const { body } = await call(sandbox, 'GET', `/preview/AgentPools/${pool}/Agents`);

  expect(body.agents).toEqual([(await call(sandbox, 'GET', `/preview/Agents/${agent}`)).body]);
});

test.each(['channel=pigeon', 'start_date=today', 'end_date=x', 'page_size=1001', 'page_token=x'])(
  'lists with %s are refused, and the parameter is named',
  async (query) => {
    const pools = await call(sandbox, 'GET', `/preview/AgentPools?${query}`);
    const agents = await call(sandbox, 'GET', `/preview/AgentPools/${await newPool()}/Agents?${query}`);

    expect([pools.status, agents.status]).toEqual([400, 400]);
    expect([pools, agents].flatMap(fieldsOf)).toEqual(Array(2).fill(query.split('=', 1)[0]));
  },
);
