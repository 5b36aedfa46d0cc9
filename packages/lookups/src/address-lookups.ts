import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import { createAddressLookups, fetchOneAddressLookup, listAddressLookups } from './operations.ts';
import type {
  AddressLookup,
  CreateAddressLookupsRequest,
  CreateAddressLookupsResponse,
  ListAddressLookupsRequest,
  ListAddressLookupsResponse,
} from './types.ts';

/**
 * Finds out whether phone numbers and e-mail addresses are valid, and what is known of them.
 *
 * @example
 * import { AddressLookups } from '@comms/lookups';
 *
 * const lookups = new AddressLookups({ security: { username: 'AC…', password: '…' } });
 * const { addressLookups } = await lookups.createAddressLookups({
 *   addresses: [
 *     { type: 'phone_number', address: '+12065550100', fields: ['line_type_intelligence'] },
 *     { type: 'email', address: 'ada@example.com' },
 *   ],
 * });
 */
export class AddressLookups {
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
   * Looks up phone numbers and e-mail addresses, up to 10,000 at once, in the order in which they are given.
   *
   * An address that is not valid is no error: its lookup says so. Facts that cost extra are found only where `fields` asks.
   *
   * @example
   * import { AddressLookups } from '@comms/lookups';
   *
   * const { addressLookups } = await new AddressLookups().createAddressLookups({
   *   addresses: [{ type: 'phone_number', address: '(206) 555-0100', countryCode: 'US', fields: ['sim_swap'] }],
   * });
   * for (const found of addressLookups) {
   *   if (found.type === 'phone_number') console.log(found.phoneNumber, found.valid, found.simSwap?.lastSimSwap);
   *   else console.log(found.address, found.validityScore, found.suggestion);
   * }
   *
   * @throws {ApiError} 400 when a part of the request is malformed, with every problem in `errors`; nothing is looked up then.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Address Lookups"
   */
  async createAddressLookups(
    request: CreateAddressLookupsRequest,
    options?: RequestOptions,
  ): Promise<CreateAddressLookupsResponse> {
    return await execute(this.#client, createAddressLookups, request, options);
  }

  /**
   * Lists lookups, newest first; all filters must hold.
   *
   * @example
   * import { AddressLookups } from '@comms/lookups';
   *
   * for await (const found of new AddressLookups().listAddressLookups({ address: '+12065550100' })) {
   *   console.log(found.id, found.createdAt);
   * }
   *
   * @see the reference's "List Address Lookups"
   */
  listAddressLookups(
    request: ListAddressLookupsRequest = {},
    options?: RequestOptions,
  ): PageList<AddressLookup, ListAddressLookupsResponse> {
    return paginate(this.#client, listAddressLookups, request, options);
  }

  /**
   * Fetches one lookup.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch One Address Lookup"
   */
  async fetchOneAddressLookup(addressLookupId: string, options?: RequestOptions): Promise<AddressLookup> {
    return await execute(this.#client, fetchOneAddressLookup, { addressLookupId }, options);
  }
}
