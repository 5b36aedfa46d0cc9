import type { CommunicationKind } from '../contacts/consent.ts';
import { outcomeOfRecipient } from '../deliveries/magic-numbers.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import { outcomeOfEmail } from '../emails/magic-emails.ts';
import { outcomeOfToken } from '../push/magic-tokens.ts';

/** What goes by each channel. */
const kinds: ReadonlyMap<string, CommunicationKind> = new Map([
  ['tel', 'message'],
  ['whatsapp', 'message'],
  ['fbm', 'message'],
  ['gbm', 'message'],
  ['chat', 'message'],
  ['email', 'email'],
  ['apn', 'push_notification'],
  ['fcm', 'push_notification'],
]);

/** What goes by a channel; undefined where nothing does. */
export function kindOfChannel(channel: string): CommunicationKind | undefined {
  return kinds.get(channel);
}

/** How sending to an address ends, where nothing but the address decides it. */
export function outcomeOfAddress({
  address,
  channel,
}: {
  readonly address: string;
  readonly channel: string;
}): Outcome {
  switch (kindOfChannel(channel)) {
    case 'email':
      return outcomeOfEmail(address) ?? { state: 'delivered' };
    case 'push_notification':
      return outcomeOfToken(channel, address) ?? { state: 'delivered' };
    default:
      // Phones tell that a text has arrived; only the other channels of messages tell that it was read.
      return outcomeOfRecipient(address) ?? { state: channel === 'tel' ? 'delivered' : 'read' };
  }
}
