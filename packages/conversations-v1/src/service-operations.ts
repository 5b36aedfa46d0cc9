import { conversationsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  Binding,
  CreateCredentialRequest,
  CreateServiceRequest,
  Credential,
  DeleteCredentialRequest,
  DeleteServiceBindingRequest,
  DeleteServiceRequest,
  FetchCredentialRequest,
  FetchServiceBindingRequest,
  FetchServiceRequest,
  ListCredentialRequest,
  ListCredentialResponse,
  ListServiceBindingRequest,
  ListServiceBindingResponse,
  ListServiceRequest,
  ListServiceResponse,
  Service,
  UpdateCredentialRequest,
} from './service-types.ts';

export const listService: ListOperation<ListServiceRequest, ListServiceResponse, Service> = {
  id: 'conversationsV1.listService',
  api: conversationsV1,
  method: 'GET',
  path: '/Services',
  success: [200],
  page: { items: 'services', maxSize: 100 },
};

export const createService: Operation<CreateServiceRequest, Service> = {
  id: 'conversationsV1.createService',
  api: conversationsV1,
  method: 'POST',
  path: '/Services',
  success: [201],
  findWith: 'conversationsV1.listService',
};

export const fetchService: Operation<FetchServiceRequest, Service> = {
  id: 'conversationsV1.fetchService',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{sid}',
  success: [200],
};

export const deleteService: Operation<DeleteServiceRequest, void> = {
  id: 'conversationsV1.deleteService',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{sid}',
  success: [204],
};

export const listServiceBinding: ListOperation<ListServiceBindingRequest, ListServiceBindingResponse, Binding> = {
  id: 'conversationsV1.listServiceBinding',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Bindings',
  success: [200],
  page: { items: 'bindings', maxSize: 100 },
};

export const fetchServiceBinding: Operation<FetchServiceBindingRequest, Binding> = {
  id: 'conversationsV1.fetchServiceBinding',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Bindings/{sid}',
  success: [200],
};

export const deleteServiceBinding: Operation<DeleteServiceBindingRequest, void> = {
  id: 'conversationsV1.deleteServiceBinding',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{chatServiceSid}/Bindings/{sid}',
  success: [204],
};

export const listCredential: ListOperation<ListCredentialRequest, ListCredentialResponse, Credential> = {
  id: 'conversationsV1.listCredential',
  api: conversationsV1,
  method: 'GET',
  path: '/Credentials',
  success: [200],
  page: { items: 'credentials', maxSize: 100 },
};

export const createCredential: Operation<CreateCredentialRequest, Credential> = {
  id: 'conversationsV1.createCredential',
  api: conversationsV1,
  method: 'POST',
  path: '/Credentials',
  success: [201],
  findWith: 'conversationsV1.listCredential',
};

export const fetchCredential: Operation<FetchCredentialRequest, Credential> = {
  id: 'conversationsV1.fetchCredential',
  api: conversationsV1,
  method: 'GET',
  path: '/Credentials/{sid}',
  success: [200],
};

export const updateCredential: Operation<UpdateCredentialRequest, Credential> = {
  id: 'conversationsV1.updateCredential',
  api: conversationsV1,
  method: 'POST',
  path: '/Credentials/{sid}',
  success: [200],
  safety: 'safe',
};

export const deleteCredential: Operation<DeleteCredentialRequest, void> = {
  id: 'conversationsV1.deleteCredential',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Credentials/{sid}',
  success: [204],
};
