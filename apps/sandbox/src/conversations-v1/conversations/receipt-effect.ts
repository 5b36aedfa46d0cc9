import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { changeResource, type Owner, type ResourceRow, resourceAt, resourceOf } from '../../resources/resource.ts';
import { datesOf } from '../scope.ts';
import { placeOf } from './conversation-row.ts';
import { type ReceiptStatus, receiptFields } from './receipt-row.ts';
import { tell } from './tell-webhooks.ts';
import { byItself } from './webhook-cause.ts';

const statuses: Readonly<Record<StoredDelivery['state'], ReceiptStatus>> = {
  scheduled: null,
  queued: null,
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  opened: 'read',
  undelivered: 'undelivered',
  failed: 'failed',
};

/** A copy of a message has come to another state: its receipt says so. */
export function receiptEffect(owner: Owner, { origin, state, error_code: errorCode }: StoredDelivery): void {
  const row = resourceOf(owner, 'DY', origin?.slice('receipt_'.length) ?? '');
  if (!row) return;
  const fields = receiptFields(row);
  const status = statuses[state];
  if (status === fields.status) return;
  tellReceipt(owner, changeResource(owner, row, { ...fields, status, error_code: errorCode ?? 0 }));
}

/** Tells those who want to know how far a message has come, within `write`. */
function tellReceipt(owner: Owner, row: ResourceRow): void {
  const message = resourceAt(owner, row.parent);
  const conversation = message && resourceAt(owner, message.parent);
  if (!conversation) return;
  const place = placeOf(owner, conversation);
  const { date_created: created, date_updated: updated } = datesOf(row);
  const { status, error_code: errorCode, participant_sid: participant, channel_message_sid: sent } = receiptFields(row);
  tell(place, {
    event: 'onDeliveryUpdated',
    cause: byItself,
    conversation,
    parameters: {
      ConversationSid: conversation.id,
      ChatServiceSid: place.service.id,
      MessageSid: message.id,
      DeliveryReceiptSid: row.id,
      ChannelMessageSid: sent,
      ParticipantSid: participant,
      Status: status,
      ErrorCode: errorCode,
      DateCreated: created,
      DateUpdated: updated,
    },
  });
}
