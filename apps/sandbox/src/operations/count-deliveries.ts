import type { DeliveryState } from '../deliveries/outcome.ts';
import type { Services } from '../services.ts';
import type { OperationStatus } from './operation.ts';

/** How many deliveries more or less are in each state, and how many have come to their end. */
export interface CountChanges {
  readonly counts: Partial<Record<DeliveryState, number>>;
  settled: number;
}

/**
 * Counts what has changed, within `write`, and says whether that has ended the operation: it ends with its last delivery,
 * unless it was ended before.
 */
export function countDeliveries(services: Services, operation: number, changes: CountChanges, at: number): boolean {
  const { queued = 0, sent = 0, delivered = 0, read = 0, opened = 0, undelivered = 0, failed = 0 } = changes.counts;
  const row = services.database.get<CountedRow>(
    `UPDATE operations SET queued = queued + ?, sent = sent + ?, delivered = delivered + ?, read = read + ?,
      opened = opened + ?, undelivered = undelivered + ?, failed = failed + ?, unsettled = unsettled - ?, updated_at = ?,
      status = CASE WHEN status = 'processing' AND unsettled = ? THEN ending ELSE status END WHERE seq = ?
      RETURNING unsettled, status`,
    queued,
    sent,
    delivered,
    read,
    opened,
    undelivered,
    failed,
    changes.settled,
    at,
    changes.settled,
    operation,
  );
  return row?.unsettled === 0 && changes.settled > 0 && row.status !== 'canceled';
}

interface CountedRow {
  readonly unsettled: number;
  readonly status: OperationStatus;
}
