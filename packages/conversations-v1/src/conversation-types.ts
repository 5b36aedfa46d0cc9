import type { ParticipantBinding } from './participant-types.ts';
import type { JsonObject, PageMeta, PageOf100, WebhookChoice } from './types.ts';

/** Whether a conversation is being set up, goes on, rests, or has ended for good. */
export type ConversationState = 'initializing' | 'active' | 'inactive' | 'closed' | (string & {});

/** When a conversation changes its state by itself. */
export interface ConversationTimers {
  /** When it becomes inactive; absent where it never does. */
  dateInactive?: Date | null | undefined;
  /** When it is closed; absent where it never is. */
  dateClosed?: Date | null | undefined;
}

/** After how much silence a conversation changes its state by itself. */
export interface TimerSettings {
  /**
   * An ISO 8601 duration of at least `PT1M`, after which it becomes inactive.
   *
   * @example "PT5M"
   */
  inactive?: string | undefined;
  /**
   * An ISO 8601 duration of at least `PT10M`, after which it is closed.
   *
   * @example "PT1H"
   */
  closed?: string | undefined;
}

/** How e-mails of a conversation are sent. */
export interface EmailBinding {
  /** The address that they come from. */
  projectedAddress?: string | null | undefined;
  /** The name that they come from. */
  name?: string | null | undefined;
}

/** How a conversation sends to other channels. */
export interface ConversationBindings {
  /** Its e-mails. */
  email?: EmailBinding | null | undefined;
}

/** How e-mails of a conversation are to be sent. */
export interface EmailBindingSettings {
  /** The address that they come from. */
  address?: string | undefined;
  /** The name that they come from. */
  name?: string | undefined;
}

/** How a conversation is to send to other channels. */
export interface BindingSettings {
  /** Its e-mails. */
  email?: EmailBindingSettings | undefined;
}

/** Where the parts of a conversation can be found. */
export interface ConversationLinks {
  /** Who takes part. */
  participants?: string | null | undefined;
  /** What was said. */
  messages?: string | null | undefined;
  /** Who is told about it. */
  webhooks?: string | null | undefined;
  /** Its export; the reference has no operation for it. */
  export?: string | null | undefined;
}

/** What some people write to each other, on all of their channels. */
export interface Conversation {
  /** Its SID: `CH…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The messaging service that delivers its texts: `MG…`. */
  messagingServiceSid?: string | null | undefined;
  /** A name for people. */
  friendlyName?: string | null | undefined;
  /** Your own name for it, by which it can be addressed instead of its SID. */
  uniqueName?: string | null | undefined;
  /** Data of your own, as the JSON text that the API keeps; `attributesOf` reads it. */
  attributes?: string | null | undefined;
  /** Whether it goes on, rests or has ended. */
  state?: ConversationState | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** When it changes its state by itself. */
  timers?: ConversationTimers | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where what belongs to it can be found. */
  links?: ConversationLinks | null | undefined;
  /** How it sends to other channels. */
  bindings?: ConversationBindings | null | undefined;
}

/** What can be said about a conversation, when it begins and later. */
export interface ConversationFields extends WebhookChoice {
  /** A name for people: at most 256 characters. */
  friendlyName?: string | undefined;
  /** Your own name for it, which no other conversation of the service has; it must not look like a SID. */
  uniqueName?: string | undefined;
  /**
   * When it was made, for history that is imported.
   *
   * @default now
   */
  dateCreated?: Date | undefined;
  /**
   * When it was changed last, for history that is imported.
   *
   * @default now
   */
  dateUpdated?: Date | undefined;
  /**
   * The messaging service that delivers its texts: `MG…`.
   *
   * @default that of the account
   */
  messagingServiceSid?: string | undefined;
  /**
   * Data of your own: an object, or the JSON text of one. At most 16 KB.
   *
   * @default "{}"
   */
  attributes?: string | JsonObject | undefined;
  /**
   * `active` or `inactive`; a change may also say `closed`, which is final.
   *
   * @default "active"
   */
  state?: ConversationState | undefined;
  /** After how much silence it changes its state by itself. On creation they need a `state`. */
  timers?: TimerSettings | undefined;
  /** How it sends to other channels. */
  bindings?: BindingSettings | undefined;
}

/** Which conversations to list. With a day given, the newest come first. */
export interface ConversationFilters extends PageOf100 {
  /**
   * Those that began on this day or later, in UTC.
   *
   * @format date
   * @example "2026-01-31"
   */
  startDate?: string | undefined;
  /**
   * Those that began on this day or earlier, in UTC.
   *
   * @format date
   * @example "2026-01-31"
   */
  endDate?: string | undefined;
  /** Those in this state. */
  state?: ConversationState | undefined;
}

/** One page of conversations. */
export interface ListConversationResponse {
  /** The conversations. */
  conversations: Conversation[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** Someone who takes part from the beginning. */
export interface FirstParticipant {
  /** The name by which your application knows a user. */
  identity?: string | undefined;
  /** The addresses between which texts go. */
  messagingBinding?: ParticipantBinding | undefined;
  /**
   * Data of your own: an object, or the JSON text of one. At most 4 KB.
   *
   * @default "{}"
   */
  attributes?: string | JsonObject | undefined;
  /** Its role: `RL…`. */
  roleSid?: string | undefined;
}

/** A conversation that begins with all who take part. */
export interface ConversationWithParticipantsFields extends ConversationFields {
  /**
   * Who takes part: at most 10, as objects or as the JSON texts that are sent.
   *
   * @maxItems 10
   */
  participant?: readonly (string | FirstParticipant)[] | undefined;
}

/** What to list. */
export type ListConversationRequest = ConversationFilters;

/** The same, in the service that you name. */
export interface ListServiceConversationRequest extends ListConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to make, and where. */
export type CreateConversationRequest = ConversationFields;

/** The same, in the service that you name. */
export interface CreateServiceConversationRequest extends CreateConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchConversationRequest {
  /** The conversation: its SID or its unique name. */
  sid: string;
}

/** The same, in the service that you name. */
export interface FetchServiceConversationRequest extends FetchConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateConversationRequest extends ConversationFields {
  /** The conversation: its SID or its unique name. */
  sid: string;
}

/** The same, in the service that you name. */
export interface UpdateServiceConversationRequest extends UpdateConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to delete. */
export interface DeleteConversationRequest extends WebhookChoice {
  /** The conversation: its SID or its unique name. */
  sid: string;
}

/** The same, in the service that you name. */
export interface DeleteServiceConversationRequest extends DeleteConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to make, and where. */
export type CreateConversationWithParticipantsRequest = ConversationWithParticipantsFields;

/** The same, in the service that you name. */
export interface CreateServiceConversationWithParticipantsRequest extends CreateConversationWithParticipantsRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}
