import type { Variables } from '@comms/core';
import type { Channel, RelatedIds } from './types.ts';

/**
 * Names who sends or gets a message, in one of three ways: a participant and a channel, a participant who has exactly
 * one address, or an address and its channel.
 */
export interface ActionParty {
  /** Someone who takes part. */
  participantId?: string | undefined;
  /**
   * In the form of its channel.
   *
   * @minLength 1
   * @maxLength 254
   */
  address?: string | undefined;
  /** On which channel to send; VOICE and VIDEO cannot be sent on. */
  channel?: Channel | undefined;
}

/** What a message says: a text, files, or a template with its values. */
export interface SendMessageContent {
  /** The words. */
  text?: string | undefined;
  /**
   * A template.
   *
   * @pattern ^HX[0-9a-fA-F]{32}$
   */
  contentId?: string | undefined;
  /** The values that the template gets. */
  variables?: Variables | undefined;
  /** Files, by their addresses. */
  mediaUrls?: string[] | undefined;
}

/** Settings that are handed to whatever sends on a channel, such as `messagingServiceSid`. */
export interface SendingSettings {
  [name: string]: unknown;
}

/** What is to be sent, from whom and to whom. */
export interface SendMessagePayload {
  /** Who sends. */
  from: ActionParty;
  /**
   * Who gets it.
   *
   * @minItems 1
   */
  to: ActionParty[];
  /** What it says. */
  content: SendMessageContent;
  /** Handed on as it is to what sends on the channel. */
  channelSettings?: SendingSettings | undefined;
}

/** Something that is to be done in a conversation: today, sending a message. */
export interface NewAction {
  /** What kind of thing is to be done. */
  type: 'SEND_MESSAGE';
  /** What exactly. */
  payload: SendMessagePayload;
}

/** What `createConversationAction` takes. */
export interface CreateConversationActionRequest extends NewAction {
  conversationId: string;
}

/** Something that is done in a conversation, and how far it is. */
export interface Action {
  id: string;
  type?: 'SEND_MESSAGE' | (string & {}) | null | undefined;
  status?: 'PENDING' | 'COMPLETED' | 'FAILED' | (string & {}) | null | undefined;
  conversationId?: string | null | undefined;
  /** `messageSid`: the message; `communicationId`: what was kept of it, once it is COMPLETED. */
  related?: RelatedIds | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  /** Set when it is done, or has failed. */
  completedAt?: Date | null | undefined;
  /** Why it has failed. */
  failureReason?: string | null | undefined;
}

/** What `fetchConversationAction` takes. */
export interface FetchConversationActionRequest {
  conversationId: string;
  actionId: string;
}
