import { v1Id } from '../comms-v1/identifier.ts';
import { emitEvent, emitEvents, hasCommsV1Subscribers, hasSubscribers, type NewEvent } from '../events/emit.ts';
import type { Owner } from '../resources/resource.ts';
import { type OperationRow, operationColumns, operationView } from './operation.ts';

/** Tells who has subscribed where a send stands, within `write`. */
export function announceOperation(owner: Owner, operation: number): void {
  if (!hasSubscribers(owner)) return;
  const row = operationRow(owner, operation);
  if (!row) return;
  const { status = row.status, delivery } = operationView(row);
  const id = `operation_${row.id}`;
  const data = { operation_id: id, resource: row.resource, status: status ?? row.status, delivery: delivery ?? null };
  // What is sent later has begun, in the preview.
  const shown = row.status === 'scheduled' ? 'processing' : row.status;
  emitEvents(owner, [{ type: `operation.${shown}`, data, about: [id] }, ...commsV1Events(owner, row)]);
}

/** Tells who has subscribed to events of today's API that what was to be sent later is on its way, within `write`. */
export function announceBegin(owner: Owner, operation: number): void {
  const row = hasCommsV1Subscribers(owner) ? operationRow(owner, operation) : undefined;
  if (row) for (const event of commsV1Events(owner, { ...row, status: 'processing' })) emitEvent(owner, event);
}

type AnnouncedRow = OperationRow & { readonly resource: string };

function operationRow({ services }: Owner, operation: number): AnnouncedRow | undefined {
  const row = services.database.get<AnnouncedRow>(
    `SELECT ${operationColumns}, resource FROM operations WHERE seq = ?`,
    operation,
  );
  return row?.resource === 'inbound' ? undefined : row;
}

/** Today's API has no communications, no event for what was canceled, and no sends that fail as a whole. */
function commsV1Events(owner: Owner, { id, resource, status }: AnnouncedRow): NewEvent[] {
  if (resource === 'communications' || status === 'canceled' || !hasCommsV1Subscribers(owner)) return [];
  const told = status === 'failed' ? 'completed' : status;
  const data = { operation_id: v1Id('operation', id) };
  return [{ type: `com.twilio.comms-api.operation.${told}`, data, about: [`operation_${id}`] }];
}
