import type { DeliveryState } from '../deliveries/outcome.ts';
import type { Services } from '../services.ts';
import type { OperationStatus } from './operation.ts';

/** How many deliveries more or less are in each state, and how many have come to their end. */
export interface CountChanges {
  readonly counts: Partial<Record<DeliveryState, number>>;
  settled: number;
  /** How many of them were canceled. */
  canceled: number;
  /** How many have ended before anything was tried. */
  unattempted: number;
  /** How many are tried once more, in another way. */
  retried: number;
}

/** What has become of an operation by that. */
export interface Counted {
  /** Whether its last delivery has ended it; not where it was ended before. */
  readonly hasEnded: boolean;
  /** Whether the first of what was to be sent later is on its way. */
  readonly hasBegun: boolean;
}

/** No change yet. */
export function noChanges(): CountChanges {
  return { counts: {}, settled: 0, canceled: 0, unattempted: 0, retried: 0 };
}

/** Counts what has changed, within `write`, and says what that has made of the operation. */
export function countDeliveries(services: Services, operation: number, changes: CountChanges, at: number): Counted {
  const { queued = 0, sent = 0, delivered = 0, read = 0, opened = 0, undelivered = 0, failed = 0 } = changes.counts;
  const { scheduled = 0 } = changes.counts;
  const { settled, canceled, unattempted, retried } = changes;
  const row = services.database.get<CountedRow>(
    `UPDATE operations SET queued = queued + ?, sent = sent + ?, delivered = delivered + ?, read = read + ?,
      opened = opened + ?, undelivered = undelivered + ?, failed = failed + ?, unsettled = unsettled - ?, updated_at = ?,
      scheduled = scheduled + ?10, canceled = canceled + ?11, unattempted = unattempted + ?12, retried = retried + ?13,
      status = CASE WHEN status IN ('processing', 'scheduled') AND unsettled = ?8 THEN ending
        WHEN status = 'scheduled' AND ?10 < 0 THEN 'processing' ELSE status END WHERE seq = ?14
      RETURNING unsettled, status, scheduled, total_count, unaddressable`,
    queued,
    sent,
    delivered,
    read,
    opened,
    undelivered,
    failed,
    settled,
    at,
    scheduled,
    canceled,
    unattempted,
    retried,
    operation,
  );
  return { hasEnded: isEnd(row, settled), hasBegun: row !== undefined && isBeginning(row, scheduled) };
}

function isEnd(row: CountedRow | undefined, settled: number): boolean {
  return row?.unsettled === 0 && settled > 0 && row.status !== 'canceled';
}

/** Before, all that can be sent was scheduled. */
function isBeginning({ status, scheduled, total_count: total, unaddressable }: CountedRow, change: number): boolean {
  return change < 0 && status !== 'canceled' && scheduled - change === total - unaddressable;
}

interface CountedRow {
  readonly unsettled: number;
  readonly status: OperationStatus;
  readonly scheduled: number;
  readonly total_count: number;
  readonly unaddressable: number;
}
