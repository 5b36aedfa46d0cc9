import { emitEvent } from '../events/emit.ts';
import { changeResource, type Owner, resourceAt } from '../resources/resource.ts';
import { findInIndex, replaceInIndex } from './address-index.ts';
import { addressKey } from './address-key.ts';
import { contactFieldsOf } from './contact.ts';

/** Takes an address that leads nowhere any more off the contacts that have it, within `write`. */
export function forgetAddress(owner: Owner, channel: string, address: string): void {
  const key = addressKey(channel, address);
  for (const contact of findInIndex(owner, channel, address)) {
    const row = resourceAt(owner, contact);
    if (!row) continue;
    const fields = contactFieldsOf(row);
    const addresses = fields.addresses.filter(
      (each) => each.channel !== channel || addressKey(channel, each.address) !== key,
    );
    changeResource(owner, row, { ...fields, addresses });
    replaceInIndex(owner, contact, addresses);
    const id = `contact_${row.id}`;
    emitEvent(owner, { type: 'contact.updated', data: { contact_id: id }, about: [id] });
  }
}
