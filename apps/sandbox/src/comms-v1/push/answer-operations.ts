import type {
  CancelPushNotificationOperationRequest,
  FetchOnePushNotificationOperationRequest,
  ListPushNotificationOperationErrorsRequest,
  ListPushNotificationOperationErrorsResponse,
  ListPushNotificationOperationsRequest,
  ListPushNotificationOperationsResponse,
  PushNotificationOperation,
} from '@comms/push/v1';
import type { Call, Reply } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import { planOf } from '../../deliveries/delivery-plan.ts';
import type { OperationRow } from '../../operations/operation.ts';
import { problemsOfPush } from '../../push/push-problems.ts';
import type { AcceptedResource } from '../accepted.ts';
import { v1Problem } from '../delivery-steps.ts';
import { findV1Operation } from '../find-operation.ts';
import { v1Id } from '../identifier.ts';
import { cancelV1Operation, listV1Operations } from '../list-operations.ts';
import { listFailedDeliveries } from '../operation-errors.ts';
import { v1Operation, v1Stats } from '../operation-view.ts';
import { recipientOf } from './push-view.ts';

const place = { resource: 'push_notifications', path: '/PushNotifications' } as const;

/** Lists sends, the newest first. */
export function answerListOperations(
  request: CamelWire<ListPushNotificationOperationsRequest>,
  call: Call,
): Reply<CamelWire<ListPushNotificationOperationsResponse>> {
  const { rows, pagination } = listV1Operations(call, place.resource, request);
  return { status: 200, body: { operations: rows.map((row) => operationView(call, row)), pagination } };
}

/** Shows where one send stands. */
export function answerFetchOperation(
  { operationId }: CamelWire<FetchOnePushNotificationOperationRequest>,
  call: Call,
): Reply<CamelWire<PushNotificationOperation>> {
  return { status: 200, body: operationView(call, findV1Operation(call, place.resource, operationId)) };
}

/** Lists what was not sent, or not taken, the first recipient's first. */
export function answerListErrors(
  { operationId, ...page }: CamelWire<ListPushNotificationOperationErrorsRequest>,
  call: Call,
): Reply<CamelWire<ListPushNotificationOperationErrorsResponse>> {
  const { rows, pagination } = listFailedDeliveries(call, place.resource, operationId, page);
  const errors = rows.map((row) => {
    const [problem] = problemsOfPush(row).errors ?? [];
    return {
      ...v1Problem(row.error_code ?? 0),
      ...(problem && { infoUrl: problem.more_info }),
      pushNotificationId: planOf(row).isUnaddressable ? null : v1Id('pushnotification', row.id),
      to: recipientOf(row),
      createdAt: new Date(row.updated_at).toISOString(),
    };
  });
  return { status: 200, body: { errors, pagination } };
}

/** Cancels what was not sent yet. */
export function answerCancelOperation(
  { operationId }: CamelWire<CancelPushNotificationOperationRequest>,
  call: Call,
): Reply<AcceptedResource> {
  return cancelV1Operation(call, place, operationId);
}

/** What the preview knows as delivered or opened is sent, and what is undelivered has failed. */
function operationView(call: Call, row: OperationRow): CamelWire<PushNotificationOperation> {
  const { total, unaddressable, scheduled, queued, canceled, ...counts } = v1Stats(row);
  const { sent, delivered, opened, failed, undelivered } = counts;
  return {
    ...v1Operation(row),
    stats: {
      total,
      recipients: recipientsOf(call, row) ?? total,
      unaddressable,
      scheduled,
      queued,
      sent: sent + delivered + opened,
      failed: failed + undelivered,
      canceled,
    },
  };
}

/** How many recipients a send of v1 named: there may be more notifications, since users have several devices. */
function recipientsOf({ services: { database } }: Call, { seq }: OperationRow): number | undefined {
  const count = "SELECT request ->> '$.v1.recipients' AS count FROM operations WHERE seq = ?";
  return database.get<{ count: number | null }>(count, seq)?.count ?? undefined;
}
