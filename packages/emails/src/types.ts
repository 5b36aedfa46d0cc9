import type {
  Addressee,
  AgentPoolSender,
  AgentSender,
  AudienceRecipient,
  DeliveryStatus,
  Media,
  MediaById,
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

/** Sends from an e-mail address. */
export interface EmailAddressSender {
  /**
   * @minLength 3
   * @maxLength 320
   * @format email
   * @example "shop@example.com"
   */
  address: string;
  /**
   * The name that recipients see.
   *
   * @maxLength 255
   */
  name?: string | undefined;
}

/** Who sends: told apart by the key that is present. */
export type SendEmailsRequestFrom = EmailAddressSender | AgentSender | AgentPoolSender;

/** One recipient, by address. */
export interface EmailAddressRecipient {
  /**
   * @minLength 3
   * @maxLength 320
   * @format email
   * @example "ada@example.com"
   */
  address: string;
  /** @maxLength 255 */
  name?: string | undefined;
  /** The values of the template's variables for this recipient. */
  variables?: Variables | undefined;
}

/** A stored contact, reached at its e-mail address. */
export interface EmailContactRecipient {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
  variables?: Variables | undefined;
}

/** Who gets an email of their own: told apart by the key that is present. */
export type SendEmailsRecipient = EmailAddressRecipient | EmailContactRecipient | AudienceRecipient;

/** Someone whom an email names beside its recipient, by address. */
export interface EmailAddressParty {
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
export interface EmailContactParty {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
}

/** An agent whom an email names beside its recipient. */
export interface EmailAgentParty {
  /** @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentId: string;
}

/** Whom an email names beside its recipient, as `cc`, `bcc` or `replyTo`. That agents can be named is inferred. */
export type EmailParty = EmailAddressParty | EmailContactParty | EmailAgentParty;

/** A file that comes with the request. Its fields are inferred: the reference does not show them. */
export interface InlineAttachment {
  /**
   * A name without a path.
   *
   * @minLength 1
   * @maxLength 255
   * @pattern ^[^/\\\u0000-\u001f]+$
   * @example "invoice.pdf"
   */
  fileName: string;
  /**
   * @pattern ^[\w.+-]+/[\w.+-]+$
   * @example "application/pdf"
   */
  mimeType: string;
  /** Its bytes in base64. */
  content: string;
}

/** A file to attach: one that was uploaded before, or one that comes with the request. */
export type EmailAttachment = MediaById | InlineAttachment;

/** A subject with a text, HTML or both. */
export interface EmailContentInput {
  /**
   * A Liquid template, as `text` and `html` are.
   *
   * @minLength 1
   * @maxLength 998
   * @example "Hello {{ name }}"
   */
  subject: string;
  text?: string | undefined;
  html?: string | undefined;
  /** @maxItems 10 */
  attachments?: EmailAttachment[] | undefined;
  /** Values for variables that a recipient does not have. */
  defaultVariables?: Variables | undefined;
}

/** Content with a one-time password. Its fields are inferred: the reference names only the variant. */
export interface OTPEmailContentInput {
  otp: OneTimePassword;
  /** @maxLength 998 */
  subject?: string | undefined;
  /** The text around the code, with `{{ code }}` in its place. */
  text?: string | undefined;
  html?: string | undefined;
  defaultVariables?: Variables | undefined;
}

/** A stored content template. */
export interface EmailContentTemplateInput {
  /** @pattern ^HX[0-9a-fA-F]{32}$ */
  contentId: string;
  defaultVariables?: Variables | undefined;
}

/** What is sent: told apart by `contentId` and `otp`. */
export type SendEmailsRequestContent = EmailContentInput | OTPEmailContentInput | EmailContentTemplateInput;

/** How emails are processed. */
export interface SendEmailsRequestProcessingOptions {
  usePreference?: UsePreference | undefined;
}

/** What `sendEmails` takes. */
export interface SendEmailsRequest {
  from: SendEmailsRequestFrom;
  /**
   * Each of them gets an email of their own; without it, one email goes to those in `cc` and `bcc`.
   *
   * @maxItems 10000
   */
  to?: SendEmailsRecipient[] | undefined;
  content: SendEmailsRequestContent;
  /**
   * Where answers go.
   *
   * @maxItems 100
   */
  replyTo?: EmailParty[] | undefined;
  /**
   * Who gets a copy, and is seen by all.
   *
   * @maxItems 100
   */
  cc?: EmailParty[] | undefined;
  /**
   * Who gets a copy, and is seen by nobody.
   *
   * @maxItems 100
   */
  bcc?: EmailParty[] | undefined;
  processingOptions?: SendEmailsRequestProcessingOptions | undefined;
  tags?: Tags | undefined;
}

/** The content of an email, as the resource shows it. */
export interface EmailContent {
  subject?: string | null | undefined;
  text?: string | null | undefined;
  html?: string | null | undefined;
  attachments?: Media[] | null | undefined;
  defaultVariables?: Variables | null | undefined;
}

/** An email that was sent. */
export interface Email {
  /** @example "email_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  content?: EmailContent | null | undefined;
  from?: Addressee | null | undefined;
  to?: Addressee[] | null | undefined;
  replyTo?: Addressee[] | null | undefined;
  cc?: Addressee[] | null | undefined;
  bcc?: Addressee[] | null | undefined;
  deliveryStatus?: DeliveryStatus | null | undefined;
  related?: RelatedResource[] | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** Where a send stands. */
export type EmailOperationStatus = OperationStatus;

/** A send, and how far its emails have come. */
export interface EmailOperation extends OperationState {
  /** @example "operation_01h9krwprkeee8fzqspvwy6nq8" */
  id?: string | undefined;
}

/** What `sendEmails` gives back. */
export interface SendEmailsResponse {
  emails: Email[];
  /** Follows the send to its end. */
  operation: OperationHandle<EmailOperation, Email>;
}

/** What `listEmails` takes: filters that must all hold. */
export interface ListEmailsRequest extends PageRequest {
  /** Emails of one send. */
  operationId?: string | undefined;
  /** Emails of one conversation. */
  conversationId?: string | undefined;
  /** Emails created after this time. */
  startDate?: Date | undefined;
  /** Emails created before this time. */
  endDate?: Date | undefined;
  fromAddress?: string | undefined;
  toAddress?: string | undefined;
  /** Emails to this contact, by its id. */
  toContact?: string | undefined;
}

/** One page of emails. */
export interface ListEmailsResponse {
  emails: Email[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneEmail` takes. */
export interface FetchOneEmailRequest {
  emailId: string;
}

/** What `deleteEmail` takes. */
export interface DeleteEmailRequest {
  emailId: string;
}

/** What `listEmailOperations` takes: filters that must all hold. */
export interface ListEmailOperationsRequest extends PageRequest {
  /** Operations created after this time. */
  startDate?: Date | undefined;
  /** Operations created before this time. */
  endDate?: Date | undefined;
  status?: EmailOperationStatus | undefined;
}

/** One page of operations. */
export interface ListEmailOperationsResponse {
  operations: EmailOperation[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneEmailOperation` takes. */
export interface FetchOneEmailOperationRequest {
  operationId: string;
}

/** What `cancelEmailOperation` takes. */
export interface CancelEmailOperationRequest {
  operationId: string;
}
