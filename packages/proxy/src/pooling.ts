import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  type PageRequest,
  paginate,
  type RequestOptions,
} from '@comms/core';
import {
  createPhoneNumber,
  createShortCode,
  deletePhoneNumber,
  deleteShortCode,
  fetchPhoneNumber,
  fetchShortCode,
  listPhoneNumber,
  listShortCode,
  updatePhoneNumber,
  updateShortCode,
} from './pool-operations.ts';
import type {
  ListPhoneNumberResponse,
  ListShortCodeResponse,
  NewPhoneNumber,
  NewShortCode,
  PhoneNumber,
  PoolEntryChanges,
  ShortCode,
} from './pool-types.ts';
import { createService, deleteService, fetchService, listService, updateService } from './service-operations.ts';
import type { ListServiceResponse, NewService, Service, ServiceChanges } from './service-types.ts';

/** Keeps services, and the numbers that they have. */
export class Pooling {
  protected readonly client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.client = createClient(options);
  }

  /**
   * Lists the services.
   *
   * @see the reference's "List Service"
   */
  listService(page: PageRequest = {}, options?: RequestOptions): PageList<Service, ListServiceResponse> {
    return paginate(this.client, listService, page, options);
  }

  /**
   * Makes a service: a pool that numbers are added to, and sessions that use them.
   *
   * @throws {ApiError} 400 when the name is taken, or a field is malformed.
   * @see the reference's "Create Service"
   */
  async createService(service: NewService, options?: RequestOptions): Promise<Service> {
    return await execute(this.client, createService, service, options);
  }

  /**
   * Fetches one service, by its SID or its unique name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service"
   */
  async fetchService(sid: string, options?: RequestOptions): Promise<Service> {
    return await execute(this.client, fetchService, { sid }, options);
  }

  /**
   * Changes a service.
   *
   * @throws {ApiError} 400 when the name is taken, or a field is malformed; 404 when there is no such service.
   * @see the reference's "Update Service"
   */
  async updateService(sid: string, changes: ServiceChanges, options?: RequestOptions): Promise<Service> {
    return await execute(this.client, updateService, { ...changes, sid }, options);
  }

  /**
   * Deletes a service.
   *
   * All that is in it goes without a warning: numbers leave the pool, and sessions end at once, also those that are in progress.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service"
   */
  async deleteService(sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteService, { sid }, options);
  }

  /**
   * Lists the numbers in the pool of a service.
   *
   * @throws {ApiError} 404 when there is no such service.
   * @see the reference's "List Phone Number"
   */
  listPhoneNumber(
    serviceSid: string,
    page: PageRequest = {},
    options?: RequestOptions,
  ): PageList<PhoneNumber, ListPhoneNumberResponse> {
    return paginate(this.client, listPhoneNumber, { ...page, serviceSid }, options);
  }

  /**
   * Adds a number of the account to the pool of a service.
   *
   * The service takes over what is called when the number gets a text or a call, and does not give it back later.
   *
   * @throws {ApiError} 400 when the number is in a pool already, is not on the account, or the pool is full; 404 when there is no such service.
   * @see the reference's "Create Phone Number"
   */
  async createPhoneNumber(serviceSid: string, number: NewPhoneNumber, options?: RequestOptions): Promise<PhoneNumber> {
    return await execute(this.client, createPhoneNumber, { ...number, serviceSid }, options);
  }

  /**
   * Fetches one number of a pool.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Phone Number"
   */
  async fetchPhoneNumber(serviceSid: string, sid: string, options?: RequestOptions): Promise<PhoneNumber> {
    return await execute(this.client, fetchPhoneNumber, { serviceSid, sid }, options);
  }

  /**
   * Sets whether participants get a number by themselves.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Update Phone Number"
   */
  async updatePhoneNumber(
    serviceSid: string,
    sid: string,
    changes: PoolEntryChanges,
    options?: RequestOptions,
  ): Promise<PhoneNumber> {
    return await execute(this.client, updatePhoneNumber, { ...changes, serviceSid, sid }, options);
  }

  /**
   * Takes a number out of its pool.
   *
   * @throws {ApiError} 400 when sessions that are not closed use it; 404 when there is none.
   * @see the reference's "Delete Phone Number"
   */
  async deletePhoneNumber(serviceSid: string, sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deletePhoneNumber, { serviceSid, sid }, options);
  }

  /**
   * Lists the short codes in the pool of a service.
   *
   * @throws {ApiError} 404 when there is no such service.
   * @see the reference's "List Short Code"
   */
  listShortCode(
    serviceSid: string,
    page: PageRequest = {},
    options?: RequestOptions,
  ): PageList<ShortCode, ListShortCodeResponse> {
    return paginate(this.client, listShortCode, { ...page, serviceSid }, options);
  }

  /**
   * Adds a short code of the account to the pool of a service. Today's API may have given up short codes.
   *
   * @throws {ApiError} 400 when the short code is in a pool already, or is not on the account; 404 when there is no such service.
   * @see the reference's "Create Short Code"
   */
  async createShortCode(serviceSid: string, shortCode: NewShortCode, options?: RequestOptions): Promise<ShortCode> {
    return await execute(this.client, createShortCode, { ...shortCode, serviceSid }, options);
  }

  /**
   * Fetches one short code of a pool.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Short Code"
   */
  async fetchShortCode(serviceSid: string, sid: string, options?: RequestOptions): Promise<ShortCode> {
    return await execute(this.client, fetchShortCode, { serviceSid, sid }, options);
  }

  /**
   * Sets whether participants get a short code by themselves.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Update Short Code"
   */
  async updateShortCode(
    serviceSid: string,
    sid: string,
    changes: PoolEntryChanges,
    options?: RequestOptions,
  ): Promise<ShortCode> {
    return await execute(this.client, updateShortCode, { ...changes, serviceSid, sid }, options);
  }

  /**
   * Takes a short code out of its pool.
   *
   * @throws {ApiError} 400 when sessions that are not closed use it; 404 when there is none.
   * @see the reference's "Delete Short Code"
   */
  async deleteShortCode(serviceSid: string, sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteShortCode, { serviceSid, sid }, options);
  }
}
