import type { JsonObject, PageMeta, PageOf50, PageOf100, WebhookChoice } from './types.ts';

/** How many of those who are to get a message got it so far. */
export type DeliveryAmount = 'all' | 'some' | 'none' | (string & {});

/** How far a message has come with those who are reached over other channels than chat. */
export interface MessageDelivery {
  /** How many they are. */
  total?: number | null | undefined;
  /** To how many it was sent. */
  sent?: DeliveryAmount | null | undefined;
  /** How many have it. */
  delivered?: DeliveryAmount | null | undefined;
  /** How many have read it. */
  read?: DeliveryAmount | null | undefined;
  /** With how many it failed. */
  failed?: DeliveryAmount | null | undefined;
  /** How many it did not reach. */
  undelivered?: DeliveryAmount | null | undefined;
}

/** A file in a message. */
export interface MessageMedia {
  /** Its SID: `ME…`. */
  sid?: string | null | undefined;
  /** Its size in bytes. */
  size?: number | null | undefined;
  /** What it is, as a MIME type. */
  contentType?: string | null | undefined;
  /** Its name. */
  filename?: string | null | undefined;
}

/** Where the parts of a message can be found. */
export interface MessageLinks {
  /** Who got it. */
  deliveryReceipts?: string | null | undefined;
  /** What its channel says about it; the reference has no operation for it. */
  channelMetadata?: string | null | undefined;
}

/** Something that was said in a conversation. */
export interface Message {
  /** Its SID: `IM…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The conversation that it belongs to: `CH…`. */
  conversationSid?: string | null | undefined;
  /** Its place in the conversation: it grows, and may skip numbers. */
  index?: number | null | undefined;
  /** Who said it: the identity or address of a participant, or `system`. */
  author?: string | null | undefined;
  /** What was said. */
  body?: string | null | undefined;
  /** The files in it. */
  media?: MessageMedia[] | null | undefined;
  /** Data of your own, as the JSON text that the API keeps; `attributesOf` reads it. */
  attributes?: string | null | undefined;
  /** The participant who said it: `MB…`; null where the author is none. */
  participantSid?: string | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** How far it has come; null where nobody is reached over other channels than chat. */
  delivery?: MessageDelivery | null | undefined;
  /** Where what belongs to it can be found. */
  links?: MessageLinks | null | undefined;
  /** The template that it was made from: `HX…`. */
  contentSid?: string | null | undefined;
}

/** What is to be changed about a message. */
export interface MessageChanges extends WebhookChoice {
  /**
   * Who says it: the identity or address of a participant.
   *
   * @default "system"
   */
  author?: string | undefined;
  /** What is said: at most 1,600 characters for texts, 32 KB for chat. */
  body?: string | undefined;
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
   * What it is about, for e-mails.
   *
   * @maxLength 256
   */
  subject?: string | undefined;
}

/** Something to say. */
export interface NewMessage extends MessageChanges {
  /** A file that was uploaded: `ME…`. */
  mediaSid?: string | undefined;
  /** A template to make it from: `HX…`; `body` and `mediaSid` do not count then. */
  contentSid?: string | undefined;
  /** The values of its variables, by their names: at most 100. */
  contentVariables?: string | JsonObject | undefined;
}

/** In which order to list messages. */
export interface MessageFilters extends PageOf100 {
  /**
   * The oldest or the newest first.
   *
   * @default "asc"
   */
  order?: 'asc' | 'desc' | (string & {}) | undefined;
}

/** One page of messages. */
export interface ListConversationMessageResponse {
  /** The messages. */
  messages: Message[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** How far a message has come with one who is to get it. */
export type ReceiptStatus = 'sent' | 'delivered' | 'read' | 'failed' | 'undelivered' | (string & {});

/** How far a message has come with one participant who is reached over another channel than chat. */
export interface DeliveryReceipt {
  /** Its SID: `DY…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The conversation that it belongs to: `CH…`. */
  conversationSid?: string | null | undefined;
  /** The message that it is about: `IM…`. */
  messageSid?: string | null | undefined;
  /** The message on the channel: `SM…` or `WA…`. */
  channelMessageSid?: string | null | undefined;
  /** The participant: `MB…`. */
  participantSid?: string | null | undefined;
  /** How far it has come; null until it was handed over. */
  status?: ReceiptStatus | null | undefined;
  /** Why it failed; 0 where it did not. */
  errorCode?: number | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** One page of receipts. */
export interface ListConversationMessageReceiptResponse {
  /** The receipts. */
  deliveryReceipts: DeliveryReceipt[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export interface ListConversationMessageRequest extends MessageFilters {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface ListServiceConversationMessageRequest extends ListConversationMessageRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to make, and where. */
export interface CreateConversationMessageRequest extends NewMessage {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface CreateServiceConversationMessageRequest extends CreateConversationMessageRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchConversationMessageRequest {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The message: `IM…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface FetchServiceConversationMessageRequest extends FetchConversationMessageRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateConversationMessageRequest extends MessageChanges {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The message: `IM…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface UpdateServiceConversationMessageRequest extends UpdateConversationMessageRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to delete. */
export interface DeleteConversationMessageRequest extends WebhookChoice {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The message: `IM…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface DeleteServiceConversationMessageRequest extends DeleteConversationMessageRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to list. */
export interface ListConversationMessageReceiptRequest extends PageOf50 {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The message: `IM…`. */
  messageSid: string;
}

/** The same, in the service that you name. */
export interface ListServiceConversationMessageReceiptRequest extends ListConversationMessageReceiptRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchConversationMessageReceiptRequest {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The message: `IM…`. */
  messageSid: string;
  /** The receipt: `DY…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface FetchServiceConversationMessageReceiptRequest extends FetchConversationMessageReceiptRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}
