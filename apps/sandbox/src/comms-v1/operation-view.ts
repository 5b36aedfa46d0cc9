import type { Filter } from '../api/pagination.ts';
import type { OperationRow } from '../operations/operation.ts';
import { v1Id } from './identifier.ts';

/** How many deliveries of an operation are in each state, as v1 counts them: each once. */
export interface V1Stats {
  readonly total: number;
  readonly recipients: number;
  /** How often anything was tried: more than there are deliveries, where other ways were tried. */
  readonly attempts: number;
  /** Recipients for whom no address was found. */
  readonly unaddressable: number;
  readonly scheduled: number;
  readonly queued: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly opened: number;
  readonly undelivered: number;
  /** Without those that were canceled, and those that could go nowhere. */
  readonly failed: number;
  readonly canceled: number;
}

/** What all kinds of operations show. */
export interface V1Operation {
  readonly id: string;
  readonly status: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Counts what an operation has sent. Each kind of send shows those that it has words for. */
export function v1Stats(row: OperationRow): V1Stats {
  const { total_count: total, scheduled, queued, sent, delivered, read, opened, undelivered } = row;
  const { failed, canceled, unaddressable, retried, unattempted } = row;
  return {
    total,
    recipients: total,
    attempts: total - scheduled - unattempted + retried,
    unaddressable,
    scheduled,
    queued,
    sent,
    delivered,
    read,
    opened,
    undelivered,
    failed: failed - canceled - unaddressable,
    canceled,
  };
}

/** An operation as v1 shows it, without its counts. */
export function v1Operation(row: OperationRow): V1Operation {
  return {
    id: v1Id('operation', row.id),
    // A send that has failed as a whole is over, too: v1 has no word for it.
    status: row.status === 'failed' ? 'COMPLETED' : row.status.toUpperCase(),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

/** Narrows a list of operations to those of a status. */
export function andOperationStatus(filter: Filter, status: string | undefined): Filter {
  const stored = status?.toLowerCase();
  return filter.and("CASE status WHEN 'failed' THEN 'completed' ELSE status END = ?", stored);
}
