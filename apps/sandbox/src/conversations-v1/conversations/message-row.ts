import type { Message } from '@comms/conversations-v1';
import type { Call } from '../../api/implement.ts';
import type { Wire } from '../../api/wire.ts';
import { type ResourceRow, resourceOf } from '../../resources/resource.ts';
import { isSid } from '../../sid.ts';
import { datesOf, notHere, type Scope } from '../scope.ts';
import { deliverySummary } from './delivery-summary.ts';
import type { GivenDates } from './given-dates.ts';

/** A file in a message. */
export interface MediaFile {
  readonly sid: string;
  readonly size: number;
  readonly content_type: string;
  readonly filename: string | null;
}

/** What a message's row keeps: the fields of its answers, and its subject. */
export interface MessageFields extends GivenDates {
  readonly index: number;
  readonly author: string;
  readonly body: string | null;
  readonly media: MediaFile[] | null;
  readonly attributes: string;
  /** Null where the author takes no part. */
  readonly participant_sid: string | null;
  readonly content_sid: string | null;
  readonly subject: string | null;
}

export function messageFields({ fields }: ResourceRow): MessageFields {
  return JSON.parse(fields);
}

/** The message of a conversation that a path names. @throws {Refusal} 404 */
export function messageOf(call: Call, conversation: ResourceRow, sid: string): ResourceRow {
  const row = isSid('IM', sid) ? resourceOf(call, 'IM', sid) : undefined;
  if (row?.parent !== conversation.seq) throw notHere(call);
  return row;
}

/** A message as answers show it. */
export function messageView(
  { owner, accountSid, service, url }: Scope,
  conversation: ResourceRow,
  row: ResourceRow,
): Wire<Message> {
  const { subject: _, date_created: __, date_updated: ___, ...shown } = messageFields(row);
  const own = `${url}/Conversations/${conversation.id}/Messages/${row.id}`;
  return {
    sid: row.id,
    account_sid: accountSid,
    chat_service_sid: service.id,
    conversation_sid: conversation.id,
    ...shown,
    ...datesOf(row),
    delivery: deliverySummary(owner, row),
    url: own,
    links: { delivery_receipts: `${own}/Receipts`, channel_metadata: `${own}/ChannelMetadata` },
  };
}
