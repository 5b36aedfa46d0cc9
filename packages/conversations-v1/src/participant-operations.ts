import { conversationsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  CreateConversationParticipantRequest,
  CreateServiceConversationParticipantRequest,
  DeleteConversationParticipantRequest,
  DeleteServiceConversationParticipantRequest,
  FetchConversationParticipantRequest,
  FetchServiceConversationParticipantRequest,
  ListConversationParticipantRequest,
  ListConversationParticipantResponse,
  ListParticipantConversationRequest,
  ListParticipantConversationResponse,
  ListServiceConversationParticipantRequest,
  ListServiceParticipantConversationRequest,
  Participant,
  ParticipantConversation,
  UpdateConversationParticipantRequest,
  UpdateServiceConversationParticipantRequest,
} from './participant-types.ts';

export const listConversationParticipant: ListOperation<
  ListConversationParticipantRequest,
  ListConversationParticipantResponse,
  Participant
> = {
  id: 'conversationsV1.listConversationParticipant',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{conversationSid}/Participants',
  success: [200],
  page: { items: 'participants', maxSize: 100 },
};

export const listServiceConversationParticipant: ListOperation<
  ListServiceConversationParticipantRequest,
  ListConversationParticipantResponse,
  Participant
> = {
  id: 'conversationsV1.listServiceConversationParticipant',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Participants',
  success: [200],
  page: { items: 'participants', maxSize: 100 },
};

export const createConversationParticipant: Operation<CreateConversationParticipantRequest, Participant> = {
  id: 'conversationsV1.createConversationParticipant',
  api: conversationsV1,
  method: 'POST',
  path: '/Conversations/{conversationSid}/Participants',
  success: [201],
  headers: ['xTwilioWebhookEnabled'],
  findWith: 'conversationsV1.listConversationParticipant',
};

export const createServiceConversationParticipant: Operation<CreateServiceConversationParticipantRequest, Participant> =
  {
    id: 'conversationsV1.createServiceConversationParticipant',
    api: conversationsV1,
    method: 'POST',
    path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Participants',
    success: [201],
    headers: ['xTwilioWebhookEnabled'],
    findWith: 'conversationsV1.listServiceConversationParticipant',
  };

export const fetchConversationParticipant: Operation<FetchConversationParticipantRequest, Participant> = {
  id: 'conversationsV1.fetchConversationParticipant',
  api: conversationsV1,
  method: 'GET',
  path: '/Conversations/{conversationSid}/Participants/{sid}',
  success: [200],
};

export const fetchServiceConversationParticipant: Operation<FetchServiceConversationParticipantRequest, Participant> = {
  id: 'conversationsV1.fetchServiceConversationParticipant',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Participants/{sid}',
  success: [200],
};

export const updateConversationParticipant: Operation<UpdateConversationParticipantRequest, Participant> = {
  id: 'conversationsV1.updateConversationParticipant',
  api: conversationsV1,
  method: 'POST',
  path: '/Conversations/{conversationSid}/Participants/{sid}',
  success: [200],
  headers: ['xTwilioWebhookEnabled'],
  safety: 'safe',
};

export const updateServiceConversationParticipant: Operation<UpdateServiceConversationParticipantRequest, Participant> =
  {
    id: 'conversationsV1.updateServiceConversationParticipant',
    api: conversationsV1,
    method: 'POST',
    path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Participants/{sid}',
    success: [200],
    headers: ['xTwilioWebhookEnabled'],
    safety: 'safe',
  };

export const deleteConversationParticipant: Operation<DeleteConversationParticipantRequest, void> = {
  id: 'conversationsV1.deleteConversationParticipant',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Conversations/{conversationSid}/Participants/{sid}',
  success: [204],
  headers: ['xTwilioWebhookEnabled'],
};

export const deleteServiceConversationParticipant: Operation<DeleteServiceConversationParticipantRequest, void> = {
  id: 'conversationsV1.deleteServiceConversationParticipant',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{chatServiceSid}/Conversations/{conversationSid}/Participants/{sid}',
  success: [204],
  headers: ['xTwilioWebhookEnabled'],
};

export const listParticipantConversation: ListOperation<
  ListParticipantConversationRequest,
  ListParticipantConversationResponse,
  ParticipantConversation
> = {
  id: 'conversationsV1.listParticipantConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/ParticipantConversations',
  success: [200],
  page: { items: 'conversations', maxSize: 50 },
};

export const listServiceParticipantConversation: ListOperation<
  ListServiceParticipantConversationRequest,
  ListParticipantConversationResponse,
  ParticipantConversation
> = {
  id: 'conversationsV1.listServiceParticipantConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/ParticipantConversations',
  success: [200],
  page: { items: 'conversations', maxSize: 50 },
};
