import type { SendMessagesRecipient } from '@comms/messages';
import type { Wire } from '../api/wire.ts';
import type { NewDelivery } from '../deliveries/delivery.ts';
import { unknownResourceCode } from '../deliveries/delivery-errors.ts';
import { outcomeOfRecipient } from '../deliveries/magic-numbers.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import { prefixedId } from '../prefixed-id.ts';

type Recipient = Wire<SendMessagesRecipient>;
type Member = Extract<Recipient, { recipients: unknown }>['recipients'][number];

const unknownResource: Outcome = { state: 'failed', errorCode: unknownResourceCode };

/**
 * What is delivered to one entry of `to`. `decided` is the outcome where sender or tags decide it.
 *
 * Contacts, audiences and conversations are not kept yet: what goes to them fails as it does for ones that do not exist.
 */
export function deliveryTo(recipient: Recipient, decided: Outcome | undefined): NewDelivery {
  if ('recipients' in recipient) return deliveryToGroup(recipient, decided);
  if ('audience_id' in recipient) {
    return unresolved(prefixedId('audience', recipient.audience_id), recipient.variables);
  }
  if ('conversation_id' in recipient) return unresolved(prefixedId('conversation', recipient.conversation_id));
  const { variables } = recipient;
  return { recipients: [memberView(recipient)], variables, outcome: decided ?? outcomeOf(recipient) };
}

/** All people of a group get one message, which has one outcome: the first that is not the usual one. */
function deliveryToGroup(
  { recipients, variables }: Extract<Recipient, { recipients: unknown }>,
  decided: Outcome | undefined,
): NewDelivery {
  const outcomes = recipients.map(outcomeOf);
  const unusual = outcomes.find(({ state, receiptMs }) => state !== 'delivered' || receiptMs !== undefined);
  const outcome = decided ?? unusual ?? { state: 'delivered' };
  return { recipients: recipients.map(memberView), variables, outcome };
}

function unresolved(reference: string, variables?: Readonly<Record<string, string>> | undefined): NewDelivery {
  return { recipients: [], reference, variables, outcome: unknownResource };
}

function memberView(member: Member): object {
  if ('address' in member) return { address: member.address, channel: member.channel };
  return { contact_id: prefixedId('contact', member.contact_id), ...(member.channel && { channel: member.channel }) };
}

function outcomeOf(member: Member): Outcome {
  if (!('address' in member)) return unknownResource;
  // Phones tell that a text has arrived; only the other channels tell that it was read.
  return outcomeOfRecipient(member.address) ?? { state: member.channel === 'tel' ? 'delivered' : 'read' };
}
