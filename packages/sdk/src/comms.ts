import { AgentsAndAgentPools } from '@comms/agents';
import { Communications } from '@comms/communications';
import { ContactsAndAudiences } from '@comms/contacts';
import { ContentAndMedia } from '@comms/content';
import { Conversations } from '@comms/conversations';
import { ConversationsV1 } from '@comms/conversations-v1';
import { ConversationsV2 } from '@comms/conversations-v2';
import { type Client, type ClientOptions, createClient } from '@comms/core';
import { Domains } from '@comms/domains';
import { Emails } from '@comms/emails';
import { EventSubscriptions } from '@comms/events';
import { AddressLookups } from '@comms/lookups';
import { Messages } from '@comms/messages';
import { ProxyV1 } from '@comms/proxy';
import { PushNotifications } from '@comms/push';
import { IdentityVerification } from '@comms/verify';
import { CommsV1 } from './comms-v1.ts';

/**
 * Every product behind one client: they share its credentials, its HTTP client and its retry budget.
 *
 * The fields have the names of the groups in the API's reference.
 *
 * @example
 * import { Comms } from '@comms/sdk';
 *
 * const comms = new Comms({ security: { username: 'AC…', password: '…' } });
 * for await (const message of comms.v1.messages.listMessages({ channel: 'SMS' })) console.log(message.id);
 * for await (const contact of comms.contactsAndAudiences.listContacts({ channel: 'email' })) console.log(contact.id);
 */
export class Comms {
  readonly addressLookups: AddressLookups;
  readonly contactsAndAudiences: ContactsAndAudiences;
  readonly emails: Emails;
  readonly messages: Messages;
  readonly pushNotifications: PushNotifications;
  readonly communications: Communications;
  readonly agentsAndAgentPools: AgentsAndAgentPools;
  readonly domains: Domains;
  readonly contentAndMedia: ContentAndMedia;
  readonly eventSubscriptions: EventSubscriptions;
  readonly conversations: Conversations;
  readonly identityVerification: IdentityVerification;
  readonly conversationsV1: ConversationsV1;
  readonly conversationsV2: ConversationsV2;
  readonly proxy: ProxyV1;
  /** The Communications API as the service answers today; the groups beside it speak the preview of 2024–25. */
  readonly v1: CommsV1;

  /**
   * Makes the client, from options or from another client.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    const client = createClient(options);
    this.addressLookups = new AddressLookups(client);
    this.contactsAndAudiences = new ContactsAndAudiences(client);
    this.emails = new Emails(client);
    this.messages = new Messages(client);
    this.pushNotifications = new PushNotifications(client);
    this.communications = new Communications(client);
    this.agentsAndAgentPools = new AgentsAndAgentPools(client);
    this.domains = new Domains(client);
    this.contentAndMedia = new ContentAndMedia(client);
    this.eventSubscriptions = new EventSubscriptions(client);
    this.conversations = new Conversations(client);
    this.identityVerification = new IdentityVerification(client);
    this.conversationsV1 = new ConversationsV1(client);
    this.conversationsV2 = new ConversationsV2(client);
    this.proxy = new ProxyV1(client);
    this.v1 = new CommsV1(client);
  }
}
