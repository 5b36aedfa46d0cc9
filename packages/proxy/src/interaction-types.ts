import type { PageRequest } from '@comms/core';
import type { PageMeta, ParticipantScope, SessionScope } from './types.ts';

/** What two people have exchanged. */
export type InteractionType = 'message' | 'voice' | 'unknown' | (string & {});

/** How far one half of an interaction has come: the states of messages and of calls. */
export type InteractionResourceStatus =
  | 'accepted'
  | 'answered'
  | 'busy'
  | 'canceled'
  | 'completed'
  | 'deleted'
  | 'delivered'
  | 'delivery-unknown'
  | 'failed'
  | 'in-progress'
  | 'initiated'
  | 'no-answer'
  | 'queued'
  | 'received'
  | 'receiving'
  | 'ringing'
  | 'scheduled'
  | 'sending'
  | 'sent'
  | 'undelivered'
  | 'unknown'
  | (string & {});

/** Something that one person sent to the other, or a call: the half that came in, and the half that went out. */
export interface Interaction {
  /** Its SID: `KI…`. */
  sid: string;
  /** The session that it belongs to: `KC…`. */
  sessionSid?: string | null | undefined;
  /** The service that it belongs to: `KS…`. */
  serviceSid?: string | null | undefined;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** What was exchanged, as the JSON text that the API keeps; `dataOf` reads it. */
  data?: string | null | undefined;
  /** Whether it is a message or a call. */
  type?: InteractionType | null | undefined;
  /** Who wrote or called: `KP…`; null where it was sent by API. */
  inboundParticipantSid?: string | null | undefined;
  /** The message or call that came in: `SM…` or `CA…`. */
  inboundResourceSid?: string | null | undefined;
  /** How far it has come. */
  inboundResourceStatus?: InteractionResourceStatus | null | undefined;
  /** `Message` or `Call`. */
  inboundResourceType?: string | null | undefined;
  /** Where it can be fetched. */
  inboundResourceUrl?: string | null | undefined;
  /** Who gets it: `KP…`. */
  outboundParticipantSid?: string | null | undefined;
  /** The message or call that went out: `SM…` or `CA…`. */
  outboundResourceSid?: string | null | undefined;
  /** How far it has come. */
  outboundResourceStatus?: InteractionResourceStatus | null | undefined;
  /** `Message` or `Call`. */
  outboundResourceType?: string | null | undefined;
  /** Where it can be fetched. */
  outboundResourceUrl?: string | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** A message that was sent to one participant by API: there is no half that came in. */
export interface MessageInteraction extends Interaction {
  /** Whom it was sent to: `KP…`. */
  participantSid?: string | null | undefined;
}

/** A message to send to one participant, from its proxy number. */
export interface NewMessageInteraction {
  /**
   * What it says. It is needed as long as media cannot be sent.
   *
   * @example "some message"
   */
  body?: string | undefined;
  /** Kept free by the reference for files; they cannot be sent yet. */
  mediaUrl?: readonly string[] | undefined;
}

/** One page of interactions. */
export interface ListInteractionResponse {
  /** The interactions. */
  interactions: Interaction[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** One page of messages that were sent by API. */
export interface ListMessageInteractionResponse {
  /** The messages. */
  interactions: MessageInteraction[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export interface ListInteractionRequest extends SessionScope, PageRequest {}

/** Which one to fetch. */
export interface FetchInteractionRequest extends SessionScope {
  /** The interaction: `KI…`. */
  sid: string;
}

/** What to delete. */
export interface DeleteInteractionRequest extends SessionScope {
  /** The interaction: `KI…`. */
  sid: string;
}

/** What to list. */
export interface ListMessageInteractionRequest extends ParticipantScope, PageRequest {}

/** What to send, and to whom. */
export interface CreateMessageInteractionRequest extends ParticipantScope, NewMessageInteraction {}

/** Which one to fetch. */
export interface FetchMessageInteractionRequest extends ParticipantScope {
  /** The interaction: `KI…`. */
  sid: string;
}
