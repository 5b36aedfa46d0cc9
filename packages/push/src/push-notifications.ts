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
  cancelPushNotificationOperation,
  deletePushNotification,
  fetchOnePushNotification,
  fetchOnePushNotificationOperation,
  listPushNotificationOperations,
  listPushNotifications,
  sendPushNotifications,
} from './operations.ts';
import type {
  ListPushNotificationOperationsRequest,
  ListPushNotificationOperationsResponse,
  ListPushNotificationsRequest,
  ListPushNotificationsResponse,
  PushNotification,
  PushNotificationOperation,
  SendPushNotificationsRequest,
  SendPushNotificationsResponse,
} from './types.ts';

/**
 * Sends push notifications to devices of Apple and Google, and follows them to their end.
 *
 * @example
 * import { PushNotifications } from '@comms/push';
 *
 * const sent = await new PushNotifications({ security: { username: 'AC…', password: '…' } }).sendPushNotifications({
 *   to: [{ contactId: 'contact_01h9krwprkeee8fzqspvwy6nq8', variables: { name: 'Ada' } }],
 *   content: { title: 'Hello {{ name }}', text: 'Your order is on its way.' },
 *   priority: 'high',
 *   timeToDeliver: 'PT10M',
 * });
 * await sent.operation.wait({ deadlineMs: 60_000 });
 */
export class PushNotifications {
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
   * Sends one push notification to each recipient.
   *
   * The answer says that the work was accepted, not that the push notifications arrived: `operation.wait()` follows it to the end.
   * It is never sent twice by this client: where the answer is lost, `OutcomeUnknownError` says where to look.
   *
   * @example
   * import { PushNotifications } from '@comms/push';
   *
   * const sent = await new PushNotifications().sendPushNotifications({
   *   to: [{ contactId: 'contact_01h9krwprkeee8fzqspvwy6nq8', variables: { name: 'Ada' } }],
   *   content: { title: 'Hello {{ name }}', text: 'Your order is on its way.' },
   *   priority: 'high',
   *   timeToDeliver: 'PT10M',
   * });
   * await sent.operation.wait({ deadlineMs: 60_000 });
   *
   * @throws {ApiError} 400 when a part of the request is malformed, with every problem in `errors`; nothing is sent then.
   *
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Send Push Notifications"
   */
  async sendPushNotifications(
    request: SendPushNotificationsRequest,
    options?: RequestOptions,
  ): Promise<SendPushNotificationsResponse> {
    return await execute(this.#client, sendPushNotifications, request, options);
  }

  /**
   * Lists push notifications, newest first; all filters must hold.
   *
   * @throws {ApiError} 400 when a filter is malformed.
   * @see the reference's "List Push Notifications"
   */
  listPushNotifications(
    request: ListPushNotificationsRequest = {},
    options?: RequestOptions,
  ): PageList<PushNotification, ListPushNotificationsResponse> {
    return paginate(this.#client, listPushNotifications, request, options);
  }

  /**
   * Fetches one push notification.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch One Push Notification"
   */
  async fetchOnePushNotification(pushNotificationId: string, options?: RequestOptions): Promise<PushNotification> {
    return await execute(this.#client, fetchOnePushNotification, { pushNotificationId }, options);
  }

  /**
   * Deletes one push notification: it can no longer be fetched, and lists leave it out.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete Push Notification"
   */
  async deletePushNotification(pushNotificationId: string, options?: RequestOptions): Promise<void> {
    return await execute(this.#client, deletePushNotification, { pushNotificationId }, options);
  }

  /**
   * Lists the operations that sends have started, newest first.
   *
   * @throws {ApiError} 400 when a filter is malformed.
   * @see the reference's "List Push Notification Operations"
   */
  listPushNotificationOperations(
    request: ListPushNotificationOperationsRequest = {},
    options?: RequestOptions,
  ): PageList<PushNotificationOperation, ListPushNotificationOperationsResponse> {
    return paginate(this.#client, listPushNotificationOperations, request, options);
  }

  /**
   * Fetches the state of one operation: whether it is done, and how many push notifications are in each state.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch One Push Notification Operation"
   */
  async fetchOnePushNotificationOperation(
    operationId: string,
    options?: RequestOptions,
  ): Promise<PushNotificationOperation> {
    return await execute(this.#client, fetchOnePushNotificationOperation, { operationId }, options);
  }

  /**
   * Cancels what an operation has not sent yet; what is sent stays sent.
   *
   * @throws {ApiError} 404 when there is none.
   * @throws {ApiError} 409 when it has ended, or nothing is left to cancel.
   * @see the reference's "Cancel Push Notification Operation"
   */
  async cancelPushNotificationOperation(
    operationId: string,
    options?: RequestOptions,
  ): Promise<PushNotificationOperation> {
    return await execute(this.#client, cancelPushNotificationOperation, { operationId }, options);
  }

  /**
   * Takes up an operation that was started before, here or in another process.
   *
   * @example
   * import { PushNotifications } from '@comms/push';
   *
   * const operation = new PushNotifications().operation('operation_01h9krwprkeee8fzqspvwy6nq8');
   * const done = await operation.wait({ deadlineMs: 60_000 });
   */
  operation(from: string | OperationReference): OperationHandle<PushNotificationOperation, PushNotification> {
    return operationHandle(this.#client, sendPushNotifications.starts, from);
  }
}
