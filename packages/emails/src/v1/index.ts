export type {
  EmailAddressee,
  EmailAddressRecipient,
  EmailAddressSender,
  EmailProfileRecipient,
  SendEmailsRecipient,
} from './addressees.ts';
export type { EmailAttachment, EmailContent, EmailContentAttachment, EmailHtmlContent } from './content.ts';
export { Emails } from './emails.ts';
export type {
  CancelEmailOperationRequest,
  DeleteEmailRequest,
  Email,
  EmailOperation,
  EmailOperationError,
  EmailOperationStats,
  EmailReceipt,
  EmailStatus,
  FetchOneEmailOperationRequest,
  FetchOneEmailRequest,
  ListEmailOperationErrorsRequest,
  ListEmailOperationErrorsResponse,
  ListEmailOperationsRequest,
  ListEmailOperationsResponse,
  ListEmailReceiptsRequest,
  ListEmailReceiptsResponse,
  ListEmailsRequest,
  ListEmailsResponse,
  SendEmailsRequest,
  SendEmailsResponse,
} from './types.ts';
