import type { PageRequest } from '@comms/core';
import type { Channel, PageMeta } from './types.ts';

/** Who has written or said something, or whom it was for. */
export interface CommunicationParty {
  /**
   * In the form of its channel: E.164 for SMS and VOICE, `whatsapp:+…`, `rcs:…`, and any text for CHAT.
   *
   * @minLength 1
   * @maxLength 254
   * @example "+18005550100"
   */
  address: string;
  /** Where it was written or said. */
  channel: Channel;
  /** The participant; found, or made, by address and channel where it is left out. */
  participantId?: string | undefined;
}

/** Who has written or said something, as answers show it. */
export interface CommunicationAuthor {
  address?: string | null | undefined;
  channel?: Channel | null | undefined;
  participantId?: string | null | undefined;
}

/** Whom a communication was for, and whether it has arrived. */
export interface CommunicationRecipient extends CommunicationAuthor {
  deliveryStatus?: RecipientDeliveryStatus | null | undefined;
}

/** How far a communication has come to a recipient. */
export type RecipientDeliveryStatus =
  | 'INITIATED'
  | 'IN_PROGRESS'
  | 'DELIVERED'
  | 'READ'
  | 'COMPLETED'
  | 'FAILED'
  | (string & {});

/** Something that was written. */
export interface TextContent {
  type: 'TEXT';
  /**
   * The words.
   *
   * @maxLength 8388608
   */
  text: string;
}

/** Something that was said, as a machine has heard it. */
export interface TranscriptionContent {
  type: 'TRANSCRIPTION';
  /**
   * The words, as they were understood.
   *
   * @maxLength 8388608
   */
  text: string;
  /** How they were understood. */
  transcription?: TranscriptionFacts | undefined;
}

/** How a machine has heard what was said. */
export interface TranscriptionFacts {
  /**
   * The side of the call: 0 inbound, 1 outbound.
   *
   * @asType integer
   * @minimum 0
   */
  channel?: number | undefined;
  /**
   * How sure the machine is.
   *
   * @minimum 0
   * @maximum 1
   */
  confidence?: number | undefined;
  /** What has listened. */
  engine?: string | undefined;
}

/** What was written or said. */
export type NewCommunicationContent = TextContent | TranscriptionContent;

/** What was written or said, as answers show it. */
export interface CommunicationContent {
  type?: 'TEXT' | 'TRANSCRIPTION' | (string & {}) | null | undefined;
  text?: string | null | undefined;
  /** Only where it was said. */
  transcription?: Transcription | null | undefined;
}

/** How a machine has heard what was said, as answers show it. */
export interface Transcription {
  /** The side of the call: 0 inbound, 1 outbound. */
  channel?: number | null | undefined;
  /** From 0 to 1. */
  confidence?: number | null | undefined;
  engine?: string | null | undefined;
  words?: TranscribedWord[] | null | undefined;
}

/** One word that was said. */
export interface TranscribedWord {
  text?: string | null | undefined;
  startTime?: Date | null | undefined;
  endTime?: Date | null | undefined;
}

/** Something that was written or said elsewhere and is to be kept; nothing is sent. */
export interface NewCommunication {
  /** Who has written or said it. */
  author: CommunicationParty;
  /** What was written, or what was said. */
  content: NewCommunicationContent;
  /**
   * Ties it to one call or one chat.
   *
   * @example "CA123456789"
   */
  channelId?: string | undefined;
  /**
   * What it is elsewhere, such as a message's SID. A second one with the same changes the first.
   *
   * @minLength 1
   * @example "SM12345678901234567890123456789012"
   */
  resourceId?: string | undefined;
  /**
   * Whom it was for.
   *
   * @minItems 1
   */
  recipients: CommunicationParty[];
  /** When it was written or said; now, where it is left out. */
  occurredAt?: Date | undefined;
}

/** What `createCommunicationInConversation` takes. */
export interface CreateCommunicationInConversationRequest extends NewCommunication {
  conversationId: string;
}

/** One thing that was written or said in a conversation. */
export interface Communication {
  /** @example "conv_communication_01k1etk2y5f1y9fpe2epfdtvv2" */
  id: string;
  conversationId?: string | null | undefined;
  accountId?: string | null | undefined;
  author?: CommunicationAuthor | null | undefined;
  content?: CommunicationContent | null | undefined;
  /** The call or the chat that it is part of. */
  channelId?: string | null | undefined;
  /** What it is elsewhere: a message's SID, or a transcription's with the number of the sentence. */
  resourceId?: string | null | undefined;
  recipients?: CommunicationRecipient[] | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  occurredAt?: Date | null | undefined;
}

/** By what the communications of a conversation are listed. */
export interface CommunicationFilters extends PageRequest {
  /** Communications of this call or chat. */
  channelId?: string | undefined;
}

/** What `listCommunicationByConversation` takes. */
export interface ListCommunicationByConversationRequest extends CommunicationFilters {
  conversationId: string;
}

/** One page of communications. */
export interface ListCommunicationByConversationResponse {
  communications: Communication[];
  meta?: PageMeta | null | undefined;
}

/** What `fetchCommunication` takes. */
export interface FetchCommunicationRequest {
  conversationId: string;
  communicationId: string;
}
