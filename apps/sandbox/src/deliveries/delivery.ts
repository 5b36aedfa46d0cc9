import type { SQLInputValue } from 'node:sqlite';
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
  /** The number of the first of them. */
  readonly first: number;
}

/** How many deliveries are added by one statement: each call of SQLite costs as much as several rows. */
const sliceSize = 100;

const insertRows = `INSERT INTO deliveries (id, account, operation, recipients, recipient_count, reference, variables, outcome,
  error_code, receipt_ms, next_at, updated_at, state) VALUES `;
const valuesOfRow = 12;
const oneRow = `(${'?, '.repeat(valuesOfRow)}'queued')`;
const insertOne = insertRows + oneRow;
const insertSlice = insertRows + Array(sliceSize).fill(oneRow).join();

/** The kind of job that advances all deliveries that are due at a time. */
export const deliverJob = 'deliver';

/** Plans the jobs for some times, within `write`. */
export function planDeliveries(jobs: JobQueue, dueTimes: Iterable<number>): void {
  for (const dueAt of dueTimes) jobs.add({ kind: deliverJob, dueAt });
}

/**
 * Adds queued deliveries, within `write`; the first gets the number `first`, which must be that of the next row.
 *
 * When they advance first is added to `dueTimes`, for which jobs have to be planned.
 */
export function addDeliveries(
  { database, ids, seed }: Services,
  { account, operation, createdAt, first }: DeliveryOwner,
  deliveries: readonly NewDelivery[],
  dueTimes: Set<number>,
): DeliveryRow[] {
  const rows: DeliveryRow[] = [];
  let values: SQLInputValue[] = [];
  // Full slices first; what is left of the last one is added row by row, so that there are two statements and no more.
  const inSlices = deliveries.length - (deliveries.length % sliceSize);
  for (const [index, { recipients, reference = null, variables, outcome }] of deliveries.entries()) {
    const { state: end, errorCode = null, receiptMs = null } = outcome;
    const row: DeliveryRow = {
      seq: first + index,
      id: ids.next(),
      operation,
      recipients: JSON.stringify(recipients),
      // What goes to no address still counts as one.
      recipient_count: Math.max(1, recipients.length),
      reference,
      variables: variables ? JSON.stringify(variables) : null,
      state: 'queued',
      outcome: end,
      error_code: errorCode,
      updated_at: createdAt,
    };
    const next = stateAfter('queued', end) ?? 'sent';
    const nextAt = timeOfStep({ seed, next, sinceMs: createdAt, receiptMs, index });
    dueTimes.add(nextAt);
    rows.push(row);
    values.push(row.id, account, operation, row.recipients, row.recipient_count, reference, row.variables);
    values.push(end, errorCode, receiptMs, nextAt, createdAt);
    const count = index < inSlices ? sliceSize : 1;
    if (values.length < count * valuesOfRow) continue;
    database.run(count === 1 ? insertOne : insertSlice, ...values);
    values = [];
  }
  return rows;
}
