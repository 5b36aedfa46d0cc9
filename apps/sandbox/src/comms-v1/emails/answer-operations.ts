import type {
  CancelEmailOperationRequest,
  EmailOperation,
  FetchOneEmailOperationRequest,
  ListEmailOperationErrorsRequest,
  ListEmailOperationErrorsResponse,
  ListEmailOperationsRequest,
  ListEmailOperationsResponse,
} from '@comms/emails/v1';
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
import { recipientsOf } from './email-view.ts';

export function answerListOperations(
  request: CamelWire<ListEmailOperationsRequest>,
  call: Call,
): Reply<CamelWire<ListEmailOperationsResponse>> {
  const { rows, pagination } = listV1Operations(call, 'emails', request);
  return { status: 200, body: { operations: rows.map(operationView), pagination } };
}

export function answerFetchOperation(
  { operationId }: CamelWire<FetchOneEmailOperationRequest>,
  call: Call,
): Reply<CamelWire<EmailOperation>> {
  return { status: 200, body: operationView(findV1Operation(call, 'emails', operationId)) };
}

/** Lists what did not arrive, the first recipient's first. */
export function answerListErrors(
  { operationId, ...page }: CamelWire<ListEmailOperationErrorsRequest>,
  call: Call,
): Reply<CamelWire<ListEmailOperationErrorsResponse>> {
  const { rows, pagination } = listFailedDeliveries(call, 'emails', operationId, page);
  const errors = rows.map((row) => ({
    ...v1Problem(row.error_code ?? 0),
    emailId: planOf(row).isUnaddressable ? null : v1Id('email', row.id),
    to: recipientsOf(row),
    createdAt: new Date(row.updated_at).toISOString(),
  }));
  return { status: 200, body: { errors, pagination } };
}

export function answerCancelOperation(
  { operationId }: CamelWire<CancelEmailOperationRequest>,
  call: Call,
): Reply<AcceptedResource> {
  return cancelV1Operation(call, { resource: 'emails', path: '/Emails' }, operationId);
}

/** E-mails are opened, not read; those who have no address have failed. */
function operationView(row: OperationRow): CamelWire<EmailOperation> {
  const { read: _, unaddressable, ...stats } = v1Stats(row);
  return { ...v1Operation(row), stats: { ...stats, failed: stats.failed + unaddressable } };
}
