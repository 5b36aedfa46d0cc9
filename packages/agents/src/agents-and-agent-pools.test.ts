import { ApiError, HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { AgentsAndAgentPools } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly agents: AgentsAndAgentPools;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that gives one answer after the other, and the last one again and again. */
function answering(...answers: [Response, ...Response[]]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/preview', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { agents: new AgentsAndAgentPools({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const at = since.toISOString();
const id = 'agent_01h9krwprkeee8fzqspvwy6nq8';
const poolId = 'agentpool_01h9krwprkeee8fzqspvwy6nq8';
const filters = { channel: 'tel', startDate: since, endDate: since, pageSize: 5, pageToken: 'PT' };
const filterQuery =
  'channel=tel&start_date=2026-01-02T00%3A00%3A00.000Z&end_date=2026-01-02T00%3A00%3A00.000Z&page_size=5&page_token=PT';

interface Row {
  readonly name: string;
  readonly call: (agents: AgentsAndAgentPools) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'createAgent',
    call: async (agents) =>
      await agents.createAgent({
        id,
        firstName: 'Ada',
        lastName: 'Lovelace',
        displayName: 'Ada',
        address: '+12065550199',
        channel: 'tel',
        tags: { myTeam: 'support' },
      }),
    sent: {
      method: 'POST',
      path: '/Agents',
      body: {
        id,
        first_name: 'Ada',
        last_name: 'Lovelace',
        display_name: 'Ada',
        address: '+12065550199',
        channel: 'tel',
        tags: { myTeam: 'support' },
      },
    },
  },
  {
    name: 'listAgents',
    call: (agents) => agents.listAgents(filters),
    sent: { method: 'GET', path: `/Agents?${filterQuery}`, body: undefined },
  },
  {
    name: 'listAgents without filters',
    call: (agents) => agents.listAgents(),
    sent: { method: 'GET', path: '/Agents', body: undefined },
  },
  {
    name: 'fetchOneAgent',
    call: async (agents) => await agents.fetchOneAgent(id),
    sent: { method: 'GET', path: `/Agents/${id}`, body: undefined },
  },
  {
    name: 'updateAgent',
    call: async (agents) =>
      await agents.updateAgent(id, { displayName: null, address: 'a@example.com', channel: 'email' }),
    sent: {
      method: 'PATCH',
      path: `/Agents/${id}`,
      body: { display_name: null, address: 'a@example.com', channel: 'email' },
    },
  },
  {
    name: 'updateAgent without changes',
    call: async (agents) => await agents.updateAgent(id),
    sent: { method: 'PATCH', path: `/Agents/${id}`, body: undefined },
  },
  {
    name: 'deleteAgent',
    call: async (agents) => await agents.deleteAgent(id),
    sent: { method: 'DELETE', path: `/Agents/${id}`, body: undefined },
  },
  {
    name: 'createAgentPool',
    call: async (agents) =>
      await agents.createAgentPool({
        friendlyName: 'Support',
        tags: { myTeam: 'support' },
        stickySenderEnabled: true,
        geomatch: { countryCodeEnabled: true, areaCodeEnabled: false },
        channelRank: [{ channel: 'tel', rank: 1 }],
      }),
    sent: {
      method: 'POST',
      path: '/AgentPools',
      body: {
        friendly_name: 'Support',
        tags: { myTeam: 'support' },
        sticky_sender_enabled: true,
        geomatch: { country_code_enabled: true, area_code_enabled: false },
        channel_rank: [{ channel: 'tel', rank: 1 }],
      },
    },
  },
  {
    name: 'listAgentPools',
    call: (agents) => agents.listAgentPools(filters),
    sent: { method: 'GET', path: `/AgentPools?${filterQuery}`, body: undefined },
  },
  {
    name: 'fetchOneAgentPool',
    call: async (agents) => await agents.fetchOneAgentPool(poolId),
    sent: { method: 'GET', path: `/AgentPools/${poolId}`, body: undefined },
  },
  {
    name: 'updateAgentPool',
    call: async (agents) =>
      await agents.updateAgentPool(poolId, { friendlyName: 'Sales', tags: { teamName: 'sales' } }),
    sent: {
      method: 'PATCH',
      path: `/AgentPools/${poolId}`,
      body: { friendly_name: 'Sales', tags: { teamName: 'sales' } },
    },
  },
  {
    name: 'deleteAgentPool',
    call: async (agents) => await agents.deleteAgentPool(poolId),
    sent: { method: 'DELETE', path: `/AgentPools/${poolId}`, body: undefined },
  },
  {
    name: 'addAgentToAgentPool',
    call: async (agents) => await agents.addAgentToAgentPool(poolId, { agentId: id }),
    sent: { method: 'POST', path: `/AgentPools/${poolId}/Agents`, body: { agent_id: id } },
  },
  {
    name: 'listAgentsInAgentPool',
    call: (agents) => agents.listAgentsInAgentPool(poolId, filters),
    sent: { method: 'GET', path: `/AgentPools/${poolId}/Agents?${filterQuery}`, body: undefined },
  },
  {
    name: 'removeAgentFromAgentPool',
    call: async (agents) => await agents.removeAgentFromAgentPool(poolId, id),
    sent: { method: 'DELETE', path: `/AgentPools/${poolId}/Agents/${id}`, body: undefined },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { agents, sent } = answering(Response.json({}));

  await call(agents);

  expect(sent).toEqual([expected]);
});

test('fetchOneAgent gives the agent with public names and dates', async () => {
  const { agents } = answering(
    Response.json({
      id,
      display_name: 'Ada',
      address: '+12065550199',
      channel: 'tel',
      tags: { my_tag: 'a' },
      created_at: at,
      deleted_at: null,
    }),
  );

  const agent = await agents.fetchOneAgent(id);

  expect(agent).toEqual({
    id,
    displayName: 'Ada',
    address: '+12065550199',
    channel: 'tel',
    tags: { my_tag: 'a' },
    createdAt: since,
    deletedAt: null,
  });
  expect(responseOf(agent)?.statusCode).toBe(200);
});

test('addAgentToAgentPool gives the pool with its count', async () => {
  const { agents } = answering(
    Response.json(
      {
        id: poolId,
        agent_count: 1,
        sticky_sender_enabled: true,
        geomatch: { country_code_enabled: true, area_code_enabled: false },
        channel_rank: [{ channel: 'tel', rank: 1 }],
        updated_at: at,
      },
      { status: 201 },
    ),
  );

  const pool = await agents.addAgentToAgentPool(poolId, { agentId: id });

  expect(pool).toEqual({
    id: poolId,
    agentCount: 1,
    stickySenderEnabled: true,
    geomatch: { countryCodeEnabled: true, areaCodeEnabled: false },
    channelRank: [{ channel: 'tel', rank: 1 }],
    updatedAt: since,
  });
});

test('listAgentsInAgentPool goes on to the next page of the same pool', async () => {
  const { agents, sent } = answering(
    Response.json({ agents: [{ id: 'agent_2' }], pagination: { next: 'PT2' } }),
    Response.json({ agents: [{ id: 'agent_1' }], pagination: { next: null } }),
  );

  const all = await agents.listAgentsInAgentPool(poolId, { channel: 'tel' }).toArray({ limit: 10 });

  expect(all).toEqual([{ id: 'agent_2' }, { id: 'agent_1' }]);
  expect(sent[1]?.path).toBe(`/AgentPools/${poolId}/Agents?channel=tel&page_token=PT2`);
});

test.each([
  ['updateAgent', (agents: AgentsAndAgentPools) => agents.updateAgent(id, { firstName: 'Ada' })],
  ['updateAgentPool', (agents: AgentsAndAgentPools) => agents.updateAgentPool(poolId, { friendlyName: 'Sales' })],
  ['addAgentToAgentPool', (agents: AgentsAndAgentPools) => agents.addAgentToAgentPool(poolId, { agentId: id })],
])('%s is made again when its answer is lost, since that changes nothing more', async (_, call) => {
  const { agents, sent } = answering(Response.json({}, { status: 502 }), Response.json({ id: 'made_1' }));

  const result = await call(agents);

  expect(result.id).toBe('made_1');
  expect(sent).toHaveLength(2);
});

test.each([
  [
    'agentsAndAgentPools.listAgents',
    (agents: AgentsAndAgentPools) => agents.createAgent({ address: '+12065550199', channel: 'tel' }),
  ],
  ['agentsAndAgentPools.listAgentPools', (agents: AgentsAndAgentPools) => agents.createAgentPool()],
])('what may have been made is not made again, but searched for with %s', async (operation, call) => {
  const { agents, sent } = answering(Response.json({}, { status: 502 }));

  const error: unknown = await call(agents).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ searchFor: { operation } });
  expect(sent).toHaveLength(1);
});

test('an agent that is in no such pool is an ApiError with the status 404', async () => {
  const { agents } = answering(Response.json({ code: 20404, message: 'Not found' }, { status: 404 }));

  const error: unknown = await agents.removeAgentFromAgentPool(poolId, id).catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error.status).toBe(404);
});

test('an empty identifier is refused before anything is sent', async () => {
  const { agents, sent } = answering(Response.json({}));

  const error: unknown = await agents.removeAgentFromAgentPool(poolId, '').catch((reason: unknown) => reason);

  expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('agentId') });
  expect(sent).toEqual([]);
});

test("the caller's own line is in the stack of a method that failed", async () => {
  const { agents } = answering(Response.json({}, { status: 404 }));
  let stack: string | undefined;
  async function callOfTheUser(): Promise<unknown> {
    return await agents.updateAgent(id, { firstName: 'Ada' });
  }

  try {
    await callOfTheUser();
  } catch (error) {
    stack = error instanceof Error ? error.stack : undefined;
  }

  expect(stack).toContain('updateAgent');
  expect(stack).toContain('callOfTheUser');
});
