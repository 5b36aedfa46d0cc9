import { commsPreview, type ListOperation, type Operation } from '@comms/core';
import type {
  Conversation,
  CreateParticipantRequest,
  FetchOneConversationRequest,
  FetchSingleParticipantRequest,
  ListConversationsRequest,
  ListConversationsResponse,
  ListParticipantsRequest,
  ListParticipantsResponse,
  Participant,
  PatchConversationRequest,
} from './types.ts';

export const listConversations: ListOperation<ListConversationsRequest, ListConversationsResponse, Conversation> = {
  id: 'conversations.listConversations',
  api: commsPreview,
  method: 'GET',
  path: '/Conversations',
  success: [200],
  page: { items: 'conversations' },
};

export const patchConversation: Operation<PatchConversationRequest, Conversation> = {
  id: 'conversations.patchConversation',
  api: commsPreview,
  method: 'PATCH',
  path: '/Conversations/{conversationId}',
  success: [200],
  safety: 'safe',
};

export const fetchOneConversation: Operation<FetchOneConversationRequest, Conversation> = {
  id: 'conversations.fetchOneConversation',
  api: commsPreview,
  method: 'GET',
  path: '/Conversations/{conversationId}',
  success: [200],
};

export const createParticipant: Operation<CreateParticipantRequest, Participant> = {
  id: 'conversations.createParticipant',
  api: commsPreview,
  method: 'POST',
  path: '/Conversations/{conversationId}/Participants',
  success: [201],
  findWith: 'conversations.listParticipants',
};

export const listParticipants: ListOperation<ListParticipantsRequest, ListParticipantsResponse, Participant> = {
  id: 'conversations.listParticipants',
  api: commsPreview,
  method: 'GET',
  path: '/Conversations/{conversationId}/Participants',
  success: [200],
  page: { items: 'participants' },
};

export const fetchSingleParticipant: Operation<FetchSingleParticipantRequest, Participant> = {
  id: 'conversations.fetchSingleParticipant',
  api: commsPreview,
  method: 'GET',
  path: '/Conversations/{conversationId}/Participants/{participantId}',
  success: [200],
};
