import type { Call } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import type { OperationResource, OperationStatus, SendResource } from '../operations/operation.ts';
import { bareId } from '../prefixed-id.ts';
import type { Database } from '../store/database.ts';
import type { DeliveryRow } from './delivery.ts';

/** A delivery's row with what it needs of its operation's. */
export interface StoredDelivery extends DeliveryRow {
  readonly account: number;
  readonly resource: SendResource;
  readonly operation_id: string;
  /** What the operation is: `inbound` for what came in. */
  readonly operation_resource: OperationResource;
  readonly operation_status: OperationStatus;
  readonly created_at: number;
  /** JSON: the request of the operation, without its recipients. */
  readonly request: string;
}

/** Reads stored deliveries up to the WHERE; `d` is the delivery, `o` the operation, which is looked up for each. */
export const selectDeliveries = `
  SELECT d.seq, d.id, d.account, d.resource, d.operation, d.recipients, d.recipient_count, d.reference, d.variables, d.sender,
    d.origin, d.parent, d.details, d.state, d.outcome, d.error_code, d.updated_at,
    d.scheduled_for, d.attempts_left, d.plan,
    o.id AS operation_id, o.resource AS operation_resource, o.status AS operation_status, o.created_at, o.request
  FROM deliveries d CROSS JOIN operations o ON o.seq = d.operation`;

/** The prefix of each kind's identifiers. */
export const deliveryPrefix: Readonly<Record<SendResource, string>> = {
  messages: 'message',
  emails: 'email',
  push_notifications: 'pushnotification',
  communications: 'communication',
};

/** The delivery of a kind with a bare identifier; undefined where there is none, or it was deleted. */
export function deliveryOf(
  { services, account }: Call,
  resource: SendResource,
  id: string,
): StoredDelivery | undefined {
  return services.database.get<StoredDelivery>(
    `${selectDeliveries} WHERE d.id = ? AND d.account = ? AND d.resource = ? AND d.deleted_at IS NULL`,
    id,
    account,
    resource,
  );
}

/** The delivery that a path names. @throws {Refusal} 404 */
export function findDelivery(call: Call, resource: SendResource, id: string): StoredDelivery {
  const row = deliveryOf(call, resource, bareId(deliveryPrefix[resource], id));
  if (!row) throw notFound(resource.replaceAll('_', ' ').replace(/s$/, ''), id);
  return row;
}

/** The delivery with a row number, also where it was deleted. */
export function deliveryAt(database: Database, seq: number): StoredDelivery | undefined {
  return database.get<StoredDelivery>(`${selectDeliveries} WHERE d.seq = ?`, seq);
}

/** Hides a delivery. What is on its way still arrives and is counted. */
export function hideDelivery({ services: { database, clock } }: Call, { seq }: StoredDelivery): void {
  database.write(() => database.run('UPDATE deliveries SET deleted_at = ? WHERE seq = ?', clock.now(), seq));
}

/** Keeps what only its kind of send knows, within `write`. */
export function keepDetails(database: Database, seq: number, details: object): void {
  database.run('UPDATE deliveries SET details = ? WHERE seq = ?', JSON.stringify(details), seq);
}
