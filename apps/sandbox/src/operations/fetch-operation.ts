import type { MessageOperation } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { findOperation, type OperationResource, operationView } from './operation.ts';

/** What fetches one operation of a kind of send. */
export function fetchOperation(
  resource: OperationResource,
): (request: { operation_id: string }, call: Call) => Reply<Wire<MessageOperation>> {
  return ({ operation_id: id }, call) => ({ status: 200, body: operationView(findOperation(call, resource, id)) });
}
