import { SenderPools, Senders } from '@comms/agents/v1';
import { type Client, type ClientOptions, createClient } from '@comms/core';
import { Emails } from '@comms/emails/v1';
import { Messages } from '@comms/messages/v1';
import { PushNotifications } from '@comms/push/v1';

/**
 * The products of the Communications API as the service answers today, behind one client.
 *
 * `Comms` has it as `v1`; alone it is for those who need nothing of the preview.
 *
 * @example
 * import { CommsV1 } from '@comms/sdk';
 *
 * const comms = new CommsV1({ security: { username: 'AC…', password: '…' } });
 * for await (const { id, status } of comms.messages.listMessages({ channel: 'SMS' })) console.log(id, status);
 */
export class CommsV1 {
  readonly messages: Messages;
  readonly emails: Emails;
  readonly pushNotifications: PushNotifications;
  readonly senders: Senders;
  readonly senderPools: SenderPools;

  /**
   * Makes the client, from options or from another client.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    const client = createClient(options);
    this.messages = new Messages(client);
    this.emails = new Emails(client);
    this.pushNotifications = new PushNotifications(client);
    this.senders = new Senders(client);
    this.senderPools = new SenderPools(client);
  }
}
