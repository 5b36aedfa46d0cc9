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
} from '@comms/core';
import {
  addSenderToSenderPool,
  createSenderPool,
  deleteSenderPool,
  fetchOneSenderPool,
  fetchOneSenderPoolOperation,
  listSenderPoolOperations,
  listSenderPools,
  listSendersInSenderPool,
  removeSenderFromSenderPool,
  updateSenderPool,
} from './operations.ts';
import type {
  AcceptedPoolSender,
  AcceptedSenderPool,
  AddSenderToSenderPoolResponse,
  CreateSenderPoolRequest,
  CreateSenderPoolResponse,
  ListSenderPoolOperationsRequest,
  ListSenderPoolOperationsResponse,
  ListSenderPoolsRequest,
  ListSenderPoolsResponse,
  ListSendersInSenderPoolResponse,
  NewPoolSenders,
  SenderPool,
  SenderPoolChanges,
  SenderPoolOperation,
  SenderPoolOperationHandle,
} from './pool-types.ts';
import type { Sender, SenderFilters } from './types.ts';

/**
 * Keeps pools of senders, with the live API. A send names a pool, which chooses one of its senders for each recipient.
 *
 * @example
 * import { SenderPools } from '@comms/agents/v1';
 *
 * const pools = new SenderPools({ security: { username: 'AC…', password: '…' } });
 * const { operation } = await pools.createSenderPool({
 *   name: 'Support',
 *   senders: [{ senderId: 'comms_sender_01h9krwprkeee8fzqspvwy6nq8' }],
 * });
 * await operation.wait({ deadlineMs: 60_000 });
 * const [pool] = await operation.resources().toArray({ limit: 1 });
 * console.log(pool?.id);
 */
export class SenderPools {
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
   * Begins to make a pool, with its first senders if you like.
   *
   * The answer says that the work was accepted: `operation.wait()` follows it to the end, and `operation.resources()` then
   * lists the pool. Senders that could not be added are counted as `stats.failed` of the operation.
   *
   * @throws {ApiError} 400 when a field is malformed; 409 when the pool is in conflict with one that there is.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create a SenderPool"
   */
  async createSenderPool(
    request: CreateSenderPoolRequest = {},
    options?: RequestOptions,
  ): Promise<CreateSenderPoolResponse> {
    return await execute(this.#client, createSenderPool, request, options);
  }

  /**
   * Takes up the making of a pool, or the adding of senders to one, that was started before, here or in another process.
   *
   * @example
   * import { SenderPools } from '@comms/agents/v1';
   *
   * const operation = new SenderPools().operation('comms_operation_01h9krwprkeee8fzqspvwy6nq8');
   * const { stats } = await operation.wait({ deadlineMs: 60_000 });
   * console.log(stats?.created, stats?.failed);
   */
  operation(from: string | OperationReference): SenderPoolOperationHandle {
    const handle = operationHandle(this.#client, createSenderPool.starts, from);
    const resources = (options?: RequestOptions): PageList<SenderPool, ListSenderPoolsResponse> =>
      paginate(this.#client, listSenderPools, { operationId: handle.id }, options);
    return Object.assign(handle, { resources });
  }

  /**
   * Lists pools; all filters must hold.
   *
   * @see the reference's "List SenderPools"
   */
  listSenderPools(
    request: ListSenderPoolsRequest = {},
    options?: RequestOptions,
  ): PageList<SenderPool, ListSenderPoolsResponse> {
    return paginate(this.#client, listSenderPools, request, options);
  }

  /**
   * Fetches one pool.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch a SenderPool"
   */
  async fetchOneSenderPool(senderPoolId: string, options?: RequestOptions): Promise<SenderPool> {
    return await execute(this.#client, fetchOneSenderPool, { senderPoolId }, options);
  }

  /**
   * Has the name or all tags of a pool changed; what is left out stays.
   *
   * @example
   * import { SenderPools } from '@comms/agents/v1';
   *
   * const { resource } = await new SenderPools().updateSenderPool('comms_senderpool_01h9krwprkeee8fzqspvwy6nq8', {
   *   name: 'Sales',
   * });
   * console.log((await resource.refresh()).name);
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is no such pool.
   * @see the reference's "Update a SenderPool"
   */
  async updateSenderPool(
    senderPoolId: string,
    request: SenderPoolChanges,
    options?: RequestOptions,
  ): Promise<AcceptedSenderPool> {
    return await execute(this.#client, updateSenderPool, { ...request, senderPoolId }, options);
  }

  /**
   * Has one pool deleted; its senders stay.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete a SenderPool"
   */
  async deleteSenderPool(senderPoolId: string, options?: RequestOptions): Promise<AcceptedSenderPool> {
    return await execute(this.#client, deleteSenderPool, { senderPoolId }, options);
  }

  /**
   * Begins to add senders to a pool, one or several. Those that could not be added are counted as `stats.failed`.
   *
   * @example
   * import { SenderPools } from '@comms/agents/v1';
   *
   * const { operation } = await new SenderPools().addSenderToSenderPool('comms_senderpool_01h9krwprkeee8fzqspvwy6nq8', {
   *   senders: [{ senderId: 'comms_sender_01h9krwprkeee8fzqspvwy6nq8' }],
   * });
   * console.log((await operation.wait({ deadlineMs: 60_000 })).stats?.created);
   *
   * @throws {ApiError} 400 when the list is empty or too long; 404 when there is no such pool.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Add Senders to a SenderPool"
   */
  async addSenderToSenderPool(
    senderPoolId: string,
    request: NewPoolSenders,
    options?: RequestOptions,
  ): Promise<AddSenderToSenderPoolResponse> {
    return await execute(this.#client, addSenderToSenderPool, { ...request, senderPoolId }, options);
  }

  /**
   * Lists the senders of a pool; all filters must hold.
   *
   * @throws {ApiError} 404 when there is no such pool.
   * @see the reference's "List Senders in a SenderPool"
   */
  listSendersInSenderPool(
    senderPoolId: string,
    request: SenderFilters = {},
    options?: RequestOptions,
  ): PageList<Sender, ListSendersInSenderPoolResponse> {
    return paginate(this.#client, listSendersInSenderPool, { ...request, senderPoolId }, options);
  }

  /**
   * Has a sender taken out of a pool; the sender itself stays.
   *
   * @throws {ApiError} 404 when there is no such pool, or the sender is not in it.
   * @see the reference's "Remove a Sender from a SenderPool"
   */
  async removeSenderFromSenderPool(
    senderPoolId: string,
    senderId: string,
    options?: RequestOptions,
  ): Promise<AcceptedPoolSender> {
    return await execute(this.#client, removeSenderFromSenderPool, { senderPoolId, senderId }, options);
  }

  /**
   * Lists the makings of pools, and the addings of senders to them; all filters must hold.
   *
   * @see the reference's "List Sender Pool Operations"
   */
  listSenderPoolOperations(
    request: ListSenderPoolOperationsRequest = {},
    options?: RequestOptions,
  ): PageList<SenderPoolOperation, ListSenderPoolOperationsResponse> {
    return paginate(this.#client, listSenderPoolOperations, request, options);
  }

  /**
   * Fetches where the making of a pool stands, or the adding of senders to one. `operation` of the answer does that for you.
   *
   * @throws {ApiError} 404 when there is no such operation.
   * @see the reference's "Fetch a SenderPool Operation"
   */
  async fetchOneSenderPoolOperation(operationId: string, options?: RequestOptions): Promise<SenderPoolOperation> {
    return await execute(this.#client, fetchOneSenderPoolOperation, { operationId }, options);
  }
}
