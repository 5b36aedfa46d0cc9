import { beginOperation, commsPreview, type ListOperation, type Operation, type StartOperation } from '@comms/core';
import type {
  CancelMessageOperationRequest,
  DeleteMessageRequest,
  FetchOneMessageOperationRequest,
  FetchOneMessageRequest,
  ListMessageOperationsRequest,
  ListMessageOperationsResponse,
  ListMessagesRequest,
  ListMessagesResponse,
  Message,
  MessageOperation,
  SendMessagesRequest,
  SendMessagesResponse,
} from './types.ts';

export const listMessages: ListOperation<ListMessagesRequest, ListMessagesResponse, Message> = {
  id: 'messages.listMessages',
  api: commsPreview,
  method: 'GET',
  path: '/Messages',
  success: [200],
  page: { items: 'messages' },
};

export const fetchOneMessage: Operation<FetchOneMessageRequest, Message> = {
  id: 'messages.fetchOneMessage',
  api: commsPreview,
  method: 'GET',
  path: '/Messages/{messageId}',
  success: [200],
};

export const deleteMessage: Operation<DeleteMessageRequest, void> = {
  id: 'messages.deleteMessage',
  api: commsPreview,
  method: 'DELETE',
  path: '/Messages/{messageId}',
  success: [204],
};

export const listMessageOperations: ListOperation<
  ListMessageOperationsRequest,
  ListMessageOperationsResponse,
  MessageOperation
> = {
  id: 'messages.listMessageOperations',
  api: commsPreview,
  method: 'GET',
  path: '/Messages/Operations',
  success: [200],
  page: { items: 'operations' },
};

export const fetchOneMessageOperation: Operation<FetchOneMessageOperationRequest, MessageOperation> = {
  id: 'messages.fetchOneMessageOperation',
  api: commsPreview,
  method: 'GET',
  path: '/Messages/Operations/{operationId}',
  success: [200],
};

export const cancelMessageOperation: Operation<CancelMessageOperationRequest, MessageOperation> = {
  id: 'messages.cancelMessageOperation',
  api: commsPreview,
  method: 'POST',
  path: '/Messages/Operations/{operationId}/Cancel',
  success: [200],
  findWith: 'messages.fetchOneMessageOperation',
};

export const sendMessages: StartOperation<SendMessagesRequest, SendMessagesResponse, MessageOperation, Message> = {
  id: 'messages.sendMessages',
  api: commsPreview,
  method: 'POST',
  path: '/Messages',
  success: [200, 201, 202],
  findWith: 'messages.listMessages',
  starts: {
    begin: beginOperation,
    fetch: fetchOneMessageOperation,
    cancel: cancelMessageOperation,
    resources: listMessages,
  },
};
