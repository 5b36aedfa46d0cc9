import { announceStart } from '../deliveries/announce.ts';
import {
  addDeliveries,
  type DeliveryRow,
  type NewDelivery,
  nextDelivery,
  planDeliveries,
} from '../deliveries/delivery.ts';
import { type MovableRow, movableColumns, moveDeliveries } from '../deliveries/move.ts';
import { withSendFaults } from '../faults/send-faults.ts';
import { heedOptOuts } from '../inbound/opt-outs.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { inOperation, type OperationResource } from './operation.ts';

/** What a send starts. */
export interface NewOperation {
  readonly resource: OperationResource;
  /** What all deliveries have in common. */
  readonly request: object;
  readonly deliveries: readonly NewDelivery[];
  /** Whether nothing can be sent at all, for a reason that lies with the sender. */
  readonly isDoomed?: boolean;
  /** By which operation of which API family it was asked for, where that was not the preview. */
  readonly asked?: { readonly operation: string; readonly family: string } | undefined;
}

/** A send that was taken on. */
export interface StartedOperation {
  readonly id: string;
  /** The number of its row. */
  readonly seq: number;
  readonly createdAt: number;
  /** In the order of the deliveries. */
  readonly rows: readonly DeliveryRow[];
}

/** Takes a send on: one row for the operation, one for each delivery, and the jobs that advance them. */
export function startOperation(owner: Owner, asked: NewOperation): StartedOperation {
  const { services, account } = owner;
  const { database, clock, jobs, ids } = services;
  const createdAt = clock.now();
  return database.write(() => {
    const { resource, request, deliveries, isDoomed = false } = withSendFaults(owner, heedOptOuts(owner, asked));
    const id = ids.next();
    const count = deliveries.length;
    const first = nextDelivery(database);
    const { scheduled, unaddressable } = countAsked(deliveries, createdAt);
    const operation = database.insert(
      `INSERT INTO operations (id, account, resource, status, ending, request, created_at, updated_at, unsettled, total_count,
        queued, scheduled, unaddressable, unattempted, first_delivery)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      account,
      resource,
      // Those that can go nowhere are over at once, and make no start.
      scheduled > 0 && scheduled + unaddressable === count ? 'scheduled' : 'processing',
      isDoomed ? 'failed' : 'completed',
      JSON.stringify(request),
      createdAt,
      createdAt,
      count,
      count,
      count - scheduled,
      scheduled,
      unaddressable,
      unaddressable,
      first,
    );
    const place = { account, resource, operation, createdAt, first };
    const dueTimes = new Set<number>();
    const rows = addDeliveries(services, place, deliveries, dueTimes);
    planDeliveries(jobs, dueTimes);
    announceStart(owner, operation, rows);
    if (unaddressable > 0) endUnaddressable(services, [first, first + count]);
    return { id, seq: operation, createdAt, rows };
  });
}

/** What can be sent nowhere is over at once. */
function endUnaddressable(services: Services, range: readonly [first: number, end: number]): void {
  const at = services.clock.now();
  const rows = services.database.all<MovableRow>(
    `SELECT ${movableColumns} FROM deliveries WHERE ${inOperation} AND plan ->> '$.isUnaddressable'`,
    ...range,
  );
  const moves = rows.map((row) => ({ row, state: 'failed', at, nextAt: null }) as const);
  moveDeliveries(services, moves, at);
}

/** How many are to be sent later, and how many can be sent nowhere. */
function countAsked(deliveries: readonly NewDelivery[], now: number): { scheduled: number; unaddressable: number } {
  let scheduled = 0;
  let unaddressable = 0;
  for (const { scheduledFor, plan } of deliveries) {
    if (scheduledFor !== undefined && scheduledFor > now) scheduled += 1;
    if (plan?.isUnaddressable) unaddressable += 1;
  }
  return { scheduled, unaddressable };
}

/** The headers that tell a client where to follow a send. */
export function operationHeaders(baseURL: string, path: string, id: string): Record<string, string> {
  return {
    'operation-id': `operation_${id}`,
    'operation-location': `${baseURL}${path}/Operations/operation_${id}`,
    'resource-location': `${baseURL}${path}?operation_id=operation_${id}`,
  };
}
