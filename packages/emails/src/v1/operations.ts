import {
  type AcceptedResource,
  acceptSend,
  commsV1,
  type ListOperation,
  type Operation,
  type SendOperation,
} from '@comms/core';
import type {
  CancelEmailOperationRequest,
  DeleteEmailRequest,
  Email,
  EmailOperation,
  EmailOperationError,
  EmailReceipt,
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

export const listEmails: ListOperation<ListEmailsRequest, ListEmailsResponse, Email> = {
  id: 'v1.emails.listEmails',
  api: commsV1,
  method: 'GET',
  path: '/Emails',
  success: [200],
  page: { items: 'emails' },
};

export const fetchOneEmail: Operation<FetchOneEmailRequest, Email> = {
  id: 'v1.emails.fetchOneEmail',
  api: commsV1,
  method: 'GET',
  path: '/Emails/{emailId}',
  success: [200],
};

export const deleteEmail: Operation<DeleteEmailRequest, AcceptedResource> = {
  id: 'v1.emails.deleteEmail',
  api: commsV1,
  method: 'DELETE',
  path: '/Emails/{emailId}',
  // With 204 there is no body.
  success: [202, 204],
};

export const listEmailReceipts: ListOperation<ListEmailReceiptsRequest, ListEmailReceiptsResponse, EmailReceipt> = {
  id: 'v1.emails.listEmailReceipts',
  api: commsV1,
  method: 'GET',
  path: '/Emails/{emailId}/Receipts',
  success: [200],
  page: { items: 'receipts' },
};

export const listEmailOperations: ListOperation<
  ListEmailOperationsRequest,
  ListEmailOperationsResponse,
  EmailOperation
> = {
  id: 'v1.emails.listEmailOperations',
  api: commsV1,
  method: 'GET',
  path: '/Emails/Operations',
  success: [200],
  page: { items: 'operations' },
};

export const fetchOneEmailOperation: Operation<FetchOneEmailOperationRequest, EmailOperation> = {
  id: 'v1.emails.fetchOneEmailOperation',
  api: commsV1,
  method: 'GET',
  path: '/Emails/Operations/{operationId}',
  success: [200],
};

export const listEmailOperationErrors: ListOperation<
  ListEmailOperationErrorsRequest,
  ListEmailOperationErrorsResponse,
  EmailOperationError
> = {
  id: 'v1.emails.listEmailOperationErrors',
  api: commsV1,
  method: 'GET',
  path: '/Emails/Operations/{operationId}/Errors',
  success: [200],
  page: { items: 'errors' },
};

export const cancelEmailOperation: Operation<CancelEmailOperationRequest, AcceptedResource> = {
  id: 'v1.emails.cancelEmailOperation',
  api: commsV1,
  method: 'POST',
  path: '/Emails/Operations/{operationId}/Cancel',
  success: [200, 202],
  findWith: 'v1.emails.fetchOneEmailOperation',
};

export const sendEmails: SendOperation<
  SendEmailsRequest,
  SendEmailsResponse,
  EmailOperation,
  Email,
  EmailOperationError
> = {
  id: 'v1.emails.sendEmails',
  api: commsV1,
  method: 'POST',
  path: '/Emails',
  success: [200, 201, 202],
  findWith: 'v1.emails.listEmails',
  starts: {
    begin: acceptSend,
    fetch: fetchOneEmailOperation,
    cancel: cancelEmailOperation,
    resources: listEmails,
    errors: listEmailOperationErrors,
  },
};
