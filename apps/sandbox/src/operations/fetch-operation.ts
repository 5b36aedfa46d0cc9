import type { OperationState } from '@comms/core';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { findOperation, operationView, type SendResource } from './operation.ts';

/** What fetches one operation of a kind of send. */
export function fetchOperation(
  resource: SendResource,
): (request: { operation_id: string }, call: Call) => Reply<Wire<OperationState>> {
  return ({ operation_id: id }, call) => ({ status: 200, body: operationView(findOperation(call, resource, id)) });
}
