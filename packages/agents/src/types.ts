import type { CommunicationChannel, PageRequest, Pagination, Tags } from '@comms/core';

/** A sending and receiving identity of yours: one address, and who stands behind it. */
export interface Agent {
  /** @example "agent_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  /** The name beside the address, which recipients see on some channels, such as email. */
  displayName?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  address?: string | null | undefined;
  /** Inferred: the reference leaves it out of its examples. */
  channel?: CommunicationChannel | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** What `createAgent` takes. */
export interface CreateAgentRequest {
  /**
   * The identifier that it is to have. With one of your own, a second try cannot make a second agent.
   *
   * @default one that the API makes
   * @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$
   */
  id?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  /** The name beside the address, which recipients see on some channels, such as email. */
  displayName?: string | undefined;
  /**
   * The address, in the form that its channel has: E.164, a short code or a name for `tel`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550199"
   */
  address: string;
  channel: CommunicationChannel;
  tags?: Tags | undefined;
}

/** What is to be changed of an agent; what is left out stays as it is, and null empties a name. */
export interface AgentChanges {
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  /** The name beside the address, which recipients see on some channels, such as email. */
  displayName?: string | null | undefined;
  /**
   * The address, in the form that its channel has: E.164, a short code or a name for `tel`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550199"
   */
  address?: string | undefined;
  channel?: CommunicationChannel | undefined;
  /** Takes the place of all tags that there are. */
  tags?: Tags | undefined;
}

/** What `updateAgent` takes. */
export interface UpdateAgentRequest extends AgentChanges {
  agentId: string;
}

/** What `listAgents` takes: filters that must all hold. */
export interface ListAgentsRequest extends PageRequest {
  channel?: CommunicationChannel | undefined;
  /** Agents created after this time. */
  startDate?: Date | undefined;
  /** Agents created before this time. */
  endDate?: Date | undefined;
}

/** One page of agents. */
export interface ListAgentsResponse {
  agents: Agent[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneAgent` takes. */
export interface FetchOneAgentRequest {
  agentId: string;
}

/** What `deleteAgent` takes. */
export interface DeleteAgentRequest {
  agentId: string;
}
