import {
  type AcceptedResource,
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type OperationReference,
  type PageList,
  paginate,
  type RequestOptions,
  type SendHandle,
  sendHandle,
} from '@comms/core';
import {
  cancelMessageOperation,
  fetchOneMessage,
  fetchOneMessageOperation,
  listMessageOperationErrors,
  listMessageOperations,
  listMessageReceipts,
  listMessages,
  seekMessageByIdentifier,
  sendMessages,
} from './operations.ts';
import type { SendMessagesRequest, SendMessagesResponse } from './send-types.ts';
import type {
  ListMessageOperationErrorsResponse,
  ListMessageOperationsRequest,
  ListMessageOperationsResponse,
  ListMessageReceiptsResponse,
  ListMessagesRequest,
  ListMessagesResponse,
  Message,
  MessageOperation,
  MessageOperationError,
  MessageReceipt,
} from './types.ts';

/** The paging of a list that belongs to one resource. */
type Paging = Pick<ListMessagesRequest, 'pageSize' | 'pageToken'>;

/**
 * Sends and follows SMS and MMS, RCS and WhatsApp messages with the live Communications API, v1.
 *
 * @example
 * import { Messages } from '@comms/messages/v1';
 *
 * const messages = new Messages({ security: { username: 'AC…', password: '…' } });
 * const sent = await messages.sendMessages({
 *   to: [{ address: '+12065550100', channel: 'PHONE' }],
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
   * Sends one message to each recipient, now or at a time of your choice.
   *
   * The answer names the operation that makes the messages: `operation.wait()` follows it to the end, `resources()` lists
   * the messages, `errors()` what went wrong. It is never sent twice by this client: where the answer is lost,
   * `OutcomeUnknownError` says where to look.
   *
   * @example
   * import { Messages } from '@comms/messages/v1';
   *
   * const sent = await new Messages().sendMessages({
   *   from: { senderPoolId: 'comms_senderpool_01h9krwprkeee8fzqspvwy6nq8', channels: { filterIn: ['RCS', 'SMS'] } },
   *   to: [{ address: '+12065550100', channel: 'PHONE', variables: { name: 'Ada' } }],
   *   content: { text: "Hello {{ name | default: 'friend' }}" },
   *   schedule: { sendAt: ['2026-12-01T09:30:00'] },
   *   tags: { campaign: 'spring' },
   * });
   * for await (const { code, message } of sent.operation.errors()) console.log(code, message);
   *
   * @throws {ApiError} 400 when a part of the request is malformed, with every problem in `errors`; nothing is sent then.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Send Messages"
   */
  async sendMessages(request: SendMessagesRequest, options?: RequestOptions): Promise<SendMessagesResponse> {
    return await execute(this.#client, sendMessages, request, options);
  }

  /**
   * Lists messages, newest first, without their contents; all filters must hold.
   *
   * @example
   * import { Messages } from '@comms/messages/v1';
   *
   * for await (const { id, status } of new Messages().listMessages({ tags: { campaign: 'spring' }, pageSize: 1000 })) {
   *   console.log(id, status);
   * }
   *
   * @throws {ApiError} 400 when a filter is malformed.
   * @see the reference's "List Messages"
   */
  listMessages(request: ListMessagesRequest = {}, options?: RequestOptions): PageList<Message, ListMessagesResponse> {
    return paginate(this.#client, listMessages, request, options);
  }

  /**
   * Fetches one message, with its content and the attempts to deliver it.
   *
   * @throws {ApiError} 404 when there is none, or its 7 days are over.
   * @see the reference's "Fetch a Message"
   */
  async fetchOneMessage(messageId: string, options?: RequestOptions): Promise<Message> {
    return await execute(this.#client, fetchOneMessage, { messageId }, options);
  }

  /**
   * Finds a message by the SID that it has in the older APIs, such as `SM…` or `MM…`.
   *
   * Inferred: the reference gives only a title; public clients know the path, and that it answers with a redirect.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Seek a Message by an Identifier"
   */
  async seekMessageByIdentifier(identifier: string, options?: RequestOptions): Promise<Message> {
    return await execute(this.#client, seekMessageByIdentifier, { identifier }, options);
  }

  /**
   * Lists the states that a message has come to, in their order. Inferred: the reference names the path alone.
   *
   * @throws {ApiError} 404 when there is no such message.
   * @see the reference's `GET /Messages/{messageId}/Receipts`
   */
  listMessageReceipts(
    messageId: string,
    request: Paging = {},
    options?: RequestOptions,
  ): PageList<MessageReceipt, ListMessageReceiptsResponse> {
    return paginate(this.#client, listMessageReceipts, { ...request, messageId }, options);
  }

  /**
   * Lists the operations that sends have started, newest first.
   *
   * @throws {ApiError} 400 when a filter is malformed.
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
   * @throws {ApiError} 404 when there is none, or its 7 days are over.
   * @see the reference's "Fetch a Message Operation"
   */
  async fetchOneMessageOperation(operationId: string, options?: RequestOptions): Promise<MessageOperation> {
    return await execute(this.#client, fetchOneMessageOperation, { operationId }, options);
  }

  /**
   * Lists what went wrong in an operation, recipient by recipient. Inferred: the reference names the path alone.
   *
   * @throws {ApiError} 404 when there is no such operation.
   * @see the reference's `GET /Messages/Operations/{operationId}/Errors`
   */
  listMessageOperationErrors(
    operationId: string,
    request: Paging = {},
    options?: RequestOptions,
  ): PageList<MessageOperationError, ListMessageOperationErrorsResponse> {
    return paginate(this.#client, listMessageOperationErrors, { ...request, operationId }, options);
  }

  /**
   * Cancels what an operation has not sent yet; what is sent stays sent. Inferred: the reference gives no verb and no path.
   *
   * The answer names the operation: fetch it to see its state. `operation(id).cancel()` does that.
   *
   * @throws {ApiError} 404 when there is none, 409 when it has ended.
   * @see the reference's "Cancel Operation"
   */
  async cancelMessageOperation(operationId: string, options?: RequestOptions): Promise<AcceptedResource> {
    return await execute(this.#client, cancelMessageOperation, { operationId }, options);
  }

  /**
   * Takes up an operation that was started before, here or in another process.
   *
   * @example
   * import { Messages } from '@comms/messages/v1';
   *
   * const operation = new Messages().operation('comms_operation_01h9krwprkeee8fzqspvwy6nq8');
   * const { stats } = await operation.wait({ deadlineMs: 60_000, until: 'settled' });
   * console.log(stats?.delivered, 'of', stats?.total);
   */
  operation(from: string | OperationReference): SendHandle<MessageOperation, Message, MessageOperationError> {
    return sendHandle(this.#client, sendMessages.starts, from);
  }
}
