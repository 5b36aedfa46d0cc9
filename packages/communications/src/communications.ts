import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type OperationHandle,
  type OperationReference,
  operationHandle,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import {
  cancelCommunicationOperation,
  deleteCommunication,
  fetchOneCommunicationOperation,
  fetchSingleCommunication,
  listCommunicationOperations,
  listCommunications,
  sendCommunications,
} from './operations.ts';
import type {
  Communication,
  CommunicationOperation,
  ListCommunicationOperationsRequest,
  ListCommunicationOperationsResponse,
  ListCommunicationsRequest,
  ListCommunicationsResponse,
  SendCommunicationsRequest,
  SendCommunicationsResponse,
} from './types.ts';

/**
 * Sends one thing across channels: each recipient gets a message, an email or a push notification.
 *
 * @example
 * import { Communications } from '@comms/communications';
 *
 * const sent = await new Communications({ security: { username: 'AC…', password: '…' } }).sendCommunications({
 *   from: { agentPoolId: 'agentpool_01h9krwprkeee8fzqspvwy6nq8' },
 *   to: [{ audienceId: 'audience_01h9krwprkeee8fzqspvwy6nq8' }],
 *   content: { title: 'News', text: 'Something new.', html: '<p>Something <b>new</b>.</p>' },
 * });
 * for await (const { id, type, channel } of sent.operation.resources()) console.log(id, type, channel);
 */
export class Communications {
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
   * Sends one communication to each recipient, by the channel that suits best: as a message, an email or a push notification.
   *
   * The answer says that the work was accepted, not that the communications arrived: `operation.wait()` follows it to the end.
   * It is never sent twice by this client: where the answer is lost, `OutcomeUnknownError` says where to look.
   *
   * @example
   * import { Communications } from '@comms/communications';
   *
   * const sent = await new Communications().sendCommunications({
   *   from: { agentPoolId: 'agentpool_01h9krwprkeee8fzqspvwy6nq8' },
   *   to: [{ audienceId: 'audience_01h9krwprkeee8fzqspvwy6nq8' }],
   *   content: { title: 'News', text: 'Something new.', html: '<p>Something <b>new</b>.</p>' },
   * });
   * for await (const { id, type, channel } of sent.operation.resources()) console.log(id, type, channel);
   *
   * @throws {ApiError} 400 when a part of the request is malformed, with every problem in `errors`; nothing is sent then.
   *
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Send Communications"
   */
  async sendCommunications(
    request: SendCommunicationsRequest,
    options?: RequestOptions,
  ): Promise<SendCommunicationsResponse> {
    return await execute(this.#client, sendCommunications, request, options);
  }

  /**
   * Lists communications, newest first; all filters must hold.
   *
   * @throws {ApiError} 400 when a filter is malformed.
   * @see the reference's "List Communications"
   */
  listCommunications(
    request: ListCommunicationsRequest = {},
    options?: RequestOptions,
  ): PageList<Communication, ListCommunicationsResponse> {
    return paginate(this.#client, listCommunications, request, options);
  }

  /**
   * Fetches one communication.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch Single Communication"
   */
  async fetchSingleCommunication(communicationId: string, options?: RequestOptions): Promise<Communication> {
    return await execute(this.#client, fetchSingleCommunication, { communicationId }, options);
  }

  /**
   * Deletes one communication: it can no longer be fetched, and lists leave it out.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete Communication"
   */
  async deleteCommunication(communicationId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteCommunication, { communicationId }, options);
  }

  /**
   * Lists the operations that sends have started, newest first.
   *
   * @throws {ApiError} 400 when a filter is malformed.
   * @see the reference's "List Communication Operations"
   */
  listCommunicationOperations(
    request: ListCommunicationOperationsRequest = {},
    options?: RequestOptions,
  ): PageList<CommunicationOperation, ListCommunicationOperationsResponse> {
    return paginate(this.#client, listCommunicationOperations, request, options);
  }

  /**
   * Fetches the state of one operation: whether it is done, and how many communications are in each state.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch One Communication Operation"
   */
  async fetchOneCommunicationOperation(operationId: string, options?: RequestOptions): Promise<CommunicationOperation> {
    return await execute(this.#client, fetchOneCommunicationOperation, { operationId }, options);
  }

  /**
   * Cancels what an operation has not sent yet; what is sent stays sent.
   *
   * @throws {ApiError} 404 when there is none.
   * @throws {ApiError} 409 when it has ended, or nothing is left to cancel.
   * @see the reference's "Cancel Communication Operation"
   */
  async cancelCommunicationOperation(operationId: string, options?: RequestOptions): Promise<CommunicationOperation> {
    return await execute(this.#client, cancelCommunicationOperation, { operationId }, options);
  }

  /**
   * Takes up an operation that was started before, here or in another process.
   *
   * @example
   * import { Communications } from '@comms/communications';
   *
   * const operation = new Communications().operation('operation_01h9krwprkeee8fzqspvwy6nq8');
   * const done = await operation.wait({ deadlineMs: 60_000 });
   */
  operation(from: string | OperationReference): OperationHandle<CommunicationOperation, Communication> {
    return operationHandle(this.#client, sendCommunications.starts, from);
  }
}
