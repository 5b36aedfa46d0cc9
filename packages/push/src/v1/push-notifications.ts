import {
  type AcceptedResource,
  type CommsV1PageRequest,
  execute,
  type OperationReference,
  type PageList,
  paginate,
  type RequestOptions,
  type SendHandle,
  sendHandle,
} from '@comms/core';
import {
  cancelPushNotificationOperation,
  fetchOnePushNotification,
  fetchOnePushNotificationOperation,
  listPushNotificationOperationErrors,
  listPushNotificationOperations,
  listPushNotifications,
  sendPushNotifications,
} from './operations.ts';
import { Registering } from './registering.ts';
import type { SendPushNotificationsRequest, SendPushNotificationsResponse } from './send-types.ts';
import type {
  ListPushNotificationOperationErrorsResponse,
  ListPushNotificationOperationsRequest,
  ListPushNotificationOperationsResponse,
  ListPushNotificationsRequest,
  ListPushNotificationsResponse,
  PushNotification,
  PushNotificationOperation,
  PushNotificationOperationError,
} from './types.ts';

/**
 * Sends push notifications to devices of Apple and Google with the live Communications API, v1, and keeps the devices, the
 * users and the credentials that this takes.
 *
 * @example
 * import { PushNotifications } from '@comms/push/v1';
 *
 * const pushNotifications = new PushNotifications({ security: { username: 'AC…', password: '…' } });
 * const sent = await pushNotifications.sendPushNotifications({
 *   to: [{ token: 'the token of a device', provider: 'FCM' }],
 *   content: { title: 'Hello', body: 'Your order is on its way.' },
 *   from: { appName: 'my_app' },
 * });
 * await sent.operation.wait({ deadlineMs: 60_000 });
 */
export class PushNotifications extends Registering {
  /**
   * Sends one push notification to each recipient's device, or devices, now or at the time in `schedule`.
   *
   * The answer says that the work was accepted, not that the push notifications arrived: `operation.wait()` follows it to the end.
   * It is never sent twice by this client: where the answer is lost, `OutcomeUnknownError` says where to look.
   *
   * @example
   * import { PushNotifications } from '@comms/push/v1';
   *
   * const sent = await new PushNotifications().sendPushNotifications({
   *   to: [{ userId: 'comms_pushnotificationuser_01h9krwprkeee8fzqspvwy6nq8', variables: { name: 'Ada' } }],
   *   content: { title: "Hello {{ name | default: 'friend' }}", body: 'Your order is on its way.' },
   *   priority: 'HIGH',
   *   sound: 'default',
   * });
   * await sent.operation.wait({ deadlineMs: 60_000, onProgress: ({ stats }) => console.log(stats) });
   * for await (const { code, message } of sent.operation.errors()) console.log(code, message);
   *
   * @throws {ApiError} 400 when a part of the request is malformed, with every problem in `errors`; nothing is sent then.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Send Push Notifications"
   */
  async sendPushNotifications(
    request: SendPushNotificationsRequest,
    options?: RequestOptions,
  ): Promise<SendPushNotificationsResponse> {
    return await execute(this.client, sendPushNotifications, request, options);
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
    return paginate(this.client, listPushNotifications, request, options);
  }

  /**
   * Fetches one push notification, with its content.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch a Push Notification"
   */
  async fetchOnePushNotification(pushNotificationId: string, options?: RequestOptions): Promise<PushNotification> {
    return await execute(this.client, fetchOnePushNotification, { pushNotificationId }, options);
  }

  /**
   * Lists the operations that sends have started, newest first.
   *
   * @see the reference's "List Push Notification Operations"
   */
  listPushNotificationOperations(
    request: ListPushNotificationOperationsRequest = {},
    options?: RequestOptions,
  ): PageList<PushNotificationOperation, ListPushNotificationOperationsResponse> {
    return paginate(this.client, listPushNotificationOperations, request, options);
  }

  /**
   * Fetches the state of one operation: whether it is done, and how many notifications are in each state.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch a Push Notification Operation"
   */
  async fetchOnePushNotificationOperation(
    operationId: string,
    options?: RequestOptions,
  ): Promise<PushNotificationOperation> {
    return await execute(this.client, fetchOnePushNotificationOperation, { operationId }, options);
  }

  /**
   * Lists what went wrong in an operation, recipient by recipient. Inferred: the reference names the path alone.
   *
   * @throws {ApiError} 404 when there is no such operation.
   */
  listPushNotificationOperationErrors(
    operationId: string,
    request: CommsV1PageRequest = {},
    options?: RequestOptions,
  ): PageList<PushNotificationOperationError, ListPushNotificationOperationErrorsResponse> {
    return paginate(this.client, listPushNotificationOperationErrors, { ...request, operationId }, options);
  }

  /**
   * Cancels what an operation has not sent yet; what is sent stays sent. Inferred: the reference gives no verb and no path.
   *
   * @throws {ApiError} 404 when there is none, 409 when it has ended.
   */
  async cancelPushNotificationOperation(operationId: string, options?: RequestOptions): Promise<AcceptedResource> {
    return await execute(this.client, cancelPushNotificationOperation, { operationId }, options);
  }

  /**
   * Takes up an operation that was started before, here or in another process.
   *
   * @example
   * import { PushNotifications } from '@comms/push/v1';
   *
   * const operation = new PushNotifications().operation('comms_operation_01h9krwprkeee8fzqspvwy6nq8');
   * const done = await operation.wait({ deadlineMs: 60_000 });
   */
  operation(
    from: string | OperationReference,
  ): SendHandle<PushNotificationOperation, PushNotification, PushNotificationOperationError> {
    return sendHandle(this.client, sendPushNotifications.starts, from);
  }
}
