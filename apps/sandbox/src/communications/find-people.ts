import type { SendCommunicationsRecipient } from '@comms/communications';
import type { TargetAddressee } from '../addressing/target.ts';
import type { Wire } from '../api/wire.ts';
import { rememberAddress } from '../contacts/auto-create.ts';
import { contactByAddress, contactById, contactsOfAudience, type KnownContact } from '../contacts/contact-directory.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import type { Values } from '../templates/liquid.ts';

/** Someone who is to get a communication, before it is clear by which channel. */
export interface Person {
  readonly addresses: KnownContact['addresses'];
  /** The number of the contact's row, where it is one. */
  readonly contact?: number | undefined;
  /** How it is shown: an address that was given, a contact by its identifier. */
  readonly addressee: TargetAddressee;
  /** The channels that may be used, the best first; undefined where the sender decides. */
  readonly asked?: readonly string[] | undefined;
  /** What the recipient was instead, such as `audience_…`. */
  readonly reference?: string | undefined;
  readonly variables?: Values | undefined;
  /** Whether there is no such contact, or no such audience. */
  readonly isUnknown?: boolean;
}

/** Finds the people behind a recipient, within `write`; unknown addresses become contacts where the settings say so. */
export function findPeople(owner: Owner, recipient: Wire<SendCommunicationsRecipient>): Person[] {
  if ('audience_id' in recipient) return peopleOfAudience(owner, recipient.audience_id, recipient.variables);
  if ('contact_id' in recipient) {
    const { contact_id: id, channels: asked, variables } = recipient;
    const contact = contactById(owner, id);
    if (contact) return [{ ...personOf(contact), asked, variables }];
    return [{ addresses: [], addressee: { contact_id: prefixedId('contact', id) }, variables, isUnknown: true }];
  }
  const { address, channel, variables } = recipient;
  const made = rememberAddress(owner, 'communications', { address, channel });
  const known = made ?? contactByAddress(owner, channel, address);
  const addressee = { address, channel, ...(made && { contact_id: made.id }) };
  return [{ addresses: [{ address, channel }], contact: known?.seq, addressee, asked: [channel], variables }];
}

function peopleOfAudience(owner: Owner, id: string, variables: Values | undefined): Person[] {
  const reference = prefixedId('audience', id);
  const contacts = contactsOfAudience(owner, id);
  if (!contacts) return [{ addresses: [], addressee: {}, reference, variables, isUnknown: true }];
  return contacts.map((contact) => ({ ...personOf(contact), reference, variables }));
}

function personOf({ seq, id, addresses }: KnownContact): Person {
  return { addresses, contact: seq, addressee: { contact_id: id } };
}
