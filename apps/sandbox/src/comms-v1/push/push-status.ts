import { Filter } from '../../api/pagination.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { andStatus, v1Status } from '../delivery-status.ts';

/** Push services tell no more than whether they took a notification: what the preview knows beyond that is one of these. */
const merged: Readonly<Record<string, readonly string[]>> = {
  SENT: ['SENT', 'DELIVERED', 'OPENED'],
  FAILED: ['FAILED', 'UNDELIVERED'],
};

/** Where a notification stands, in v1's words. */
export function pushStatus(row: StoredDelivery): string {
  const status = v1Status(row);
  return Object.keys(merged).find((word) => merged[word]?.includes(status)) ?? status;
}

/** Narrows a list of notifications to those of a status: `d` is the delivery, `o` its operation. */
export function andPushStatus(filter: Filter, status: string | undefined): Filter {
  if (status === undefined) return filter;
  const parts = (merged[status] ?? [status]).map((word) => andStatus(new Filter(), word));
  filter.conditions.push(`(${parts.map(({ conditions }) => `(${conditions.join(' AND ')})`).join(' OR ')})`);
  filter.values.push(...parts.flatMap(({ values }) => values));
  return filter;
}
