import type {
  AddAgentToAgentPoolRequest,
  AgentPool,
  ListAgentsInAgentPoolRequest,
  ListAgentsInAgentPoolResponse,
  RemoveAgentFromAgentPoolRequest,
} from '@comms/agents';
import type { Call, Reply } from '../api/implement.ts';
import { Filter, readPage } from '../api/pagination.ts';
import { notFound, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { addMember, removeMember } from '../resources/memberships.ts';
import { findResource, type ResourceRow, resourceOf } from '../resources/resource.ts';
import { agentPoolView, touchPool } from './agent-pool.ts';
import { agentView } from './answer-agents.ts';
import { forgetAgent } from './sticky-sender.ts';

/** Adds an agent to a pool, and shows the pool; one that is in it already changes nothing. */
export function answerAddAgentToAgentPool(
  { agent_pool_id: poolId, agent_id: agentId }: Wire<AddAgentToAgentPoolRequest>,
  call: Call,
): Reply<Wire<AgentPool>> {
  const pool = findResource(call, 'agentpool', poolId);
  const agent = resourceOf(call, 'agent', agentId);
  if (!agent) {
    throw new Refusal(400, { code: 20001, field: 'agent_id', message: 'agent_id is no agent of this account' });
  }
  call.services.database.write(() => {
    if (addMember(call, pool.seq, agent.seq)) touchPool(call, pool.seq);
  });
  return { status: 201, body: agentPoolView(call, findResource(call, 'agentpool', poolId)) };
}

/** Lists the agents of a pool, those that were added last first; dates are those of their adding. */
export function answerListAgentsInAgentPool(
  request: Wire<ListAgentsInAgentPoolRequest>,
  call: Call,
): Reply<Wire<ListAgentsInAgentPoolResponse>> {
  const pool = findResource(call, 'agentpool', request.agent_pool_id);
  const filter = new Filter()
    .and('m.owner = ?', pool.seq)
    .and("r.fields ->> 'channel' = ?", request.channel)
    .andDate('m.added_at > ?', request.start_date)
    .andDate('m.added_at < ?', request.end_date);
  filter.conditions.push('r.deleted_at IS NULL');
  const { rows, pagination } = readPage<ResourceRow>(call.services.database, request, {
    // The page is cut by the number of the membership.
    select: `SELECT m.seq, r.account, r.kind, r.id, r.parent, r.fields, r.created_at, r.updated_at, r.deleted_at
      FROM memberships m JOIN resources r ON r.seq = m.member`,
    order: 'm.seq',
    filter,
  });
  return { status: 200, body: { agents: rows.map(agentView), pagination } };
}

/**
 * Takes an agent out of a pool; the agent itself stays.
 *
 * @throws {Refusal} 404 where it is not in it.
 */
export function answerRemoveAgentFromAgentPool(
  { agent_pool_id: poolId, agent_id: agentId }: Wire<RemoveAgentFromAgentPoolRequest>,
  call: Call,
): Reply<void> {
  const pool = findResource(call, 'agentpool', poolId);
  const agent = findResource(call, 'agent', agentId);
  const { database } = call.services;
  const isMember = database.get('SELECT 1 FROM memberships WHERE owner = ? AND member = ?', pool.seq, agent.seq);
  if (!isMember) throw notFound('agent in this pool', agentId);
  database.write(() => {
    removeMember(call, pool.seq, agent.seq);
    forgetAgent(call, agent.seq, pool.seq);
    touchPool(call, pool.seq);
  });
  return { status: 204 };
}
