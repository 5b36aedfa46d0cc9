import type { Call } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { canceledCode } from '../deliveries/delivery-errors.ts';
import { type StoredDelivery, selectDeliveries } from '../deliveries/stored-delivery.ts';
import { deliveryRange, type SendResource } from '../operations/operation.ts';
import { findV1Operation } from './find-operation.ts';
import { readV1Page, type V1Page, type V1PageRequest } from './page.ts';

/**
 * One page of the deliveries of an operation that did not arrive, the first recipient's first. What was canceled is no error.
 *
 * @throws {Refusal} 404 when there is no such operation.
 */
export function listFailedDeliveries(
  call: Call,
  resource: SendResource,
  id: string,
  request: V1PageRequest,
): V1Page<StoredDelivery> {
  const operation = findV1Operation(call, resource, id);
  const [first, end] = deliveryRange(operation);
  const filter = new Filter().and('d.seq >= ?', first).and('d.seq < ?', end);
  filter.conditions.push(
    "d.state IN ('undelivered', 'failed')",
    'd.error_code IS NOT NULL',
    `NOT (o.status = 'canceled' AND d.error_code = ${canceledCode})`,
  );
  return readV1Page<StoredDelivery>(call.services.database, request, {
    select: selectDeliveries,
    order: 'd.seq',
    filter,
    isAscending: true,
  });
}
