import type { Owner } from '../resources/resource.ts';
import { contactByAddress, type KnownContact } from './contact-directory.ts';
import { contactSettings } from './contact-settings.ts';
import { addContact } from './create-contacts.ts';

/** What can make contacts of unknown addresses. */
export type ContactMaker =
  | 'messages'
  | 'emails'
  | 'push_notifications'
  | 'communications'
  | 'conversations'
  | 'verifications';

/**
 * The contact that has an address, where the account's settings let contacts be made by what the address is used for;
 * made, within `write`, where it was unknown.
 */
export function rememberAddress(
  owner: Owner,
  madeBy: ContactMaker,
  { address, channel }: { readonly address: string; readonly channel: string },
): KnownContact | undefined {
  if (!contactSettings(owner).auto_create_with.includes(madeBy)) return undefined;
  const known = contactByAddress(owner, channel, address);
  if (known) return known;
  const row = addContact(owner, { addresses: [{ address, channel }] }, `operation_${owner.services.ids.next()}`);
  return { seq: row.seq, id: `contact_${row.id}`, addresses: [{ address, channel }] };
}
