import type { PageRequest, Pagination } from '@comms/core';

/** What a domain can be used for: links in messages, or sending email. */
export type DomainCapability = 'links' | 'email' | (string & {});

/** How far a domain has come: not checked since its records changed, all records found, or some of them missing. */
export type DomainStatus = 'pending' | 'verified' | 'failed' | (string & {});

/** A domain that is above or below another one. */
export interface RelatedDomain {
  /** @example "domain_01h9krwprkeee8fzqspvwy6nq8" */
  id?: string | null | undefined;
  domainName?: string | null | undefined;
}

/** A record that the owner of a domain has to set up with the DNS provider. */
export interface DomainDnsRecord {
  /** Inferred: the reference leaves it out of its examples. */
  type?: 'CNAME' | 'TXT' | 'MX' | 'A' | (string & {}) | null | undefined;
  /** The full name that the record is for. */
  host?: string | null | undefined;
  /** What the record holds; for MX the preference stands before the name. */
  value?: string | null | undefined;
  /** Whether it was found when it was looked up last. */
  isVerified?: boolean | null | undefined;
  /** When it was looked up last; null before the first time. */
  lastVerifyAttemptAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** A domain name of yours, and what has to be set up so that it can be used. */
export interface Domain {
  /** @example "domain_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  domainName?: string | null | undefined;
  /** The nearest of your domains that it is a part of. */
  parentDomain?: RelatedDomain | null | undefined;
  /** Those of your domains that are a part of it. */
  subDomains?: RelatedDomain[] | null | undefined;
  /** Whether it is used where none is named. One domain at most is. */
  isDefault?: boolean | null | undefined;
  capabilities?: DomainCapability[] | null | undefined;
  /** The records to set up, for all its capabilities. */
  dns?: DomainDnsRecord[] | null | undefined;
  /** Inferred: the reference has only `isVerified` of each record. */
  status?: DomainStatus | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** What `createDomain` takes. */
export interface CreateDomainRequest {
  /**
   * The fully qualified name, without scheme, port or path; names in other scripts in their `xn--` form.
   *
   * @maxLength 253
   * @pattern ^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?![0-9]+$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$
   * @example "example.com"
   */
  domainName: string;
  /**
   * What the domain is to be used for.
   *
   * The default is inferred.
   *
   * @default ["links", "email"]
   */
  capabilities?: DomainCapability[] | undefined;
}

/** What `listDomains` takes. */
export interface ListDomainsRequest extends PageRequest {}

/** One page of domains. */
export interface ListDomainsResponse {
  domains: Domain[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchOneDomain` takes. */
export interface FetchOneDomainRequest {
  domainId: string;
}

/** What is to be changed of a domain; what is left out stays as it is. */
export interface DomainChanges {
  /** Whether it is used where none is named. The domain that was used so far no longer is. */
  isDefault?: boolean | undefined;
  /** All that the domain is to be used for from now on. */
  capabilities?: DomainCapability[] | undefined;
}

/** What `updateDomain` takes. */
export interface UpdateDomainRequest extends DomainChanges {
  domainId: string;
}

/** What `checkDomain` takes. */
export interface CheckDomainRequest {
  domainId: string;
}
