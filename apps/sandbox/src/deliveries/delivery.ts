import type { SQLInputValue } from 'node:sqlite';
import type { OperationResource } from '../operations/operation.ts';
import type { Services } from '../services.ts';
import type { Database } from '../store/database.ts';
import type { JobQueue } from '../time/job-queue.ts';
import type { Attempt, DeliveryPlan } from './delivery-plan.ts';
import { type DeliveryState, endFor, type Outcome, stateAfter } from './outcome.ts';
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
  /** JSON: who sends it, as answers show them, where that was chosen for this one. */
  readonly sender: string | null;
  readonly origin: string | null;
  readonly parent: number | null;
  /** JSON: what only its kind of send knows. */
  readonly details: string | null;
  readonly state: DeliveryState;
  readonly outcome: DeliveryState;
  readonly error_code: number | null;
  readonly updated_at: number;
  readonly scheduled_for: number | null;
  readonly attempts_left: number;
  /** JSON: see `DeliveryPlan`. */
  readonly plan: string | null;
}

/** What is to be delivered, before it has a row. */
export interface NewDelivery {
  readonly recipients: readonly object[];
  /** What the recipient is instead of an address, such as `audience_…`. */
  readonly reference?: string | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** Who sends it, as answers show them, where that was chosen for this one. */
  readonly sender?: object | undefined;
  /** The resource that has it sent, such as `communication_…` or `verification_…`. */
  readonly origin?: string | undefined;
  /** The number of the delivery that follows this one through its states. */
  readonly parent?: number | undefined;
  /** What only its kind of send knows. */
  readonly details?: object | undefined;
  /** Whether others move it, as those of communications are by what they became: it has no steps of its own. */
  readonly isFollowing?: boolean | undefined;
  readonly outcome: Outcome;
  /** When it is to be sent; it waits for that where it is in the future. */
  readonly scheduledFor?: number | undefined;
  /** What is tried, in this order, where it does not arrive by the way above. */
  readonly fallbacks?: readonly Attempt[] | undefined;
  /** What else was asked for it. */
  readonly plan?: Omit<DeliveryPlan, 'attempts'> | undefined;
}

/** Whose the deliveries are. */
export interface DeliveryOwner {
  readonly account: number;
  readonly resource: OperationResource;
  /** The number of the operation's row. */
  readonly operation: number;
  readonly createdAt: number;
  /** The number of the first of them. */
  readonly first: number;
}

/** How many deliveries are added by one statement: each call of SQLite costs as much as several rows. */
const sliceSize = 100;

const columns = `id, account, resource, operation, recipients, recipient_count, reference, variables, outcome, error_code, receipt_ms,
  next_at, updated_at, state`;
const rareColumns = 'sender, origin, parent, details, scheduled_for, attempts_left, plan';

/** A statement that adds some rows, and how many values each of them takes. */
interface Insertion {
  readonly one: string;
  readonly slice: string;
  readonly valuesOfRow: number;
}

const usual = insertion(columns, 14);
const withRareColumns = insertion(`${columns}, ${rareColumns}`, 21);

function insertion(names: string, valuesOfRow: number): Insertion {
  const rows = (count: number): string =>
    Array(count)
      .fill(`(${Array(valuesOfRow).fill('?').join()})`)
      .join();
  const start = `INSERT INTO deliveries (${names}) VALUES `;
  return { one: start + rows(1), slice: start + rows(sliceSize), valuesOfRow };
}

/** The kind of job that advances all deliveries that are due at a time. */
export const deliverJob = 'deliver';

/** Plans the jobs for some times, within `write`. */
export function planDeliveries(jobs: JobQueue, dueTimes: Iterable<number>): void {
  for (const dueAt of dueTimes) jobs.add({ kind: deliverJob, dueAt });
}

/** The number that the next delivery gets. */
export function nextDelivery(database: Database): number {
  return database.get<{ seq: number }>('SELECT coalesce(max(seq), 0) + 1 AS seq FROM deliveries')?.seq ?? 1;
}

/**
 * Adds queued deliveries, within `write`; the first gets the number `first`, which must be that of the next row.
 *
 * When they advance first is added to `dueTimes`, for which jobs have to be planned.
 */
export function addDeliveries(
  { database, ids, seed }: Services,
  { account, resource, operation, createdAt, first }: DeliveryOwner,
  deliveries: readonly NewDelivery[],
  dueTimes: Set<number>,
): DeliveryRow[] {
  const rows: DeliveryRow[] = [];
  let values: SQLInputValue[] = [];
  const isUsual = deliveries.every(isWithoutRareColumns);
  const { one, slice, valuesOfRow } = isUsual ? usual : withRareColumns;
  // Full slices first; what is left of the last one is added row by row, so that there are two statements and no more.
  const inSlices = deliveries.length - (deliveries.length % sliceSize);
  for (const [index, delivery] of deliveries.entries()) {
    const { outcome, isFollowing } = delivery;
    const row = newRow({ seq: first + index, id: ids.next(), operation, resource, createdAt }, delivery);
    const next = stateAfter('queued', row.outcome) ?? 'sent';
    const receiptMs = outcome.receiptMs ?? null;
    const firstAt =
      row.state === 'scheduled' ? row.scheduled_for : timeOfStep({ seed, next, sinceMs: createdAt, receiptMs, index });
    const nextAt = isFollowing ? null : firstAt;
    if (nextAt !== null) dueTimes.add(nextAt);
    rows.push(row);
    values.push(
      row.id,
      account,
      resource,
      operation,
      row.recipients,
      row.recipient_count,
      row.reference,
      row.variables,
    );
    values.push(row.outcome, row.error_code, receiptMs, nextAt, createdAt, row.state);
    if (!isUsual) {
      values.push(row.sender, row.origin, row.parent, row.details, row.scheduled_for, row.attempts_left, row.plan);
    }
    const count = index < inSlices ? sliceSize : 1;
    if (values.length < count * valuesOfRow) continue;
    database.run(count === 1 ? one : slice, ...values);
    values = [];
  }
  return rows;
}

function isWithoutRareColumns({
  sender,
  origin,
  parent,
  details,
  scheduledFor,
  fallbacks,
  plan,
}: NewDelivery): boolean {
  const isPlain = scheduledFor === undefined && fallbacks === undefined && plan === undefined;
  return isPlain && sender === undefined && origin === undefined && parent === undefined && details === undefined;
}

interface NewPlace {
  readonly seq: number;
  readonly id: string;
  readonly operation: number;
  readonly resource: OperationResource;
  readonly createdAt: number;
}

function newRow({ seq, id, operation, resource, createdAt }: NewPlace, delivery: NewDelivery): DeliveryRow {
  const { recipients, reference = null, variables, sender, origin = null, parent = null, details, outcome } = delivery;
  const { scheduledFor = null, fallbacks = [] } = delivery;
  const plan = newPlan(delivery);
  return {
    seq,
    id,
    operation,
    recipients: JSON.stringify(recipients),
    // What goes to no address still counts as one.
    recipient_count: Math.max(1, recipients.length),
    reference,
    variables: variables ? JSON.stringify(variables) : null,
    sender: sender ? JSON.stringify(sender) : null,
    origin,
    parent,
    details: details ? JSON.stringify(details) : null,
    state: scheduledFor !== null && scheduledFor > createdAt ? 'scheduled' : 'queued',
    outcome: endFor(resource, outcome.state),
    error_code: outcome.errorCode ?? null,
    updated_at: createdAt,
    scheduled_for: scheduledFor,
    attempts_left: fallbacks.length,
    plan: plan ? JSON.stringify(plan) : null,
  };
}

function newPlan({ recipients, sender, outcome, fallbacks, plan }: NewDelivery): DeliveryPlan | undefined {
  if (!fallbacks || fallbacks.length === 0) return plan;
  return { ...plan, attempts: [{ recipients, sender, outcome }, ...fallbacks] };
}
