import { conversationsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  CreateConversationScopedWebhookRequest,
  CreateServiceConversationScopedWebhookRequest,
  DeleteConversationScopedWebhookRequest,
  DeleteServiceConversationScopedWebhookRequest,
  FetchConversationScopedWebhookRequest,
  FetchServiceConversationScopedWebhookRequest,
  FetchServiceWebhookConfigurationRequest,
  ListConversationScopedWebhookRequest,
  ListConversationScopedWebhookResponse,
  ListServiceConversationScopedWebhookRequest,
  ScopedWebhook,
  ServiceWebhookConfiguration,
  UpdateConfigurationWebhookRequest,
  UpdateConversationScopedWebhookRequest,
  UpdateServiceConversationScopedWebhookRequest,
  UpdateServiceWebhookConfigurationRequest,
  WebhookConfiguration,
} from './webhook-types.ts';

export const fetchConfigurationWebhook: Operation<object, WebhookConfiguration> = {
  id: 'conversationsV1.fetchConfigurationWebhook',
  api: conversationsV1,
  method: 'GET',
  path: '/Configuration/Webhooks',
  success: [200],
};

export const updateConfigurationWebhook: Operation<UpdateConfigurationWebhookRequest, WebhookConfiguration> = {
  id: 'conversationsV1.updateConfigurationWebhook',
  api: conversationsV1,
  method: 'POST',
  path: '/Configuration/Webhooks',
  success: [200],
  safety: 'safe',
};

export const fetchServiceWebhookConfiguration: Operation<
  FetchServiceWebhookConfigurationRequest,
  ServiceWebhookConfiguration
> = {
  id: 'conversationsV1.fetchServiceWebhookConfiguration',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Configuration/Webhooks',
  success: [200],
};

export const updateServiceWebhookConfiguration: Operation<
  UpdateServiceWebhookConfigurationRequest,
  ServiceWebhookConfiguration
> = {
  id: 'conversationsV1.updateServiceWebhookConfiguration',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Configuration/Webhooks',
  success: [200],
  safety: 'safe',
};

export const listConversationScopedWebhook: ListOperation<
  ListConversationScopedWebhookRequest,
  ListConversationScopedWebhookResponse,
  ScopedWebhook
> = {
  id: 'conversationsV1.listConversationScopedWebhook',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{conversationSid}/Webhooks',
  success: [200],
  page: { items: 'webhooks', maxSize: 5 },
};

export const listServiceConversationScopedWebhook: ListOperation<
  ListServiceConversationScopedWebhookRequest,
  ListConversationScopedWebhookResponse,
  ScopedWebhook
> = {
  id: 'conversationsV1.listServiceConversationScopedWebhook',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Webhooks',
  success: [200],
  page: { items: 'webhooks', maxSize: 5 },
};

export const createConversationScopedWebhook: Operation<CreateConversationScopedWebhookRequest, ScopedWebhook> = {
  id: 'conversationsV1.createConversationScopedWebhook',
  api: conversationsV1,
  method: 'POST',
  path: '/Conversations/{conversationSid}/Webhooks',
  success: [201],
  findWith: 'conversationsV1.listConversationScopedWebhook',
};

export const createServiceConversationScopedWebhook: Operation<
  CreateServiceConversationScopedWebhookRequest,
  ScopedWebhook
> = {
  id: 'conversationsV1.createServiceConversationScopedWebhook',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Webhooks',
  success: [201],
  findWith: 'conversationsV1.listServiceConversationScopedWebhook',
};

export const fetchConversationScopedWebhook: Operation<FetchConversationScopedWebhookRequest, ScopedWebhook> = {
  id: 'conversationsV1.fetchConversationScopedWebhook',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{conversationSid}/Webhooks/{sid}',
  success: [200],
};

export const fetchServiceConversationScopedWebhook: Operation<
  FetchServiceConversationScopedWebhookRequest,
  ScopedWebhook
> = {
  id: 'conversationsV1.fetchServiceConversationScopedWebhook',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Webhooks/{sid}',
  success: [200],
};

export const updateConversationScopedWebhook: Operation<UpdateConversationScopedWebhookRequest, ScopedWebhook> = {
  id: 'conversationsV1.updateConversationScopedWebhook',
  api: conversationsV1,
  method: 'POST',
  path: '/Conversations/{conversationSid}/Webhooks/{sid}',
  success: [200],
  safety: 'safe',
};

export const updateServiceConversationScopedWebhook: Operation<
  UpdateServiceConversationScopedWebhookRequest,
  ScopedWebhook
> = {
  id: 'conversationsV1.updateServiceConversationScopedWebhook',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Webhooks/{sid}',
  success: [200],
  safety: 'safe',
};

export const deleteConversationScopedWebhook: Operation<DeleteConversationScopedWebhookRequest, void> = {
  id: 'conversationsV1.deleteConversationScopedWebhook',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Conversations/{conversationSid}/Webhooks/{sid}',
  success: [204],
};

export const deleteServiceConversationScopedWebhook: Operation<DeleteServiceConversationScopedWebhookRequest, void> = {
  id: 'conversationsV1.deleteServiceConversationScopedWebhook',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Webhooks/{sid}',
  success: [204],
};
