import type { PageRequest } from '@comms/core';
import type { Channel, PageMeta } from './types.ts';

/** What someone is in a conversation. */
export type ParticipantType = 'HUMAN_AGENT' | 'CUSTOMER' | 'AI_AGENT' | 'AGENT' | 'UNKNOWN' | (string & {});

/** Where a participant can be reached. */
export interface ParticipantAddress {
  /** Where the address is one. */
  channel: Channel;
  /**
   * In the form of its channel: E.164 for SMS and VOICE, `whatsapp:+…`, `rcs:…`, and any text for CHAT.
   *
   * @minLength 1
   * @maxLength 254
   * @example "+18005550100"
   */
  address: string;
  /** Ties the address to one call or one chat, such as a call's SID. */
  channelId?: string | null | undefined;
}

/** Where a participant can be reached, as answers show it. */
export interface ParticipantAddressState {
  channel?: Channel | null | undefined;
  address?: string | null | undefined;
  channelId?: string | null | undefined;
}

/** Someone who is to take part from the beginning. */
export interface NewConversationParticipant {
  /** How answers call the participant; by the first address, where it is left out. */
  name?: string | undefined;
  /**
   * What the participant is here.
   *
   * @default "UNKNOWN"
   */
  type?: ParticipantType | undefined;
  /** Who it is in the store of profiles; that is looked up for a CUSTOMER only. */
  profileId?: string | undefined;
  /** Where the participant can be reached. */
  addresses?: ParticipantAddress[] | undefined;
}

/** Someone who is to take part from now on. */
export interface NewParticipant extends NewConversationParticipant {
  /**
   * Where the participant can be reached.
   *
   * @minItems 1
   */
  addresses: ParticipantAddress[];
}

/** What `createParticipantInConversation` takes. */
export interface CreateParticipantInConversationRequest extends NewParticipant {
  conversationId: string;
}

/** What `updateParticipantInConversation` takes: what is left out is taken away. */
export interface UpdateParticipantInConversationRequest extends NewConversationParticipant {
  conversationId: string;
  participantId: string;
}

/** Someone who takes part in a conversation. */
export interface Participant {
  /** @example "conv_participant_01k1etx3jbfx88476ccja0889c" */
  id: string;
  conversationId?: string | null | undefined;
  accountId?: string | null | undefined;
  name?: string | null | undefined;
  type?: ParticipantType | null | undefined;
  profileId?: string | null | undefined;
  addresses?: ParticipantAddressState[] | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** Which of the participants of a conversation are listed. */
export type ParticipantFilters = PageRequest;

/** What `listParticipantByConversation` takes. */
export interface ListParticipantByConversationRequest extends PageRequest {
  conversationId: string;
}

/** One page of participants. */
export interface ListParticipantByConversationResponse {
  participants: Participant[];
  meta?: PageMeta | null | undefined;
}

/** What `fetchParticipant` takes. */
export interface FetchParticipantRequest {
  conversationId: string;
  participantId: string;
}
