import type {
  Addressee,
  AgentPoolSender,
  AgentSender,
  AudienceRecipient,
  CallToAction,
  Card,
  CommunicationAddress,
  CommunicationChannel,
  DeliveryStatus,
  GeoLocation,
  ListPicker,
  Media,
  MediaInput,
  OperationHandle,
  OperationState,
  OperationStatus,
  PageRequest,
  Pagination,
  QuickReply,
  RelatedResource,
  Tags,
  Variables,
} from '@comms/core';

/** What a communication becomes. `message` is inferred. */
export type CommunicationType = 'email' | 'push_notification' | 'message' | (string & {});

/** Sends from one address, and so by its channel alone. */
export interface CommunicationAddressSender extends CommunicationAddress {
  /** @maxLength 255 */
  name?: string | undefined;
}

/** Who sends: told apart by the key that is present. A pool sends by every channel that its agents are on. */
export type SendCommunicationsRequestFrom = CommunicationAddressSender | AgentSender | AgentPoolSender;

/** One recipient, by address. */
export interface CommunicationAddressRecipient extends CommunicationAddress {
  /** The values of the template's variables for this recipient. */
  variables?: Variables | undefined;
}

/** A stored contact, reached at the address that suits best. */
export interface CommunicationContactRecipient {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
  /** The channels that may be used, the best first; without it all of them. */
  channels?: CommunicationChannel[] | undefined;
  variables?: Variables | undefined;
}

/** Who gets a communication: told apart by the key that is present. */
export type SendCommunicationsRecipient =
  | CommunicationAddressRecipient
  | CommunicationContactRecipient
  | AudienceRecipient;

/**
 * What is sent. Each channel gets what it can show: an email its HTML, a phone the text. Its fields are inferred from those
 * that a communication shows.
 */
export interface CommunicationContentInput {
  /** A Liquid template, as `html` and `title` are. */
  text?: string | undefined;
  html?: string | undefined;
  /**
   * The subject of an email, and the title of a push notification.
   *
   * @maxLength 998
   */
  title?: string | undefined;
  /** @maxItems 10 */
  media?: MediaInput[] | undefined;
  location?: GeoLocation | undefined;
  listPicker?: ListPicker | undefined;
  quickReply?: QuickReply | undefined;
  callToAction?: CallToAction | undefined;
  card?: Card | undefined;
  /** Values for variables that a recipient does not have. */
  defaultVariables?: Variables | undefined;
}

/** Someone whom an email names beside its recipient, by address. */
export interface CommunicationAddressParty {
  /**
   * @minLength 3
   * @maxLength 320
   * @format email
   */
  address: string;
  /** @maxLength 255 */
  name?: string | undefined;
}

/** A stored contact whom an email names beside its recipient. */
export interface CommunicationContactParty {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
}

/** An agent whom an email names beside its recipient. */
export interface CommunicationAgentParty {
  /** @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentId: string;
}

/** Whom an email names beside its recipient. */
export type CommunicationParty = CommunicationAddressParty | CommunicationContactParty | CommunicationAgentParty;

/** What holds for those that become messages. */
export interface MessageProcessing {
  /** The domain for the links in the text. Inferred. */
  domain?: string | undefined;
}

/** What holds for those that become emails. */
export interface EmailProcessing {
  /** @maxItems 100 */
  replyTo?: CommunicationParty[] | undefined;
  /** @maxItems 100 */
  cc?: CommunicationParty[] | undefined;
  /** @maxItems 100 */
  bcc?: CommunicationParty[] | undefined;
}

/** What holds for those that become push notifications. Its fields are inferred. */
export interface PushNotificationProcessing {
  priority?: 'low' | 'high' | (string & {}) | undefined;
  /** @maxLength 255 */
  sound?: string | undefined;
  /** A time, an ISO 8601 duration such as `PT10M`, or a number of seconds. */
  timeToDeliver?: Date | string | number | undefined;
}

/** A preference that the recipients must not have declined. */
export interface CommunicationPreference {
  /** @example "preference_01h9krwprkeee8fzqspvwy6nq8" */
  preferenceId?: string | undefined;
}

/** How communications are processed, whatever they become. */
export interface ProcessingOptions {
  usePreference?: CommunicationPreference | undefined;
  messages?: MessageProcessing | undefined;
  emails?: EmailProcessing | undefined;
  pushNotifications?: PushNotificationProcessing | undefined;
}

/** What `sendCommunications` takes. */
export interface SendCommunicationsRequest {
  /** Who sends; push notifications need nobody, so that without it only those are made. */
  from?: SendCommunicationsRequestFrom | undefined;
  /**
   * The recipients.
   *
   * @minItems 1
   * @maxItems 10000
   */
  to: SendCommunicationsRecipient[];
  content: CommunicationContentInput;
  processingOptions?: ProcessingOptions | undefined;
  tags?: Tags | undefined;
}

/** The content of a communication, as the resource shows it. */
export interface CommunicationContent {
  text?: string | null | undefined;
  html?: string | null | undefined;
  title?: string | null | undefined;
  media?: Media[] | null | undefined;
  location?: GeoLocation | null | undefined;
  listPicker?: ListPicker | null | undefined;
  quickReply?: QuickReply | null | undefined;
  callToAction?: CallToAction | null | undefined;
  card?: Card | null | undefined;
}

/** One thing that is to reach one recipient, by whichever channel. */
export interface Communication {
  /** @example "communication_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  /** What it became. Inferred: the reference has a filter for it, and leaves it out of its examples. */
  type?: CommunicationType | null | undefined;
  /** The channel that was chosen. Inferred, as `type` is. */
  channel?: CommunicationChannel | null | undefined;
  from?: Addressee | null | undefined;
  to?: Addressee[] | null | undefined;
  content?: CommunicationContent | null | undefined;
  deliveryStatus?: DeliveryStatus | null | undefined;
  /** The message, email or push notification that it became, and its operation. */
  related?: RelatedResource[] | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** Where a send stands. */
export type CommunicationOperationStatus = OperationStatus;

/** A send, and how far its communications have come. */
export interface CommunicationOperation extends OperationState {
  /** @example "operation_01h9krwprkeee8fzqspvwy6nq8" */
  id?: string | undefined;
}

/** What `sendCommunications` gives back. */
export interface SendCommunicationsResponse {
  communications: Communication[];
  /** Follows the send to its end. */
  operation: OperationHandle<CommunicationOperation, Communication>;
}

/** What `listCommunications` takes: filters that must all hold. */
export interface ListCommunicationsRequest extends PageRequest {
  /** Communications of one send. */
  operationId?: string | undefined;
  /** Communications of one conversation. */
  conversationId?: string | undefined;
  /** Communications created after this time. */
  startDate?: Date | undefined;
  /** Communications created before this time. */
  endDate?: Date | undefined;
  /** Communications to this contact, by its id. */
  toContact?: string | undefined;
  toAddress?: string | undefined;
  channel?: CommunicationChannel | undefined;
  communicationType?: CommunicationType | undefined;
}

/** One page of communications. */
export interface ListCommunicationsResponse {
  communications: Communication[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchSingleCommunication` takes. */
export interface FetchSingleCommunicationRequest {
  communicationId: string;
}

/** What `deleteCommunication` takes. */
export interface DeleteCommunicationRequest {
  communicationId: string;
}

/** What `listCommunicationOperations` takes: filters that must all hold. */
export interface ListCommunicationOperationsRequest extends PageRequest {
  /** Operations created after this time. */
  startDate?: Date | undefined;
  /** Operations created before this time. */
  endDate?: Date | undefined;
  status?: CommunicationOperationStatus | undefined;
}

/** One page of operations. */
export interface ListCommunicationOperationsResponse {
  operations: CommunicationOperation[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneCommunicationOperation` takes. */
export interface FetchOneCommunicationOperationRequest {
  operationId: string;
}

/** What `cancelCommunicationOperation` takes. */
export interface CancelCommunicationOperationRequest {
  operationId: string;
}
