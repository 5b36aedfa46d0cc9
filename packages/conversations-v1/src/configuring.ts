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
  createConfigurationAddress,
  deleteConfigurationAddress,
  fetchConfiguration,
  fetchConfigurationAddress,
  fetchServiceConfiguration,
  listConfigurationAddress,
  updateConfiguration,
  updateConfigurationAddress,
  updateServiceConfiguration,
} from './configuration-operations.ts';
import type {
  AddressConfiguration,
  AddressConfigurationChanges,
  AddressConfigurationFilters,
  Configuration,
  ConfigurationChanges,
  ListConfigurationAddressResponse,
  NewAddressConfiguration,
  ServiceConfiguration,
  ServiceConfigurationChanges,
} from './configuration-types.ts';
import { fetchServiceNotification, updateServiceNotification } from './notification-operations.ts';
import type { NotificationConfiguration, NotificationConfigurationChanges } from './notification-types.ts';
import {
  fetchConfigurationWebhook,
  fetchServiceWebhookConfiguration,
  updateConfigurationWebhook,
  updateServiceWebhookConfiguration,
} from './webhook-operations.ts';
import type {
  ServiceWebhookConfiguration,
  ServiceWebhookConfigurationChanges,
  WebhookConfiguration,
  WebhookConfigurationChanges,
} from './webhook-types.ts';

/** Says what conversations get by default, which messages begin some, and who is told. */
export class Configuring {
  protected readonly client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.client = createClient(options);
  }

  /**
   * Fetches what conversations of the account get, unless they are told otherwise.
   *
   * @see the reference's "Fetch Configuration"
   */
  async fetchConfiguration(options?: RequestOptions): Promise<Configuration> {
    return await execute(this.client, fetchConfiguration, {}, options);
  }

  /**
   * Changes what conversations of the account get, unless they are told otherwise.
   *
   * @throws {ApiError} 400 when a timer is too short or no duration; 404 when there is no such service.
   * @see the reference's "Update Configuration"
   */
  async updateConfiguration(changes: ConfigurationChanges, options?: RequestOptions): Promise<Configuration> {
    return await execute(this.client, updateConfiguration, changes, options);
  }

  /**
   * Fetches what holds for one service: its default roles, and whether it tells who is online.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Configuration"
   */
  async fetchServiceConfiguration(chatServiceSid: string, options?: RequestOptions): Promise<ServiceConfiguration> {
    return await execute(this.client, fetchServiceConfiguration, { chatServiceSid }, options);
  }

  /**
   * Changes what holds for one service.
   *
   * @throws {ApiError} 400 when a role is of the wrong type; 404 when there is no such service or role.
   * @see the reference's "Update Service Configuration"
   */
  async updateServiceConfiguration(
    chatServiceSid: string,
    changes: ServiceConfigurationChanges,
    options?: RequestOptions,
  ): Promise<ServiceConfiguration> {
    return await execute(this.client, updateServiceConfiguration, { ...changes, chatServiceSid }, options);
  }

  /**
   * Lists the addresses whose messages begin conversations.
   *
   * @see the reference's "List Configuration Address"
   */
  listConfigurationAddress(
    filters: AddressConfigurationFilters = {},
    options?: RequestOptions,
  ): PageList<AddressConfiguration, ListConfigurationAddressResponse> {
    return paginate(this.client, listConfigurationAddress, filters, options);
  }

  /**
   * Says what happens with messages that come in to an address and belong to no conversation.
   *
   * @throws {ApiError} 400 when the type is unknown or something that it needs is missing; 409 when the address is configured already.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Configuration Address"
   */
  async createConfigurationAddress(
    address: NewAddressConfiguration,
    options?: RequestOptions,
  ): Promise<AddressConfiguration> {
    return await execute(this.client, createConfigurationAddress, address, options);
  }

  /**
   * Fetches what happens with messages that come in to an address.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Configuration Address"
   */
  async fetchConfigurationAddress(sid: string, options?: RequestOptions): Promise<AddressConfiguration> {
    return await execute(this.client, fetchConfigurationAddress, { sid }, options);
  }

  /**
   * Changes what happens with messages that come in to an address.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Update Configuration Address"
   */
  async updateConfigurationAddress(
    sid: string,
    changes: AddressConfigurationChanges,
    options?: RequestOptions,
  ): Promise<AddressConfiguration> {
    return await execute(this.client, updateConfigurationAddress, { ...changes, sid }, options);
  }

  /**
   * Lets messages that come in to an address begin no conversations any more.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Configuration Address"
   */
  async deleteConfigurationAddress(sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteConfigurationAddress, { sid }, options);
  }

  /**
   * Fetches which address is asked before something happens in the account, and which is told after.
   *
   * @see the reference's "Fetch Configuration Webhook"
   */
  async fetchConfigurationWebhook(options?: RequestOptions): Promise<WebhookConfiguration> {
    return await execute(this.client, fetchConfigurationWebhook, {}, options);
  }

  /**
   * Changes which address is asked before something happens in the account, and which is told after.
   *
   * @throws {ApiError} 400 when an address or an event is none.
   * @see the reference's "Update Configuration Webhook"
   */
  async updateConfigurationWebhook(
    changes: WebhookConfigurationChanges,
    options?: RequestOptions,
  ): Promise<WebhookConfiguration> {
    return await execute(this.client, updateConfigurationWebhook, changes, options);
  }

  /**
   * Fetches which address is asked before something happens in a service, and which is told after.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Webhook Configuration"
   */
  async fetchServiceWebhookConfiguration(
    chatServiceSid: string,
    options?: RequestOptions,
  ): Promise<ServiceWebhookConfiguration> {
    return await execute(this.client, fetchServiceWebhookConfiguration, { chatServiceSid }, options);
  }

  /**
   * Changes which address is asked before something happens in a service, and which is told after.
   *
   * @throws {ApiError} 400 when an address or an event is none; 404 when there is no such service.
   * @see the reference's "Update Service Webhook Configuration"
   */
  async updateServiceWebhookConfiguration(
    chatServiceSid: string,
    changes: ServiceWebhookConfigurationChanges,
    options?: RequestOptions,
  ): Promise<ServiceWebhookConfiguration> {
    return await execute(this.client, updateServiceWebhookConfiguration, { ...changes, chatServiceSid }, options);
  }

  /**
   * Fetches which push notifications the users of a service get.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Notification"
   */
  async fetchServiceNotification(chatServiceSid: string, options?: RequestOptions): Promise<NotificationConfiguration> {
    return await execute(this.client, fetchServiceNotification, { chatServiceSid }, options);
  }

  /**
   * Changes which push notifications the users of a service get.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Update Service Notification"
   */
  async updateServiceNotification(
    chatServiceSid: string,
    changes: NotificationConfigurationChanges,
    options?: RequestOptions,
  ): Promise<NotificationConfiguration> {
    return await execute(this.client, updateServiceNotification, { ...changes, chatServiceSid }, options);
  }
}
