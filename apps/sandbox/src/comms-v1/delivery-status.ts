import type { Filter } from '../api/pagination.ts';
import { canceledCode } from '../deliveries/delivery-errors.ts';
import type { DeliveryState } from '../deliveries/outcome.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';

/** What is needed of a delivery to say where it stands. */
type StatusSource = Pick<
  StoredDelivery,
  'state' | 'error_code' | 'operation_status' | 'operation_resource' | 'recipient_count'
>;

/** Where a delivery stands, in v1's words; what came in, and what went to a group, says so instead. */
export function v1Status(row: StatusSource): string {
  if (row.operation_resource === 'inbound') return 'INBOUND';
  if (row.recipient_count > 1) return 'GROUP';
  return isCanceled(row) ? 'CANCELED' : v1State(row.state);
}

/** A state in v1's words. */
export function v1State(state: DeliveryState): string {
  return state.toUpperCase();
}

/** Whether a delivery was canceled with its operation: it counts as failed in the preview. */
export function isCanceled({ state, error_code: code, operation_status: status }: StatusSource): boolean {
  return state === 'failed' && code === canceledCode && status === 'canceled';
}

const canceled = `(d.state = 'failed' AND d.error_code = ${canceledCode} AND o.status = 'canceled')`;
const single = "o.resource <> 'inbound' AND d.recipient_count = 1";

/** Narrows a list of deliveries to those of a status: `d` is the delivery, `o` its operation. */
export function andStatus(filter: Filter, status: string | undefined): Filter {
  switch (status) {
    case undefined:
      return filter;
    case 'INBOUND':
      filter.conditions.push("o.resource = 'inbound'");
      return filter;
    case 'GROUP':
      filter.conditions.push("o.resource <> 'inbound' AND d.recipient_count > 1");
      return filter;
    case 'CANCELED':
      filter.conditions.push(`${single} AND ${canceled}`);
      return filter;
    default:
      filter.conditions.push(`${single} AND NOT ${canceled}`);
      return filter.and('d.state = ?', status.toLowerCase());
  }
}
