import type { ConversationState, ConversationTimers } from './conversation-types.ts';
import type { JsonObject, PageMeta, PageOf50, PageOf100, WebhookChoice } from './types.ts';

/** The addresses between which the texts of a participant go. */
export interface MessagingBinding {
  /** The channel, such as `sms` or `whatsapp`. */
  type?: string | null | undefined;
  /** The address of the participant. */
  address?: string | null | undefined;
  /** Your number, with which the participant is in contact. */
  proxyAddress?: string | null | undefined;
  /** The number that stands for a chat participant in a group text. */
  projectedAddress?: string | null | undefined;
}

/** The addresses between which the texts of a new participant are to go. */
export interface ParticipantBinding {
  /** The address of the participant: E.164, or with the channel before it, such as `whatsapp:+12065550100`. */
  address?: string | undefined;
  /** Your number, with which the participant is in contact. */
  proxyAddress?: string | undefined;
  /** The number that stands for a chat participant in a group text. */
  projectedAddress?: string | undefined;
}

/** What is to be changed about the addresses of a participant. Null takes one away. */
export interface ParticipantBindingChanges {
  /** Your number, with which the participant is in contact. */
  proxyAddress?: string | null | undefined;
  /** The number that stands for a chat participant in a group text. */
  projectedAddress?: string | null | undefined;
}

/** Someone who takes part in a conversation: in chat, or by texts. */
export interface Participant {
  /** Its SID: `MB…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The conversation that it belongs to: `CH…`. */
  conversationSid?: string | null | undefined;
  /** The name by which your application knows the user; null for those who take part by texts alone. */
  identity?: string | null | undefined;
  /** Data of your own, as the JSON text that the API keeps; `attributesOf` reads it. */
  attributes?: string | null | undefined;
  /** The addresses between which its texts go; null in chat. */
  messagingBinding?: MessagingBinding | null | undefined;
  /** Its role: `RL…`. */
  roleSid?: string | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** The index of the message that was read last; null as long as that was never told. */
  lastReadMessageIndex?: number | null | undefined;
  /** When a message was read last. */
  lastReadTimestamp?: Date | null | undefined;
}

/** Someone who is to take part: by `identity` in chat, or by `messagingBinding` over texts. */
export interface NewParticipant extends WebhookChoice {
  /** The name by which your application knows the user: at most 256 characters. */
  identity?: string | undefined;
  /** The addresses between which texts go. */
  messagingBinding?: ParticipantBinding | undefined;
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
   * Data of your own: an object, or the JSON text of one. At most 4 KB.
   *
   * @default "{}"
   */
  attributes?: string | JsonObject | undefined;
  /**
   * Its role: `RL…`.
   *
   * @default that of the service
   */
  roleSid?: string | undefined;
}

/** What is to be changed about a participant. */
export interface ParticipantChanges extends WebhookChoice {
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
   * Data of your own: an object, or the JSON text of one. At most 4 KB.
   *
   * @default "{}"
   */
  attributes?: string | JsonObject | undefined;
  /** Its role: `RL…`. */
  roleSid?: string | undefined;
  /** The addresses between which its texts go. */
  messagingBinding?: ParticipantBindingChanges | undefined;
  /** The name by which your application knows the user. */
  identity?: string | undefined;
  /** The index of the message that was read last; null forgets it. */
  lastReadMessageIndex?: number | null | undefined;
  /** When a message was read last. */
  lastReadTimestamp?: Date | undefined;
}

/** One page of participants. */
export interface ListConversationParticipantResponse {
  /** The participants. */
  participants: Participant[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** Where the two can be found. */
export interface ParticipantConversationLinks {
  /** The participant. */
  participant?: string | null | undefined;
  /** The conversation. */
  conversation?: string | null | undefined;
}

/** A participant, and the conversation in which it takes part. */
export interface ParticipantConversation {
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The participant: `MB…`. */
  participantSid?: string | null | undefined;
  /** The user: `US…`; null for those who take part by texts alone. */
  participantUserSid?: string | null | undefined;
  /** The name by which your application knows the user. */
  participantIdentity?: string | null | undefined;
  /** The addresses between which its texts go. */
  participantMessagingBinding?: MessagingBinding | null | undefined;
  /** The conversation: `CH…`. */
  conversationSid?: string | null | undefined;
  /** Your own name for the conversation. */
  conversationUniqueName?: string | null | undefined;
  /** Its name for people. */
  conversationFriendlyName?: string | null | undefined;
  /** Its data of your own, as JSON text. */
  conversationAttributes?: string | null | undefined;
  /** When it began. */
  conversationDateCreated?: Date | null | undefined;
  /** When it was changed last. */
  conversationDateUpdated?: Date | null | undefined;
  /** Who began it. */
  conversationCreatedBy?: string | null | undefined;
  /** Whether it goes on, rests or has ended. */
  conversationState?: ConversationState | null | undefined;
  /** When it changes its state by itself. */
  conversationTimers?: ConversationTimers | null | undefined;
  /** Where what belongs to it can be found. */
  links?: ParticipantConversationLinks | null | undefined;
}

/** Whose conversations to list: exactly one of the two must be given. */
export interface ParticipantConversationFilters extends PageOf50 {
  /** Those of a user. */
  identity?: string | undefined;
  /** Those of an address. */
  address?: string | undefined;
}

/** One page of participants with their conversations. */
export interface ListParticipantConversationResponse {
  /** The participants with their conversations. */
  conversations: ParticipantConversation[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export interface ListConversationParticipantRequest extends PageOf100 {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface ListServiceConversationParticipantRequest extends ListConversationParticipantRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to make, and where. */
export interface CreateConversationParticipantRequest extends NewParticipant {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface CreateServiceConversationParticipantRequest extends CreateConversationParticipantRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchConversationParticipantRequest {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The participant: its SID or its identity. */
  sid: string;
}

/** The same, in the service that you name. */
export interface FetchServiceConversationParticipantRequest extends FetchConversationParticipantRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateConversationParticipantRequest extends ParticipantChanges {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The participant: `MB…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface UpdateServiceConversationParticipantRequest extends UpdateConversationParticipantRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to delete. */
export interface DeleteConversationParticipantRequest extends WebhookChoice {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The participant: `MB…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface DeleteServiceConversationParticipantRequest extends DeleteConversationParticipantRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to list. */
export type ListParticipantConversationRequest = ParticipantConversationFilters;

/** The same, in the service that you name. */
export interface ListServiceParticipantConversationRequest extends ListParticipantConversationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}
