import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Owner } from '../resources/resource.ts';
import { messageWriter, type SharedRequest, type WriteMessage } from './message-json.ts';

/** What writes the messages of one send, and what it was made of: nothing else has a part in it. */
interface KnownWriter {
  readonly request: string;
  readonly createdAt: number;
  readonly write: WriteMessage;
}

/** How many writers are remembered: whoever follows a message asks for it again and again. */
const maxKnown = 200;

const known = new Map<string, KnownWriter>();

/** Writes stored messages as answers show them; what those of one send share is read once. */
export function writeMessages(owner: Owner, rows: readonly StoredDelivery[], baseURL: string): string[] {
  const writers = new Map<number, WriteMessage>();
  return rows.map((row) => {
    let write = writers.get(row.operation);
    if (!write) {
      write = writerOf(owner, row, baseURL);
      writers.set(row.operation, write);
    }
    return write(row, row.variables === null ? {} : JSON.parse(row.variables));
  });
}

function writerOf(owner: Owner, row: StoredDelivery, baseURL: string): WriteMessage {
  const { operation_id: operationId, operation_resource: operationResource, created_at: createdAt, request } = row;
  const key = `${operationId} ${operationResource} ${baseURL}`;
  const found = known.get(key);
  // Another sandbox in this process, or this one after a reset, may give the same identifier to another send.
  if (found?.request === request && found.createdAt === createdAt) return found.write;
  const shared: SharedRequest = JSON.parse(request);
  const write = messageWriter({ owner, operationId, operationResource, createdAt, request: shared, baseURL });
  // Addresses of files are good for a while only.
  if (request.includes('"media"')) return write;
  if (known.size >= maxKnown) known.clear();
  known.set(key, { request, createdAt, write });
  return write;
}
