import type { DeliveryRow } from '../deliveries/delivery.ts';
import { messageWriter, type SharedRequest, type WriteMessage } from './message-json.ts';

/** A message's row with what it needs of its operation's. */
export interface StoredMessage extends DeliveryRow {
  readonly operation_id: string;
  readonly created_at: number;
  readonly request: string;
}

/** Reads stored messages up to the WHERE; `d` is the delivery, `o` the operation, which is looked up for each. */
export const selectMessages = `
  SELECT d.seq, d.id, d.operation, d.recipients, d.recipient_count, d.reference, d.variables, d.state, d.outcome, d.error_code, d.updated_at,
    o.id AS operation_id, o.created_at, o.request
  FROM deliveries d CROSS JOIN operations o ON o.seq = d.operation`;

/** Writes stored messages as answers show them; what those of one send share is read once. */
export function writeMessages(rows: readonly StoredMessage[], baseURL: string): string[] {
  const writers = new Map<number, WriteMessage>();
  return rows.map((row) => {
    let write = writers.get(row.operation);
    if (!write) {
      write = messageWriter({
        operationId: row.operation_id,
        createdAt: row.created_at,
        request: readRequest(row.request),
        baseURL,
      });
      writers.set(row.operation, write);
    }
    return write(row, row.variables === null ? {} : JSON.parse(row.variables));
  });
}

function readRequest(text: string): SharedRequest {
  return JSON.parse(text);
}
