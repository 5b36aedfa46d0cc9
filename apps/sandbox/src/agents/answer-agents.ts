import type {
  Agent,
  CreateAgentRequest,
  DeleteAgentRequest,
  FetchOneAgentRequest,
  ListAgentsRequest,
  ListAgentsResponse,
  UpdateAgentRequest,
} from '@comms/agents';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { bareId, prefixedId } from '../prefixed-id.ts';
import {
  addResource,
  changeResource,
  datesOf,
  fieldIs,
  findResource,
  listResources,
  type ResourceRow,
  removeResource,
} from '../resources/resource.ts';
import { checkAddress } from './agent-address.ts';
import type { AgentFields } from './agent-directory.ts';
import { touchPoolsOf } from './agent-pool.ts';
import { forgetAgent } from './sticky-sender.ts';

/** Finds what the contract cannot say of a new agent: an address that its channel does not have. */
export function checkCreateAgent(request: unknown): Problem[] {
  if (typeof request !== 'object' || request === null) return [];
  return checkAddress(Reflect.get(request, 'address'), Reflect.get(request, 'channel'));
}

/** Adds an agent, with the identifier that the request names, or a new one. */
export function answerCreateAgent(request: Wire<CreateAgentRequest>, call: Call): Reply<Wire<Agent>> {
  const { services, account } = call;
  const id = request.id === undefined ? services.ids.next() : bareId('agent', request.id);
  const isTaken = services.database.get(
    "SELECT 1 FROM resources WHERE account = ? AND kind = 'agent' AND id = ?",
    account,
    id,
  );
  if (isTaken) throw new Refusal(409, { code: 20409, field: 'id', message: 'id is the one of another agent' });
  const fields: AgentFields = {
    display_name: request.display_name ?? null,
    first_name: request.first_name ?? null,
    last_name: request.last_name ?? null,
    address: request.address,
    channel: request.channel,
    tags: request.tags ?? {},
  };
  const row = services.database.write(() => addResource(call, 'agent', fields, { id }));
  return { status: 201, body: agentView(row) };
}

/** Lists agents, the newest first. */
export function answerListAgents(request: Wire<ListAgentsRequest>, call: Call): Reply<Wire<ListAgentsResponse>> {
  const filter = new Filter()
    .and(fieldIs('channel'), request.channel)
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date);
  const { rows, pagination } = listResources(call, 'agent', request, filter);
  return { status: 200, body: { agents: rows.map(agentView), pagination } };
}

/** Shows one agent. */
export function answerFetchOneAgent({ agent_id: id }: Wire<FetchOneAgentRequest>, call: Call): Reply<Wire<Agent>> {
  return { status: 200, body: agentView(findResource(call, 'agent', id)) };
}

/** Changes what the request names; an address has to suit its channel after the change, too. */
export function answerUpdateAgent(request: Wire<UpdateAgentRequest>, call: Call): Reply<Wire<Agent>> {
  const { agent_id: id, display_name, first_name, last_name, address, channel, tags } = request;
  const row = findResource(call, 'agent', id);
  const before: AgentFields = JSON.parse(row.fields);
  const fields: AgentFields = {
    display_name: display_name === undefined ? before.display_name : display_name,
    first_name: first_name === undefined ? before.first_name : first_name,
    last_name: last_name === undefined ? before.last_name : last_name,
    address: address ?? before.address,
    channel: channel ?? before.channel,
    tags: tags ?? before.tags,
  };
  const problems = checkAddress(fields.address, fields.channel, address === undefined ? 'channel' : 'address');
  if (problems.length > 0) throw new Refusal(400, problems);
  const changed = call.services.database.write(() => changeResource(call, row, fields));
  return { status: 200, body: agentView(changed) };
}

/** Deletes an agent: its pools go on without it. */
export function answerDeleteAgent({ agent_id: id }: Wire<DeleteAgentRequest>, call: Call): Reply<void> {
  const row = findResource(call, 'agent', id);
  call.services.database.write(() => {
    touchPoolsOf(call, row.seq);
    removeResource(call, row);
    forgetAgent(call, row.seq);
  });
  return { status: 204 };
}

/** An agent as answers show it. */
export function agentView(row: ResourceRow): Wire<Agent> {
  const fields: AgentFields = JSON.parse(row.fields);
  return { id: prefixedId('agent', row.id), ...fields, ...datesOf(row) };
}
