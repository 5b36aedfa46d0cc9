import type { DeliveryRow } from '../deliveries/delivery.ts';
import { type MessageView, messageViewer, type SharedRequest } from './message-view.ts';

/** A message's row with what it needs of its operation's. */
export interface StoredMessage extends DeliveryRow {
  readonly operation_id: string;
  readonly created_at: number;
  readonly request: string;
}

/** Reads stored messages up to the WHERE; `d` is the delivery, `o` the operation. */
export const selectMessages = `
  SELECT d.seq, d.id, d.operation, d.recipients, d.reference, d.variables, d.state, d.outcome, d.error_code, d.updated_at,
    o.id AS operation_id, o.created_at, o.request
  FROM deliveries d JOIN operations o ON o.seq = d.operation`;

/** Shows stored messages; what those of one send share is read once. */
export function viewMessages(rows: readonly StoredMessage[], baseURL: string): MessageView[] {
  const viewers = new Map<number, (row: DeliveryRow) => MessageView>();
  return rows.map((row) => {
    let view = viewers.get(row.operation);
    if (!view) {
      view = messageViewer({
        operationId: row.operation_id,
        createdAt: row.created_at,
        request: readRequest(row.request),
        baseURL,
      });
      viewers.set(row.operation, view);
    }
    return view(row);
  });
}

function readRequest(text: string): SharedRequest {
  return JSON.parse(text);
}
