export type {
  AgentPoolSender,
  AgentSender,
  AudienceRecipient,
  MediaById,
  OneTimePassword,
  UsePreference,
} from '@comms/core';
export type {
  AgentRecipient,
  EmailAddress,
  EmailAddressee,
  EmailAddressRecipient,
  EmailAddressSender,
  EmailContact,
  EmailContactRecipient,
  SendEmailsRecipient,
  SendEmailsRequestBCCRecipient,
  SendEmailsRequestCCRecipient,
  SendEmailsRequestFrom,
  SendEmailsRequestReplyToRecipient,
} from './addressees.ts';
export type {
  EmailAttachmentInput,
  EmailContent,
  EmailContentInput,
  EmailContentTemplateInput,
  InlineAttachment,
  OTPEmailContentInput,
  SendEmailsRequestContent,
} from './content.ts';
export { Emails } from './emails.ts';
export type {
  CancelEmailOperationRequest,
  DeleteEmailRequest,
  Email,
  EmailOperation,
  EmailOperationStatus,
  FetchOneEmailOperationRequest,
  FetchOneEmailRequest,
  ListEmailOperationsRequest,
  ListEmailOperationsResponse,
  ListEmailsRequest,
  ListEmailsResponse,
  SendEmailsRequest,
  SendEmailsRequestProcessingOptions,
  SendEmailsResponse,
} from './types.ts';
