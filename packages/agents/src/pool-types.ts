import type { CommunicationChannel, PageRequest, Pagination, Tags } from '@comms/core';
import type { Agent } from './types.ts';

/** Whether a pool prefers agents whose phone number is near the recipient's. */
export interface AgentSettingsGeomatch {
  /**
   * Prefer agents from the same country.
   *
   * @default false
   */
  countryCodeEnabled?: boolean | null | undefined;
  /**
   * Prefer agents with the same area code; that goes before the country.
   *
   * @default false
   */
  areaCodeEnabled?: boolean | null | undefined;
}

/** How much a pool likes to send by a channel. */
export interface AgentSettingsChannelRankItem {
  channel: CommunicationChannel;
  /**
   * The lower, the more preferred.
   *
   * @minimum 0
   * @asType integer
   */
  rank: number;
}

/** How much a pool likes to send by a channel, as the resource shows it. */
export interface AgentPoolChannelRank {
  /** Inferred: the reference leaves it out of its examples. */
  channel?: CommunicationChannel | null | undefined;
  /** The lower, the more preferred. */
  rank?: number | null | undefined;
}

/** Agents that send as one: each recipient hears from the agent that suits best. */
export interface AgentPool {
  /** @example "agentpool_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  friendlyName?: string | null | undefined;
  /** How many agents are in it. */
  agentCount?: number | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
  /** Whether a recipient hears from the same agent each time. */
  stickySenderEnabled?: boolean | null | undefined;
  geomatch?: AgentSettingsGeomatch | null | undefined;
  channelRank?: AgentPoolChannelRank[] | null | undefined;
}

/** What `createAgentPool` takes. Name and tags can be changed later, the rest cannot. */
export interface CreateAgentPoolRequest {
  friendlyName?: string | undefined;
  tags?: Tags | undefined;
  /**
   * Whether a recipient hears from the same agent each time.
   *
   * @default false
   */
  stickySenderEnabled?: boolean | undefined;
  geomatch?: AgentSettingsGeomatch | undefined;
  /** The order in which channels are tried, each of them once; those that are not named come last. */
  channelRank?: AgentSettingsChannelRankItem[] | undefined;
}

/** What is to be changed of a pool; what is left out stays as it is, and null empties the name. */
export interface AgentPoolChanges {
  friendlyName?: string | null | undefined;
  /** Takes the place of all tags that there are. */
  tags?: Tags | undefined;
}

/** What `updateAgentPool` takes. */
export interface UpdateAgentPoolRequest extends AgentPoolChanges {
  agentPoolId: string;
}

/** What `listAgentPools` takes: filters that must all hold. */
export interface ListAgentPoolsRequest extends PageRequest {
  /** Pools that have an agent on this channel. */
  channel?: CommunicationChannel | undefined;
  /** Pools created after this time. */
  startDate?: Date | undefined;
  /** Pools created before this time. */
  endDate?: Date | undefined;
}

/** One page of pools. */
export interface ListAgentPoolsResponse {
  agentPools: AgentPool[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneAgentPool` takes. */
export interface FetchOneAgentPoolRequest {
  agentPoolId: string;
}

/** What `deleteAgentPool` takes. */
export interface DeleteAgentPoolRequest {
  agentPoolId: string;
}

/** The agent that is to join a pool. */
export interface NewPoolAgent {
  /**
   * The reference marks it as optional, though without it there is nothing to add.
   *
   * @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$
   */
  agentId: string;
}

/** What `addAgentToAgentPool` takes. */
export interface AddAgentToAgentPoolRequest extends NewPoolAgent {
  agentPoolId: string;
}

/** By what the agents of a pool are listed: filters that must all hold. */
export interface PoolAgentFilters extends PageRequest {
  channel?: CommunicationChannel | undefined;
  /** Agents added to the pool after this time. */
  startDate?: Date | undefined;
  /** Agents added to the pool before this time. */
  endDate?: Date | undefined;
}

/** What `listAgentsInAgentPool` takes. */
export interface ListAgentsInAgentPoolRequest extends PoolAgentFilters {
  agentPoolId: string;
}

/** One page of a pool's agents. */
export interface ListAgentsInAgentPoolResponse {
  agents: Agent[];
  pagination?: Pagination | null | undefined;
}

/** What `removeAgentFromAgentPool` takes. */
export interface RemoveAgentFromAgentPoolRequest {
  agentPoolId: string;
  agentId: string;
}
