import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Owner } from '../resources/resource.ts';
import { messageWriter, type SharedRequest, type WriteMessage } from './message-json.ts';

/** Writes stored messages as answers show them; what those of one send share is read once. */
export function writeMessages(owner: Owner, rows: readonly StoredDelivery[], baseURL: string): string[] {
  const writers = new Map<number, WriteMessage>();
  return rows.map((row) => {
    let write = writers.get(row.operation);
    if (!write) {
      const { operation_id: operationId, operation_resource: operationResource, created_at: createdAt, request } = row;
      write = messageWriter({
        owner,
        operationId,
        operationResource,
        createdAt,
        request: readRequest(request),
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
