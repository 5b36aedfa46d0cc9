import type { ConversationState, ConversationTimers } from './conversation-types.ts';
import type { JsonObject, PageMeta, PageOf50, WebhookChoice } from './types.ts';

/** Where the parts of a user can be found. */
export interface UserLinks {
  /** The conversations in which the user takes part. */
  userConversations?: string | null | undefined;
}

/** Someone who uses your application. */
export interface User {
  /** Its SID: `US…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** Its role: `RL…`. */
  roleSid?: string | null | undefined;
  /** The name by which your application knows the user. */
  identity?: string | null | undefined;
  /** A name for people. */
  friendlyName?: string | null | undefined;
  /** Data of your own, as the JSON text that the API keeps; `attributesOf` reads it. */
  attributes?: string | null | undefined;
  /** Whether the user is online; null in lists, and where the service does not tell. */
  isOnline?: boolean | null | undefined;
  /** Whether the user gets push notifications; null where the service does not tell. */
  isNotifiable?: boolean | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where what belongs to it can be found. */
  links?: UserLinks | null | undefined;
}

/** What is to be changed about a user. */
export interface UserChanges extends WebhookChoice {
  /** A name for people: at most 256 characters. */
  friendlyName?: string | undefined;
  /**
   * Data of your own: an object, or the JSON text of one. At most 4 KB.
   *
   * @default "{}"
   */
  attributes?: string | JsonObject | undefined;
  /**
   * The role in the service: `RL…`.
   *
   * @default that of the service
   */
  roleSid?: string | undefined;
}

/** A user to make known. */
export interface NewUser extends UserChanges {
  /**
   * The name by which your application knows the user: at most 256 characters, in which case counts.
   *
   * @minLength 1
   */
  identity: string;
}

/** One page of users. */
export interface ListUserResponse {
  /** The users. */
  users: User[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** Whether a user gets push notifications of a conversation. */
export type NotificationLevel = 'default' | 'muted' | (string & {});

/** Where the two can be found. */
export interface UserConversationLinks {
  /** The participant that the user is. */
  participant?: string | null | undefined;
  /** The conversation. */
  conversation?: string | null | undefined;
}

/** A conversation as one of its users sees it. */
export interface UserConversation {
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The conversation: `CH…`. */
  conversationSid?: string | null | undefined;
  /** How many messages came after the one that was read last; null as long as that was never told. */
  unreadMessagesCount?: number | null | undefined;
  /** The index of the message that was read last; null as long as that was never told. */
  lastReadMessageIndex?: number | null | undefined;
  /** The participant that the user is: `MB…`. */
  participantSid?: string | null | undefined;
  /** The user: `US…`. */
  userSid?: string | null | undefined;
  /** The name of the conversation for people. */
  friendlyName?: string | null | undefined;
  /** Whether the conversation goes on, rests or has ended. */
  conversationState?: ConversationState | null | undefined;
  /** When the conversation changes its state by itself. */
  timers?: ConversationTimers | null | undefined;
  /** Your own data of the conversation, as JSON text. */
  attributes?: string | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Who began the conversation. */
  createdBy?: string | null | undefined;
  /** Whether the user gets push notifications of it. */
  notificationLevel?: NotificationLevel | null | undefined;
  /** Your own name for it, by which it can be addressed instead of its SID. */
  uniqueName?: string | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where what belongs to it can be found. */
  links?: UserConversationLinks | null | undefined;
}

/** What is to be changed about how a user sees a conversation. */
export interface UserConversationChanges {
  /** Whether the user gets push notifications of it. */
  notificationLevel?: NotificationLevel | undefined;
  /** When a message was read last. */
  lastReadTimestamp?: Date | undefined;
  /** The index of the message that was read last; null forgets it. */
  lastReadMessageIndex?: number | null | undefined;
}

/** One page of the conversations of a user. */
export interface ListUserConversationResponse {
  /** The conversations. */
  conversations: UserConversation[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export type ListUserRequest = PageOf50;

/** The same, in the service that you name. */
export interface ListServiceUserRequest extends ListUserRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to make, and where. */
export type CreateUserRequest = NewUser;

/** The same, in the service that you name. */
export interface CreateServiceUserRequest extends CreateUserRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchUserRequest {
  /** The user: the SID or the identity. */
  sid: string;
}

/** The same, in the service that you name. */
export interface FetchServiceUserRequest extends FetchUserRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateUserRequest extends UserChanges {
  /** The user: the SID or the identity. */
  sid: string;
}

/** The same, in the service that you name. */
export interface UpdateServiceUserRequest extends UpdateUserRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to delete. */
export interface DeleteUserRequest extends WebhookChoice {
  /** The user: the SID or the identity. */
  sid: string;
}

/** The same, in the service that you name. */
export interface DeleteServiceUserRequest extends DeleteUserRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to list. */
export interface ListUserConversationRequest extends PageOf50 {
  /** The user: the SID or the identity. */
  userSid: string;
}

/** The same, in the service that you name. */
export interface ListServiceUserConversationRequest extends ListUserConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchUserConversationRequest {
  /** The user: the SID or the identity. */
  userSid: string;
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface FetchServiceUserConversationRequest extends FetchUserConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateUserConversationRequest extends UserConversationChanges {
  /** The user: the SID or the identity. */
  userSid: string;
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface UpdateServiceUserConversationRequest extends UpdateUserConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to delete. */
export interface DeleteUserConversationRequest {
  /** The user: the SID or the identity. */
  userSid: string;
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface DeleteServiceUserConversationRequest extends DeleteUserConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}
