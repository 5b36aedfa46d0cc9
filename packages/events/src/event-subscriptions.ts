import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import {
  createSink,
  createSubscription,
  fetchEventSchemaRaw,
  fetchSingleSubscription,
  getSchemas,
  getSinks,
  getSubscriptions,
  readSchemasByType,
  updateSingleSubscription,
} from './operations.ts';
import type {
  CreateSinkRequest,
  CreateSubscriptionRequest,
  EventSchema,
  EventSchemaDocument,
  GetSchemasRequest,
  GetSchemasResponse,
  GetSinksRequest,
  GetSinksResponse,
  GetSubscriptionsRequest,
  GetSubscriptionsResponse,
  ReadSchemasByTypeResponse,
  Sink,
  Subscription,
  UpdateSubscriptionInput,
} from './types.ts';

/**
 * Has what happens delivered to you: which events, and where to.
 *
 * What receives them is apart, in `@comms/events/webhooks`, so that a receiver ships no client.
 *
 * @example
 * import { EventSubscriptions } from '@comms/events';
 *
 * const subscriptions = new EventSubscriptions({ security: { username: 'AC…', password: '…' } });
 * await subscriptions.createSubscription({
 *   filters: { eventFilters: [{ type: 'message.delivered' }] },
 *   sinks: { primary: { url: 'https://example.com/events' } },
 * });
 */
export class EventSubscriptions {
  readonly #client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.#client = createClient(options);
  }

  /**
   * Subscribes to events: from now on they are delivered.
   *
   * @example
   * import { EventSubscriptions } from '@comms/events';
   *
   * const subscription = await new EventSubscriptions().createSubscription({
   *   filters: { eventFilters: [{ type: 'message.delivered' }, { type: 'message.failed' }] },
   *   sinks: { primary: { url: 'https://example.com/events', timeoutMs: 3000 } },
   * });
   * console.log(subscription.id);
   *
   * @throws {ApiError} 400 when a filter or sink is malformed.
   * @see the reference's "Create Subscription"
   */
  async createSubscription(request: CreateSubscriptionRequest, options?: RequestOptions): Promise<Subscription> {
    return await execute(this.#client, createSubscription, request, options);
  }

  /**
   * Lists subscriptions, newest first; all filters must hold.
   *
   * @throws {ApiError} 400 when a filter is malformed.
   * @see the reference's "Get Subscriptions"
   */
  getSubscriptions(
    request: GetSubscriptionsRequest = {},
    options?: RequestOptions,
  ): PageList<Subscription, GetSubscriptionsResponse> {
    return paginate(this.#client, getSubscriptions, request, options);
  }

  /**
   * Fetches one subscription.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Single Subscription"
   */
  async fetchSingleSubscription(subscriptionId: string, options?: RequestOptions): Promise<Subscription> {
    return await execute(this.#client, fetchSingleSubscription, { subscriptionId }, options);
  }

  /**
   * Changes a subscription. What is left out stays; `enabled: false` stops delivery.
   *
   * @throws {ApiError} 400 when a filter or sink is malformed.
   * @throws {ApiError} 404 when there is no such subscription.
   * @see the reference's "Update Single Subscription"
   */
  async updateSingleSubscription(
    subscriptionId: string,
    request: UpdateSubscriptionInput,
    options?: RequestOptions,
  ): Promise<Subscription> {
    return await execute(this.#client, updateSingleSubscription, { ...request, subscriptionId }, options);
  }

  /**
   * Lists sinks, newest first.
   *
   * @throws {ApiError} 400 when the page size is not from 1 to 1000.
   * @see the reference's "Get Sinks"
   */
  getSinks(request: GetSinksRequest = {}, options?: RequestOptions): PageList<Sink, GetSinksResponse> {
    return paginate(this.#client, getSinks, request, options);
  }

  /**
   * Adds a sink: a place to deliver to that several subscriptions can share.
   *
   * @throws {ApiError} 400 when its configuration is malformed.
   * @see the reference's "Create Sink"
   */
  async createSink(request: CreateSinkRequest, options?: RequestOptions): Promise<Sink> {
    return await execute(this.#client, createSink, request, options);
  }

  /**
   * Lists what the data of each type of event looks like.
   *
   * @throws {ApiError} 400 when the page size is not from 1 to 1000.
   * @see the reference's "Get Schemas"
   */
  getSchemas(request: GetSchemasRequest = {}, options?: RequestOptions): PageList<EventSchema, GetSchemasResponse> {
    return paginate(this.#client, getSchemas, request, options);
  }

  /**
   * Reads which versions of its schema one type of event has.
   *
   * @throws {ApiError} 404 when there is no such type.
   * @see the reference's "Read Schemas By Type"
   */
  async readSchemasByType(eventType: string, options?: RequestOptions): Promise<ReadSchemasByTypeResponse> {
    return await execute(this.#client, readSchemasByType, { eventType }, options);
  }

  /**
   * Fetches one version of a schema, as it is: a JSON Schema, or a text where the answer is no JSON.
   *
   * @throws {ApiError} 404 when there is no such type or version.
   * @see the reference's "Fetch Event Schema Raw"
   */
  async fetchEventSchemaRaw(
    eventType: string,
    versionId: string,
    options?: RequestOptions,
  ): Promise<EventSchemaDocument | string> {
    return await execute(this.#client, fetchEventSchemaRaw, { eventType, versionId }, options);
  }
}
