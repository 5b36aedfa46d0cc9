import { beginOperation, conversationsV2, type ListOperation, type Operation, type StartTask } from '@comms/core';
import type { Action, CreateConversationActionRequest, FetchConversationActionRequest } from './action-types.ts';
import type {
  Communication,
  CreateCommunicationInConversationRequest,
  FetchCommunicationRequest,
  ListCommunicationByConversationRequest,
  ListCommunicationByConversationResponse,
} from './communication-types.ts';
import type {
  Configuration,
  CreateConfigurationRequest,
  DeleteConfigurationRequest,
  FetchConfigurationRequest,
  ListConfigurationRequest,
  ListConfigurationResponse,
  UpdateConfigurationRequest,
} from './configuration-types.ts';
import type {
  Conversation,
  CreateConversationWithConfigRequest,
  DeleteConversationAsyncRequest,
  FetchConversationRequest,
  ListConversationByAccountRequest,
  ListConversationByAccountResponse,
  PatchConversationByIdRequest,
  UpdateConversationByIdRequest,
} from './conversation-types.ts';
import type {
  CreateParticipantInConversationRequest,
  FetchParticipantRequest,
  ListParticipantByConversationRequest,
  ListParticipantByConversationResponse,
  Participant,
  UpdateParticipantInConversationRequest,
} from './participant-types.ts';
import type { FetchOperationStatusRequest, OperationAccepted, OperationStatus } from './types.ts';

export const fetchOperationStatus: Operation<FetchOperationStatusRequest, OperationStatus> = {
  id: 'conversationsV2.fetchOperationStatus',
  api: conversationsV2,
  method: 'GET',
  path: '/ControlPlane/Operations/{operationId}',
  success: [200],
};

export const createConfiguration: StartTask<CreateConfigurationRequest, OperationAccepted, OperationStatus> = {
  id: 'conversationsV2.createConfiguration',
  api: conversationsV2,
  method: 'POST',
  path: '/ControlPlane/Configurations',
  success: [202],
  safety: 'keyed',
  findWith: 'conversationsV2.listConfiguration',
  starts: { begin: beginOperation, fetch: fetchOperationStatus },
};

export const listConfiguration: ListOperation<ListConfigurationRequest, ListConfigurationResponse, Configuration> = {
  id: 'conversationsV2.listConfiguration',
  api: conversationsV2,
  method: 'GET',
  path: '/ControlPlane/Configurations',
  success: [200],
  page: { items: 'configurations' },
};

export const fetchConfiguration: Operation<FetchConfigurationRequest, Configuration> = {
  id: 'conversationsV2.fetchConfiguration',
  api: conversationsV2,
  method: 'GET',
  path: '/ControlPlane/Configurations/{configurationId}',
  success: [200],
};

export const updateConfiguration: StartTask<UpdateConfigurationRequest, OperationAccepted, OperationStatus> = {
  id: 'conversationsV2.updateConfiguration',
  api: conversationsV2,
  method: 'PUT',
  path: '/ControlPlane/Configurations/{configurationId}',
  success: [202],
  safety: 'keyed',
  starts: { begin: beginOperation, fetch: fetchOperationStatus },
};

export const deleteConfiguration: StartTask<DeleteConfigurationRequest, OperationAccepted, OperationStatus> = {
  id: 'conversationsV2.deleteConfiguration',
  api: conversationsV2,
  method: 'DELETE',
  path: '/ControlPlane/Configurations/{configurationId}',
  success: [202],
  safety: 'keyed',
  starts: { begin: beginOperation, fetch: fetchOperationStatus },
};

export const createConversationWithConfig: Operation<CreateConversationWithConfigRequest, Conversation> = {
  id: 'conversationsV2.createConversationWithConfig',
  api: conversationsV2,
  method: 'POST',
  path: '/Conversations',
  success: [201],
  findWith: 'conversationsV2.listConversationByAccount',
};

export const listConversationByAccount: ListOperation<
  ListConversationByAccountRequest,
  ListConversationByAccountResponse,
  Conversation
> = {
  id: 'conversationsV2.listConversationByAccount',
  api: conversationsV2,
  method: 'GET',
  path: '/Conversations',
  success: [200],
  page: { items: 'conversations' },
};

export const fetchConversation: Operation<FetchConversationRequest, Conversation> = {
  id: 'conversationsV2.fetchConversation',
  api: conversationsV2,
  method: 'GET',
  path: '/Conversations/{conversationId}',
  success: [200],
};

export const updateConversationById: Operation<UpdateConversationByIdRequest, Conversation> = {
  id: 'conversationsV2.updateConversationById',
  api: conversationsV2,
  method: 'PUT',
  path: '/Conversations/{conversationId}',
  success: [200],
};

export const patchConversationById: Operation<PatchConversationByIdRequest, Conversation> = {
  id: 'conversationsV2.patchConversationById',
  api: conversationsV2,
  method: 'PATCH',
  path: '/Conversations/{conversationId}',
  success: [200],
  safety: 'safe',
};

export const deleteConversationAsync: StartTask<DeleteConversationAsyncRequest, OperationAccepted, OperationStatus> = {
  id: 'conversationsV2.deleteConversationAsync',
  api: conversationsV2,
  method: 'DELETE',
  path: '/Conversations/{conversationId}',
  success: [202],
  safety: 'keyed',
  starts: { begin: beginOperation, fetch: fetchOperationStatus },
};

export const createParticipantInConversation: Operation<CreateParticipantInConversationRequest, Participant> = {
  id: 'conversationsV2.createParticipantInConversation',
  api: conversationsV2,
  method: 'POST',
  path: '/Conversations/{conversationId}/Participants',
  success: [201],
  findWith: 'conversationsV2.listParticipantByConversation',
};

export const listParticipantByConversation: ListOperation<
  ListParticipantByConversationRequest,
  ListParticipantByConversationResponse,
  Participant
> = {
  id: 'conversationsV2.listParticipantByConversation',
  api: conversationsV2,
  method: 'GET',
  path: '/Conversations/{conversationId}/Participants',
  success: [200],
  page: { items: 'participants' },
};

export const fetchParticipant: Operation<FetchParticipantRequest, Participant> = {
  id: 'conversationsV2.fetchParticipant',
  api: conversationsV2,
  method: 'GET',
  path: '/Conversations/{conversationId}/Participants/{participantId}',
  success: [200],
};

export const updateParticipantInConversation: Operation<UpdateParticipantInConversationRequest, Participant> = {
  id: 'conversationsV2.updateParticipantInConversation',
  api: conversationsV2,
  method: 'PUT',
  path: '/Conversations/{conversationId}/Participants/{participantId}',
  success: [200],
};

export const createCommunicationInConversation: Operation<CreateCommunicationInConversationRequest, Communication> = {
  id: 'conversationsV2.createCommunicationInConversation',
  api: conversationsV2,
  method: 'POST',
  path: '/Conversations/{conversationId}/Communications',
  success: [201],
  findWith: 'conversationsV2.listCommunicationByConversation',
};

export const listCommunicationByConversation: ListOperation<
  ListCommunicationByConversationRequest,
  ListCommunicationByConversationResponse,
  Communication
> = {
  id: 'conversationsV2.listCommunicationByConversation',
  api: conversationsV2,
  method: 'GET',
  path: '/Conversations/{conversationId}/Communications',
  success: [200],
  page: { items: 'communications' },
};

export const fetchCommunication: Operation<FetchCommunicationRequest, Communication> = {
  id: 'conversationsV2.fetchCommunication',
  api: conversationsV2,
  method: 'GET',
  path: '/Conversations/{conversationId}/Communications/{communicationId}',
  success: [200],
};

export const createConversationAction: Operation<CreateConversationActionRequest, Action> = {
  id: 'conversationsV2.createConversationAction',
  api: conversationsV2,
  method: 'POST',
  path: '/Conversations/{conversationId}/Actions',
  success: [202],
  findWith: 'conversationsV2.listCommunicationByConversation',
};

export const fetchConversationAction: Operation<FetchConversationActionRequest, Action> = {
  id: 'conversationsV2.fetchConversationAction',
  api: conversationsV2,
  method: 'GET',
  path: '/Conversations/{conversationId}/Actions/{actionId}',
  success: [200],
};
