import type {
  AgentPool,
  CreateAgentPoolRequest,
  DeleteAgentPoolRequest,
  FetchOneAgentPoolRequest,
  ListAgentPoolsRequest,
  ListAgentPoolsResponse,
  UpdateAgentPoolRequest,
} from '@comms/agents';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { addResource, changeResource, findResource, listResources, removeResource } from '../resources/resource.ts';
import { type AgentPoolFields, agentPoolView } from './agent-pool.ts';
import { forgetPool } from './sticky-sender.ts';

/** Finds what the contract cannot say of a new pool: a channel that is ranked twice. */
export function checkCreateAgentPool(request: unknown): Problem[] {
  const ranks: unknown = typeof request === 'object' && request ? Reflect.get(request, 'channel_rank') : undefined;
  if (!Array.isArray(ranks)) return [];
  const channels = ranks.map((rank: unknown) => (rank instanceof Object ? Reflect.get(rank, 'channel') : undefined));
  return channels.flatMap((channel, index) => {
    if (channel === undefined || channels.indexOf(channel) === index) return [];
    const field = `channel_rank[${index}].channel`;
    return [{ code: 20001, field, message: `${field} is ranked before: each channel has one rank` }];
  });
}

/** Adds a pool without agents. */
export function answerCreateAgentPool(request: Wire<CreateAgentPoolRequest>, call: Call): Reply<Wire<AgentPool>> {
  const fields: AgentPoolFields = {
    friendly_name: request.friendly_name ?? null,
    tags: request.tags ?? {},
    sticky_sender_enabled: request.sticky_sender_enabled ?? false,
    geomatch: {
      country_code_enabled: request.geomatch?.country_code_enabled ?? false,
      area_code_enabled: request.geomatch?.area_code_enabled ?? false,
    },
    channel_rank: request.channel_rank ?? [],
  };
  const row = call.services.database.write(() => addResource(call, 'agentpool', fields));
  return { status: 201, body: agentPoolView(call, row) };
}

/** A condition on any of a pool's agents. */
const anyAgentOnChannel = `EXISTS (SELECT 1 FROM memberships m JOIN resources a ON a.seq = m.member
  WHERE m.owner = r.seq AND a.deleted_at IS NULL AND a.fields ->> 'channel' = ?)`;

/** Lists pools, the newest first. */
export function answerListAgentPools(
  request: Wire<ListAgentPoolsRequest>,
  call: Call,
): Reply<Wire<ListAgentPoolsResponse>> {
  const filter = new Filter()
    .and(anyAgentOnChannel, request.channel)
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date);
  const { rows, pagination } = listResources(call, 'agentpool', request, filter);
  return { status: 200, body: { agent_pools: rows.map((row) => agentPoolView(call, row)), pagination } };
}

/** Shows one pool. */
export function answerFetchOneAgentPool(
  { agent_pool_id: id }: Wire<FetchOneAgentPoolRequest>,
  call: Call,
): Reply<Wire<AgentPool>> {
  return { status: 200, body: agentPoolView(call, findResource(call, 'agentpool', id)) };
}

/** Changes the name or the tags of a pool. */
export function answerUpdateAgentPool(
  { agent_pool_id: id, friendly_name, tags }: Wire<UpdateAgentPoolRequest>,
  call: Call,
): Reply<Wire<AgentPool>> {
  const row = findResource(call, 'agentpool', id);
  const before: AgentPoolFields = JSON.parse(row.fields);
  const fields: AgentPoolFields = {
    ...before,
    friendly_name: friendly_name === undefined ? before.friendly_name : friendly_name,
    tags: tags ?? before.tags,
  };
  const changed = call.services.database.write(() => changeResource(call, row, fields));
  return { status: 200, body: agentPoolView(call, changed) };
}

/** Deletes a pool; its agents stay. */
export function answerDeleteAgentPool({ agent_pool_id: id }: Wire<DeleteAgentPoolRequest>, call: Call): Reply<void> {
  const row = findResource(call, 'agentpool', id);
  call.services.database.write(() => {
    removeResource(call, row);
    forgetPool(call, row.seq);
  });
  return { status: 204 };
}
