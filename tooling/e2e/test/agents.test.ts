import { type Agent, type AgentPool, AgentsAndAgentPools } from '@comms/agents';
import { ApiError, responseOf } from '@comms/core';
import { Messages } from '@comms/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbers, rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'frozen', now: '2026-01-31T09:30:00Z' });
});
afterAll(async () => await sandbox.close());

const newClient = (): AgentsAndAgentPools => new AgentsAndAgentPools(sandbox.newAccount());
const later = async (): Promise<unknown> => await sandbox.control('POST', '/clock/advance', { by: 'PT1M' });
const now = async (): Promise<Date> => {
  const clock = await sandbox.control('GET', '/clock');
  return new Date(String(Object(clock).now));
};
const fieldsOf = (error: unknown): (string | undefined)[] =>
  ApiError.isInstance(error) ? error.errors.map(({ field }) => field) : [];
const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

const unknownAgent = 'agent_00000000000000000000000000';
const unknownPool = 'agentpool_00000000000000000000000000';
const phone = { address: '+12065550199', channel: 'tel' };

/** A pool with an agent on each of two channels. */
async function newTeam(agents: AgentsAndAgentPools): Promise<{ pool: AgentPool; tel: Agent; email: Agent }> {
  const pool = await agents.createAgentPool({ friendlyName: 'Support' });
  const tel = await agents.createAgent(phone);
  const email = await agents.createAgent({ address: 'support@example.com', channel: 'email' });
  await agents.addAgentToAgentPool(pool.id, { agentId: tel.id });
  await agents.addAgentToAgentPool(pool.id, { agentId: email.id });
  return { pool, tel, email };
}

test('createAgent answers 201, and fetchOneAgent gives the same agent', async () => {
  const agents = newClient();
  const request = {
    id: 'agent_01h9krwprkeee8fzqspvwy6nq8',
    firstName: 'Ada',
    lastName: 'Lovelace',
    displayName: 'Support',
    address: 'support@example.com',
    channel: 'email',
    tags: { theTeam: 'one', the_team: 'two' },
  };

  const made = await agents.createAgent(request);

  expect(responseOf(made)?.statusCode).toBe(201);
  expect(made).toEqual({ ...request, createdAt: await now(), updatedAt: await now(), deletedAt: null });
  expect(await agents.fetchOneAgent(made.id)).toEqual(made);
});

test('listAgents gives what all its filters let through, the newest first', async () => {
  const agents = newClient();
  const old = await agents.createAgent(phone);
  await later();
  const since = await now();
  await later();
  const young = await agents.createAgent({ ...phone, address: '+12065550198' });
  const chat = await agents.createAgent({ address: 'support', channel: 'chat' });

  const found = async (filters?: object): Promise<string[]> => idsOf((await agents.listAgents(filters)).items);

  expect(await found()).toEqual(idsOf([chat, young, old]));
  expect(await found({ channel: 'tel' })).toEqual(idsOf([young, old]));
  expect(await found({ channel: 'tel', startDate: since })).toEqual(idsOf([young]));
  expect(await found({ endDate: since })).toEqual(idsOf([old]));
  expect(idsOf(await agents.listAgents({ pageSize: 1 }).toArray({ limit: 10 }))).toEqual(idsOf([chat, young, old]));
});

test('updateAgent changes what it names', async () => {
  const agents = newClient();
  const made = await agents.createAgent({ ...phone, firstName: 'Ada', lastName: 'Lovelace' });

  const changed = await agents.updateAgent(made.id, { firstName: null, channel: 'whatsapp', tags: { a: '1' } });

  expect(changed).toEqual({ ...made, firstName: null, channel: 'whatsapp', tags: { a: '1' } });
  expect(await agents.fetchOneAgent(made.id)).toEqual(changed);
});

test('deleteAgent takes the agent out of its pools', async () => {
  const agents = newClient();
  const { pool, tel, email } = await newTeam(agents);

  expect(await agents.deleteAgent(tel.id)).toBeUndefined();

  expect((await agents.fetchOneAgentPool(pool.id)).agentCount).toBe(1);
  expect(idsOf((await agents.listAgentsInAgentPool(pool.id)).items)).toEqual([email.id]);
  expect(await rejection(agents.fetchOneAgent(tel.id))).toMatchObject({ status: 404, code: 20404 });
  expect(await rejection(agents.deleteAgent(tel.id))).toMatchObject({ status: 404, code: 20404 });
});

test('createAgentPool answers 201, and fetchOneAgentPool gives the same pool', async () => {
  const agents = newClient();
  const request = {
    friendlyName: 'Support',
    tags: { theTeam: 'one' },
    stickySenderEnabled: true,
    geomatch: { countryCodeEnabled: true, areaCodeEnabled: true },
    channelRank: [
      { channel: 'tel', rank: 1 },
      { channel: 'email', rank: 2 },
    ],
  };

  const made = await agents.createAgentPool(request);

  expect(responseOf(made)?.statusCode).toBe(201);
  expect(made).toMatchObject({ ...request, agentCount: 0, createdAt: await now(), deletedAt: null });
  expect(await agents.fetchOneAgentPool(made.id)).toEqual(made);
});

test('listAgentPools gives what all its filters let through, the newest first', async () => {
  const agents = newClient();
  const old = await newTeam(agents);
  await later();
  const since = await now();
  await later();
  const young = await newTeam(agents);
  const empty = await agents.createAgentPool();
  await agents.removeAgentFromAgentPool(old.pool.id, old.email.id);

  const found = async (filters?: object): Promise<string[]> => idsOf((await agents.listAgentPools(filters)).items);

  expect(await found()).toEqual(idsOf([empty, young.pool, old.pool]));
  expect(await found({ channel: 'tel' })).toEqual(idsOf([young.pool, old.pool]));
  expect(await found({ channel: 'email' })).toEqual(idsOf([young.pool]));
  expect(await found({ channel: 'tel', startDate: since })).toEqual(idsOf([young.pool]));
  expect(await found({ endDate: since })).toEqual(idsOf([old.pool]));
  expect(idsOf(await agents.listAgentPools({ pageSize: 1 }).toArray({ limit: 2 }))).toEqual(idsOf([empty, young.pool]));
});

test('updateAgentPool changes name and tags, and leaves the rest', async () => {
  const agents = newClient();
  const { pool } = await newTeam(agents);

  const changed = await agents.updateAgentPool(pool.id, { friendlyName: 'Sales', tags: { a: '1' } });

  expect(changed).toMatchObject({ id: pool.id, friendlyName: 'Sales', tags: { a: '1' }, agentCount: 2 });
});

test('deleteAgentPool leaves the agents', async () => {
  const agents = newClient();
  const { pool, tel, email } = await newTeam(agents);

  expect(await agents.deleteAgentPool(pool.id)).toBeUndefined();

  expect(await rejection(agents.fetchOneAgentPool(pool.id))).toMatchObject({ status: 404, code: 20404 });
  expect(idsOf((await agents.listAgents()).items)).toEqual(idsOf([email, tel]));
});

test('addAgentToAgentPool answers 201 with the count, also for an agent that is in the pool', async () => {
  const agents = newClient();
  const { pool, tel } = await newTeam(agents);

  const again = await agents.addAgentToAgentPool(pool.id, { agentId: tel.id });

  expect(responseOf(again)?.statusCode).toBe(201);
  expect(again).toMatchObject({ id: pool.id, agentCount: 2 });
});

test('listAgentsInAgentPool gives what all its filters let through, who was added last first', async () => {
  const agents = newClient();
  const { pool, tel, email } = await newTeam(agents);
  const early = await agents.createAgent({ ...phone, address: '+12065550198' });
  await later();
  const since = await now();
  await later();
  await agents.addAgentToAgentPool(pool.id, { agentId: early.id });

  const found = async (filters?: object): Promise<string[]> =>
    idsOf((await agents.listAgentsInAgentPool(pool.id, filters)).items);

  expect(await found()).toEqual(idsOf([early, email, tel]));
  expect(await found({ channel: 'tel' })).toEqual(idsOf([early, tel]));
  expect(await found({ startDate: since })).toEqual(idsOf([early]));
  expect(await found({ channel: 'tel', endDate: since })).toEqual(idsOf([tel]));
  expect(idsOf(await agents.listAgentsInAgentPool(pool.id, { pageSize: 1 }).toArray({ limit: 2 }))).toEqual(
    idsOf([early, email]),
  );
});

test('removeAgentFromAgentPool leaves the agent, and works once', async () => {
  const agents = newClient();
  const { pool, tel } = await newTeam(agents);

  expect(await agents.removeAgentFromAgentPool(pool.id, tel.id)).toBeUndefined();

  expect((await agents.fetchOneAgentPool(pool.id)).agentCount).toBe(1);
  expect((await agents.fetchOneAgent(tel.id)).id).toBe(tel.id);
  expect(await rejection(agents.removeAgentFromAgentPool(pool.id, tel.id))).toMatchObject({ status: 404, code: 20404 });
});

test('a pool sends each message from an agent that the message names', async () => {
  const account = sandbox.newAccount();
  const { pool, tel } = await newTeam(new AgentsAndAgentPools(account));

  const sent = await new Messages(account).sendMessages({
    from: { agentPoolId: pool.id },
    to: numbers(2).map((address) => ({ address, channel: 'tel' })),
    content: { text: 'Hello' },
  });

  expect(sent.messages.map(({ from }) => from)).toEqual(Array(2).fill({ ...phone, agentId: tel.id }));
});

test.each<
  [string, string[], (agents: AgentsAndAgentPools, ids: { agent: string; pool: string }) => PromiseLike<unknown>]
>([
  ['createAgent', ['address'], (agents) => agents.createAgent({ address: 'nobody', channel: 'email' })],
  ['createAgent', ['id'], (agents) => agents.createAgent({ ...phone, id: 'agent_1' })],
  ['listAgents', ['channel'], (agents) => agents.listAgents({ channel: 'pigeon' })],
  ['updateAgent', ['address'], (agents, { agent }) => agents.updateAgent(agent, { address: 'nobody@' })],
  [
    'createAgentPool',
    ['channel_rank[0].rank'],
    (agents) => agents.createAgentPool({ channelRank: [{ channel: 'tel', rank: -1 }] }),
  ],
  ['listAgentPools', ['channel'], (agents) => agents.listAgentPools({ channel: 'pigeon' })],
  [
    'updateAgentPool',
    ['tags.team'],
    (agents, { pool }) => agents.updateAgentPool(pool, { tags: { team: 'x'.repeat(129) } }),
  ],
  [
    'addAgentToAgentPool',
    ['agent_id'],
    (agents, { pool }) => agents.addAgentToAgentPool(pool, { agentId: unknownAgent }),
  ],
  [
    'listAgentsInAgentPool',
    ['channel'],
    (agents, { pool }) => agents.listAgentsInAgentPool(pool, { channel: 'pigeon' }),
  ],
])('%s is refused, and the field %j is named', async (name, fields, call) => {
  const agents = newClient();
  const { pool, tel } = await newTeam(agents);

  const error = await rejection(call(agents, { agent: tel.id, pool: pool.id }));

  expect(error).toMatchObject({
    name: 'ApiError',
    operation: `agentsAndAgentPools.${name}`,
    status: 400,
    effect: 'none',
  });
  expect(fieldsOf(error)).toEqual(fields);
});

test.each<[string, (agents: AgentsAndAgentPools) => PromiseLike<unknown>]>([
  ['fetchOneAgent', (agents) => agents.fetchOneAgent(unknownAgent)],
  ['updateAgent', (agents) => agents.updateAgent(unknownAgent)],
  ['deleteAgent', (agents) => agents.deleteAgent(unknownAgent)],
  ['fetchOneAgentPool', (agents) => agents.fetchOneAgentPool(unknownPool)],
  ['updateAgentPool', (agents) => agents.updateAgentPool(unknownPool)],
  ['deleteAgentPool', (agents) => agents.deleteAgentPool(unknownPool)],
  ['addAgentToAgentPool', (agents) => agents.addAgentToAgentPool(unknownPool, { agentId: unknownAgent })],
  ['listAgentsInAgentPool', (agents) => agents.listAgentsInAgentPool(unknownPool)],
  ['removeAgentFromAgentPool', (agents) => agents.removeAgentFromAgentPool(unknownPool, unknownAgent)],
])('%s of what never was is refused with 404', async (name, call) => {
  const error = await rejection(call(newClient()));

  expect(error).toMatchObject({ operation: `agentsAndAgentPools.${name}`, status: 404, code: 20404 });
});

test('an agent is not made twice with one id', async () => {
  const agents = newClient();
  const made = await agents.createAgent(phone);

  const error = await rejection(agents.createAgent({ ...phone, id: made.id }));

  expect(error).toMatchObject({ status: 409, code: 20409 });
  expect(fieldsOf(error)).toEqual(['id']);
});
