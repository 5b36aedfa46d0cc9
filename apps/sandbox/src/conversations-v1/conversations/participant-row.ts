import type { Participant } from '@comms/conversations-v1';
import type { Wire } from '../../api/wire.ts';
import { type Owner, type ResourceRow, resourceAt, resourceOf } from '../../resources/resource.ts';
import { isSid } from '../../sid.ts';
import { datesOf, type Scope } from '../scope.ts';
import type { Binding } from './binding-address.ts';
import type { GivenDates } from './given-dates.ts';

/** What a participant's row keeps: the fields of its answers, and how it is told of what is new. */
export interface ParticipantFields extends GivenDates {
  /** Null for those who have only addresses. */
  readonly identity: string | null;
  readonly attributes: string;
  readonly role_sid: string | null;
  /** Null for those who only chat. */
  readonly messaging_binding: Binding | null;
  readonly last_read_message_index: number | null;
  readonly last_read_timestamp: string | null;
  readonly notification_level: NotificationLevel;
}

/** Whether a user is told of what is new in a conversation. */
export type NotificationLevel = 'default' | 'muted';

/** Someone who takes part, by what messages go by. */
export interface Member {
  readonly participant: number;
  readonly identity: string | null;
  readonly address: string | null;
  readonly proxy_address: string | null;
  readonly projected_address: string | null;
}

export function participantFields({ fields }: ResourceRow): ParticipantFields {
  return JSON.parse(fields);
}

/** Everyone who takes part in a conversation, the first first. */
export function membersOf({ services }: Owner, { seq }: ResourceRow): Member[] {
  return services.database.all<Member>(
    `SELECT participant, identity, address, proxy_address, projected_address FROM v1_participants
      WHERE conversation = ? ORDER BY participant`,
    seq,
  );
}

/** The participant with a SID; undefined where the conversation has none. */
export function participantWithSid(owner: Owner, conversation: ResourceRow, sid: string): ResourceRow | undefined {
  const row = isSid('MB', sid) ? resourceOf(owner, 'MB', sid) : undefined;
  return row?.parent === conversation.seq ? row : undefined;
}

/** The participant with an identity; undefined where the conversation has none. */
export function participantWithIdentity(
  owner: Owner,
  conversation: ResourceRow,
  identity: string,
): ResourceRow | undefined {
  const found = owner.services.database.get<{ participant: number }>(
    'SELECT participant FROM v1_participants WHERE conversation = ? AND identity = ?',
    conversation.seq,
    identity,
  );
  return found && resourceAt(owner, found.participant);
}

/** A participant as answers show it. */
export function participantView(
  { accountSid, service, url }: Scope,
  conversation: ResourceRow,
  row: ResourceRow,
): Wire<Participant> {
  const { notification_level: _, date_created: __, date_updated: ___, ...shown } = participantFields(row);
  return {
    sid: row.id,
    account_sid: accountSid,
    chat_service_sid: service.id,
    conversation_sid: conversation.id,
    ...shown,
    ...datesOf(row),
    url: `${url}/Conversations/${conversation.id}/Participants/${row.id}`,
  };
}
