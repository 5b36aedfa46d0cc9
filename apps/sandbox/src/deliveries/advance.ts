import { type CountChanges, countDeliveries } from '../operations/operation.ts';
import type { Services } from '../services.ts';
import { planDeliveries } from './delivery.ts';
import { type DeliveryState, isSettled, stateAfter } from './outcome.ts';
import { timeOfStep } from './pace.ts';

/** How many deliveries advance before requests get their turn. */
const sliceSize = 500;

interface DueRow {
  readonly seq: number;
  readonly operation: number;
  readonly state: DeliveryState;
  readonly outcome: DeliveryState;
  readonly receipt_ms: number | null;
  readonly next_at: number;
}

/** Takes the deliveries that are due one step further, counts them, and plans their next steps. */
export function advanceDeliveries(services: Services, dueAt: number): 'again' | undefined {
  const { database, jobs } = services;
  const rows = database.all<DueRow>(
    `SELECT seq, operation, state, outcome, receipt_ms, next_at FROM deliveries
      WHERE next_at <= ? ORDER BY next_at, seq LIMIT ?`,
    dueAt,
    sliceSize,
  );
  const dueTimes = new Set<number>();
  const changes = new Map<number, CountChanges>();
  for (const row of rows) {
    const { operation } = row;
    let change = changes.get(operation);
    if (!change) {
      change = { counts: {}, settled: 0 };
      changes.set(operation, change);
    }
    advance(services, row, change, dueTimes);
  }
  for (const [operation, change] of changes) countDeliveries(database, operation, change, dueAt);
  planDeliveries(jobs, dueTimes);
  return rows.length === sliceSize ? 'again' : undefined;
}

function advance({ database, seed }: Services, row: DueRow, changes: CountChanges, dueTimes: Set<number>): void {
  const { seq, state: before, outcome, receipt_ms: receiptMs, next_at: at } = row;
  const state = stateAfter(before, outcome) ?? outcome;
  const next = stateAfter(state, outcome);
  const nextAt = next ? timeOfStep({ seed, next, sinceMs: at, receiptMs }) : null;
  if (nextAt !== null) dueTimes.add(nextAt);
  database.run('UPDATE deliveries SET state = ?, next_at = ?, updated_at = ? WHERE seq = ?', state, nextAt, at, seq);
  database.run('INSERT INTO transitions (delivery, state, at) VALUES (?, ?, ?)', seq, state, at);
  changes.counts[before] = (changes.counts[before] ?? 0) - 1;
  changes.counts[state] = (changes.counts[state] ?? 0) + 1;
  if (isSettled(state, outcome) && !isSettled(before, outcome)) changes.settled += 1;
}
