import type { ResourceRow } from '../../resources/resource.ts';
import { isoSecond } from '../../time/iso-second.ts';
import { datesOf, type Place } from '../scope.ts';
import { type ConversationFields, conversationFields } from './conversation-row.ts';
import type { MessageFields } from './message-row.ts';
import type { ParticipantFields } from './participant-row.ts';

/** What a webhook tells; what is undefined or null is left out. */
export type Parameters = Readonly<Record<string, string | number | null | undefined>>;

/** What webhooks tell of a conversation. Before it is there, it has neither a SID nor dates. */
export function conversationParameters(
  { service }: Place,
  fields: ConversationFields,
  row?: ResourceRow | undefined,
): Parameters {
  return {
    ...(row && { ConversationSid: row.id, ...dateParameters(row) }),
    ChatServiceSid: service.id,
    MessagingServiceSid: fields.messaging_service_sid,
    FriendlyName: fields.friendly_name,
    UniqueName: fields.unique_name,
    Attributes: fields.attributes,
    State: fields.state,
  };
}

/** What webhooks tell of a participant. */
export function participantParameters(
  { service }: Place,
  conversation: ResourceRow,
  fields: ParticipantFields,
  row?: ResourceRow | undefined,
): Parameters {
  const { type = 'chat', address, proxy_address: proxy, projected_address: projected } = fields.messaging_binding ?? {};
  return {
    ChatServiceSid: service.id,
    ConversationSid: conversation.id,
    ...(row && { ParticipantSid: row.id, ...dateParameters(row) }),
    Identity: fields.identity,
    RoleSid: fields.role_sid,
    Attributes: fields.attributes,
    LastReadMessageIndex: fields.last_read_message_index,
    'MessagingBinding.Type': type.toUpperCase(),
    'MessagingBinding.Address': address,
    'MessagingBinding.ProxyAddress': proxy,
    'MessagingBinding.ProjectedAddress': projected,
  };
}

/** What webhooks tell of a message. */
export function messageParameters(
  { service }: Place,
  conversation: ResourceRow,
  fields: MessageFields,
  row?: ResourceRow | undefined,
): Parameters {
  const media = fields.media?.map(({ sid, size, content_type: type, filename }) => {
    return { Sid: sid, Size: size, ContentType: type, Filename: filename };
  });
  return {
    ChatServiceSid: service.id,
    ConversationSid: conversation.id,
    MessagingServiceSid: conversationFields(conversation).messaging_service_sid,
    ...(row && { MessageSid: row.id, Index: fields.index, ...dateParameters(row) }),
    Body: fields.body,
    Author: fields.author,
    ParticipantSid: fields.participant_sid,
    Attributes: fields.attributes,
    Media: media && JSON.stringify(media),
  };
}

/** What webhooks tell once something is gone. */
export function removedAt(ms: number): Parameters {
  return { DateRemoved: isoSecond(ms) };
}

function dateParameters(row: ResourceRow): Parameters {
  const { date_created: created, date_updated: updated } = datesOf(row);
  return { DateCreated: created, DateUpdated: updated };
}
