import type {
  DeliveryStatus,
  OperationHandle,
  OperationState,
  OperationStatus,
  PageRequest,
  Pagination,
  RelatedResource,
  Tags,
  UsePreference,
} from '@comms/core';
import type {
  EmailAddressee,
  SendEmailsRecipient,
  SendEmailsRequestBCCRecipient,
  SendEmailsRequestCCRecipient,
  SendEmailsRequestFrom,
  SendEmailsRequestReplyToRecipient,
} from './addressees.ts';
import type { EmailContent, SendEmailsRequestContent } from './content.ts';

/** How emails are processed and dispatched. */
export interface SendEmailsRequestProcessingOptions {
  usePreference?: UsePreference | undefined;
}

/** What `sendEmails` takes. */
export interface SendEmailsRequest {
  from: SendEmailsRequestFrom;
  /**
   * The recipients: each gets an email of its own.
   *
   * @minItems 1
   * @maxItems 10000
   * @default none: one email goes to `cc` and `bcc`
   */
  to?: SendEmailsRecipient[] | undefined;
  content: SendEmailsRequestContent;
  /** @maxItems 100 */
  replyTo?: SendEmailsRequestReplyToRecipient[] | undefined;
  /**
   * Who gets a copy of each email; everyone sees their addresses.
   *
   * @maxItems 100
   */
  cc?: SendEmailsRequestCCRecipient[] | undefined;
  /**
   * Who gets a copy of each email; nobody sees their addresses.
   *
   * @maxItems 100
   */
  bcc?: SendEmailsRequestBCCRecipient[] | undefined;
  processingOptions?: SendEmailsRequestProcessingOptions | undefined;
  tags?: Tags | undefined;
}

/** An email that was sent. */
export interface Email {
  /** @example "email_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  content?: EmailContent | null | undefined;
  from?: EmailAddressee | null | undefined;
  to?: EmailAddressee[] | null | undefined;
  replyTo?: EmailAddressee[] | null | undefined;
  cc?: EmailAddressee[] | null | undefined;
  bcc?: EmailAddressee[] | null | undefined;
  /** Whether it is on its way, has arrived, or was opened. */
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
  /** The send that the list was filtered by. Inferred from the list of messages. */
  operation?: OperationState | null | undefined;
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
