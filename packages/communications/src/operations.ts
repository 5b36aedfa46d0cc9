import { beginOperation, commsPreview, type ListOperation, type Operation, type StartOperation } from '@comms/core';
import type {
  CancelCommunicationOperationRequest,
  Communication,
  CommunicationOperation,
  DeleteCommunicationRequest,
  FetchOneCommunicationOperationRequest,
  FetchSingleCommunicationRequest,
  ListCommunicationOperationsRequest,
  ListCommunicationOperationsResponse,
  ListCommunicationsRequest,
  ListCommunicationsResponse,
  SendCommunicationsRequest,
  SendCommunicationsResponse,
} from './types.ts';

export const listCommunications: ListOperation<ListCommunicationsRequest, ListCommunicationsResponse, Communication> = {
  id: 'communications.listCommunications',
  api: commsPreview,
  method: 'GET',
  path: '/Communications',
  success: [200],
  page: { items: 'communications' },
};

export const fetchSingleCommunication: Operation<FetchSingleCommunicationRequest, Communication> = {
  id: 'communications.fetchSingleCommunication',
  api: commsPreview,
  method: 'GET',
  path: '/Communications/{communicationId}',
  success: [200],
};

export const deleteCommunication: Operation<DeleteCommunicationRequest, void> = {
  id: 'communications.deleteCommunication',
  api: commsPreview,
  method: 'DELETE',
  path: '/Communications/{communicationId}',
  success: [204],
};

export const listCommunicationOperations: ListOperation<
  ListCommunicationOperationsRequest,
  ListCommunicationOperationsResponse,
  CommunicationOperation
> = {
  id: 'communications.listCommunicationOperations',
  api: commsPreview,
  method: 'GET',
  path: '/Communications/Operations',
  success: [200],
  page: { items: 'operations' },
};

export const fetchOneCommunicationOperation: Operation<FetchOneCommunicationOperationRequest, CommunicationOperation> =
  {
    id: 'communications.fetchOneCommunicationOperation',
    api: commsPreview,
    method: 'GET',
    path: '/Communications/Operations/{operationId}',
    success: [200],
  };

export const cancelCommunicationOperation: Operation<CancelCommunicationOperationRequest, CommunicationOperation> = {
  id: 'communications.cancelCommunicationOperation',
  api: commsPreview,
  method: 'POST',
  path: '/Communications/Operations/{operationId}/Cancel',
  success: [200],
  findWith: 'communications.fetchOneCommunicationOperation',
};

export const sendCommunications: StartOperation<
  SendCommunicationsRequest,
  SendCommunicationsResponse,
  CommunicationOperation,
  Communication
> = {
  id: 'communications.sendCommunications',
  api: commsPreview,
  method: 'POST',
  path: '/Communications',
  success: [200, 201, 202],
  findWith: 'communications.listCommunications',
  starts: {
    begin: beginOperation,
    fetch: fetchOneCommunicationOperation,
    cancel: cancelCommunicationOperation,
    resources: listCommunications,
  },
};
