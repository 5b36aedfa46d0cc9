import type { ResourceRow } from '../../resources/resource.ts';

/** How far a message has come with one participant; null until it was handed over. */
export type ReceiptStatus = 'sent' | 'delivered' | 'read' | 'failed' | 'undelivered' | null;

/** What a receipt's row keeps: the fields of its answers. */
export interface ReceiptFields {
  readonly participant_sid: string;
  /** Null where it never got to a channel. */
  readonly channel_message_sid: string | null;
  readonly status: ReceiptStatus;
  readonly error_code: number;
}

export function receiptFields({ fields }: ResourceRow): ReceiptFields {
  return JSON.parse(fields);
}
