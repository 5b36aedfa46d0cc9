import { accountSidOf } from '../../account-sid.ts';
import { type DeliveryProblem, problemsOfDelivery } from '../../deliveries/delivery-view.ts';
import type { DeliveryState } from '../../deliveries/outcome.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { prefixedId } from '../../prefixed-id.ts';
import type { Services } from '../../services.ts';

/** What all that is delivered shows in the control API. */
export interface DeliveryItem {
  readonly id: string;
  readonly account_sid: string;
  readonly state: DeliveryState;
  readonly errors: readonly DeliveryProblem[];
  readonly operation_id: string | null;
  readonly origin: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A step of something that is delivered. */
interface Transition {
  readonly state: string;
  readonly at: string;
}

/** The fields of a delivery that are the same for all kinds. */
export function deliveryItem(services: Services, prefix: string, row: StoredDelivery): DeliveryItem {
  const { account, operation_id: operation, operation_resource: of, origin, state } = row;
  return {
    id: prefixedId(prefix, row.id),
    account_sid: accountSidOf({ services, account }),
    state,
    errors: problemsOfDelivery(row).errors ?? [],
    operation_id: of === 'inbound' ? null : prefixedId('operation', operation),
    origin,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}

/** How a delivery came to its state. */
export function transitionsOf({ database }: Services, row: StoredDelivery): Transition[] {
  const { seq, created_at: createdAt, scheduled_for: scheduledFor } = row;
  const rows = database.all<{ state: string; at: number }>(
    'SELECT state, at FROM transitions WHERE delivery = ? ORDER BY rowid',
    seq,
  );
  const first = scheduledFor !== null && scheduledFor > createdAt ? 'scheduled' : 'queued';
  const steps = rows[0]?.state === first ? rows : [{ state: first, at: createdAt }, ...rows];
  return steps.map(({ state, at }) => ({ state, at: new Date(at).toISOString() }));
}

/** What deliveries of each kind can be looked for by. */
export const deliveryFilters: Readonly<Record<string, (item: DeliveryItem, value: string) => boolean>> = {
  state: ({ state }, value) => state === value,
  operation_id: ({ operation_id: id }, value) => id === prefixedId('operation', value),
};
