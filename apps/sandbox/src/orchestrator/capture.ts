import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { type Owner, type ResourceRow, resourceAt, resourceColumns } from '../resources/resource.ts';
import { addCommunication, keepDeliveryStatus, type NewParty } from './add-communication.ts';
import { beginConversation } from './begin-conversation.ts';
import { configurationOf, type Settings } from './configuration.ts';
import { conversationOf } from './conversation.ts';
import { membersOf } from './group-place.ts';
import { findGroup } from './grouping.ts';
import { deliveryStatusOf } from './message-channels.ts';
import { type PassingMessage, passingMessage } from './passing-message.ts';

/** Whether an account has anything that messages could become a part of. */
export function isCapturing({ services, account }: Owner): boolean {
  return services.database.get('SELECT 1 FROM orchestrator_accounts WHERE account = ?', account) !== undefined;
}

/** A message has come to another state: its communications say so; one that is new becomes a communication where a rule says it. */
export function messageMoved(owner: Owner, row: StoredDelivery): void {
  const message = passingMessage(row);
  const isKnown = message && keepDeliveryStatus(owner, message.resourceId, deliveryStatusOf(row.state));
  // What an action sends is kept by the action.
  if (message && !isKnown && !row.origin?.startsWith('conv_action_')) capture(owner, message);
}

/** A message has come in: it becomes a communication where a rule says it. */
export function messageReceived(owner: Owner, row: StoredDelivery): void {
  const message = passingMessage(row);
  if (message) capture(owner, message);
}

/** Each configuration by itself looks whether it takes a message in, within `write`. */
function capture(owner: Owner, message: PassingMessage): void {
  const { services, account } = owner;
  const configurations = services.database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r WHERE account = ? AND kind = 'conv_configuration' AND deleted_at IS NULL
      ORDER BY seq`,
    account,
  );
  for (const configuration of configurations) captureBy(owner, configuration, message);
}

/** A conversation that there is goes by the rules that it keeps, a new one by those that there are now. */
function captureBy(owner: Owner, configuration: ResourceRow, message: PassingMessage): void {
  const { version: _, ...settings } = configurationOf(configuration);
  const people = [message.author, ...message.recipients].map(({ type = 'UNKNOWN', channel, address }) => ({
    name: address,
    type,
    addresses: [{ channel, address }],
  }));
  const place = { configuration: configuration.seq, settings };
  const found = findGroup(owner, place, membersOf(owner, place, people));
  const open = found === undefined ? undefined : resourceAt(owner, found);
  if (!isCaptured(open ? conversationOf(open).configuration : settings, message)) return;
  const conversation = open ?? beginConversation(owner, { configuration, settings, participants: people });
  addCommunication(owner, conversation, {
    author: message.author,
    recipients: message.recipients,
    content: { type: 'TEXT', text: message.text },
    resourceId: message.resourceId,
  });
}

/** Whether a rule of the message's channel takes it in; `*` stands for any address. */
function isCaptured({ channelSettings }: Settings, { author, recipients }: CapturedParties): boolean {
  const rules = channelSettings[author.channel]?.captureRules ?? [];
  return rules.some(
    ({ from, to }) =>
      (from === '*' || from === author.address) && (to === '*' || recipients.some(({ address }) => address === to)),
  );
}

/** Between whom a message goes. */
interface CapturedParties {
  readonly author: Pick<NewParty, 'address' | 'channel'>;
  readonly recipients: readonly Pick<NewParty, 'address' | 'channel'>[];
}
