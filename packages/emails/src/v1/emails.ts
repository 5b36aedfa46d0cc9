import {
  type AcceptedResource,
  type Client,
  type ClientOptions,
  type CommsV1PageRequest,
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
  cancelEmailOperation,
  deleteEmail,
  fetchOneEmail,
  fetchOneEmailOperation,
  listEmailOperationErrors,
  listEmailOperations,
  listEmailReceipts,
  listEmails,
  sendEmails,
} from './operations.ts';
import type {
  Email,
  EmailOperation,
  EmailOperationError,
  EmailReceipt,
  ListEmailOperationErrorsResponse,
  ListEmailOperationsRequest,
  ListEmailOperationsResponse,
  ListEmailReceiptsResponse,
  ListEmailsRequest,
  ListEmailsResponse,
  SendEmailsRequest,
  SendEmailsResponse,
} from './types.ts';

/**
 * Sends and follows emails with the live Communications API, v1.
 *
 * @example
 * import { Emails } from '@comms/emails/v1';
 *
 * const emails = new Emails({ security: { username: 'AC…', password: '…' } });
 * const sent = await emails.sendEmails({
 *   from: { address: 'shop@example.com', name: 'The shop' },
 *   to: [{ address: 'ada@example.com', name: 'Ada Lovelace' }],
 *   content: { subject: 'Your order', html: '<p>It is on its way.</p>' },
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
   * Sends an email of its own to each recipient, now or at the time in `schedule`.
   *
   * The answer says that the work was accepted, not that the emails arrived: `operation.wait()` follows it to the end.
   * It is never sent twice by this client: where the answer is lost, `OutcomeUnknownError` says where to look.
   *
   * @example
   * import { Emails } from '@comms/emails/v1';
   *
   * const sent = await new Emails().sendEmails({
   *   from: { address: 'shop@example.com' },
   *   to: [{ address: 'ada@example.com', variables: { name: 'Ada' } }],
   *   content: {
   *     subject: "Hello {{ name | default: 'friend' }}",
   *     html: '<p>Your invoice is attached.</p>',
   *     attachments: [{ filename: 'invoice.txt', contentType: 'text/plain', content: btoa('42 EUR') }],
   *   },
   *   tags: { campaign: 'spring' },
   * });
   * await sent.operation.wait({ deadlineMs: 60_000, onProgress: ({ stats }) => console.log(stats) });
   * for await (const { code, message } of sent.operation.errors()) console.log(code, message);
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
   * import { Emails } from '@comms/emails/v1';
   *
   * for await (const email of new Emails().listEmails({ status: 'FAILED', tags: { campaign: 'spring' } })) {
   *   console.log(email.id, email.to?.[0]?.address);
   * }
   *
   * @see the reference's "List Emails"
   */
  listEmails(request: ListEmailsRequest = {}, options?: RequestOptions): PageList<Email, ListEmailsResponse> {
    return paginate(this.#client, listEmails, request, options);
  }

  /**
   * Fetches one email, with its content.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch an Email"
   */
  async fetchOneEmail(emailId: string, options?: RequestOptions): Promise<Email> {
    return await execute(this.#client, fetchOneEmail, { emailId }, options);
  }

  /**
   * Deletes one email: it can no longer be fetched, and lists leave it out.
   *
   * It gives nothing back where the API answers with 204. Inferred: the reference does not say which of both it does.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete an Email"
   */
  async deleteEmail(emailId: string, options?: RequestOptions): Promise<AcceptedResource | undefined> {
    return await execute(this.#client, deleteEmail, { emailId }, options);
  }

  /**
   * Lists the states that an email has come to, in their order. Inferred: the reference names the path alone.
   *
   * @throws {ApiError} 404 when there is no such email.
   */
  listEmailReceipts(
    emailId: string,
    request: CommsV1PageRequest = {},
    options?: RequestOptions,
  ): PageList<EmailReceipt, ListEmailReceiptsResponse> {
    return paginate(this.#client, listEmailReceipts, { ...request, emailId }, options);
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
   * @see the reference's "Fetch an Email Operation"
   */
  async fetchOneEmailOperation(operationId: string, options?: RequestOptions): Promise<EmailOperation> {
    return await execute(this.#client, fetchOneEmailOperation, { operationId }, options);
  }

  /**
   * Lists what went wrong in a send, recipient by recipient. Inferred: the reference names the path alone.
   *
   * @throws {ApiError} 404 when there is no such operation.
   */
  listEmailOperationErrors(
    operationId: string,
    request: CommsV1PageRequest = {},
    options?: RequestOptions,
  ): PageList<EmailOperationError, ListEmailOperationErrorsResponse> {
    return paginate(this.#client, listEmailOperationErrors, { ...request, operationId }, options);
  }

  /**
   * Cancels what an operation has not sent yet; what is sent stays sent. Inferred: the reference gives no verb and no path.
   *
   * @throws {ApiError} 404 when there is none, 409 when it has ended.
   */
  async cancelEmailOperation(operationId: string, options?: RequestOptions): Promise<AcceptedResource> {
    return await execute(this.#client, cancelEmailOperation, { operationId }, options);
  }

  /**
   * Takes up an operation that was started before, here or in another process.
   *
   * @example
   * import { Emails } from '@comms/emails/v1';
   *
   * const operation = new Emails().operation('comms_operation_01h9krwprkeee8fzqspvwy6nq8');
   * const done = await operation.wait({ deadlineMs: 60_000 });
   */
  operation(from: string | OperationReference): SendHandle<EmailOperation, Email, EmailOperationError> {
    return sendHandle(this.#client, sendEmails.starts, from);
  }
}
