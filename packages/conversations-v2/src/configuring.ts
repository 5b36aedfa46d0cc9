import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type OperationReference,
  operationHandle,
  type PageList,
  paginate,
  type RequestOptions,
  type TaskHandle,
} from '@comms/core';
import type {
  Configuration,
  ConfigurationReplacement,
  CreateConfigurationRequest,
  ListConfigurationRequest,
  ListConfigurationResponse,
} from './configuration-types.ts';
import {
  createConfiguration,
  deleteConfiguration,
  fetchConfiguration,
  fetchOperationStatus,
  listConfiguration,
  updateConfiguration,
} from './operations.ts';
import type { OperationAccepted, OperationStatus } from './types.ts';

/** Says which traffic becomes conversations, and follows the work that changes that. */
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
   * Begins to make a configuration: what is captured, which communications belong together, and when conversations end.
   *
   * The answer says that the work was accepted: the configuration can be used when `operation.wait()` has ended. Each call
   * has an idempotency key of its own, so that a repeat after a lost answer makes no second one.
   *
   * @example
   * import { ConversationsV2 } from '@comms/conversations-v2';
   *
   * const { operation } = await new ConversationsV2().createConfiguration({
   *   displayName: 'Support',
   *   description: 'Texts to the support number',
   *   conversationGroupingType: 'GROUP_BY_PARTICIPANT_ADDRESSES',
   *   memoryStoreId: 'mem_store_01k1etk2y5f1y9fpe2epfdtvv2',
   *   channelSettings: {
   *     SMS: {
   *       statusTimeouts: { inactive: 10, closed: 30 },
   *       captureRules: [{ from: '*', to: '+18005550100' }],
   *     },
   *   },
   * });
   * const { related } = await operation.wait({ deadlineMs: 60_000 });
   * console.log(related?.['configurationId']);
   *
   * @throws {ApiError} 400 when a field is malformed; 409 when the name or the service of the bridge is taken, or there are as many configurations as there may be.
   * @see the reference's "Create Configuration"
   */
  async createConfiguration(request: CreateConfigurationRequest, options?: RequestOptions): Promise<OperationAccepted> {
    return await execute(this.client, createConfiguration, request, options);
  }

  /**
   * Lists the configurations of the account, the oldest first.
   *
   * @see the reference's "List Configuration"
   */
  listConfiguration(
    request: ListConfigurationRequest = {},
    options?: RequestOptions,
  ): PageList<Configuration, ListConfigurationResponse> {
    return paginate(this.client, listConfiguration, request, options);
  }

  /**
   * Fetches one configuration.
   *
   * @throws {ApiError} 404 when there is none, or it is not made yet.
   * @see the reference's "Fetch Configuration"
   */
  async fetchConfiguration(configurationId: string, options?: RequestOptions): Promise<Configuration> {
    return await execute(this.client, fetchConfiguration, { configurationId }, options);
  }

  /**
   * Begins to replace a configuration: what is left out is taken away. Conversations that there are keep the one they have.
   *
   * @throws {ApiError} 400 when a field is malformed or the grouping is another one; 404 when there is no such configuration; 409 when the name or the service of the bridge is taken, or another change is under way.
   * @see the reference's "Update Configuration"
   */
  async updateConfiguration(
    configurationId: string,
    request: ConfigurationReplacement,
    options?: RequestOptions,
  ): Promise<OperationAccepted> {
    return await execute(this.client, updateConfiguration, { ...request, configurationId }, options);
  }

  /**
   * Begins to delete a configuration. It can be fetched until that is done.
   *
   * @throws {ApiError} 404 when there is none; 409 when conversations still use it, or another change is under way.
   * @see the reference's "Delete Configuration"
   */
  async deleteConfiguration(configurationId: string, options?: RequestOptions): Promise<OperationAccepted> {
    return await execute(this.client, deleteConfiguration, { configurationId }, options);
  }

  /**
   * Fetches where long-running work stands. `operation` of the answer that began it does that for you.
   *
   * @throws {ApiError} 404 when there is no such operation.
   * @see the reference's "Fetch Operation Status"
   */
  async fetchOperationStatus(operationId: string, options?: RequestOptions): Promise<OperationStatus> {
    return await execute(this.client, fetchOperationStatus, { operationId }, options);
  }

  /**
   * Takes up long-running work that was started before, here or in another process.
   *
   * @example
   * import { ConversationsV2 } from '@comms/conversations-v2';
   *
   * const operation = new ConversationsV2().operation('conv_operation_01k1etk2y5f1y9fpe2epfdtvv2');
   * const done = await operation.wait({ deadlineMs: 60_000 });
   * console.log(done.status, done.related);
   */
  operation(from: string | OperationReference): TaskHandle<OperationStatus> {
    return operationHandle(this.client, createConfiguration.starts, from);
  }
}
