import type { SubscriptionSink } from '@comms/events';
import type { Wire } from '../api/wire.ts';
import type { Database } from '../store/database.ts';
import type { Turn } from './delivery-lanes.ts';
import { subscriptionFieldsOf } from './subscription.ts';

/** The most bytes of one call: many receivers read no body of more than 100 kB. */
const maxBytes = 65_536;

/** Which of a subscription's sinks it is. */
export type SinkRole = 'primary' | 'fallback';

/** One event on its way to one subscription. */
export interface PendingDelivery {
  readonly seq: number;
  readonly account: number;
  readonly sink: SinkRole;
  /** How often its sink was called in vain. */
  readonly attempts: number;
  readonly expires_at: number;
  /** The event, as JSON. */
  readonly body: string;
  readonly hasFallback: boolean;
}

/** Events that go to one sink of one subscription together. */
export interface SinkBatch {
  readonly account: number;
  readonly role: SinkRole;
  readonly configuration: Wire<SubscriptionSink> | undefined;
  readonly deliveries: readonly PendingDelivery[];
}

/** What is done in one turn. */
interface LoadedTurn {
  readonly batches: readonly SinkBatch[];
  /** What nobody wants to be told any more. */
  readonly unwanted: readonly PendingDelivery[];
  /** What has waited too long. */
  readonly expired: readonly PendingDelivery[];
  /** What is too much for one call. */
  readonly left: readonly number[];
}

/** Reads what has its turn, as far as it is still pending. */
export function loadTurn(database: Database, { subscription, deliveries }: Turn, now: number): LoadedTurn {
  const row = database.get<{ fields: string }>(
    "SELECT fields FROM resources WHERE seq = ? AND kind = 'subscription' AND deleted_at IS NULL",
    subscription,
  );
  const { enabled, sinks } = row ? subscriptionFieldsOf(row) : {};
  const hasFallback = Boolean(sinks?.fallback);
  const rows = database
    .all<Omit<PendingDelivery, 'hasFallback'>>(
      `SELECT d.seq, d.account, d.sink, d.attempts, d.expires_at, e.body
        FROM event_deliveries d JOIN events e ON e.seq = d.event
        WHERE d.seq IN (SELECT value FROM json_each(?)) AND d.subscription = ?
          AND d.state = 'pending' AND d.next_at IS NULL ORDER BY d.seq`,
      JSON.stringify(deliveries),
      subscription,
    )
    .map((each) => ({ ...each, hasFallback }));
  if (!enabled) return { batches: [], unwanted: rows, expired: [], left: [] };
  const waiting = rows.filter(({ expires_at: expiresAt }) => expiresAt > now);
  const fitting = howManyFit(waiting);
  const batches = [...Map.groupBy(waiting.slice(0, fitting), ({ sink }) => sink)].map(([role, own]) => ({
    account: own[0]?.account ?? 0,
    role,
    configuration: sinks?.[role] ?? undefined,
    deliveries: own,
  }));
  return {
    batches,
    unwanted: [],
    expired: rows.filter(({ expires_at: expiresAt }) => expiresAt <= now),
    left: waiting.slice(fitting).map(({ seq }) => seq),
  };
}

/** How many of the first fit into one call: one at least. */
function howManyFit(deliveries: readonly PendingDelivery[]): number {
  let bytes = 0;
  let count = 0;
  for (const { body } of deliveries) {
    bytes += Buffer.byteLength(body) + 1;
    if (bytes > maxBytes) break;
    count += 1;
  }
  return Math.max(count, 1);
}
