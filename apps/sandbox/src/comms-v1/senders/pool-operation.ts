import type { SenderPoolOperation } from '@comms/agents/v1';
import { type AgentPoolFields, touchPool } from '../../agents/agent-pool.ts';
import type { Call } from '../../api/implement.ts';
import { notFound } from '../../api/problem.ts';
import type { CamelWire } from '../../api/wire.ts';
import { addMember } from '../../resources/memberships.ts';
import {
  addResource,
  changeResource,
  datesOf,
  type Owner,
  type ResourceRow,
  resourceAt,
  resourceOf,
} from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import { bareV1Id, v1Id } from '../identifier.ts';

/** The kind of the rows of these operations. */
export const poolOperationKind = 'senderpool_operation';

/** The kind of job that ends them. */
const poolOperationJob = 'senderpool_operation';

/** How long one takes, in milliseconds. */
const processingMs = 200;

/** What is to be done: to make a pool, or to add senders to one. */
export interface PoolWork {
  readonly work: 'create' | 'add';
  /** The bare identifier of the pool, also of one that is not made yet. */
  readonly pool: string;
  readonly name: string | null;
  readonly tags: Record<string, string>;
  /** Identifiers of senders as the request has them; empty once it has ended. */
  readonly senders: readonly string[];
}

/** The fields of an operation's row. */
interface PoolOperationFields extends PoolWork {
  readonly status: 'PROCESSING' | 'COMPLETED' | 'CANCELED';
  readonly total: number;
  readonly created: number;
  readonly failed: number;
}

/** Takes work on, within `write`, and gives the bare identifier of its operation. */
export function startPoolOperation(owner: Owner, work: PoolWork): string {
  const { clock, jobs } = owner.services;
  const fields: PoolOperationFields = {
    ...work,
    status: 'PROCESSING',
    total: work.senders.length,
    created: 0,
    failed: 0,
  };
  const { seq, id } = addResource(owner, poolOperationKind, fields);
  jobs.add({ kind: poolOperationJob, subject: seq, dueAt: clock.now() + processingMs });
  return id;
}

/** Says what the jobs of sender pools do. */
export function defineSenderPoolJobs(services: Services): void {
  services.jobs.define(poolOperationJob, (seq) => endPoolOperation(services, seq));
}

/** Does the work. Senders that are not there are counted as failed; without a pool to add them to, nothing is done. */
function endPoolOperation(services: Services, seq: number): undefined {
  const row = resourceAt({ services }, seq);
  if (row?.kind !== poolOperationKind) return;
  const owner = { services, account: row.account };
  const fields: PoolOperationFields = JSON.parse(row.fields);
  if (fields.status !== 'PROCESSING') return;
  const pool = fields.work === 'create' ? newPool(owner, fields) : resourceOf(owner, 'agentpool', fields.pool);
  const created = pool ? addSenders(owner, pool, fields.senders) : 0;
  const status = pool ? 'COMPLETED' : 'CANCELED';
  changeResource(owner, row, { ...fields, senders: [], status, created, failed: fields.total - created });
}

function newPool(owner: Owner, { pool, name, tags }: PoolWork): ResourceRow {
  const fields: AgentPoolFields = {
    friendly_name: name,
    tags,
    sticky_sender_enabled: false,
    geomatch: { country_code_enabled: false, area_code_enabled: false },
    channel_rank: [],
  };
  return addResource(owner, 'agentpool', fields, { id: pool });
}

/** Says how many are in the pool now: one that was in it before counts, too. */
function addSenders(owner: Owner, { seq: pool }: ResourceRow, senders: readonly string[]): number {
  let [found, joined] = [0, 0];
  for (const id of senders) {
    const agent = resourceOf(owner, 'agent', bareV1Id('sender', id));
    if (!agent) continue;
    found += 1;
    if (addMember(owner, pool, agent.seq)) joined += 1;
  }
  if (joined > 0) touchPool(owner, pool);
  return found;
}

/** The operation of a path. @throws {Refusal} 404 */
export function findPoolOperation(call: Call, id: string): ResourceRow {
  const row = resourceOf(call, poolOperationKind, bareV1Id('operation', id));
  if (!row) throw notFound('operation', id);
  return row;
}

/** An operation as answers show it. */
export function poolOperationView(row: ResourceRow): CamelWire<SenderPoolOperation> {
  const { status, total, created, failed }: PoolOperationFields = JSON.parse(row.fields);
  const { created_at: createdAt, updated_at: updatedAt } = datesOf(row);
  return {
    id: v1Id('operation', row.id),
    status,
    stats: { total, queued: total - created - failed, created, failed },
    createdAt,
    updatedAt,
  };
}
