import type { Owner } from '../resources/resource.ts';
import { contactByAddress, type KnownContact } from './contact-directory.ts';
import { contactSettings } from './contact-settings.ts';
import { addContacts } from './create-contacts.ts';

/** What can make contacts of unknown addresses. */
export type ContactMaker =
  | 'messages'
  | 'emails'
  | 'push_notifications'
  | 'communications'
  | 'conversations'
  | 'verifications';

/** Whether contacts are made by a use of their addresses: asked once, where there are many of them. */
export function remembersAddresses(owner: Owner, madeBy: ContactMaker): boolean {
  return contactSettings(owner).auto_create_with.includes(madeBy);
}

/**
 * The contact that has an address, where the account's settings let contacts be made by what the address is used for;
 * made, within `write`, where it was unknown.
 */
export function rememberAddress(
  owner: Owner,
  madeBy: ContactMaker,
  { address, channel }: { readonly address: string; readonly channel: string },
): KnownContact | undefined {
  if (!remembersAddresses(owner, madeBy)) return undefined;
  const known = contactByAddress(owner, channel, address);
  if (known) return known;
  const [added] = addContacts(owner, [{ addresses: [{ address, channel }] }]);
  return added && { seq: added.row.seq, id: `contact_${added.row.id}`, addresses: added.fields.addresses };
}
