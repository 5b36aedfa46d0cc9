import { type ListOperation, type Operation, proxyV1 } from '@comms/core';
import type {
  CreateMessageInteractionRequest,
  DeleteInteractionRequest,
  FetchInteractionRequest,
  FetchMessageInteractionRequest,
  Interaction,
  ListInteractionRequest,
  ListInteractionResponse,
  ListMessageInteractionRequest,
  ListMessageInteractionResponse,
  MessageInteraction,
} from './interaction-types.ts';

export const listInteraction: ListOperation<ListInteractionRequest, ListInteractionResponse, Interaction> = {
  id: 'proxy.listInteraction',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Interactions',
  success: [200],
  page: { items: 'interactions' },
};

export const fetchInteraction: Operation<FetchInteractionRequest, Interaction> = {
  id: 'proxy.fetchInteraction',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Interactions/{sid}',
  success: [200],
};

export const deleteInteraction: Operation<DeleteInteractionRequest, void> = {
  id: 'proxy.deleteInteraction',
  api: proxyV1,
  method: 'DELETE',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Interactions/{sid}',
  success: [204],
};

export const listMessageInteraction: ListOperation<
  ListMessageInteractionRequest,
  ListMessageInteractionResponse,
  MessageInteraction
> = {
  id: 'proxy.listMessageInteraction',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Participants/{participantSid}/MessageInteractions',
  success: [200],
  page: { items: 'interactions' },
};

export const createMessageInteraction: Operation<CreateMessageInteractionRequest, MessageInteraction> = {
  id: 'proxy.createMessageInteraction',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Participants/{participantSid}/MessageInteractions',
  success: [200, 201],
  findWith: 'proxy.listMessageInteraction',
};

export const fetchMessageInteraction: Operation<FetchMessageInteractionRequest, MessageInteraction> = {
  id: 'proxy.fetchMessageInteraction',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Participants/{participantSid}/MessageInteractions/{sid}',
  success: [200],
};
