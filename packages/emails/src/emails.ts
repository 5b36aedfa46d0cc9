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
  cancelEmailOperation,
  deleteEmail,
  fetchOneEmail,
  fetchOneEmailOperation,
  listEmailOperations,
  listEmails,
  sendEmails,
} from './operations.ts';
import type {
  Email,
  EmailOperation,
  ListEmailOperationsRequest,
  ListEmailOperationsResponse,
  ListEmailsRequest,
  ListEmailsResponse,
  SendEmailsRequest,
  SendEmailsResponse,
} from './types.ts';

/**
 * Sends and follows emails.
 *
 * @example
 * import { Emails } from '@comms/emails';
 *
 * const emails = new Emails({ security: { username: 'AC…', password: '…' } });
 * const sent = await emails.sendEmails({
 *   from: { address: 'shop@example.com', name: 'The shop' },
 *   to: [{ address: 'ada@example.com' }],
 *   content: { subject: 'Your order', text: 'It is on its way.', html: '<p>It is on its way.</p>' },
 * });
 * const done = await sent.operation.wait({ deadlineMs: 60_000 });
 */
export class Emails {
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
   * Sends an email of its own to each recipient; `cc` and `bcc` get a copy of each.
   *
   * The answer says that the work was accepted, not that the emails arrived: `operation.wait()` follows it to the end.
   * It is never sent twice by this client: where the answer is lost, `OutcomeUnknownError` says where to look.
   *
   * @example
   * import { Emails } from '@comms/emails';
   *
   * const sent = await new Emails().sendEmails({
   *   from: { agentId: 'agent_01h9krwprkeee8fzqspvwy6nq8' },
   *   to: [{ address: 'ada@example.com', variables: { name: 'Ada' } }],
   *   replyTo: [{ address: 'help@example.com' }],
   *   content: {
   *     subject: 'Hello {{ name }}',
   *     text: 'Your invoice is attached.',
   *     attachments: [{ fileName: 'invoice.txt', mimeType: 'text/plain', content: btoa('42 EUR') }],
   *   },
   * });
   * await sent.operation.wait({ deadlineMs: 60_000, onProgress: (state) => console.log(state.delivery) });
   *
   * @throws {ApiError} 400 when a part of the request is malformed, with every problem in `errors`; nothing is sent then.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Send Emails"
   */
  async sendEmails(request: SendEmailsRequest, options?: RequestOptions): Promise<SendEmailsResponse> {
    return await execute(this.#client, sendEmails, request, options);
  }

  /**
   * Lists emails, newest first; all filters must hold.
   *
   * @example
   * import { Emails } from '@comms/emails';
   *
   * for await (const email of new Emails().listEmails({ toAddress: 'ada@example.com' })) {
   *   console.log(email.content?.subject, email.deliveryStatus?.opened?.count);
   * }
   *
   * @see the reference's "List Emails"
   */
  listEmails(request: ListEmailsRequest = {}, options?: RequestOptions): PageList<Email, ListEmailsResponse> {
    return paginate(this.#client, listEmails, request, options);
  }

  /**
   * Fetches one email.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch One Email"
   */
  async fetchOneEmail(emailId: string, options?: RequestOptions): Promise<Email> {
    return await execute(this.#client, fetchOneEmail, { emailId }, options);
  }

  /**
   * Deletes one email: it can no longer be fetched, and lists leave it out.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete Email"
   */
  async deleteEmail(emailId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deleteEmail, { emailId }, options);
  }

  /**
   * Lists the operations that sends have started, newest first.
   *
   * @see the reference's "List Email Operations"
   */
  listEmailOperations(
    request: ListEmailOperationsRequest = {},
    options?: RequestOptions,
  ): PageList<EmailOperation, ListEmailOperationsResponse> {
    return paginate(this.#client, listEmailOperations, request, options);
  }

  /**
   * Fetches the state of one operation: whether it is done, and how many emails are in each state.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch One Email Operation"
   */
  async fetchOneEmailOperation(operationId: string, options?: RequestOptions): Promise<EmailOperation> {
    return await execute(this.#client, fetchOneEmailOperation, { operationId }, options);
  }

  /**
   * Cancels what an operation has not sent yet; what is sent stays sent.
   *
   * @throws {ApiError} 404 when there is none, 409 when it has ended.
   * @see the reference's "Cancel Email Operation"
   */
  async cancelEmailOperation(operationId: string, options?: RequestOptions): Promise<EmailOperation> {
    return await execute(this.#client, cancelEmailOperation, { operationId }, options);
  }

  /**
   * Takes up an operation that was started before, here or in another process.
   *
   * @example
   * import { Emails } from '@comms/emails';
   *
   * const operation = new Emails().operation('operation_01h9krwprkeee8fzqspvwy6nq8');
   * const done = await operation.wait({ deadlineMs: 60_000 });
   */
  operation(from: string | OperationReference): OperationHandle<EmailOperation, Email> {
    return operationHandle(this.#client, sendEmails.starts, from);
  }
}
