import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import { checkDomain, createDomain, fetchOneDomain, listDomains, updateDomain } from './operations.ts';
import type { CreateDomainRequest, Domain, DomainChanges, ListDomainsRequest, ListDomainsResponse } from './types.ts';

/**
 * Prepares your domain names for sending email and for links in messages, and checks that they are set up.
 *
 * @example
 * import { Domains } from '@comms/domains';
 *
 * const domains = new Domains({ security: { username: 'AC…', password: '…' } });
 * const domain = await domains.createDomain({ domainName: 'example.com', capabilities: ['email'] });
 * for (const { type, host, value } of domain.dns ?? []) console.log(type, host, value);
 */
export class Domains {
  readonly #client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.#client = createClient(options);
  }

  /**
   * Adds a domain name, and gives the records that its owner has to set up; `checkDomain` comes after that.
   *
   * @example
   * import { Domains } from '@comms/domains';
   *
   * const domain = await new Domains().createDomain({ domainName: 'example.com', capabilities: ['links', 'email'] });
   * console.table(domain.dns);
   *
   * @throws {ApiError} 400 when it is no domain name; 409 when it was added before.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Domain"
   */
  async createDomain(request: CreateDomainRequest, options?: RequestOptions): Promise<Domain> {
    return await execute(this.#client, createDomain, request, options);
  }

  /**
   * Lists domains, newest first.
   *
   * @see the reference's "List Domains"
   */
  listDomains(request: ListDomainsRequest = {}, options?: RequestOptions): PageList<Domain, ListDomainsResponse> {
    return paginate(this.#client, listDomains, request, options);
  }

  /**
   * Fetches one domain: what has to be set up, and what of it was found.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch One Domain"
   */
  async fetchOneDomain(domainId: string, options?: RequestOptions): Promise<Domain> {
    return await execute(this.#client, fetchOneDomain, { domainId }, options);
  }

  /**
   * Makes a domain the default one, or changes what it is used for, which adds and removes records.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is no such domain.
   * @see the reference's "Update Domain"
   */
  async updateDomain(domainId: string, request: DomainChanges = {}, options?: RequestOptions): Promise<Domain> {
    return await execute(this.#client, updateDomain, { ...request, domainId }, options);
  }

  /**
   * Has the records of a domain looked up, and gives what was found. A record that is missing is no error.
   *
   * @example
   * import { Domains } from '@comms/domains';
   *
   * const { dns } = await new Domains().checkDomain('domain_01h9krwprkeee8fzqspvwy6nq8');
   * const missing = dns?.filter(({ isVerified }) => !isVerified) ?? [];
   * console.log(missing.length === 0 ? 'ready' : missing);
   *
   * @throws {ApiError} 404 when there is no such domain.
   * @see the reference's "Check Domain"
   */
  async checkDomain(domainId: string, options?: RequestOptions): Promise<Domain> {
    return await execute(this.#client, checkDomain, { domainId }, options);
  }
}
