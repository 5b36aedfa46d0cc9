import type {
  Addressee,
  DeliveryStatus,
  Media,
  OperationHandle,
  OperationState,
  OperationStatus,
  PageRequest,
  Pagination,
  RelatedResource,
  Tags,
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

/** Sends from the address of an agent. */
export interface AgentSender {
  /** @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentId: string;
}

/** Sends from the agent of a pool that suits each recipient best. */
export interface AgentPoolSender {
  /** @pattern ^(agentpool_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentPoolId: string;
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

/** Every contact of a stored audience. */
export interface AudienceRecipient {
  /** @pattern ^(audience_)?[0-9a-hjkmnp-tv-z]{26}$ */
  audienceId: string;
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

/** A media file that was uploaded before. */
export interface MediaById {
  /** @pattern ^(media_)?[0-9a-hjkmnp-tv-z]{26}$ */
  mediaId: string;
}

/** A media file that the API gets from the web. */
export interface MediaByUrl {
  /** @format uri */
  url: string;
}

/** A media file to send. */
export type MediaInput = MediaById | MediaByUrl;

/** A place on the map. */
export interface GeoLocation {
  title?: string | null | undefined;
  latitude: number;
  longitude: number;
}

/** One line of a list to pick from. */
export interface ListItem {
  id: string;
  title: string;
  subtitle?: string | null | undefined;
}

/** A list from which the recipient picks one line. */
export interface ListPicker {
  text: string;
  buttonText: string;
  /** @minItems 1 */
  listItems: ListItem[];
}

/** An answer that the recipient can tap. */
export interface ReplyItem {
  id: string;
  title: string;
}

/** A text with answers to tap. */
export interface QuickReply {
  text: string;
  /** @minItems 1 */
  replyItems: ReplyItem[];
}

/** A button that opens a page. */
export interface UrlAction {
  type: 'url';
  title: string;
  url: string;
}

/** A button that dials a number. */
export interface PhoneNumberAction {
  type: 'phone_number';
  title: string;
  phoneNumber: string;
}

/** A button: told apart by `type`. */
export type ContentAction = UrlAction | PhoneNumberAction;

/** A text with buttons. */
export interface CallToAction {
  text: string;
  /** @minItems 1 */
  actions: ContentAction[];
}

/** A card with a title, and buttons. */
export interface Card {
  title: string;
  subtitle?: string | null | undefined;
  text?: string | null | undefined;
  footer?: string | null | undefined;
  actions?: ContentAction[] | null | undefined;
}

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

/** A one-time password: one that you give, or one that the API makes. */
export interface OneTimePassword {
  /**
   * @minLength 4
   * @maxLength 10
   */
  code?: string | undefined;
  /**
   * How long a code the API makes is.
   *
   * @minimum 4
   * @maximum 10
   * @asType integer
   */
  codeLength?: number | undefined;
  /**
   * How long the code is good for, as an ISO 8601 duration.
   *
   * @example "PT10M"
   */
  timeToExpire?: string | undefined;
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

/** A preference that the recipients must not have declined. */
export interface UsePreference {
  /** @example "preference_01h9krwprkeee8fzqspvwy6nq8" */
  preferenceId: string;
}

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
