import { emitEvent, hasSubscribers } from '../events/emit.ts';
import type { Owner } from '../resources/resource.ts';
import { type OperationRow, operationColumns, operationView } from './operation.ts';

/** Tells who has subscribed where a send stands, within `write`. */
export function announceOperation(owner: Owner, operation: number): void {
  if (!hasSubscribers(owner)) return;
  const row = owner.services.database.get<OperationRow & { resource: string }>(
    `SELECT ${operationColumns}, resource FROM operations WHERE seq = ?`,
    operation,
  );
  if (!row || row.resource === 'inbound') return;
  const { status, delivery } = operationView(row);
  const id = `operation_${row.id}`;
  const data = { operation_id: id, resource: row.resource, status: status ?? row.status, delivery: delivery ?? null };
  emitEvent(owner, { type: `operation.${row.status}`, data, about: [id] });
}
