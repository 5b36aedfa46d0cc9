import type { Database } from '../store/database.ts';
import { backOffMs } from './back-off.ts';
import type { SinkAnswer } from './call-sink.ts';
import { deliverEventsJob, type QueueParts, queueTimeMs } from './queue-parts.ts';
import type { OpenSink } from './sink.ts';
import type { PendingDelivery, SinkBatch } from './sink-batch.ts';

/**
 * Keeps what came of a call, within `write`: its events are delivered, to be tried again, or given up.
 *
 * Says which of them are to go to the fallback sink now.
 */
export function settleBatch(parts: QueueParts, batch: SinkBatch, sink: OpenSink, answer: SinkAnswer): number[] {
  const { database } = parts;
  const { deliveries } = batch;
  addAttempt(parts, batch, sink.target, answer);
  const { status = 0 } = answer;
  if (status >= 200 && status < 300) {
    endDeliveries(database, deliveries, 'delivered', 1);
    return [];
  }
  const isRefused = sink.refusal !== undefined || answer.error?.startsWith('refused');
  if (isRefused || (status >= 300 && status < 500 && status !== 429)) {
    return giveUp(parts, deliveries, 'discarded', 1);
  }
  return tryAgain(parts, deliveries, sink.retries);
}

/** Nothing is to be done any more about deliveries, within `write`. */
export function endDeliveries(
  database: Database,
  deliveries: readonly PendingDelivery[],
  state: 'delivered' | 'discarded' | 'expired',
  attempts: 0 | 1 = 0,
): void {
  database.run(
    `UPDATE event_deliveries SET state = ?, attempts = attempts + ? WHERE seq IN (SELECT value FROM json_each(?))`,
    state,
    attempts,
    listOf(deliveries),
  );
}

/** Ends the way of deliveries to their sink, within `write`. Says which of them are to go to the fallback sink now. */
export function giveUp(
  { database, clock }: QueueParts,
  deliveries: readonly PendingDelivery[],
  state: 'discarded' | 'expired',
  attempts: 0 | 1 = 0,
): number[] {
  const falling = deliveries.filter(({ sink, hasFallback }) => sink === 'primary' && hasFallback);
  const lost = deliveries.filter(({ sink, hasFallback }) => sink !== 'primary' || !hasFallback);
  endDeliveries(database, lost, state, attempts);
  database.run(
    `UPDATE event_deliveries SET sink = 'fallback', attempts = 0, expires_at = ?
      WHERE seq IN (SELECT value FROM json_each(?))`,
    clock.now() + queueTimeMs,
    listOf(falling),
  );
  return falling.map(({ seq }) => seq);
}

/** What was tried equally often is tried again at one time, so that it goes together once more. */
function tryAgain(parts: QueueParts, deliveries: readonly PendingDelivery[], retries: number): number[] {
  const { database, clock, jobs, seed } = parts;
  const fallen: number[] = [];
  for (const [attempts, own] of Map.groupBy(deliveries, (delivery) => delivery.attempts)) {
    const nextAt = clock.now() + backOffMs(seed, own[0]?.seq ?? 0, attempts + 1);
    const [tried, over] = split(own, ({ expires_at: expiresAt }) => attempts < retries && nextAt < expiresAt);
    fallen.push(...giveUp(parts, over, 'expired', 1));
    if (tried.length === 0) continue;
    database.run(
      `UPDATE event_deliveries SET attempts = attempts + 1, next_at = ? WHERE seq IN (SELECT value FROM json_each(?))`,
      nextAt,
      listOf(tried),
    );
    jobs.add({ kind: deliverEventsJob, dueAt: nextAt });
  }
  return fallen;
}

function addAttempt(
  { database, clock }: QueueParts,
  { account, role, deliveries }: SinkBatch,
  target: string,
  { status, error, durationMs, headers }: SinkAnswer,
): void {
  const attempt = database.insert(
    `INSERT INTO event_attempts (account, at, sink, target, status, error, duration_ms, headers)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    account,
    clock.now(),
    role,
    target,
    status ?? null,
    error ?? null,
    durationMs,
    JSON.stringify(headers),
  );
  database.run(
    'INSERT INTO attempts_of_deliveries (delivery, attempt) SELECT value, ? FROM json_each(?)',
    attempt,
    listOf(deliveries),
  );
}

function listOf(deliveries: readonly PendingDelivery[]): string {
  return JSON.stringify(deliveries.map(({ seq }) => seq));
}

function split<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
