import type { Subscription, SubscriptionSink } from '@comms/events';
import type { Wire } from '../api/wire.ts';
import type { ResourceRow } from '../resources/resource.ts';
import type { Database } from '../store/database.ts';
import { isCommsV1Event } from './comms-v1-types.ts';

/** What is kept of a subscription as JSON: what answers show. */
export type SubscriptionFields = Omit<Wire<Subscription>, 'id'>;

/** A subscription, as it is matched against events. */
export interface ActiveSubscription {
  readonly seq: number;
  /** Undefined for all types. */
  readonly types: ReadonlySet<string> | undefined;
  /** Whether it names a type of event of today's API. */
  readonly isCommsV1: boolean;
  /** Prefixed identifiers; undefined for all resources. */
  readonly resources: ReadonlySet<string> | undefined;
  readonly sinks: { readonly primary: Wire<SubscriptionSink>; readonly fallback: Wire<SubscriptionSink> | undefined };
}

/** What is kept of a subscription. */
export function subscriptionFieldsOf({ fields }: Pick<ResourceRow, 'fields'>): SubscriptionFields {
  return JSON.parse(fields);
}

/** A subscription as answers show it. */
export function subscriptionView(row: ResourceRow): Wire<Subscription> {
  return { id: `subscription_${row.id}`, ...subscriptionFieldsOf(row) };
}

/** The subscriptions of an account that have events delivered. */
export function activeSubscriptions(database: Database, account: number): ActiveSubscription[] {
  const rows = database.all<Pick<ResourceRow, 'seq' | 'fields'>>(
    `SELECT seq, fields FROM resources
      WHERE account = ? AND kind = 'subscription' AND parent = 0 AND deleted_at IS NULL AND fields ->> 'enabled'`,
    account,
  );
  return rows.flatMap((row) => {
    const { filters, sinks } = subscriptionFieldsOf(row);
    if (!sinks?.primary) return [];
    const types = (filters?.event_filters ?? []).flatMap(({ type }) => type ?? []);
    const resources = (filters?.resource_filters ?? []).flatMap((filter) => Object.values(filter).flat());
    return {
      seq: row.seq,
      types: types.length > 0 ? new Set(types) : undefined,
      isCommsV1: types.some(isCommsV1Event),
      resources: resources.length > 0 ? new Set(resources) : undefined,
      sinks: { primary: sinks.primary, fallback: sinks.fallback ?? undefined },
    };
  });
}
