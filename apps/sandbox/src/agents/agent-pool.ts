import type { AgentPool } from '@comms/agents';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { countMembers } from '../resources/memberships.ts';
import { datesOf, type Owner, type ResourceRow } from '../resources/resource.ts';

/** How much a pool likes to send by a channel: the lower, the more. */
export interface ChannelRank {
  readonly channel: string;
  readonly rank: number;
}

/** The fields of a pool's row, as answers show them. */
export interface AgentPoolFields {
  readonly friendly_name: string | null;
  readonly tags: Record<string, string>;
  readonly sticky_sender_enabled: boolean;
  readonly geomatch: { readonly country_code_enabled: boolean; readonly area_code_enabled: boolean };
  readonly channel_rank: ChannelRank[];
}

/** A pool as answers show it, with as many agents as it has now. */
export function agentPoolView(owner: Owner, row: ResourceRow): Wire<AgentPool> {
  const fields: AgentPoolFields = JSON.parse(row.fields);
  const { friendly_name, tags, sticky_sender_enabled, geomatch, channel_rank } = fields;
  return {
    id: prefixedId('agentpool', row.id),
    friendly_name,
    agent_count: countMembers(owner, row.seq),
    tags,
    ...datesOf(row),
    sticky_sender_enabled,
    geomatch,
    channel_rank,
  };
}

/** Dates a pool as changed, within `write`: its count is another one. */
export function touchPool({ services: { database, clock } }: Owner, pool: number): void {
  database.run('UPDATE resources SET updated_at = ? WHERE seq = ?', clock.now(), pool);
}

/** Dates the pools that an agent is in as changed, within `write`: their count is about to change. */
export function touchPoolsOf({ services: { database, clock } }: Owner, agent: number): void {
  database.run(
    'UPDATE resources SET updated_at = ? WHERE seq IN (SELECT owner FROM memberships WHERE member = ?)',
    clock.now(),
    agent,
  );
}
