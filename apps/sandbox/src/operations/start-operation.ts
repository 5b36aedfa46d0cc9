import { announceStart } from '../deliveries/announce.ts';
import {
  addDeliveries,
  type DeliveryRow,
  type NewDelivery,
  nextDelivery,
  planDeliveries,
} from '../deliveries/delivery.ts';
import { withSendFaults } from '../faults/send-faults.ts';
import { heedOptOuts } from '../inbound/opt-outs.ts';
import type { Owner } from '../resources/resource.ts';
import type { OperationResource } from './operation.ts';

/** What a send starts. */
export interface NewOperation {
  readonly resource: OperationResource;
  /** What all deliveries have in common. */
  readonly request: object;
  readonly deliveries: readonly NewDelivery[];
  /** Whether nothing can be sent at all, for a reason that lies with the sender. */
  readonly isDoomed?: boolean;
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
    const operation = database.insert(
      `INSERT INTO operations (id, account, resource, status, ending, request, created_at, updated_at, unsettled, total_count,
        queued, first_delivery)
        VALUES (?, ?, ?, 'processing', ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      account,
      resource,
      isDoomed ? 'failed' : 'completed',
      JSON.stringify(request),
      createdAt,
      createdAt,
      count,
      count,
      count,
      first,
    );
    const place = { account, resource, operation, createdAt, first };
    const dueTimes = new Set<number>();
    const rows = addDeliveries(services, place, deliveries, dueTimes);
    planDeliveries(jobs, dueTimes);
    announceStart(owner, operation, rows);
    return { id, seq: operation, createdAt, rows };
  });
}

/** The headers that tell a client where to follow a send. */
export function operationHeaders(baseURL: string, path: string, id: string): Record<string, string> {
  return {
    'operation-id': `operation_${id}`,
    'operation-location': `${baseURL}${path}/Operations/operation_${id}`,
    'resource-location': `${baseURL}${path}?operation_id=operation_${id}`,
  };
}
