import type { PageRequest } from '@comms/core';
import type { Call } from '../api/implement.ts';
import { Filter, type PageOfRows, readPage } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { deliveryRange, type OperationRow, operationColumns, type SendResource } from '../operations/operation.ts';
import { bareId, prefixedId } from '../prefixed-id.ts';
import { type StoredDelivery, selectDeliveries } from './stored-delivery.ts';

/** By what deliveries can be listed; each kind has some of it. */
export interface DeliveryFilters extends Wire<PageRequest> {
  readonly operation_id?: string | undefined;
  readonly conversation_id?: string | undefined;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly from_address?: string | undefined;
  readonly from_contact?: string | undefined;
  readonly to_address?: string | undefined;
  readonly to_contact?: string | undefined;
  readonly channel?: string | undefined;
}

/** One page of deliveries, and the send that they were filtered by. */
export interface ListedDeliveries extends PageOfRows<StoredDelivery> {
  readonly operation: OperationRow | undefined;
}

/** A condition on any of a delivery's recipients. */
const anyRecipient = (field: string): string =>
  `EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE value ->> '${field}' = ?)`;

/** A condition on who sends a delivery: the one who was chosen for it, or whom the request names. */
const sender = (field: string): string => `coalesce(d.sender ->> '$.${field}', o.request ->> '$.from.${field}') = ?`;

/** Lists deliveries of a kind, the newest first; `more` is ANDed with what the request asks for. */
export function listDeliveries(
  call: Call,
  resource: SendResource,
  request: DeliveryFilters,
  more: Filter = new Filter(),
): ListedDeliveries {
  const { services, account } = call;
  const operation = operationOf(request, resource, call);
  const [first, end] = operation ? deliveryRange(operation) : request.operation_id === undefined ? [] : [0, 0];
  const filter = new Filter()
    .and('d.account = ?', account)
    .and('d.resource = ?', resource)
    // An operation that does not exist has no deliveries.
    .and('d.seq >= ?', first)
    .and('d.seq < ?', end)
    .and('d.reference = ?', request.conversation_id && prefixedId('conversation', request.conversation_id))
    .andDate('o.created_at > ?', request.start_date)
    .andDate('o.created_at < ?', request.end_date)
    .and(anyRecipient('contact_id'), request.to_contact && prefixedId('contact', request.to_contact))
    .and(sender('contact_id'), request.from_contact && prefixedId('contact', request.from_contact))
    .and(sender('address'), request.from_address)
    .and(anyRecipient('address'), request.to_address)
    .and(anyRecipient('channel'), request.channel);
  filter.conditions.push('d.deleted_at IS NULL', ...more.conditions);
  filter.values.push(...more.values);
  const page = readPage<StoredDelivery>(services.database, request, {
    select: selectDeliveries,
    order: 'd.seq',
    filter,
  });
  return { ...page, operation };
}

function operationOf(
  { operation_id: id }: DeliveryFilters,
  resource: SendResource,
  { services, account }: Call,
): OperationRow | undefined {
  if (id === undefined) return undefined;
  return services.database.get<OperationRow>(
    `SELECT ${operationColumns} FROM operations WHERE id = ? AND account = ? AND resource = ?`,
    bareId('operation', id),
    account,
    resource,
  );
}
