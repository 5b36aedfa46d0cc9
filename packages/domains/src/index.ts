export { Domains } from './domains.ts';
export type {
  CheckDomainRequest,
  CreateDomainRequest,
  Domain,
  DomainCapability,
  DomainChanges,
  DomainDnsRecord,
  DomainStatus,
  FetchOneDomainRequest,
  ListDomainsRequest,
  ListDomainsResponse,
  RelatedDomain,
  UpdateDomainRequest,
} from './types.ts';
