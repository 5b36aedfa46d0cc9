import { type Client, type ClientOptions, createClient, execute, type RequestOptions } from '@comms/core';
import { fetchOneExample } from './operations.ts';
import type { Example } from './types.ts';

/**
 * Calls the operations of ConversationsV1.
 *
 * @example
 * import { ConversationsV1 } from '@comms/conversations-v1';
 *
 * const conversationsV1 = new ConversationsV1({ security: { username: 'AC…', password: '…' } });
 * const example = await conversationsV1.fetchOneExample('example_01h9krwprkeee8fzqspvwy6nq8');
 */
export class ConversationsV1 {
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
   * Fetches one example.
   *
   * @throws {ApiError} 404 when there is none.
   */
  async fetchOneExample(exampleId: string, options?: RequestOptions): Promise<Example> {
    return await execute(this.#client, fetchOneExample, { exampleId }, options);
  }
}
