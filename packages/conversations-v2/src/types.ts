import type { TaskHandle } from '@comms/core';

/** Where a communication travels. */
export type Channel = 'VOICE' | 'SMS' | 'RCS' | 'WHATSAPP' | 'CHAT' | 'VIDEO' | (string & {});

/** How communications find their conversation: by the customer's profile, by addresses, or by addresses and channel. */
export type ConversationGroupingType =
  | 'GROUP_BY_PROFILE'
  | 'GROUP_BY_PARTICIPANT_ADDRESSES'
  | 'GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE'
  | (string & {});

/** Says where a page stands in its list. */
export interface PageMeta {
  /** The field of the answer that holds the items. */
  key?: string | null | undefined;
  /** How many items this page has. */
  pageSize?: number | null | undefined;
  /** Leads to the page before; absent or null on the first. */
  previousToken?: string | null | undefined;
  /** Leads to the page after; absent or null on the last. */
  nextToken?: string | null | undefined;
}

/** A place that is told what happens in a conversation. */
export interface StatusCallback {
  /**
   * A public address, by HTTPS.
   *
   * @format uri
   * @pattern ^https?://
   */
  url: string;
  /**
   * How it is called.
   *
   * @default "POST"
   */
  method?: 'POST' | 'GET' | (string & {}) | undefined;
}

/** A place that is told what happens in a conversation, as answers show it. */
export interface StatusCallbackState {
  url?: string | null | undefined;
  method?: 'POST' | 'GET' | (string & {}) | null | undefined;
}

/** Ties a configuration to a service of Conversations v1, whose messages it then takes in. */
export interface ConversationsV1Bridge {
  /**
   * The service; each can be tied to one configuration.
   *
   * @example "ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
   */
  serviceId: string;
}

/** The tie to a service of Conversations v1, as answers show it. */
export interface ConversationsV1BridgeState {
  serviceId?: string | null | undefined;
}

/** Identifiers of what an operation or an action is about, by what they are. */
export interface RelatedIds {
  [name: string]: string;
}

/** What the API answers to work that it has taken on, with the handle to follow it. */
export interface OperationAccepted {
  /** Where the state of the work can be asked for. */
  statusUrl: string;
  /** What the work is about: a `configurationId` or a `conversationId`. */
  related?: RelatedIds | null | undefined;
  /** Added by the client: waits for the end, here or in another process. */
  operation: TaskHandle<OperationStatus>;
}

/** Where long-running work stands. */
export interface OperationStatus {
  operationId: string;
  status?: 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | (string & {}) | null | undefined;
  createdAt?: Date | null | undefined;
  /** Set when the work is done. */
  completedAt?: Date | null | undefined;
  statusUrl?: string | null | undefined;
  /** Why the work failed. */
  error?: OperationProblem | null | undefined;
  /** What the work is about: a `configurationId` or a `conversationId`. */
  related?: RelatedIds | null | undefined;
}

/** Why long-running work failed, in the form of RFC 9457. */
export interface OperationProblem {
  /** Names the kind of problem by a URI. */
  type?: string | null | undefined;
  title?: string | null | undefined;
  /** The HTTP status that fits the problem. */
  status?: number | null | undefined;
  detail?: string | null | undefined;
  /** Names this one occurrence by a URI. */
  instance?: string | null | undefined;
}

/** What `fetchOperationStatus` takes. */
export interface FetchOperationStatusRequest {
  operationId: string;
}
