import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import {
  addAgentToAgentPool,
  createAgent,
  createAgentPool,
  deleteAgent,
  deleteAgentPool,
  fetchOneAgent,
  fetchOneAgentPool,
  listAgentPools,
  listAgents,
  listAgentsInAgentPool,
  removeAgentFromAgentPool,
  updateAgent,
  updateAgentPool,
} from './operations.ts';
import type {
  AgentPool,
  AgentPoolChanges,
  CreateAgentPoolRequest,
  ListAgentPoolsRequest,
  ListAgentPoolsResponse,
  ListAgentsInAgentPoolResponse,
  NewPoolAgent,
  PoolAgentFilters,
} from './pool-types.ts';
import type { Agent, AgentChanges, CreateAgentRequest, ListAgentsRequest, ListAgentsResponse } from './types.ts';

/**
 * Keeps the identities that your application sends and receives as: agents with an address each, and pools of agents.
 *
 * A send names an agent or a pool as its `from`; a pool chooses one of its agents for each recipient.
 *
 * @example
 * import { AgentsAndAgentPools } from '@comms/agents';
 *
 * const agents = new AgentsAndAgentPools({ security: { username: 'AC…', password: '…' } });
 * const agent = await agents.createAgent({ address: '+12065550199', channel: 'tel' });
 * const pool = await agents.createAgentPool({ friendlyName: 'Support', stickySenderEnabled: true });
 * await agents.addAgentToAgentPool(pool.id, { agentId: agent.id });
 */
export class AgentsAndAgentPools {
  readonly #client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.#client = createClient(options);
  }

  /**
   * Adds an identity to send and receive as.
   *
   * @example
   * import { AgentsAndAgentPools } from '@comms/agents';
   *
   * const agent = await new AgentsAndAgentPools().createAgent({
   *   address: 'support@example.com',
   *   channel: 'email',
   *   displayName: 'Example Support',
   * });
   * console.log(agent.id);
   *
   * @throws {ApiError} 400 when the address is none that its channel has; 409 when the `id` is taken.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Agent"
   */
  async createAgent(request: CreateAgentRequest, options?: RequestOptions): Promise<Agent> {
    return await execute(this.#client, createAgent, request, options);
  }

  /**
   * Lists agents, newest first; all filters must hold.
   *
   * @example
   * import { AgentsAndAgentPools } from '@comms/agents';
   *
   * for await (const { id, address } of new AgentsAndAgentPools().listAgents({ channel: 'tel' })) console.log(id, address);
   *
   * @see the reference's "List Agents"
   */
  listAgents(request: ListAgentsRequest = {}, options?: RequestOptions): PageList<Agent, ListAgentsResponse> {
    return paginate(this.#client, listAgents, request, options);
  }

  /**
   * Fetches one agent.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch One Agent"
   */
  async fetchOneAgent(agentId: string, options?: RequestOptions): Promise<Agent> {
    return await execute(this.#client, fetchOneAgent, { agentId }, options);
  }

  /**
   * Changes the names, the address or all tags of an agent; what is left out stays.
   *
   * @throws {ApiError} 400 when the address is none that its channel has; 404 when there is no such agent.
   * @see the reference's "Update Agent"
   */
  async updateAgent(agentId: string, request: AgentChanges = {}, options?: RequestOptions): Promise<Agent> {
    return await execute(this.#client, updateAgent, { ...request, agentId }, options);
  }

  /**
   * Deletes one agent, which takes it out of all pools.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete Agent"
   */
  async deleteAgent(agentId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteAgent, { agentId }, options);
  }

  /**
   * Adds a pool, which is empty at first, and says how it chooses.
   *
   * @example
   * import { AgentsAndAgentPools } from '@comms/agents';
   *
   * const pool = await new AgentsAndAgentPools().createAgentPool({
   *   friendlyName: 'Support',
   *   stickySenderEnabled: true,
   *   geomatch: { countryCodeEnabled: true, areaCodeEnabled: true },
   *   channelRank: [
   *     { channel: 'whatsapp', rank: 1 },
   *     { channel: 'tel', rank: 2 },
   *   ],
   * });
   * console.log(pool.id, pool.agentCount);
   *
   * @throws {ApiError} 400 when a field is malformed, or a channel is ranked twice.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Agent Pool"
   */
  async createAgentPool(request: CreateAgentPoolRequest = {}, options?: RequestOptions): Promise<AgentPool> {
    return await execute(this.#client, createAgentPool, request, options);
  }

  /**
   * Lists pools, newest first; all filters must hold.
   *
   * @see the reference's "List Agent Pools"
   */
  listAgentPools(
    request: ListAgentPoolsRequest = {},
    options?: RequestOptions,
  ): PageList<AgentPool, ListAgentPoolsResponse> {
    return paginate(this.#client, listAgentPools, request, options);
  }

  /**
   * Fetches one pool: how it chooses, and how many agents it has.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch One Agent Pool"
   */
  async fetchOneAgentPool(agentPoolId: string, options?: RequestOptions): Promise<AgentPool> {
    return await execute(this.#client, fetchOneAgentPool, { agentPoolId }, options);
  }

  /**
   * Changes the name or all tags of a pool. How it chooses stays as it was made.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is no such pool.
   * @see the reference's "Update Agent Pool"
   */
  async updateAgentPool(
    agentPoolId: string,
    request: AgentPoolChanges = {},
    options?: RequestOptions,
  ): Promise<AgentPool> {
    return await execute(this.#client, updateAgentPool, { ...request, agentPoolId }, options);
  }

  /**
   * Deletes one pool; its agents stay.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete Agent Pool"
   */
  async deleteAgentPool(agentPoolId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteAgentPool, { agentPoolId }, options);
  }

  /**
   * Adds an agent to a pool, and gives the pool. One that is in it already stays in it once.
   *
   * @throws {ApiError} 400 when there is no such agent; 404 when there is no such pool.
   * @see the reference's "Add Agent To Agent Pool"
   */
  async addAgentToAgentPool(agentPoolId: string, request: NewPoolAgent, options?: RequestOptions): Promise<AgentPool> {
    return await execute(this.#client, addAgentToAgentPool, { ...request, agentPoolId }, options);
  }

  /**
   * Lists the agents of a pool, those that were added last first; all filters must hold.
   *
   * @throws {ApiError} 404 when there is no such pool.
   * @see the reference's "List Agents In Agent Pool"
   */
  listAgentsInAgentPool(
    agentPoolId: string,
    request: PoolAgentFilters = {},
    options?: RequestOptions,
  ): PageList<Agent, ListAgentsInAgentPoolResponse> {
    return paginate(this.#client, listAgentsInAgentPool, { ...request, agentPoolId }, options);
  }

  /**
   * Takes an agent out of a pool; the agent itself stays.
   *
   * @throws {ApiError} 404 when there is no such pool, or the agent is not in it.
   * @see the reference's "Remove Agent From Agent Pool"
   */
  async removeAgentFromAgentPool(agentPoolId: string, agentId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, removeAgentFromAgentPool, { agentPoolId, agentId }, options);
  }
}
