import type { Services } from '../services.ts';
import type { JobQueue } from '../time/job-queue.ts';
import { type DeliveryState, type Outcome, stateAfter } from './outcome.ts';
import { timeOfStep } from './pace.ts';

/** One item that is on its way to someone: a row. */
export interface DeliveryRow {
  readonly seq: number;
  readonly id: string;
  readonly operation: number;
  /** JSON: the addressees as answers show them. */
  readonly recipients: string;
  readonly recipient_count: number;
  readonly reference: string | null;
  readonly variables: string | null;
  readonly state: DeliveryState;
  readonly outcome: DeliveryState;
  readonly error_code: number | null;
  readonly updated_at: number;
}

/** What is to be delivered, before it has a row. */
export interface NewDelivery {
  readonly recipients: readonly object[];
  /** What the recipient is instead of an address, such as `audience_…`. */
  readonly reference?: string | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly outcome: Outcome;
}

/** Whose the deliveries are. */
export interface DeliveryOwner {
  readonly account: number;
  /** The number of the operation's row. */
  readonly operation: number;
  readonly createdAt: number;
}

/** The kind of job that advances all deliveries that are due at a time. */
export const deliverJob = 'deliver';

/** Plans the jobs for some times, within `write`. */
export function planDeliveries(jobs: JobQueue, dueTimes: Iterable<number>): void {
  for (const dueAt of dueTimes) jobs.add({ kind: deliverJob, dueAt });
}

/**
 * Adds a queued delivery, within `write`. `index` is its place among those of the operation.
 *
 * When it advances first is added to `dueTimes`, for which jobs have to be planned.
 */
export function addDelivery(
  { database, ids, seed }: Services,
  { account, operation, createdAt }: DeliveryOwner,
  { recipients, reference, variables, outcome }: NewDelivery,
  index: number,
  dueTimes: Set<number>,
): DeliveryRow {
  const fields = {
    id: ids.next(),
    operation,
    recipients: JSON.stringify(recipients),
    // What goes to no address still counts as one.
    recipient_count: Math.max(1, recipients.length),
    reference: reference ?? null,
    variables: variables ? JSON.stringify(variables) : null,
    state: 'queued' as const,
    outcome: outcome.state,
    error_code: outcome.errorCode ?? null,
    updated_at: createdAt,
  };
  const receiptMs = outcome.receiptMs ?? null;
  const next = stateAfter('queued', outcome.state) ?? 'sent';
  const nextAt = timeOfStep({ seed, next, sinceMs: createdAt, receiptMs, index });
  dueTimes.add(nextAt);
  const seq = database.insert(
    `INSERT INTO deliveries (id, account, operation, recipients, recipient_count, reference, variables, state, outcome,
      error_code, receipt_ms, next_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?)`,
    fields.id,
    account,
    operation,
    fields.recipients,
    fields.recipient_count,
    fields.reference,
    fields.variables,
    fields.outcome,
    fields.error_code,
    receiptMs,
    nextAt,
    createdAt,
  );
  return { seq, ...fields };
}
