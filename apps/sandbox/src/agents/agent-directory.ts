import { prefixedId } from '../prefixed-id.ts';
import { type Owner, type ResourceRow, resourceOf } from '../resources/resource.ts';
import { isActive } from './agent-status.ts';

/** An agent, by what a send needs of it. */
export interface KnownAgent {
  /** The number of its row. */
  readonly seq: number;
  /** With its prefix. */
  readonly id: string;
  readonly address: string;
  readonly channel: string;
  readonly displayName?: string | undefined;
}

/** Whom an agent is to reach. */
export interface Recipient {
  readonly address: string;
  readonly channel: string;
}

/** The agent with an identifier, with or without its prefix; undefined where there is none, or it was deleted. */
export function agentById(owner: Owner, id: string): KnownAgent | undefined {
  const row = resourceOf(owner, 'agent', id);
  return row && knownAgent(row);
}

/** The agents of a pool that can send, those that were added first at the beginning. */
export function agentsOfPool({ services: { database } }: Owner, pool: number): KnownAgent[] {
  return database
    .all<AgentRow>(
      `SELECT r.seq, r.id, r.fields FROM memberships m JOIN resources r ON r.seq = m.member
        WHERE m.owner = ? AND r.deleted_at IS NULL AND ${isActive} ORDER BY m.seq`,
      pool,
    )
    .map(knownAgent);
}

/** All agents of an account that can send, those that were made first at the beginning. */
export function agentsOfAccount({ services: { database }, account }: Owner): KnownAgent[] {
  return database
    .all<AgentRow>(
      `SELECT r.seq, r.id, r.fields FROM resources r
        WHERE r.account = ? AND r.kind = 'agent' AND r.deleted_at IS NULL AND ${isActive} ORDER BY r.seq`,
      account,
    )
    .map(knownAgent);
}

type AgentRow = Pick<ResourceRow, 'seq' | 'id' | 'fields'>;

function knownAgent({ seq, id, fields }: AgentRow): KnownAgent {
  const { address, channel, display_name: displayName }: AgentFields = JSON.parse(fields);
  return { seq, id: prefixedId('agent', id), address, channel, ...(displayName && { displayName }) };
}

/** The fields of an agent's row, as answers show them. */
export interface AgentFields {
  readonly display_name: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly address: string;
  readonly channel: string;
  readonly tags: Record<string, string>;
}
