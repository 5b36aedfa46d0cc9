import type {
  Addressee,
  AgentPoolSender,
  AgentSender,
  AudienceRecipient,
  CallToAction,
  Card,
  DeliveryStatus,
  GeoLocation,
  ListPicker,
  Media,
  MediaInput,
  OneTimePassword,
  OperationHandle,
  OperationState,
  OperationStatus,
  PageRequest,
  Pagination,
  QuickReply,
  RelatedResource,
  Tags,
  UsePreference,
  Variables,
} from '@comms/core';

/** The channels that carry messages: `tel` for SMS and MMS. */
export type MessageChannel = 'tel' | 'whatsapp' | 'fbm' | 'gbm' | 'chat' | (string & {});

/** Sends from an address of yours. */
export interface AddressSender {
  /**
   * The address, in the form that its channel has: E.164 for `tel`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550199"
   */
  address: string;
  channel: MessageChannel;
}

/** Who sends: told apart by the key that is present. */
export type SendMessagesRequestFrom = AddressSender | AgentSender | AgentPoolSender;

/** One recipient, by address. */
export interface AddressRecipient {
  /**
   * The address, in the form that its channel has: E.164 for `tel`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550100"
   */
  address: string;
  channel: MessageChannel;
  /** The values of the template's variables for this recipient. */
  variables?: Variables | undefined;
}

/** A stored contact, reached at one of its addresses. */
export interface ContactRecipient {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
  /** The channel to use, where the contact has several addresses. */
  channel?: MessageChannel | undefined;
  variables?: Variables | undefined;
}

/** Several recipients who get one message together. */
export interface RecipientGroup {
  /**
   * @minItems 1
   * @maxItems 10000
   */
  recipients: (AddressRecipient | ContactRecipient)[];
  variables?: Variables | undefined;
}

/** A conversation to which the message is added. */
export interface ConversationRecipient {
  /** @pattern ^(conversation_)?[0-9a-hjkmnp-tv-z]{26}$ */
  conversationId: string;
}

/** Who gets the message: told apart by the key that is present. */
export type SendMessagesRecipient =
  | AddressRecipient
  | ContactRecipient
  | AudienceRecipient
  | RecipientGroup
  | ConversationRecipient;

/** Plain content: a text, media files or both. */
export interface MessagesRequestContent {
  /**
   * The text; a Liquid template, filled with each recipient's variables.
   *
   * @maxLength 1600
   * @example "Hello {{ name }}"
   */
  text?: string | undefined;
  /** @maxItems 10 */
  media?: MediaInput[] | undefined;
  /** Values for variables that a recipient does not have. */
  defaultVariables?: Variables | undefined;
}

/** Content with more than text and media, where the channel can show it. */
export interface MessagesRequestContentRich extends MessagesRequestContent {
  location?: GeoLocation | undefined;
  listPicker?: ListPicker | undefined;
  quickReply?: QuickReply | undefined;
  callToAction?: CallToAction | undefined;
  card?: Card | undefined;
}

/** Content with a one-time password. Its fields are inferred: the reference names only the variant. */
export interface MessagesRequestContentOTP {
  otp: OneTimePassword;
  /** The text around the code, with `{{ code }}` in its place. */
  text?: string | undefined;
  defaultVariables?: Variables | undefined;
}

/** A stored content template. */
export interface MessagesRequestContentTemplate {
  /** @pattern ^HX[0-9a-fA-F]{32}$ */
  contentId: string;
  defaultVariables?: Variables | undefined;
}

/** What is sent: told apart by `contentId`, `otp`, or any of the rich fields. */
export type SendMessagesContent =
  | MessagesRequestContent
  | MessagesRequestContentRich
  | MessagesRequestContentOTP
  | MessagesRequestContentTemplate;

/** How messages are processed and dispatched. */
export interface SendMessagesRequestProcessingOptions {
  /** The domain for the links in the text. */
  domain?: string | undefined;
  usePreference?: UsePreference | undefined;
}

/** What `sendMessages` takes. */
export interface SendMessagesRequest {
  from: SendMessagesRequestFrom;
  /**
   * The recipients.
   *
   * @minItems 1
   * @maxItems 10000
   */
  to: SendMessagesRecipient[];
  content: SendMessagesContent;
  processingOptions?: SendMessagesRequestProcessingOptions | undefined;
  tags?: Tags | undefined;
}

/** The content of a message, as the resource shows it. */
export interface MessageContent {
  text?: string | null | undefined;
  media?: Media[] | null | undefined;
  location?: GeoLocation | null | undefined;
  listPicker?: ListPicker | null | undefined;
  quickReply?: QuickReply | null | undefined;
  callToAction?: CallToAction | null | undefined;
  card?: Card | null | undefined;
}

/** A message that was sent or received. */
export interface Message {
  /** @example "message_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  content?: MessageContent | null | undefined;
  from?: Addressee | null | undefined;
  to?: Addressee[] | null | undefined;
  related?: RelatedResource[] | null | undefined;
  tags?: Tags | null | undefined;
  /** How many recipients are in each state. */
  deliveryStatus?: DeliveryStatus | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** Where a send stands. */
export type MessageOperationStatus = OperationStatus;

/** A send, and how far its messages have come. */
export interface MessageOperation extends OperationState {
  /** @example "operation_01h9krwprkeee8fzqspvwy6nq8" */
  id?: string | undefined;
}

/** What `sendMessages` gives back. */
export interface SendMessagesResponse {
  messages: Message[];
  /** Follows the send to its end. */
  operation: OperationHandle<MessageOperation, Message>;
}

/** What `listMessages` takes: filters that must all hold. */
export interface ListMessagesRequest extends PageRequest {
  /** Messages of one send. */
  operationId?: string | undefined;
  /** Messages of one conversation. */
  conversationId?: string | undefined;
  /** Messages created after this time. */
  startDate?: Date | undefined;
  /** Messages created before this time. */
  endDate?: Date | undefined;
  /** Messages to this contact, by its id. */
  toContact?: string | undefined;
  /** Messages from this contact, by its id. */
  fromContact?: string | undefined;
  fromAddress?: string | undefined;
  toAddress?: string | undefined;
  channel?: MessageChannel | undefined;
}

/** One page of messages. */
export interface ListMessagesResponse {
  /** The send that the list was filtered by. */
  operation?: OperationState | null | undefined;
  messages: Message[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneMessage` takes. */
export interface FetchOneMessageRequest {
  messageId: string;
}

/** What `deleteMessage` takes. */
export interface DeleteMessageRequest {
  messageId: string;
}

/** What `listMessageOperations` takes: filters that must all hold. */
export interface ListMessageOperationsRequest extends PageRequest {
  /** Operations created after this time. */
  startDate?: Date | undefined;
  /** Operations created before this time. */
  endDate?: Date | undefined;
  status?: MessageOperationStatus | undefined;
}

/** One page of operations. */
export interface ListMessageOperationsResponse {
  operations: MessageOperation[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneMessageOperation` takes. */
export interface FetchOneMessageOperationRequest {
  operationId: string;
}

/** What `cancelMessageOperation` takes. */
export interface CancelMessageOperationRequest {
  operationId: string;
}
