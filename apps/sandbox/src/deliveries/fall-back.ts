import type { Services } from '../services.ts';
import { planDeliveries } from './delivery.ts';
import { type Attempt, attemptIndex, planOf } from './delivery-plan.ts';
import type { Move } from './move.ts';
import { endFor, stateAfter } from './outcome.ts';
import { timeOfStep } from './pace.ts';
import { deliveryAt, type StoredDelivery } from './stored-delivery.ts';

/**
 * Begins the next attempt of a delivery that has not arrived, within `write`: it is queued again, with the next address, channel
 * or sender of its plan.
 *
 * Gives the delivery as it stood at the end of the attempt that has failed; undefined where nothing is left to try.
 */
export function fallBack(
  services: Services,
  { row, state, at, outcome, isCanceled }: Move,
): StoredDelivery | undefined {
  const isLost = state === 'undelivered' || state === 'failed';
  if (row.attempts_left === 0 || !isLost || isCanceled) return undefined;
  const { database, jobs, seed } = services;
  const stored = deliveryAt(database, row.seq);
  if (!stored || stored.operation_status === 'canceled') return undefined;
  const plan = planOf(stored);
  const index = attemptIndex(stored, plan);
  const next = plan.attempts?.[index + 1];
  if (!next) return undefined;
  const errorCode = outcome ? (outcome.errorCode ?? null) : stored.error_code;
  const lost = { state, ...(errorCode !== null && { errorCode }) };
  const attempts = plan.attempts?.map((attempt, place) => (place === index ? { ...attempt, outcome: lost } : attempt));
  const end = endFor(row.resource, next.outcome.state);
  const receiptMs = next.outcome.receiptMs ?? null;
  const nextAt = timeOfStep({ seed, next: stateAfter('queued', end) ?? 'sent', sinceMs: at, receiptMs });
  database.run(
    `UPDATE deliveries SET state = 'queued', recipients = ?, recipient_count = ?, sender = ?, outcome = ?, error_code = ?,
      receipt_ms = ?, next_at = ?, updated_at = ?, attempts_left = attempts_left - 1, plan = ? WHERE seq = ?`,
    JSON.stringify(next.recipients),
    Math.max(1, next.recipients.length),
    senderOf(next),
    end,
    next.outcome.errorCode ?? null,
    receiptMs,
    nextAt,
    at,
    JSON.stringify({ ...plan, attempts }),
    row.seq,
  );
  for (const step of [state, 'queued']) {
    database.run('INSERT INTO transitions (delivery, state, at) VALUES (?, ?, ?)', row.seq, step, at);
  }
  planDeliveries(jobs, [nextAt]);
  return { ...stored, state, outcome: state, error_code: errorCode, updated_at: at };
}

function senderOf({ sender }: Attempt): string | null {
  return sender ? JSON.stringify(sender) : null;
}
