import { type Client, type ClientOptions, createClient } from '@comms/core';
import { Messages } from '@comms/messages';

/**
 * Every product behind one client: they share its credentials, its HTTP client and its retry budget.
 *
 * @example
 * import { Comms } from '@comms/sdk';
 *
 * const comms = new Comms({ security: { username: 'AC…', password: '…' } });
 * for await (const message of comms.messages.listMessages({ channel: 'tel' })) console.log(message.id);
 */
export class Comms {
  readonly messages: Messages;

  /**
   * Makes the client, from options or from another client.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    const client = createClient(options);
    this.messages = new Messages(client);
  }
}
