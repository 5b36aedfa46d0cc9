import type { PageRequest } from '@comms/core';
import type { ConfigurationSettings } from './configuration-types.ts';
import type { NewConversationParticipant, Participant } from './participant-types.ts';
import type { PageMeta, StatusCallback } from './types.ts';

/** Whether a conversation goes on, rests, or has ended for good. */
export type ConversationStatus = 'ACTIVE' | 'INACTIVE' | 'CLOSED' | (string & {});

/**
 * Your own pairs of texts on a conversation.
 *
 * @maxProperties 8
 * @propertyNames {"maxLength":128,"pattern":"^[A-Za-z0-9._-]+$"}
 */
export interface Metadata {
  /** @maxLength 512 */
  [name: string]: string;
}

/**
 * Pairs that are to be added or changed; null takes one away. At most 8 may be left.
 *
 * @propertyNames {"maxLength":128,"pattern":"^[A-Za-z0-9._-]+$"}
 */
export interface MetadataChanges {
  /** @maxLength 512 */
  [name: string]: string | null;
}

/** A flow of Studio that goes with a conversation. */
export interface ConversationWorkflow {
  /**
   * The flow's SID.
   *
   * @example "FWaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
   */
  flowId: string;
}

/** What a conversation is to have of its own, instead of what its configuration says. */
export interface NewConversationConfiguration {
  /**
   * What analyses the conversation.
   *
   * @maxItems 5
   */
  intelligenceConfigurationIds?: string[] | undefined;
  /** How traits of the customer are found in it. */
  traitExtractionStrategyIds?: string[] | undefined;
  /** How observations are found in it. */
  observationExtractionStrategyIds?: string[] | undefined;
  /** What runs with it. */
  workflows?: ConversationWorkflow[] | undefined;
}

/** What `createConversationWithConfig` takes. */
export interface CreateConversationWithConfigRequest {
  /**
   * Under which rules it is to live.
   *
   * @minLength 1
   * @example "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2"
   */
  configurationId: string;
  /** How answers call it. */
  name?: string | undefined;
  /** What it is to have of its own. */
  configuration?: NewConversationConfiguration | undefined;
  /**
   * Who takes part from the beginning: all are made, or none.
   *
   * @maxItems 50
   */
  participants?: NewConversationParticipant[] | undefined;
  /** Pairs of texts of your own. */
  metadata?: Metadata | undefined;
}

/** What a conversation is to be: this takes the place of its status, name and metadata. */
export interface ConversationReplacement {
  /** CLOSED ends it for good. */
  status: ConversationStatus;
  /** Without it, the conversation has no name any more. */
  name?: string | undefined;
  /** Without it, the conversation has no pairs any more. */
  metadata?: Metadata | undefined;
}

/** What `updateConversationById` takes. */
export interface UpdateConversationByIdRequest extends ConversationReplacement {
  conversationId: string;
}

/** What can be changed of the configuration that a conversation keeps. */
export interface ConversationConfigurationChanges {
  /**
   * Who is told what happens from now on; an empty list stops that.
   *
   * @maxItems 2
   */
  statusCallbacks?: StatusCallback[] | null | undefined;
}

/** What is to be changed of a conversation: what is left out stays. */
export interface ConversationChanges {
  /** Null takes the name away. */
  name?: string | null | undefined;
  /** CLOSED ends it for good. */
  status?: ConversationStatus | undefined;
  /** What is to be changed of the configuration that it keeps. */
  configuration?: ConversationConfigurationChanges | undefined;
  /** Pairs to add, to change or to take away. */
  metadata?: MetadataChanges | undefined;
}

/** What `patchConversationById` takes. */
export interface PatchConversationByIdRequest extends ConversationChanges {
  conversationId: string;
}

/** Communications that belong together, and who takes part in them. */
export interface Conversation {
  /** @example "conv_conversation_01k1etk2y5f1y9fpe2epfdtvv2" */
  id: string;
  accountId?: string | null | undefined;
  configurationId?: string | null | undefined;
  status?: ConversationStatus | null | undefined;
  name?: string | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  /** The configuration as it was when the conversation began. */
  configuration?: ConfigurationSettings | null | undefined;
  metadata?: Metadata | null | undefined;
  participants?: Participant[] | null | undefined;
  /** The action that began it, where one did. */
  actionId?: string | null | undefined;
}

/** What `listConversationByAccount` takes: filters that must all hold. */
export interface ListConversationByAccountRequest extends PageRequest {
  /** Conversations in one of these states. */
  status?: ConversationStatus[] | undefined;
  /** Conversations in which this call or message occurs. */
  channelId?: string | undefined;
}

/** One page of conversations. */
export interface ListConversationByAccountResponse {
  conversations: Conversation[];
  meta?: PageMeta | null | undefined;
}

/** What `fetchConversation` takes. */
export interface FetchConversationRequest {
  conversationId: string;
}

/** What `deleteConversationAsync` takes. */
export interface DeleteConversationAsyncRequest {
  conversationId: string;
}
