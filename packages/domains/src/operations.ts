import { commsPreview, type ListOperation, type Operation } from '@comms/core';
import type {
  CheckDomainRequest,
  CreateDomainRequest,
  Domain,
  FetchOneDomainRequest,
  ListDomainsRequest,
  ListDomainsResponse,
  UpdateDomainRequest,
} from './types.ts';

export const createDomain: Operation<CreateDomainRequest, Domain> = {
  id: 'domains.createDomain',
  api: commsPreview,
  method: 'POST',
  path: '/Domains',
  success: [200],
  findWith: 'domains.listDomains',
};

export const listDomains: ListOperation<ListDomainsRequest, ListDomainsResponse, Domain> = {
  id: 'domains.listDomains',
  api: commsPreview,
  method: 'GET',
  path: '/Domains',
  success: [200],
  page: { items: 'domains' },
};

export const fetchOneDomain: Operation<FetchOneDomainRequest, Domain> = {
  id: 'domains.fetchOneDomain',
  api: commsPreview,
  method: 'GET',
  path: '/Domains/{domainId}',
  success: [200],
};

export const updateDomain: Operation<UpdateDomainRequest, Domain> = {
  id: 'domains.updateDomain',
  api: commsPreview,
  method: 'PATCH',
  path: '/Domains/{domainId}',
  success: [200],
  safety: 'safe',
};

export const checkDomain: Operation<CheckDomainRequest, Domain> = {
  id: 'domains.checkDomain',
  api: commsPreview,
  method: 'POST',
  path: '/Domains/{domainId}/Check',
  success: [200],
  safety: 'safe',
};
