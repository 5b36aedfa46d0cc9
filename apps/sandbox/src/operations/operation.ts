import type { OperationState } from '@comms/core';
import type { Call } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';

/** Where a long-running operation stands. */
export type OperationStatus = 'processing' | 'completed' | 'canceled' | 'failed';

/** The sends that are operations; each has endpoints of its own for them. */
export type SendResource = 'messages' | 'emails' | 'push_notifications' | 'communications';

/** What rows of operations are for: a send, or what keeps together a thing that came in. */
export type OperationResource = SendResource | 'inbound';

/** A long-running operation: a row. */
export interface OperationRow {
  readonly seq: number;
  readonly id: string;
  readonly status: OperationStatus;
  readonly created_at: number;
  readonly updated_at: number;
  readonly first_delivery: number;
  readonly total_count: number;
  readonly queued: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly opened: number;
  readonly undelivered: number;
  readonly failed: number;
}

/** The columns of `OperationRow`. */
export const operationColumns =
  'seq, id, status, created_at, updated_at, first_delivery, total_count, queued, sent, delivered, read, opened, undelivered, failed';

/** The condition for the deliveries of an operation, with its two values. */
export const inOperation = 'seq >= ? AND seq < ?';

/** The values of `inOperation`. */
export function deliveryRange({ first_delivery: first, total_count: count }: OperationRow): [number, number] {
  return [first, first + count];
}

/** The operation that a path names. @throws {Refusal} 404 */
export function findOperation({ services, account }: Call, resource: SendResource, id: string): OperationRow {
  const row = services.database.get<OperationRow>(
    `SELECT ${operationColumns} FROM operations WHERE id = ? AND account = ? AND resource = ?`,
    bareId('operation', id),
    account,
    resource,
  );
  if (!row) throw notFound('operation', id);
  return row;
}

/** An operation as answers show it. */
export function operationView(row: OperationRow): Wire<OperationState> {
  return {
    id: `operation_${row.id}`,
    status: row.status,
    delivery: {
      total_count: row.total_count,
      queued: { count: row.queued },
      sent: { count: row.sent },
      delivered: { count: row.delivered },
      read: { count: row.read },
      opened: { count: row.opened },
      undelivered: { count: row.undelivered },
      failed: { count: row.failed },
    },
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}
