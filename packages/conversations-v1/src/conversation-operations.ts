import { conversationsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  Conversation,
  CreateConversationRequest,
  CreateConversationWithParticipantsRequest,
  CreateServiceConversationRequest,
  CreateServiceConversationWithParticipantsRequest,
  DeleteConversationRequest,
  DeleteServiceConversationRequest,
  FetchConversationRequest,
  FetchServiceConversationRequest,
  ListConversationRequest,
  ListConversationResponse,
  ListServiceConversationRequest,
  UpdateConversationRequest,
  UpdateServiceConversationRequest,
} from './conversation-types.ts';
import { writeParticipants } from './write-participants.ts';

export const listConversation: ListOperation<ListConversationRequest, ListConversationResponse, Conversation> = {
  id: 'conversationsV1.listConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations',
  success: [200],
  page: { items: 'conversations', maxSize: 100 },
};

export const listServiceConversation: ListOperation<
  ListServiceConversationRequest,
  ListConversationResponse,
  Conversation
> = {
  id: 'conversationsV1.listServiceConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations',
  success: [200],
  page: { items: 'conversations', maxSize: 100 },
};

export const createConversation: Operation<CreateConversationRequest, Conversation> = {
  id: 'conversationsV1.createConversation',
  api: conversationsV1,
  method: 'POST',
  path: '/Conversations',
  success: [201],
  headers: ['xTwilioWebhookEnabled'],
  findWith: 'conversationsV1.listConversation',
};

export const createServiceConversation: Operation<CreateServiceConversationRequest, Conversation> = {
  id: 'conversationsV1.createServiceConversation',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Conversations',
  success: [201],
  headers: ['xTwilioWebhookEnabled'],
  findWith: 'conversationsV1.listServiceConversation',
};

export const fetchConversation: Operation<FetchConversationRequest, Conversation> = {
  id: 'conversationsV1.fetchConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{sid}',
  success: [200],
};

export const fetchServiceConversation: Operation<FetchServiceConversationRequest, Conversation> = {
  id: 'conversationsV1.fetchServiceConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{sid}',
  success: [200],
};

export const updateConversation: Operation<UpdateConversationRequest, Conversation> = {
  id: 'conversationsV1.updateConversation',
  api: conversationsV1,
  method: 'POST',
  path: '/Conversations/{sid}',
  success: [200],
  headers: ['xTwilioWebhookEnabled'],
  safety: 'safe',
};

export const updateServiceConversation: Operation<UpdateServiceConversationRequest, Conversation> = {
  id: 'conversationsV1.updateServiceConversation',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Conversations/{sid}',
  success: [200],
  headers: ['xTwilioWebhookEnabled'],
  safety: 'safe',
};

export const deleteConversation: Operation<DeleteConversationRequest, void> = {
  id: 'conversationsV1.deleteConversation',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Conversations/{sid}',
  success: [204],
  headers: ['xTwilioWebhookEnabled'],
};

export const deleteServiceConversation: Operation<DeleteServiceConversationRequest, void> = {
  id: 'conversationsV1.deleteServiceConversation',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{chatServiceSid}/Conversations/{sid}',
  success: [204],
  headers: ['xTwilioWebhookEnabled'],
};

export const createConversationWithParticipants: Operation<CreateConversationWithParticipantsRequest, Conversation> = {
  id: 'conversationsV1.createConversationWithParticipants',
  api: conversationsV1,
  method: 'POST',
  path: '/ConversationWithParticipants',
  success: [201, 202],
  headers: ['xTwilioWebhookEnabled'],
  write: writeParticipants,
  findWith: 'conversationsV1.listConversation',
};

export const createServiceConversationWithParticipants: Operation<
  CreateServiceConversationWithParticipantsRequest,
  Conversation
> = {
  id: 'conversationsV1.createServiceConversationWithParticipants',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/ConversationWithParticipants',
  success: [201, 202],
  headers: ['xTwilioWebhookEnabled'],
  write: writeParticipants,
  findWith: 'conversationsV1.listServiceConversation',
};
