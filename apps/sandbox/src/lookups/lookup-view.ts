import type { AddressLookup } from '@comms/lookups';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { datesOf, type ResourceRow } from '../resources/resource.ts';

/** A lookup as answers show it: it is never changed, and never deleted. */
export function lookupView(row: ResourceRow): Wire<AddressLookup> {
  const { created_at: createdAt, updated_at: updatedAt } = datesOf(row);
  return {
    id: prefixedId('addresslookup', row.id),
    ...JSON.parse(row.fields),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}
