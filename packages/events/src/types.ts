import type { PageRequest, Pagination } from '@comms/core';
import type { EventDataByType } from './event-data.ts';

/** What has happened, such as `message.delivered`. Only `message.sent` is named by the reference; the others are inferred. */
export type EventType = keyof EventDataByType | (string & {});

/** Lets through the events of one type. */
export interface EventFilter {
  type?: EventType | null | undefined;
  /** The version of the schema that the data has. */
  schemaVersionId?: string | null | undefined;
}

/** The same, in a request. */
export interface EventFilterInput {
  type: EventType;
  /** @default the latest version */
  schemaVersionId?: string | undefined;
}

/** Lets through what concerns some audiences. */
export interface AudienceFilter {
  /** @minItems 1 */
  audienceIds: string[];
}

/** Lets through what concerns some conversations. */
export interface ConversationFilter {
  /** @minItems 1 */
  conversationIds: string[];
}

/** Lets through what concerns some contacts. Inferred. */
export interface ContactFilter {
  /** @minItems 1 */
  contactIds: string[];
}

/** Lets through what concerns some agents. Inferred. */
export interface AgentFilter {
  /** @minItems 1 */
  agentIds: string[];
}

/** Lets through what concerns some agent pools. Inferred. */
export interface AgentPoolFilter {
  /** @minItems 1 */
  agentPoolIds: string[];
}

/** Lets through what concerns some operations. Inferred. */
export interface OperationFilter {
  /** @minItems 1 */
  operationIds: string[];
}

/** Lets through what concerns some resources: told apart by the key that is present. */
export type ResourceFilter =
  | AudienceFilter
  | ConversationFilter
  | ContactFilter
  | AgentFilter
  | AgentPoolFilter
  | OperationFilter;

/** Which events a subscription is about: those of any of its types that concern any of its resources. */
export interface SubscriptionFilters {
  eventFilters?: EventFilter[] | null | undefined;
  resourceFilters?: ResourceFilter[] | null | undefined;
}

/** The same, in a request: without event filters all types, without resource filters all resources. */
export interface SubscriptionFiltersInput {
  /** @maxItems 100 */
  eventFilters?: EventFilterInput[] | undefined;
  /** @maxItems 100 */
  resourceFilters?: ResourceFilter[] | undefined;
}

/** Delivers to a web address. */
export interface WebhookSink {
  /**
   * User info in it becomes an `Authorization` header.
   *
   * @format uri
   * @maxLength 2048
   */
  url: string;
  /**
   * How long an answer may take, in milliseconds.
   *
   * @minimum 100
   * @maximum 30000
   * @asType integer
   * @default 5000
   */
  timeoutMs?: number | undefined;
  /**
   * How often delivery is tried again.
   *
   * @minimum 0
   * @maximum 100
   * @asType integer
   * @default as often as fits into 24 hours
   */
  retries?: number | undefined;
}

/** Delivers to a sink that was made before. */
export interface StoredSink {
  /** @pattern ^(sink_)?[0-9a-hjkmnp-tv-z]{26}$ */
  sinkId: string;
}

/** Starts a Studio flow. */
export interface FlowSink {
  /** @minLength 1 */
  flowId: string;
}

/** Where events go: told apart by the key that is present. */
export type SubscriptionSink = WebhookSink | StoredSink | FlowSink;

/** Where the events of a subscription go: to the fallback when the primary sink has been tried in vain. */
export interface SubscriptionSinks {
  primary?: SubscriptionSink | null | undefined;
  fallback?: SubscriptionSink | null | undefined;
}

/** The same, in a request. */
export interface SubscriptionSinksInput {
  primary?: SubscriptionSink | undefined;
  fallback?: SubscriptionSink | undefined;
}

/** What is delivered, and where to. */
export interface Subscription {
  /** @example "subscription_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  enabled?: boolean | null | undefined;
  filters?: SubscriptionFilters | null | undefined;
  sinks?: SubscriptionSinks | null | undefined;
}

/** What `createSubscription` takes. */
export interface CreateSubscriptionRequest {
  /** @default true */
  enabled?: boolean | undefined;
  filters?: SubscriptionFiltersInput | undefined;
  sinks?: SubscriptionSinksInput | undefined;
}

/** What `getSubscriptions` takes: filters that must all hold. */
export interface GetSubscriptionsRequest extends PageRequest {
  enabled?: boolean | undefined;
  /** Subscriptions created after this time. */
  startDate?: Date | undefined;
  /** Subscriptions created before this time. */
  endDate?: Date | undefined;
}

/** One page of subscriptions. */
export interface GetSubscriptionsResponse {
  subscriptions: Subscription[];
  /** Inferred: the reference does not show it. */
  pagination?: Pagination | null | undefined;
}

/** What `fetchSingleSubscription` takes. */
export interface FetchSingleSubscriptionRequest {
  subscriptionId: string;
}

/** What of a subscription is to be changed: what is left out stays. */
export interface UpdateSubscriptionInput {
  enabled?: boolean | undefined;
  filters?: SubscriptionFiltersInput | undefined;
  sinks?: SubscriptionSinksInput | undefined;
}

/** What `updateSingleSubscription` takes. */
export interface UpdateSingleSubscriptionRequest extends UpdateSubscriptionInput {
  subscriptionId: string;
}

/** Delivers into an Amazon Kinesis stream. Inferred. */
export interface KinesisConfiguration {
  /** @pattern ^arn:[\w-]+:kinesis:.+$ */
  arn: string;
  /** @pattern ^arn:[\w-]+:iam:.+$ */
  roleArn: string;
  externalId?: string | undefined;
}

/** Delivers to Segment. Inferred. */
export interface SegmentConfiguration {
  /** @minLength 1 */
  writeKey: string;
}

/** What a sink delivers to: told apart by the key that is present. */
export type SinkConfiguration = WebhookSink | FlowSink | KinesisConfiguration | SegmentConfiguration;

/** A place to deliver to that several subscriptions can share. */
export interface Sink {
  /** @example "sink_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  name?: string | null | undefined;
  configuration?: SinkConfiguration | null | undefined;
}

/** What `createSink` takes. */
export interface CreateSinkRequest {
  /** @maxLength 255 */
  name?: string | undefined;
  configuration: SinkConfiguration;
}

/** What `getSinks` takes. */
export interface GetSinksRequest extends PageRequest {}

/** One page of sinks. */
export interface GetSinksResponse {
  sinks: Sink[];
  /** Inferred: the reference does not show it. */
  pagination?: Pagination | null | undefined;
}

/** One version of what the data of an event looks like. */
export interface SchemaVersion {
  id?: string | null | undefined;
  /** Where the schema itself is. */
  rawUrl?: string | null | undefined;
  changelogUrl?: string | null | undefined;
  createdAt?: Date | null | undefined;
  deprecatedAt?: Date | null | undefined;
}

/** What the data of one type of event looks like. */
export interface EventSchema {
  /** Inferred: the reference leaves it out of its examples. */
  type?: EventType | null | undefined;
  latestVersion?: SchemaVersion | null | undefined;
  allVersions?: SchemaVersion[] | null | undefined;
}

/** What `getSchemas` takes. */
export interface GetSchemasRequest extends PageRequest {}

/** One page of schemas. */
export interface GetSchemasResponse {
  schemas: EventSchema[];
  /** Inferred: the reference does not show it. */
  pagination?: Pagination | null | undefined;
}

/** What `readSchemasByType` takes. */
export interface ReadSchemasByTypeRequest {
  eventType: string;
}

/** What `readSchemasByType` gives back: one schema, under a name that promises several. */
export interface ReadSchemasByTypeResponse {
  schemas: EventSchema;
}

/** What `fetchEventSchemaRaw` takes. */
export interface FetchEventSchemaRawRequest {
  eventType: string;
  versionId: string;
}

/** A JSON Schema, as it is: none of its names is changed. */
export interface EventSchemaDocument {
  [keyword: string]: unknown;
}
