import { conversationsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  CreateConversationMessageRequest,
  CreateServiceConversationMessageRequest,
  DeleteConversationMessageRequest,
  DeleteServiceConversationMessageRequest,
  DeliveryReceipt,
  FetchConversationMessageReceiptRequest,
  FetchConversationMessageRequest,
  FetchServiceConversationMessageReceiptRequest,
  FetchServiceConversationMessageRequest,
  ListConversationMessageReceiptRequest,
  ListConversationMessageReceiptResponse,
  ListConversationMessageRequest,
  ListConversationMessageResponse,
  ListServiceConversationMessageReceiptRequest,
  ListServiceConversationMessageRequest,
  Message,
  UpdateConversationMessageRequest,
  UpdateServiceConversationMessageRequest,
} from './message-types.ts';

export const listConversationMessage: ListOperation<
  ListConversationMessageRequest,
  ListConversationMessageResponse,
  Message
> = {
  id: 'conversationsV1.listConversationMessage',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{conversationSid}/Messages',
  success: [200],
  page: { items: 'messages', maxSize: 100 },
};

export const listServiceConversationMessage: ListOperation<
  ListServiceConversationMessageRequest,
  ListConversationMessageResponse,
  Message
> = {
  id: 'conversationsV1.listServiceConversationMessage',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Messages',
  success: [200],
  page: { items: 'messages', maxSize: 100 },
};

export const createConversationMessage: Operation<CreateConversationMessageRequest, Message> = {
  id: 'conversationsV1.createConversationMessage',
  api: conversationsV1,
  method: 'POST',
  path: '/Conversations/{conversationSid}/Messages',
  success: [201],
  headers: ['xTwilioWebhookEnabled'],
  findWith: 'conversationsV1.listConversationMessage',
};

export const createServiceConversationMessage: Operation<CreateServiceConversationMessageRequest, Message> = {
  id: 'conversationsV1.createServiceConversationMessage',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Messages',
  success: [201],
  headers: ['xTwilioWebhookEnabled'],
  findWith: 'conversationsV1.listServiceConversationMessage',
};

export const fetchConversationMessage: Operation<FetchConversationMessageRequest, Message> = {
  id: 'conversationsV1.fetchConversationMessage',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{conversationSid}/Messages/{sid}',
  success: [200],
};

export const fetchServiceConversationMessage: Operation<FetchServiceConversationMessageRequest, Message> = {
  id: 'conversationsV1.fetchServiceConversationMessage',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Messages/{sid}',
  success: [200],
};

export const updateConversationMessage: Operation<UpdateConversationMessageRequest, Message> = {
  id: 'conversationsV1.updateConversationMessage',
  api: conversationsV1,
  method: 'POST',
  path: '/Conversations/{conversationSid}/Messages/{sid}',
  success: [200],
  headers: ['xTwilioWebhookEnabled'],
  safety: 'safe',
};

export const updateServiceConversationMessage: Operation<UpdateServiceConversationMessageRequest, Message> = {
  id: 'conversationsV1.updateServiceConversationMessage',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Messages/{sid}',
  success: [200],
  headers: ['xTwilioWebhookEnabled'],
  safety: 'safe',
};

export const deleteConversationMessage: Operation<DeleteConversationMessageRequest, void> = {
  id: 'conversationsV1.deleteConversationMessage',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Conversations/{conversationSid}/Messages/{sid}',
  success: [204],
  headers: ['xTwilioWebhookEnabled'],
};

export const deleteServiceConversationMessage: Operation<DeleteServiceConversationMessageRequest, void> = {
  id: 'conversationsV1.deleteServiceConversationMessage',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Messages/{sid}',
  success: [204],
  headers: ['xTwilioWebhookEnabled'],
};

export const listConversationMessageReceipt: ListOperation<
  ListConversationMessageReceiptRequest,
  ListConversationMessageReceiptResponse,
  DeliveryReceipt
> = {
  id: 'conversationsV1.listConversationMessageReceipt',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{conversationSid}/Messages/{messageSid}/Receipts',
  success: [200],
  page: { items: 'deliveryReceipts', maxSize: 50 },
};

export const listServiceConversationMessageReceipt: ListOperation<
  ListServiceConversationMessageReceiptRequest,
  ListConversationMessageReceiptResponse,
  DeliveryReceipt
> = {
  id: 'conversationsV1.listServiceConversationMessageReceipt',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Messages/{messageSid}/Receipts',
  success: [200],
  page: { items: 'deliveryReceipts', maxSize: 50 },
};

export const fetchConversationMessageReceipt: Operation<FetchConversationMessageReceiptRequest, DeliveryReceipt> = {
  id: 'conversationsV1.fetchConversationMessageReceipt',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{conversationSid}/Messages/{messageSid}/Receipts/{sid}',
  success: [200],
};

export const fetchServiceConversationMessageReceipt: Operation<
  FetchServiceConversationMessageReceiptRequest,
  DeliveryReceipt
> = {
  id: 'conversationsV1.fetchServiceConversationMessageReceipt',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Messages/{messageSid}/Receipts/{sid}',
  success: [200],
};
