import type { SinkConfiguration, SubscriptionSink } from '@comms/events';
import type { Wire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';
import type { Database } from '../store/database.ts';
import { subscriptionFieldsOf } from './subscription.ts';

/** One event on its way to one subscription. */
export interface PendingDelivery {
  readonly seq: number;
  readonly account: number;
  readonly subscription: number;
  readonly sink: 'primary' | 'fallback';
  readonly attempts: number;
  readonly expires_at: number;
  readonly body: string;
  readonly hasFallback: boolean;
}

/** Events that go to one sink of one subscription together. */
export interface SinkBatch {
  readonly account: number;
  readonly sink: 'primary' | 'fallback';
  readonly configuration: Wire<SubscriptionSink> | undefined;
  readonly deliveries: readonly PendingDelivery[];
}

/** Where a batch goes. */
export interface OpenSink {
  /** For people: an address without credentials, or what kind of sink it is. */
  readonly target: string;
  /** How often a failed call is made again. */
  readonly retries: number;
  /** What is called; undefined for sinks that only take note. */
  readonly call?: { readonly url: string; readonly timeoutMs: number; readonly secret: string };
  /** Why nothing can be called. */
  readonly error?: string;
}

interface LoadedRow extends Omit<PendingDelivery, 'hasFallback'> {
  readonly fields: string;
}

/** Reads deliveries that are still pending, put together by where they go. Those of disabled subscriptions are let go. */
export function loadBatch(database: Database, seqs: readonly number[]): SinkBatch[] {
  const rows = database.all<LoadedRow>(
    `SELECT d.seq, d.account, d.subscription, d.sink, d.attempts, d.expires_at, e.body, r.fields
      FROM json_each(?) w JOIN event_deliveries d ON d.seq = w.value
      JOIN events e ON e.seq = d.event JOIN resources r ON r.seq = d.subscription
      WHERE d.state = 'pending' AND r.deleted_at IS NULL`,
    JSON.stringify(seqs),
  );
  const groups = Map.groupBy(rows, ({ subscription, sink }) => `${subscription} ${sink}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { account, sink, fields } = first;
    const { sinks } = subscriptionFieldsOf({ fields });
    const hasFallback = Boolean(sinks?.fallback);
    const deliveries = group.map((row) => ({ ...row, hasFallback }));
    return [{ account, sink, configuration: sinks?.[sink] ?? undefined, deliveries }];
  });
}

/** Finds out where a batch goes: what a stored sink leads to, and what calls are signed with. */
export function sinkOf(database: Database, { account, configuration }: SinkBatch, allowsRemote: boolean): OpenSink {
  const found =
    configuration && 'sink_id' in configuration ? storedSink(database, account, configuration.sink_id) : configuration;
  if (!found) return { target: 'nothing', retries: 0, error: 'refused: there is no such sink' };
  if ('flow_id' in found) return { target: `flow ${found.flow_id}`, retries: 0 };
  if ('arn' in found) return { target: `kinesis ${found.arn}`, retries: 0 };
  if ('write_key' in found) return { target: 'segment', retries: 0 };
  const { url, timeout_ms: timeoutMs = 5000, retries = Number.POSITIVE_INFINITY } = found;
  const target = withoutUser(url);
  if (!allowsRemote && !isLocal(url)) {
    return { target, retries: 0, error: 'refused: not on this machine; start the sandbox with --allow-remote-sinks' };
  }
  return { target, retries, call: { url, timeoutMs, secret: signingKey(database, account) } };
}

function storedSink(database: Database, account: number, id: string): Wire<SinkConfiguration> | undefined {
  const row = database.get<{ fields: string }>(
    "SELECT fields FROM resources WHERE account = ? AND kind = 'sink' AND id = ? AND deleted_at IS NULL",
    account,
    bareId('sink', id),
  );
  return row && JSON.parse(row.fields).configuration;
}

/** The account's auth token; for accounts that nobody made, what their client used last. */
function signingKey(database: Database, account: number): string {
  const row = database.get<{ token: string | null; signing_key: string | null; sid: string }>(
    'SELECT token, signing_key, sid FROM accounts WHERE seq = ?',
    account,
  );
  return row?.token ?? row?.signing_key ?? row?.sid ?? 'sandbox';
}

function withoutUser(url: string): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

/** Whether an address is on this machine. */
function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
