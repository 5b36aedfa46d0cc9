import type { CommsV1Schedule, CommsV1Tags, CommsV1Variables, SendHandle } from '@comms/core';
import type { PushNotification, PushNotificationOperation, PushNotificationOperationError } from './types.ts';

/** The services that bring push notifications to devices: Apple's and Google's. */
export type PushProvider = 'APN' | 'FCM' | (string & {});

/** How urgent a notification is: one of low priority may wait until the device is awake. */
export type PushNotificationPriority = 'HIGH' | 'LOW' | (string & {});

/** Sends with an app's default credential for each provider. */
export interface PushNotificationAppSender {
  /** @example "my_app" */
  appName: string;
}

/** Sends with credentials: one for each provider that recipients have. */
export interface PushNotificationCredentialSender {
  /** @example "comms_credential_01h9krwprkeee8fzqspvwy6nq8" */
  fcm?: string | undefined;
  /** @example "comms_credential_01h9krwprkeee8fzqspvwy6nq8" */
  apn?: string | undefined;
}

/** Who sends: told apart by the key that is present. */
export type SendPushNotificationsRequestFrom = PushNotificationAppSender | PushNotificationCredentialSender;

/** One device, by its token. */
export interface PushNotificationDirectRecipient {
  /**
   * The token that the device got from its push service: 64 hexadecimal digits for `APN`.
   *
   * @minLength 1
   * @maxLength 4096
   */
  token: string;
  provider: PushProvider;
  /** The values of the template's variables for this recipient. */
  variables?: CommsV1Variables | undefined;
}

/** A user, reached at each device that is registered for them. */
export interface PushNotificationUserRecipient {
  /** @example "comms_pushnotificationuser_01h9krwprkeee8fzqspvwy6nq8" */
  userId: string;
  variables?: CommsV1Variables | undefined;
}

/** Who gets a notification: told apart by the key that is present. */
export type SendPushNotificationsRecipient = PushNotificationDirectRecipient | PushNotificationUserRecipient;

/** An image that the API gets from the web. Inferred: the reference names the variants with images, not their fields, so that any field may be given. */
export interface PushNotificationImage {
  /** @format uri */
  url?: string | undefined;
  [field: string]: unknown;
}

/** A text, with a title and images where they are given. Texts are Liquid templates, filled with each recipient's variables. */
export interface PushNotificationContentBody {
  /** @maxLength 1024 */
  title?: string | undefined;
  /**
   * @minLength 1
   * @maxLength 4096
   * @example "Hello {{ name | default: 'friend' }}"
   */
  body: string;
  /** @minItems 1 */
  images?: PushNotificationImage[] | undefined;
}

/** Images without a text. */
export interface PushNotificationContentImages {
  /** @minItems 1 */
  images: PushNotificationImage[];
}

/** A stored content template, filled with the recipients' variables `"1"`, `"2"` and so on. */
export interface PushNotificationContentTemplate {
  /**
   * @pattern ^HX[0-9a-zA-Z]{26,34}$
   * @example "HX00000000000000000000000000000000"
   */
  contentId: string;
}

/** What is sent: told apart by `body` and `contentId`. */
export type SendPushNotificationsContent =
  | PushNotificationContentBody
  | PushNotificationContentImages
  | PushNotificationContentTemplate;

/** What `sendPushNotifications` takes. */
export interface SendPushNotificationsRequest {
  /**
   * The recipients; each device gets a notification of its own.
   *
   * @minItems 1
   * @maxItems 10000
   */
  to: SendPushNotificationsRecipient[];
  content: SendPushNotificationsContent;
  /**
   * Which credentials are used.
   *
   * @default those of the default app
   */
  from?: SendPushNotificationsRequestFrom | undefined;
  /** @default "HIGH" */
  priority?: PushNotificationPriority | undefined;
  /**
   * The name of a sound that the app has, or `default`.
   *
   * @maxLength 255
   * @default none
   */
  sound?: string | null | undefined;
  /**
   * When it is sent.
   *
   * @default now
   */
  schedule?: CommsV1Schedule | undefined;
  tags?: CommsV1Tags | undefined;
}

/** What `sendPushNotifications` gives back: the notifications are made afterwards. */
export interface SendPushNotificationsResponse {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  operationId?: string | undefined;
  /** Where the operation can be fetched. */
  operationLocation?: string | undefined;
  /** Follows the send to its end. */
  operation: SendHandle<PushNotificationOperation, PushNotification, PushNotificationOperationError>;
}
