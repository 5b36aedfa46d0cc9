import { type ListOperation, type Operation, proxyV1 } from '@comms/core';
import type {
  CreateServiceRequest,
  DeleteServiceRequest,
  FetchServiceRequest,
  ListServiceRequest,
  ListServiceResponse,
  Service,
  UpdateServiceRequest,
} from './service-types.ts';

export const listService: ListOperation<ListServiceRequest, ListServiceResponse, Service> = {
  id: 'proxy.listService',
  api: proxyV1,
  method: 'GET',
  path: '/Services',
  success: [200],
  page: { items: 'services' },
};

export const createService: Operation<CreateServiceRequest, Service> = {
  id: 'proxy.createService',
  api: proxyV1,
  method: 'POST',
  path: '/Services',
  success: [201],
  findWith: 'proxy.listService',
};

export const fetchService: Operation<FetchServiceRequest, Service> = {
  id: 'proxy.fetchService',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{sid}',
  success: [200],
};

export const updateService: Operation<UpdateServiceRequest, Service> = {
  id: 'proxy.updateService',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{sid}',
  success: [200],
  safety: 'safe',
};

export const deleteService: Operation<DeleteServiceRequest, void> = {
  id: 'proxy.deleteService',
  api: proxyV1,
  method: 'DELETE',
  path: '/Services/{sid}',
  success: [204],
};
