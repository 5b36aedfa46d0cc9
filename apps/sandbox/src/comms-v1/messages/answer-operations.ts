import type {
  CancelMessageOperationRequest,
  FetchOneMessageOperationRequest,
  ListMessageOperationErrorsRequest,
  ListMessageOperationErrorsResponse,
  ListMessageOperationsRequest,
  ListMessageOperationsResponse,
  MessageOperation,
} from '@comms/messages/v1';
import type { Call, Reply } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import { planOf } from '../../deliveries/delivery-plan.ts';
import type { OperationRow } from '../../operations/operation.ts';
import type { AcceptedResource } from '../accepted.ts';
import { v1Problem } from '../delivery-steps.ts';
import { findV1Operation } from '../find-operation.ts';
import { v1Id } from '../identifier.ts';
import { cancelV1Operation, listV1Operations } from '../list-operations.ts';
import { listFailedDeliveries } from '../operation-errors.ts';
import { v1Operation, v1Stats } from '../operation-view.ts';
import { recipientsOf } from './message-view.ts';

export function answerListOperations(
  request: CamelWire<ListMessageOperationsRequest>,
  call: Call,
): Reply<CamelWire<ListMessageOperationsResponse>> {
  const { rows, pagination } = listV1Operations(call, 'messages', request);
  return { status: 200, body: { operations: rows.map(operationView), pagination } };
}

export function answerFetchOperation(
  { operationId }: CamelWire<FetchOneMessageOperationRequest>,
  call: Call,
): Reply<CamelWire<MessageOperation>> {
  return { status: 200, body: operationView(findV1Operation(call, 'messages', operationId)) };
}

/** Lists what did not arrive, the first recipient's first. */
export function answerListErrors(
  { operationId, ...page }: CamelWire<ListMessageOperationErrorsRequest>,
  call: Call,
): Reply<CamelWire<ListMessageOperationErrorsResponse>> {
  const { rows, pagination } = listFailedDeliveries(call, 'messages', operationId, page);
  const errors = rows.map((row) => ({
    ...v1Problem(row.error_code ?? 0),
    messageId: planOf(row).isUnaddressable ? null : v1Id('message', row.id),
    to: recipientsOf(row),
    createdAt: new Date(row.updated_at).toISOString(),
  }));
  return { status: 200, body: { errors, pagination } };
}

export function answerCancelOperation(
  { operationId }: CamelWire<CancelMessageOperationRequest>,
  call: Call,
): Reply<AcceptedResource> {
  return cancelV1Operation(call, { resource: 'messages', path: '/Messages' }, operationId);
}

/** Messages are read, not opened. */
function operationView(row: OperationRow): CamelWire<MessageOperation> {
  const { opened: _, ...stats } = v1Stats(row);
  return { ...v1Operation(row), stats };
}
