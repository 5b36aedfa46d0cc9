import { beginOperation, commsPreview, type ListOperation, type Operation, type StartOperation } from '@comms/core';
import type {
  CancelEmailOperationRequest,
  DeleteEmailRequest,
  Email,
  EmailOperation,
  FetchOneEmailOperationRequest,
  FetchOneEmailRequest,
  ListEmailOperationsRequest,
  ListEmailOperationsResponse,
  ListEmailsRequest,
  ListEmailsResponse,
  SendEmailsRequest,
  SendEmailsResponse,
} from './types.ts';

export const listEmails: ListOperation<ListEmailsRequest, ListEmailsResponse, Email> = {
  id: 'emails.listEmails',
  api: commsPreview,
  method: 'GET',
  path: '/Emails',
  success: [200],
  page: { items: 'emails' },
};

export const fetchOneEmail: Operation<FetchOneEmailRequest, Email> = {
  id: 'emails.fetchOneEmail',
  api: commsPreview,
  method: 'GET',
  path: '/Emails/{emailId}',
  success: [200],
};

export const deleteEmail: Operation<DeleteEmailRequest, void> = {
  id: 'emails.deleteEmail',
  api: commsPreview,
  method: 'DELETE',
  path: '/Emails/{emailId}',
  success: [204],
};

export const listEmailOperations: ListOperation<
  ListEmailOperationsRequest,
  ListEmailOperationsResponse,
  EmailOperation
> = {
  id: 'emails.listEmailOperations',
  api: commsPreview,
  method: 'GET',
  path: '/Emails/Operations',
  success: [200],
  page: { items: 'operations' },
};

export const fetchOneEmailOperation: Operation<FetchOneEmailOperationRequest, EmailOperation> = {
  id: 'emails.fetchOneEmailOperation',
  api: commsPreview,
  method: 'GET',
  path: '/Emails/Operations/{operationId}',
  success: [200],
};

export const cancelEmailOperation: Operation<CancelEmailOperationRequest, EmailOperation> = {
  id: 'emails.cancelEmailOperation',
  api: commsPreview,
  method: 'POST',
  path: '/Emails/Operations/{operationId}/Cancel',
  success: [200],
  findWith: 'emails.fetchOneEmailOperation',
};

export const sendEmails: StartOperation<SendEmailsRequest, SendEmailsResponse, EmailOperation, Email> = {
  id: 'emails.sendEmails',
  api: commsPreview,
  method: 'POST',
  path: '/Emails',
  success: [200, 201, 202],
  findWith: 'emails.listEmails',
  starts: {
    begin: beginOperation,
    fetch: fetchOneEmailOperation,
    cancel: cancelEmailOperation,
    resources: listEmails,
  },
};
