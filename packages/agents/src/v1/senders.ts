import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import { fetchOneSender, listSenders, resolveSenders, searchSenders } from './operations.ts';
import type {
  ListSendersRequest,
  ListSendersResponse,
  ResolveSendersRequest,
  ResolveSendersResponse,
  SearchSendersRequest,
  SearchSendersResponse,
  Sender,
} from './types.ts';

/**
 * Shows the identities that you can send as, with the live API: phone numbers, email addresses, and what else is set up.
 *
 * Senders cannot be made or changed here. They follow what you have set up in the vendor's other APIs.
 *
 * @example
 * import { Senders } from '@comms/agents/v1';
 *
 * const senders = new Senders({ security: { username: 'AC…', password: '…' } });
 * for await (const { id, channel, address } of senders.listSenders({ status: 'ACTIVATED' })) console.log(id, channel, address);
 */
export class Senders {
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
   * Lists senders; all filters must hold.
   *
   * @see the reference's "List Senders"
   */
  listSenders(request: ListSendersRequest = {}, options?: RequestOptions): PageList<Sender, ListSendersResponse> {
    return paginate(this.#client, listSenders, request, options);
  }

  /**
   * Fetches one sender.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch a Sender"
   */
  async fetchOneSender(senderId: string, options?: RequestOptions): Promise<Sender> {
    return await execute(this.#client, fetchOneSender, { senderId }, options);
  }

  /**
   * Finds the sender that has an address on a channel: a list of one as a rule.
   *
   * @example
   * import { Senders } from '@comms/agents/v1';
   *
   * const { items } = await new Senders().searchSenders({ address: '+12065550199', channel: 'SMS' });
   * console.log(items[0]?.id);
   *
   * @throws {ApiError} 400 when a field is malformed.
   * @see the reference's "Search Senders"
   */
  searchSenders(request: SearchSendersRequest, options?: RequestOptions): PageList<Sender, SearchSendersResponse> {
    return paginate(this.#client, searchSenders, request, options);
  }

  /**
   * Finds out which senders can reach someone, and on which of their addresses: the best pair first, at most 10.
   *
   * The senders are those of a pool, those of some addresses, or all; `channels` limits and orders them. Nothing is sent.
   *
   * @example
   * import { Senders } from '@comms/agents/v1';
   *
   * const { results } = await new Senders().resolveSenders({
   *   senderPoolId: 'comms_senderpool_01h9krwprkeee8fzqspvwy6nq8',
   *   recipientAddresses: [
   *     { address: '+12065550100', channel: 'PHONE' },
   *     { address: 'ada@example.com', channel: 'EMAIL' },
   *   ],
   *   channels: { priority: [{ channel: 'EMAIL', priority: 0 }, { channel: 'SMS', priority: 1 }] },
   * });
   * console.log(results[0]?.from?.senderId, results[0]?.to?.address);
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is no such pool.
   * @see the reference's "Resolve Senders"
   */
  async resolveSenders(request: ResolveSendersRequest, options?: RequestOptions): Promise<ResolveSendersResponse> {
    return await execute(this.#client, resolveSenders, request, options);
  }
}
