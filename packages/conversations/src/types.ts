import type { CommunicationAddress, CommunicationChannel, PageRequest, Pagination, Tags } from '@comms/core';

/** Where a conversation stands. A message makes an inactive one active again; a closed one takes no more messages. */
export type ConversationState = 'active' | 'inactive' | 'closed' | 'deleted' | (string & {});

/** The states that a conversation can be put into; it is deleted only by its `timeTo`. */
export type UpdateConversationState = 'active' | 'inactive' | 'closed' | (string & {});

/**
 * How long from now, as an ISO 8601 duration in weeks, days, hours, minutes and seconds.
 *
 * @pattern ^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$
 * @example "PT30M"
 */
export type TimeFromNow = string;

/** When a conversation comes to each of its later states; null where nothing is planned. */
export interface ConversationTimeTo {
  inactive?: Date | null | undefined;
  closed?: Date | null | undefined;
  deleted?: Date | null | undefined;
}

/**
 * When a conversation is to come to each of its later states: at a time, or after a duration; null plans nothing.
 *
 * That durations are taken is inferred. They are turned into times at once; `inactive` alone is moved on by every message.
 */
export interface UpdateConversationTimeTo {
  inactive?: Date | TimeFromNow | null | undefined;
  closed?: Date | TimeFromNow | null | undefined;
  deleted?: Date | TimeFromNow | null | undefined;
}

/** Messages that belong together, and those between whom they go. */
export interface Conversation {
  /** @example "conversation_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  title?: string | null | undefined;
  /** Inferred: the reference has a filter for it, and leaves it out of its examples. */
  state?: ConversationState | null | undefined;
  participantCount?: number | null | undefined;
  /** The channels on which its participants are, each of them once. */
  participantChannels?: CommunicationChannel[] | null | undefined;
  messageCount?: number | null | undefined;
  timeTo?: ConversationTimeTo | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** The message up to which a participant has read. */
export interface LastReadMessage {
  id?: string | null | undefined;
  /** When it was read. */
  timestamp?: Date | null | undefined;
}

/** An address at which a participant is reached, and from which it writes. */
export interface ParticipantAddress {
  address?: string | null | undefined;
  /** Inferred: the reference leaves it out of its examples. */
  channel?: CommunicationChannel | null | undefined;
}

/** Someone who takes part in a conversation. */
export interface Participant {
  /** @example "participant_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  contactId?: string | null | undefined;
  agentId?: string | null | undefined;
  addresses?: ParticipantAddress[] | null | undefined;
  lastReadMessage?: LastReadMessage | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** What `listConversations` takes: filters that must all hold. */
export interface ListConversationsRequest extends PageRequest {
  state?: ConversationState | undefined;
  /** Conversations with participants on all of these channels. */
  participantChannels?: CommunicationChannel[] | undefined;
  /** Conversations created after this time. */
  startDate?: Date | undefined;
  /** Conversations created before this time. */
  endDate?: Date | undefined;
  /** Conversations updated after this time. */
  updatedDate?: Date | undefined;
}

/** One page of conversations. */
export interface ListConversationsResponse {
  conversations: Conversation[];
  pagination?: Pagination | null | undefined;
}

/** What is to be changed of a conversation; what is left out stays as it is. */
export interface UpdateConversationRequest {
  /**
   * That it has a limit is inferred.
   *
   * @maxLength 256
   */
  title?: string | null | undefined;
  state?: UpdateConversationState | undefined;
  timeTo?: UpdateConversationTimeTo | undefined;
  /** Takes the place of all tags that there are. */
  tags?: Tags | undefined;
}

/** What `patchConversation` takes. */
export interface PatchConversationRequest extends UpdateConversationRequest {
  conversationId: string;
}

/** What `fetchOneConversation` takes. */
export interface FetchOneConversationRequest {
  conversationId: string;
}

/** A message that was read, and when. */
export interface ReadMessage {
  /**
   * A message of the conversation.
   *
   * @pattern ^(message_)?[0-9a-hjkmnp-tv-z]{26}$
   */
  id: string;
  /**
   * When it was read. That it can be given is inferred.
   *
   * @default now
   */
  timestamp?: Date | undefined;
}

/** Who is to take part: a contact, an agent, or whoever is at some addresses. */
export interface ParticipantInput {
  /** @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentId?: string | undefined;
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId?: string | undefined;
  /**
   * @minItems 1
   * @maxItems 10
   * @default the addresses that the contact and the agent have
   */
  addresses?: CommunicationAddress[] | undefined;
  lastReadMessage?: ReadMessage | undefined;
  tags?: Tags | undefined;
}

/** What `createParticipant` takes. */
export interface CreateParticipantRequest extends ParticipantInput {
  conversationId: string;
}

/** By what participants are listed. */
export interface ParticipantFilters extends PageRequest {
  /** Participants who have an address on this channel. */
  channel?: CommunicationChannel | undefined;
}

/** What `listParticipants` takes. */
export interface ListParticipantsRequest extends ParticipantFilters {
  conversationId: string;
}

/** One page of participants. */
export interface ListParticipantsResponse {
  participants: Participant[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchSingleParticipant` takes. */
export interface FetchSingleParticipantRequest {
  conversationId: string;
  participantId: string;
}
