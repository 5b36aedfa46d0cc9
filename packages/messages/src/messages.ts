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
  cancelMessageOperation,
  deleteMessage,
  fetchOneMessage,
  fetchOneMessageOperation,
  listMessageOperations,
  listMessages,
  sendMessages,
} from './operations.ts';
import type {
  ListMessageOperationsRequest,
  ListMessageOperationsResponse,
  ListMessagesRequest,
  ListMessagesResponse,
  Message,
  MessageOperation,
  SendMessagesRequest,
  SendMessagesResponse,
} from './types.ts';

/**
 * Sends and follows SMS and MMS, WhatsApp, Facebook Messenger and Google Business messages.
 *
 * @example
 * import { Messages } from '@comms/messages';
 *
 * const messages = new Messages({ security: { username: 'AC…', password: '…' } });
 * const sent = await messages.sendMessages({
 *   from: { address: '+12065550199', channel: 'tel' },
 *   to: [{ address: '+12065550100', channel: 'tel' }],
 *   content: { text: 'Hello' },
 * });
 * const done = await sent.operation.wait({ deadlineMs: 60_000 });
 */
export class Messages {
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
   * Sends one message to each recipient; a `RecipientGroup` gets one message together.
   *
   * The answer says that the work was accepted, not that the messages arrived: `operation.wait()` follows it to the end.
   * It is never sent twice by this client: where the answer is lost, `OutcomeUnknownError` says where to look.
   *
   * @example
   * import { Messages } from '@comms/messages';
   *
   * const sent = await new Messages().sendMessages({
   *   from: { agentPoolId: 'agentpool_01h9krwprkeee8fzqspvwy6nq8' },
   *   to: [{ address: '+12065550100', channel: 'tel', variables: { name: 'Ada' } }],
   *   content: { text: 'Hello {{ name }}' },
   *   tags: { campaign: 'spring' },
   * });
   * await sent.operation.wait({ deadlineMs: 60_000, onProgress: (state) => console.log(state.delivery) });
   *
   * @throws {ApiError} 400 when a part of the request is malformed, with every problem in `errors`; nothing is sent then.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Send Messages"
   */
  async sendMessages(request: SendMessagesRequest, options?: RequestOptions): Promise<SendMessagesResponse> {
    return await execute(this.#client, sendMessages, request, options);
  }

  /**
   * Lists messages, newest first; all filters must hold.
   *
   * @example
   * import { Messages } from '@comms/messages';
   *
   * for await (const message of new Messages().listMessages({ channel: 'tel', pageSize: 1000 })) {
   *   console.log(message.id, message.deliveryStatus?.delivered?.count);
   * }
   *
   * @see the reference's "List Messages"
   */
  listMessages(request: ListMessagesRequest = {}, options?: RequestOptions): PageList<Message, ListMessagesResponse> {
    return paginate(this.#client, listMessages, request, options);
  }

  /**
   * Fetches one message.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch One Message"
   */
  async fetchOneMessage(messageId: string, options?: RequestOptions): Promise<Message> {
    return await execute(this.#client, fetchOneMessage, { messageId }, options);
  }

  /**
   * Deletes one message: it can no longer be fetched, and lists leave it out.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete Message"
   */
  async deleteMessage(messageId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteMessage, { messageId }, options);
  }

  /**
   * Lists the operations that sends have started, newest first.
   *
   * @see the reference's "List Message Operations"
   */
  listMessageOperations(
    request: ListMessageOperationsRequest = {},
    options?: RequestOptions,
  ): PageList<MessageOperation, ListMessageOperationsResponse> {
    return paginate(this.#client, listMessageOperations, request, options);
  }

  /**
   * Fetches the state of one operation: whether it is done, and how many messages are in each state.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch One Message Operation"
   */
  async fetchOneMessageOperation(operationId: string, options?: RequestOptions): Promise<MessageOperation> {
    return await execute(this.#client, fetchOneMessageOperation, { operationId }, options);
  }

  /**
   * Cancels what an operation has not sent yet; what is sent stays sent.
   *
   * @throws {ApiError} 404 when there is none, 409 when it has ended.
   * @see the reference's "Cancel Message Operation"
   */
  async cancelMessageOperation(operationId: string, options?: RequestOptions): Promise<MessageOperation> {
    return await execute(this.#client, cancelMessageOperation, { operationId }, options);
  }

  /**
   * Takes up an operation that was started before, here or in another process.
   *
   * @example
   * import { Messages } from '@comms/messages';
   *
   * const operation = new Messages().operation('operation_01h9krwprkeee8fzqspvwy6nq8');
   * const done = await operation.wait({ deadlineMs: 60_000 });
   */
  operation(from: string | OperationReference): OperationHandle<MessageOperation, Message> {
    return operationHandle(this.#client, sendMessages.starts, from);
  }
}
