import type { Services } from '../services.ts';
import { planDeliveries } from './delivery.ts';
import { type MovableRow, type Move, movableColumns, moveDeliveries } from './move.ts';
import { stateAfter } from './outcome.ts';
import { timeOfStep } from './pace.ts';

/** How many deliveries advance before requests get their turn. */
const sliceSize = 500;

interface DueRow extends MovableRow {
  readonly receipt_ms: number | null;
  readonly next_at: number;
}

/** Takes the deliveries that are due one step further, and plans their next steps. */
export function advanceDeliveries(services: Services, dueAt: number): 'again' | undefined {
  const { database, jobs, seed } = services;
  const rows = database.all<DueRow>(
    `SELECT ${movableColumns}, receipt_ms, next_at FROM deliveries WHERE next_at <= ? ORDER BY next_at, seq LIMIT ?`,
    dueAt,
    sliceSize,
  );
  const dueTimes = new Set<number>();
  const moves = rows.map((row): Move => {
    const { state: before, outcome, receipt_ms: receiptMs, next_at: at } = row;
    const state = stateAfter(before, outcome) ?? outcome;
    const next = stateAfter(state, outcome);
    const nextAt = next ? timeOfStep({ seed, next, sinceMs: at, receiptMs }) : null;
    if (nextAt !== null) dueTimes.add(nextAt);
    return { row, state, at, nextAt };
  });
  moveDeliveries(services, moves, dueAt);
  planDeliveries(jobs, dueTimes);
  return rows.length === sliceSize ? 'again' : undefined;
}
