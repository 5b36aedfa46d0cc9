import type { OperationState } from '@comms/core';
import type { Call } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';

/** Where a long-running operation stands. */
export type OperationStatus = 'scheduled' | 'processing' | 'completed' | 'canceled' | 'failed';

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
  readonly scheduled: number;
  readonly queued: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly opened: number;
  readonly undelivered: number;
  readonly failed: number;
  /** Of the failed ones: those that were canceled. */
  readonly canceled: number;
  /** Of the failed ones: those for whose recipient no address was found. */
  readonly unaddressable: number;
  /** How many attempts were made after a first one. */
  readonly retried: number;
  /** How many have ended without any attempt. */
  readonly unattempted: number;
}

/** The columns of `OperationRow`. */
export const operationColumns =
  'seq, id, status, created_at, updated_at, first_delivery, total_count, scheduled, queued, sent, delivered, read, opened, undelivered, failed, canceled, unaddressable, retried, unattempted';

/** The condition for the deliveries of an operation, with its two values. */
export const inOperation = 'seq >= ? AND seq < ?';

/** The values of `inOperation`. */
export function deliveryRange({ first_delivery: first, total_count: count }: OperationRow): [number, number] {
  return [first, first + count];
}

/** The operation of a kind of send with a bare identifier; undefined where there is none. */
export function operationOf({ services, account }: Call, resource: SendResource, id: string): OperationRow | undefined {
  return services.database.get<OperationRow>(
    `SELECT ${operationColumns} FROM operations WHERE id = ? AND account = ? AND resource = ?`,
    id,
    account,
    resource,
  );
}

/** The operation that a path names. @throws {Refusal} 404 */
export function findOperation(call: Call, resource: SendResource, id: string): OperationRow {
  const row = operationOf(call, resource, bareId('operation', id));
  if (!row) throw notFound('operation', id);
  return row;
}

/** An operation as answers of the preview show it: what is sent later is as good as queued there. */
export function operationView(row: OperationRow): Wire<OperationState> {
  return {
    id: `operation_${row.id}`,
    status: row.status === 'scheduled' ? 'processing' : row.status,
    delivery: {
      total_count: row.total_count,
      queued: { count: row.queued + row.scheduled },
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
