import { emitEvent } from '../events/emit.ts';
import { changeResource, type Owner, resourceAt } from '../resources/resource.ts';
import { contactFieldsOf, indexAddresses } from './contact.ts';

/** Takes an address that leads nowhere any more off the contacts that have it, within `write`. */
export function forgetAddress(owner: Owner, channel: string, address: string): void {
  const found = owner.services.database.all<{ contact: number }>(
    'SELECT contact FROM contact_addresses WHERE account = ? AND channel = ? AND address = ?',
    owner.account,
    channel,
    address,
  );
  for (const { contact } of found) {
    const row = resourceAt(owner, contact);
    if (!row) continue;
    const fields = contactFieldsOf(row);
    const addresses = fields.addresses.filter((each) => each.channel !== channel || each.address !== address);
    changeResource(owner, row, { ...fields, addresses });
    indexAddresses(owner, contact, addresses);
    const id = `contact_${row.id}`;
    emitEvent(owner, { type: 'contact.updated', data: { contact_id: id }, about: [id] });
  }
}
