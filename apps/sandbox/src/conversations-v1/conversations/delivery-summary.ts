import type { MessageDelivery } from '@comms/conversations-v1';
import type { Wire } from '../../api/wire.ts';
import type { Owner, ResourceRow } from '../../resources/resource.ts';
import type { ReceiptStatus } from './receipt-row.ts';

/** How far a message has come with all who get it on a channel; null where nobody does. */
export function deliverySummary({ services, account }: Owner, { seq }: ResourceRow): Wire<MessageDelivery> | null {
  const rows = services.database.all<{ status: ReceiptStatus }>(
    `SELECT fields ->> 'status' AS status FROM resources
      WHERE account = ? AND kind = 'DY' AND parent = ? AND deleted_at IS NULL`,
    account,
    seq,
  );
  return rows.length === 0 ? null : summaryOf(rows.map(({ status }) => status));
}

/** What is read was delivered, and what has arrived or got lost was sent. */
export function summaryOf(statuses: readonly ReceiptStatus[]): Wire<MessageDelivery> {
  const amountOf = (...counted: ReceiptStatus[]): 'all' | 'some' | 'none' => {
    const count = statuses.filter((status) => counted.includes(status)).length;
    if (count === 0) return 'none';
    return count === statuses.length ? 'all' : 'some';
  };
  return {
    total: statuses.length,
    sent: amountOf('sent', 'delivered', 'read', 'undelivered'),
    delivered: amountOf('delivered', 'read'),
    read: amountOf('read'),
    failed: amountOf('failed'),
    undelivered: amountOf('undelivered'),
  };
}
