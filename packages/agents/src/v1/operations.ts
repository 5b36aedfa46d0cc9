import {
  type AcceptOperation,
  acceptOperation,
  acceptResource,
  commsV1,
  type ListOperation,
  type Operation,
  type StartTask,
} from '@comms/core';
import type {
  AcceptedPoolSender,
  AcceptedSenderPool,
  AddSenderToSenderPoolRequest,
  AddSenderToSenderPoolResponse,
  CreateSenderPoolRequest,
  CreateSenderPoolResponse,
  DeleteSenderPoolRequest,
  FetchOneSenderPoolOperationRequest,
  FetchOneSenderPoolRequest,
  ListSenderPoolOperationsRequest,
  ListSenderPoolOperationsResponse,
  ListSenderPoolsRequest,
  ListSenderPoolsResponse,
  ListSendersInSenderPoolRequest,
  ListSendersInSenderPoolResponse,
  RemoveSenderFromSenderPoolRequest,
  SenderPool,
  SenderPoolOperation,
  UpdateSenderPoolRequest,
} from './pool-types.ts';
import type {
  FetchOneSenderRequest,
  ListSendersRequest,
  ListSendersResponse,
  ResolveSendersRequest,
  ResolveSendersResponse,
  SearchSendersRequest,
  SearchSendersResponse,
  Sender,
} from './types.ts';
import { writeSenders } from './write-senders.ts';

export const listSenders: ListOperation<ListSendersRequest, ListSendersResponse, Sender> = {
  id: 'v1.senders.listSenders',
  api: commsV1,
  method: 'GET',
  path: '/Senders',
  success: [200],
  page: { items: 'senders' },
};

export const fetchOneSender: Operation<FetchOneSenderRequest, Sender> = {
  id: 'v1.senders.fetchOneSender',
  api: commsV1,
  method: 'GET',
  path: '/Senders/{senderId}',
  success: [200],
};

export const searchSenders: ListOperation<SearchSendersRequest, SearchSendersResponse, Sender> = {
  id: 'v1.senders.searchSenders',
  api: commsV1,
  method: 'POST',
  path: '/Senders/Search',
  success: [200],
  safety: 'safe',
  page: { items: 'senders' },
};

export const resolveSenders: Operation<ResolveSendersRequest, ResolveSendersResponse> = {
  id: 'v1.senders.resolveSenders',
  api: commsV1,
  method: 'POST',
  path: '/Senders/Resolve',
  success: [200],
  safety: 'safe',
};

export const listSenderPools: ListOperation<ListSenderPoolsRequest, ListSenderPoolsResponse, SenderPool> = {
  id: 'v1.senderPools.listSenderPools',
  api: commsV1,
  method: 'GET',
  path: '/SenderPools',
  success: [200],
  page: { items: 'senderPools' },
};

export const fetchOneSenderPool: Operation<FetchOneSenderPoolRequest, SenderPool> = {
  id: 'v1.senderPools.fetchOneSenderPool',
  api: commsV1,
  method: 'GET',
  path: '/SenderPools/{senderPoolId}',
  success: [200],
};

export const listSenderPoolOperations: ListOperation<
  ListSenderPoolOperationsRequest,
  ListSenderPoolOperationsResponse,
  SenderPoolOperation
> = {
  id: 'v1.senderPools.listSenderPoolOperations',
  api: commsV1,
  method: 'GET',
  path: '/SenderPools/Operations',
  success: [200],
  page: { items: 'operations' },
};

export const fetchOneSenderPoolOperation: Operation<FetchOneSenderPoolOperationRequest, SenderPoolOperation> = {
  id: 'v1.senderPools.fetchOneSenderPoolOperation',
  api: commsV1,
  method: 'GET',
  path: '/SenderPools/Operations/{operationId}',
  success: [200],
};

export const createSenderPool: StartTask<CreateSenderPoolRequest, CreateSenderPoolResponse, SenderPoolOperation> = {
  id: 'v1.senderPools.createSenderPool',
  api: commsV1,
  method: 'POST',
  path: '/SenderPools',
  success: [202],
  findWith: 'v1.senderPools.listSenderPools',
  starts: { begin: acceptOperation, fetch: fetchOneSenderPoolOperation, resources: listSenderPools },
};

export const updateSenderPool: AcceptOperation<UpdateSenderPoolRequest, AcceptedSenderPool, SenderPool> = {
  id: 'v1.senderPools.updateSenderPool',
  api: commsV1,
  method: 'PATCH',
  path: '/SenderPools/{senderPoolId}',
  success: [202],
  safety: 'safe',
  starts: { begin: acceptResource, fetch: fetchOneSenderPool },
};

export const deleteSenderPool: AcceptOperation<DeleteSenderPoolRequest, AcceptedSenderPool, SenderPool> = {
  id: 'v1.senderPools.deleteSenderPool',
  api: commsV1,
  method: 'DELETE',
  path: '/SenderPools/{senderPoolId}',
  success: [202],
  starts: { begin: acceptResource, fetch: fetchOneSenderPool },
};

export const addSenderToSenderPool: StartTask<
  AddSenderToSenderPoolRequest,
  AddSenderToSenderPoolResponse,
  SenderPoolOperation
> = {
  id: 'v1.senderPools.addSenderToSenderPool',
  api: commsV1,
  method: 'POST',
  path: '/SenderPools/{senderPoolId}/Senders',
  success: [202],
  write: writeSenders,
  bodyField: 'senders',
  findWith: 'v1.senderPools.listSendersInSenderPool',
  starts: { begin: acceptOperation, fetch: fetchOneSenderPoolOperation },
};

export const listSendersInSenderPool: ListOperation<
  ListSendersInSenderPoolRequest,
  ListSendersInSenderPoolResponse,
  Sender
> = {
  id: 'v1.senderPools.listSendersInSenderPool',
  api: commsV1,
  method: 'GET',
  path: '/SenderPools/{senderPoolId}/Senders',
  success: [200],
  page: { items: 'senders' },
};

export const removeSenderFromSenderPool: AcceptOperation<
  RemoveSenderFromSenderPoolRequest,
  AcceptedPoolSender,
  Sender
> = {
  id: 'v1.senderPools.removeSenderFromSenderPool',
  api: commsV1,
  method: 'DELETE',
  path: '/SenderPools/{senderPoolId}/Senders/{senderId}',
  success: [202],
  starts: { begin: acceptResource, fetch: fetchOneSender },
};
