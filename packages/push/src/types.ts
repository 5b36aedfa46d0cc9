import type {
  AudienceRecipient,
  DeliveryStatus,
  Media,
  MediaInput,
  OneTimePassword,
  OperationHandle,
  OperationState,
  OperationStatus,
  PageRequest,
  Pagination,
  RelatedResource,
  Tags,
  UsePreference,
  Variables,
} from '@comms/core';

/** The services that bring push notifications to devices: Apple's and Google's. */
export type PushNotificationChannel = 'apn' | 'fcm' | (string & {});

/** How urgent a notification is: one of low priority may wait until the device is awake. */
export type PushNotificationPriority = 'low' | 'high' | (string & {});

/** One device, by its token. */
export interface PushAddressRecipient {
  /**
   * The token that the device got from its push service: 64 hexadecimal digits for `apn`.
   *
   * @minLength 1
   * @maxLength 4096
   */
  address: string;
  channel: PushNotificationChannel;
  /** The values of the template's variables for this recipient. */
  variables?: Variables | undefined;
}

/** A stored contact, reached at its devices. */
export interface PushContactRecipient {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
  /** The service to use, where the contact has devices of both. */
  channel?: PushNotificationChannel | undefined;
  variables?: Variables | undefined;
}

/** Who gets a notification: told apart by the key that is present. */
export type SendPushNotificationsRecipient = PushAddressRecipient | PushContactRecipient | AudienceRecipient;

/** What opens when the notification is tapped. */
export interface ClickAction {
  url?: string | null | undefined;
  /** The activity of an Android app, or the category of an iOS app. */
  activity?: string | null | undefined;
}

/** The values of a payload, by their names. */
export interface PassthroughData {
  [name: string]: unknown;
}

/** What a push service is given beside the notification, as it is. */
export interface ChannelPassthrough {
  /** Inferred: the reference leaves it out of its examples. */
  channel?: PushNotificationChannel | null | undefined;
  data?: PassthroughData | null | undefined;
}

/** The same, in a request. */
export interface ChannelPassthroughInput {
  channel: PushNotificationChannel;
  data: PassthroughData;
}

/** What a notification shows, and does when it is tapped. */
export interface PushNotificationContentInput {
  /**
   * A Liquid template, as `text` is.
   *
   * @maxLength 1024
   */
  title?: string | undefined;
  /** @maxLength 4096 */
  text?: string | undefined;
  clickAction?: ClickAction | undefined;
  /** @maxItems 2 */
  channelPassthrough?: ChannelPassthroughInput[] | undefined;
  icon?: string | undefined;
  media?: MediaInput | undefined;
  /** Values for variables that a recipient does not have. */
  defaultVariables?: Variables | undefined;
}

/** Content with a one-time password. Its fields are inferred: the reference names only the variant. */
export interface PushNotificationContentOTP {
  otp: OneTimePassword;
  /** @maxLength 1024 */
  title?: string | undefined;
  /** The text around the code, with `{{ code }}` in its place. */
  text?: string | undefined;
  defaultVariables?: Variables | undefined;
}

/** A stored content template. */
export interface PushNotificationContentTemplate {
  /** @pattern ^HX[0-9a-fA-F]{32}$ */
  contentId: string;
  defaultVariables?: Variables | undefined;
}

/** What is sent: told apart by `contentId` and `otp`. */
export type SendPushNotificationsContent =
  | PushNotificationContentInput
  | PushNotificationContentOTP
  | PushNotificationContentTemplate;

/** How notifications are processed. Both fields look like one idea, so that both are taken; that is inferred. */
export interface SendPushNotificationsProcessingOptions {
  recipientPreferenceManagement?: PreferenceChoice | undefined;
  usePreference?: UsePreference | undefined;
}

/** A preference that the recipients must not have declined. */
export interface PreferenceChoice {
  /** @example "preference_01h9krwprkeee8fzqspvwy6nq8" */
  preferenceId?: string | undefined;
}

/** What `sendPushNotifications` takes. */
export interface SendPushNotificationsRequest {
  /**
   * The recipients.
   *
   * @minItems 1
   * @maxItems 10000
   */
  to: SendPushNotificationsRecipient[];
  content: SendPushNotificationsContent;
  /** @default "high" */
  priority?: PushNotificationPriority | undefined;
  /**
   * The name of a sound, or `default`.
   *
   * @maxLength 255
   */
  sound?: string | undefined;
  /**
   * Until when it is worth delivering: a time, an ISO 8601 duration such as `PT10M`, or a number of seconds.
   */
  timeToDeliver?: Date | string | number | undefined;
  processingOptions?: SendPushNotificationsProcessingOptions | undefined;
  tags?: Tags | undefined;
}

/** The content of a notification, as the resource shows it. */
export interface PushNotificationContent {
  title?: string | null | undefined;
  text?: string | null | undefined;
  clickAction?: ClickAction | null | undefined;
  channelPassthrough?: ChannelPassthrough[] | null | undefined;
  icon?: string | null | undefined;
  media?: Media | null | undefined;
  defaultVariables?: Variables | null | undefined;
}

/** Whom a notification goes to, as the resource shows it. */
export interface PushAddressee {
  address?: string | null | undefined;
  contactId?: string | null | undefined;
  /** Inferred: the reference leaves it out of its examples. */
  channel?: PushNotificationChannel | null | undefined;
}

/** A push notification that was sent. */
export interface PushNotification {
  /** @example "pushnotification_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  to?: PushAddressee[] | null | undefined;
  content?: PushNotificationContent | null | undefined;
  /** Inferred: the reference leaves it out of its examples. */
  priority?: PushNotificationPriority | null | undefined;
  sound?: string | null | undefined;
  /** As it was given: a time, a duration, or a number of seconds. */
  timeToDeliver?: string | number | null | undefined;
  related?: RelatedResource[] | null | undefined;
  tags?: Tags | null | undefined;
  deliveryStatus?: DeliveryStatus | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** Where a send stands. */
export type PushNotificationOperationStatus = OperationStatus;

/** A send, and how far its notifications have come. */
export interface PushNotificationOperation extends OperationState {
  /** @example "operation_01h9krwprkeee8fzqspvwy6nq8" */
  id?: string | undefined;
}

/** What `sendPushNotifications` gives back. */
export interface SendPushNotificationsResponse {
  pushNotifications: PushNotification[];
  /** Follows the send to its end. */
  operation: OperationHandle<PushNotificationOperation, PushNotification>;
}

/** What `listPushNotifications` takes: filters that must all hold. */
export interface ListPushNotificationsRequest extends PageRequest {
  /** Notifications of one send. */
  operationId?: string | undefined;
  /** Notifications of one conversation. */
  conversationId?: string | undefined;
  /** Notifications created after this time. */
  startDate?: Date | undefined;
  /** Notifications created before this time. */
  endDate?: Date | undefined;
  /** Notifications to this contact, by its id. */
  toContact?: string | undefined;
  toAddress?: string | undefined;
  channel?: PushNotificationChannel | undefined;
}

/** One page of notifications. */
export interface ListPushNotificationsResponse {
  pushNotifications: PushNotification[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOnePushNotification` takes. */
export interface FetchOnePushNotificationRequest {
  pushNotificationId: string;
}

/** What `deletePushNotification` takes. */
export interface DeletePushNotificationRequest {
  pushNotificationId: string;
}

/** What `listPushNotificationOperations` takes: filters that must all hold. */
export interface ListPushNotificationOperationsRequest extends PageRequest {
  /** Operations created after this time. */
  startDate?: Date | undefined;
  /** Operations created before this time. */
  endDate?: Date | undefined;
  status?: PushNotificationOperationStatus | undefined;
}

/** One page of operations. */
export interface ListPushNotificationOperationsResponse {
  operations: PushNotificationOperation[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOnePushNotificationOperation` takes. */
export interface FetchOnePushNotificationOperationRequest {
  operationId: string;
}

/** What `cancelPushNotificationOperation` takes. */
export interface CancelPushNotificationOperationRequest {
  operationId: string;
}
