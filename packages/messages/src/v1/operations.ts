import {
  type AcceptedResource,
  acceptSend,
  commsV1,
  type ListOperation,
  type Operation,
  type SendOperation,
} from '@comms/core';
import type { SendMessagesRequest, SendMessagesResponse } from './send-types.ts';
import type {
  CancelMessageOperationRequest,
  FetchOneMessageOperationRequest,
  FetchOneMessageRequest,
  ListMessageOperationErrorsRequest,
  ListMessageOperationErrorsResponse,
  ListMessageOperationsRequest,
  ListMessageOperationsResponse,
  ListMessageReceiptsRequest,
  ListMessageReceiptsResponse,
  ListMessagesRequest,
  ListMessagesResponse,
  Message,
  MessageOperation,
  MessageOperationError,
  MessageReceipt,
  SeekMessageByIdentifierRequest,
} from './types.ts';

export const listMessages: ListOperation<ListMessagesRequest, ListMessagesResponse, Message> = {
  id: 'v1.messages.listMessages',
  api: commsV1,
  method: 'GET',
  path: '/Messages',
  success: [200],
  page: { items: 'messages' },
};

export const fetchOneMessage: Operation<FetchOneMessageRequest, Message> = {
  id: 'v1.messages.fetchOneMessage',
  api: commsV1,
  method: 'GET',
  path: '/Messages/{messageId}',
  success: [200],
};

export const seekMessageByIdentifier: Operation<SeekMessageByIdentifierRequest, Message> = {
  id: 'v1.messages.seekMessageByIdentifier',
  api: commsV1,
  method: 'GET',
  path: '/Messages/Seek/{identifier}',
  // It answers with a redirect to the message, which is followed.
  success: [200],
};

export const listMessageReceipts: ListOperation<
  ListMessageReceiptsRequest,
  ListMessageReceiptsResponse,
  MessageReceipt
> = {
  id: 'v1.messages.listMessageReceipts',
  api: commsV1,
  method: 'GET',
  path: '/Messages/{messageId}/Receipts',
  success: [200],
  page: { items: 'receipts' },
};

export const listMessageOperations: ListOperation<
  ListMessageOperationsRequest,
  ListMessageOperationsResponse,
  MessageOperation
> = {
  id: 'v1.messages.listMessageOperations',
  api: commsV1,
  method: 'GET',
  path: '/Messages/Operations',
  success: [200],
  page: { items: 'operations' },
};

export const fetchOneMessageOperation: Operation<FetchOneMessageOperationRequest, MessageOperation> = {
  id: 'v1.messages.fetchOneMessageOperation',
  api: commsV1,
  method: 'GET',
  path: '/Messages/Operations/{operationId}',
  success: [200],
};

export const listMessageOperationErrors: ListOperation<
  ListMessageOperationErrorsRequest,
  ListMessageOperationErrorsResponse,
  MessageOperationError
> = {
  id: 'v1.messages.listMessageOperationErrors',
  api: commsV1,
  method: 'GET',
  path: '/Messages/Operations/{operationId}/Errors',
  success: [200],
  page: { items: 'errors' },
};

export const cancelMessageOperation: Operation<CancelMessageOperationRequest, AcceptedResource> = {
  id: 'v1.messages.cancelMessageOperation',
  api: commsV1,
  method: 'POST',
  path: '/Messages/Operations/{operationId}/Cancel',
  success: [200, 202],
  findWith: 'v1.messages.fetchOneMessageOperation',
};

export const sendMessages: SendOperation<
  SendMessagesRequest,
  SendMessagesResponse,
  MessageOperation,
  Message,
  MessageOperationError
> = {
  id: 'v1.messages.sendMessages',
  api: commsV1,
  method: 'POST',
  path: '/Messages',
  success: [200, 201, 202],
  findWith: 'v1.messages.listMessages',
  starts: {
    begin: acceptSend,
    fetch: fetchOneMessageOperation,
    cancel: cancelMessageOperation,
    resources: listMessages,
    errors: listMessageOperationErrors,
  },
};
