import type {
  CommsV1OperationStatus,
  CommsV1PageRequest,
  CommsV1Pagination,
  CommsV1Problem,
  CommsV1RelatedResource,
  CommsV1Schedule,
  CommsV1Tags,
  SendHandle,
} from '@comms/core';
import type { EmailAddressee, EmailAddressSender, SendEmailsRecipient } from './addressees.ts';
import type { EmailContent, EmailHtmlContent } from './content.ts';

/** What `sendEmails` takes. */
export interface SendEmailsRequest {
  from: EmailAddressSender;
  /**
   * The recipients: each gets an email of its own.
   *
   * @minItems 1
   * @maxItems 10000
   */
  to: SendEmailsRecipient[];
  content: EmailHtmlContent;
  /**
   * When it is sent.
   *
   * @default now
   */
  schedule?: CommsV1Schedule | undefined;
  /**
   * The pool of IP addresses to send from.
   *
   * @minLength 2
   * @maxLength 64
   */
  ipPoolName?: string | undefined;
  tags?: CommsV1Tags | undefined;
}

/** Where an email stands. */
export type EmailStatus =
  | 'SCHEDULED'
  | 'QUEUED'
  | 'SENT'
  | 'DELIVERED'
  | 'UNDELIVERED'
  | 'OPENED'
  | 'FAILED'
  | 'CANCELED'
  | 'INBOUND'
  | (string & {});

/** An email that was sent or received. The API keeps it for 7 days. */
export interface Email {
  /** @example "comms_email_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  from?: EmailAddressee | null | undefined;
  to?: EmailAddressee[] | null | undefined;
  /** What was sent: lists may leave it out. */
  content?: EmailContent | null | undefined;
  status?: EmailStatus | null | undefined;
  /** What it belongs to, such as the operation that sent it. */
  related?: CommsV1RelatedResource[] | null | undefined;
  tags?: CommsV1Tags | null | undefined;
  /** When it is to be sent; null where that was at once. */
  scheduledFor?: Date | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** How many emails of a send are in each state, as whole numbers. */
export interface EmailOperationStats {
  total?: number | null | undefined;
  recipients?: number | null | undefined;
  /** How often a delivery was tried. */
  attempts?: number | null | undefined;
  scheduled?: number | null | undefined;
  queued?: number | null | undefined;
  sent?: number | null | undefined;
  delivered?: number | null | undefined;
  opened?: number | null | undefined;
  undelivered?: number | null | undefined;
  failed?: number | null | undefined;
  canceled?: number | null | undefined;
}

/** A send, and how far its emails have come. */
export interface EmailOperation {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  status?: CommsV1OperationStatus | null | undefined;
  stats?: EmailOperationStats | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What went wrong with one recipient of a send. Inferred: the reference names the list, not its fields. */
export interface EmailOperationError extends CommsV1Problem {
  /** The email that failed; null where none was made. */
  emailId?: string | null | undefined;
  to?: EmailAddressee[] | null | undefined;
  createdAt?: Date | null | undefined;
}

/** A state that an email has come to. Inferred: the reference names the list, not its fields. */
export interface EmailReceipt {
  emailId?: string | null | undefined;
  status?: EmailStatus | null | undefined;
  /**
   * Which try it was, from 1 on.
   *
   * @asType integer
   */
  attempt?: number | null | undefined;
  from?: EmailAddressee | null | undefined;
  to?: EmailAddressee[] | null | undefined;
  error?: CommsV1Problem | null | undefined;
  createdAt?: Date | null | undefined;
}

/** What `sendEmails` gives back: the emails are made afterwards. */
export interface SendEmailsResponse {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  operationId?: string | undefined;
  /** Where the operation can be fetched. */
  operationLocation?: string | undefined;
  /** Follows the send to its end. */
  operation: SendHandle<EmailOperation, Email, EmailOperationError>;
}

/** What `listEmails` takes: filters that must all hold. */
export interface ListEmailsRequest extends CommsV1PageRequest {
  /** Emails of one send. */
  operationId?: string | undefined;
  /** Emails created after this time. */
  startDate?: Date | undefined;
  /** Emails created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  /** Emails to this profile, by its id. */
  profile?: string | undefined;
  status?: EmailStatus | undefined;
  /** Emails that have all these tags: `{ campaign: 'spring' }`, or as the API writes it, `campaign:spring;`. */
  tags?: CommsV1Tags | string | undefined;
}

/** One page of emails. */
export interface ListEmailsResponse {
  emails: Email[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneEmail` takes. */
export interface FetchOneEmailRequest {
  emailId: string;
}

/** What `deleteEmail` takes. */
export interface DeleteEmailRequest {
  emailId: string;
}

/** What `listEmailReceipts` takes. */
export interface ListEmailReceiptsRequest extends CommsV1PageRequest {
  emailId: string;
}

/** One page of receipts. */
export interface ListEmailReceiptsResponse {
  receipts: EmailReceipt[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `listEmailOperations` takes: filters that must all hold. */
export interface ListEmailOperationsRequest extends CommsV1PageRequest {
  /** Operations created after this time. */
  startDate?: Date | undefined;
  /** Operations created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  status?: CommsV1OperationStatus | undefined;
}

/** One page of operations. */
export interface ListEmailOperationsResponse {
  operations: EmailOperation[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneEmailOperation` takes. */
export interface FetchOneEmailOperationRequest {
  operationId: string;
}

/** What `listEmailOperationErrors` takes. */
export interface ListEmailOperationErrorsRequest extends CommsV1PageRequest {
  operationId: string;
}

/** One page of what went wrong in a send. */
export interface ListEmailOperationErrorsResponse {
  errors: EmailOperationError[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `cancelEmailOperation` takes. */
export interface CancelEmailOperationRequest {
  operationId: string;
}
