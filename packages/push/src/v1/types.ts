import type {
  CommsV1OperationStatus,
  CommsV1PageRequest,
  CommsV1Pagination,
  CommsV1Problem,
  CommsV1RelatedResource,
  CommsV1Tags,
} from '@comms/core';
import type { PushNotificationImage, PushNotificationPriority, PushProvider } from './send-types.ts';

/** Where a notification stands; the push services do not say whether it was shown. */
export type PushNotificationStatus = 'SCHEDULED' | 'QUEUED' | 'SENT' | 'FAILED' | 'CANCELED' | (string & {});

/** What a notification was sent with: the credential for its provider. */
export interface PushNotificationSender {
  /** @example "comms_credential_01h9krwprkeee8fzqspvwy6nq8" */
  fcm?: string | null | undefined;
  /** @example "comms_credential_01h9krwprkeee8fzqspvwy6nq8" */
  apn?: string | null | undefined;
}

/** The device that a notification goes to. */
export interface PushNotificationRecipient {
  provider?: PushProvider | null | undefined;
  token?: string | null | undefined;
  /** The user whose device it is. Inferred. */
  userId?: string | null | undefined;
}

/** The content of a notification, as the resource shows it: filled with its recipient's variables. */
export interface PushNotificationContent {
  title?: string | null | undefined;
  body?: string | null | undefined;
  images?: PushNotificationImage[] | null | undefined;
  contentId?: string | null | undefined;
}

/** A push notification that was sent. */
export interface PushNotification {
  /** @example "comms_pushnotification_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  from?: PushNotificationSender | null | undefined;
  /** One device: each has a notification of its own. */
  to?: PushNotificationRecipient | null | undefined;
  status?: PushNotificationStatus | null | undefined;
  priority?: PushNotificationPriority | null | undefined;
  sound?: string | null | undefined;
  /** Not in lists. */
  content?: PushNotificationContent | null | undefined;
  related?: CommsV1RelatedResource[] | null | undefined;
  tags?: CommsV1Tags | null | undefined;
  /** When it is to be sent; null where that was at once. Inferred. */
  scheduledFor?: Date | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** How many notifications of a send are in each state, as whole numbers. */
export interface PushNotificationOperationStats {
  /** How many notifications were made: a user has one for each device. */
  total?: number | null | undefined;
  recipients?: number | null | undefined;
  /** Recipients that have no device. */
  unaddressable?: number | null | undefined;
  scheduled?: number | null | undefined;
  queued?: number | null | undefined;
  sent?: number | null | undefined;
  failed?: number | null | undefined;
  canceled?: number | null | undefined;
}

/** A send, and how far its notifications have come. */
export interface PushNotificationOperation {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  status?: CommsV1OperationStatus | null | undefined;
  stats?: PushNotificationOperationStats | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What went wrong with one recipient of a send. Inferred: the reference names the list, not its fields. */
export interface PushNotificationOperationError extends CommsV1Problem {
  /** The notification that failed; null where none was made. */
  pushNotificationId?: string | null | undefined;
  to?: PushNotificationRecipient | null | undefined;
  createdAt?: Date | null | undefined;
}

/** What `listPushNotifications` takes: filters that must all hold. */
export interface ListPushNotificationsRequest extends CommsV1PageRequest {
  /** Notifications of one send. */
  operationId?: string | undefined;
  /** Notifications created after this time. */
  startDate?: Date | undefined;
  /** Notifications created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  /** Notifications to this user, by its id. */
  user?: string | undefined;
  provider?: PushProvider | undefined;
  status?: PushNotificationStatus | undefined;
  /** Notifications that have all these tags: `{ campaign: 'spring' }`, or as the API writes it, `campaign:spring;`. */
  tags?: CommsV1Tags | string | undefined;
}

/** One page of notifications. */
export interface ListPushNotificationsResponse {
  /** Inferred: one guide calls it `notifications`; `items` has the list whatever its name is. */
  pushNotifications: PushNotification[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOnePushNotification` takes. */
export interface FetchOnePushNotificationRequest {
  pushNotificationId: string;
}

/** What `listPushNotificationOperations` takes: filters that must all hold. */
export interface ListPushNotificationOperationsRequest extends CommsV1PageRequest {
  /** Operations created after this time. */
  startDate?: Date | undefined;
  /** Operations created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  status?: CommsV1OperationStatus | undefined;
}

/** One page of operations. */
export interface ListPushNotificationOperationsResponse {
  operations: PushNotificationOperation[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOnePushNotificationOperation` takes. */
export interface FetchOnePushNotificationOperationRequest {
  operationId: string;
}

/** What `listPushNotificationOperationErrors` takes. */
export interface ListPushNotificationOperationErrorsRequest extends CommsV1PageRequest {
  operationId: string;
}

/** One page of what went wrong. */
export interface ListPushNotificationOperationErrorsResponse {
  errors: PushNotificationOperationError[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `cancelPushNotificationOperation` takes. */
export interface CancelPushNotificationOperationRequest {
  operationId: string;
}
