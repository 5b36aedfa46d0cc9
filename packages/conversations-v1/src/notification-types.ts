/** When people get a push notification, and what it says. */
export interface NotificationTemplate {
  /**
   * Whether it is sent.
   *
   * @default false
   */
  enabled?: boolean | null | undefined;
  /** What it says: `${CONVERSATION}`, `${PARTICIPANT}` and `${MESSAGE}` stand for what they name. */
  template?: string | null | undefined;
  /** The sound that is played. */
  sound?: string | null | undefined;
}

/** When a message with media is told by a push notification, and what that says. */
export interface MediaNotificationTemplate {
  /**
   * Whether it is sent.
   *
   * @default false
   */
  enabled?: boolean | null | undefined;
  /** What it says: `${MEDIA}` and `${MEDIA_COUNT}` stand for the files and their number. */
  template?: string | null | undefined;
}

/** When a new message is told by a push notification. */
export interface NewMessageNotification extends NotificationTemplate {
  /**
   * Whether it says how many conversations have something new.
   *
   * @default false
   */
  badgeCountEnabled?: boolean | null | undefined;
  /** The same for messages with media. */
  withMedia?: MediaNotificationTemplate | null | undefined;
}

/** Which push notifications the users of a service get. */
export interface NotificationConfiguration {
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** For a new message. */
  newMessage?: NewMessageNotification | null | undefined;
  /** For who was added to a conversation. */
  addedToConversation?: NotificationTemplate | null | undefined;
  /** For who was taken out of one. */
  removedFromConversation?: NotificationTemplate | null | undefined;
  /** Whether notifications are logged. */
  logEnabled?: boolean | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** When people are to get a push notification, and what it is to say. */
export interface NotificationSettings {
  /**
   * Whether it is sent.
   *
   * @default false
   */
  enabled?: boolean | undefined;
  /** What it says: `${CONVERSATION}`, `${PARTICIPANT}` and `${MESSAGE}` stand for what they name. */
  template?: string | undefined;
  /** The sound that is played. */
  sound?: string | undefined;
}

/** When a message with media is to be told by a push notification, and what that is to say. */
export interface MediaNotificationSettings {
  /**
   * Whether it is sent.
   *
   * @default false
   */
  enabled?: boolean | undefined;
  /** What it says: `${MEDIA}` and `${MEDIA_COUNT}` stand for the files and their number. */
  template?: string | undefined;
}

/** When a new message is to be told by a push notification. */
export interface NewMessageNotificationSettings extends NotificationSettings {
  /**
   * Whether it says how many conversations have something new.
   *
   * @default false
   */
  badgeCountEnabled?: boolean | undefined;
  /** The same for messages with media. */
  withMedia?: MediaNotificationSettings | undefined;
}

/** What is to be changed about the push notifications of a service. */
export interface NotificationConfigurationChanges {
  /** Whether notifications are logged. */
  logEnabled?: boolean | undefined;
  /** For a new message. */
  newMessage?: NewMessageNotificationSettings | undefined;
  /** For who was added to a conversation. */
  addedToConversation?: NotificationSettings | undefined;
  /** For who was taken out of one. */
  removedFromConversation?: NotificationSettings | undefined;
}

/** Which one to fetch. */
export interface FetchServiceNotificationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateServiceNotificationRequest extends NotificationConfigurationChanges {
  /** The service: `IS…`. */
  chatServiceSid: string;
}
