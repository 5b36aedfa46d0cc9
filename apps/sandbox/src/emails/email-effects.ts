import type { EmailAddressee } from '@comms/emails';
import type { Wire } from '../api/wire.ts';
import { optOut } from '../contacts/consent.ts';
import { contactByAddress, contactById } from '../contacts/contact-directory.ts';
import { EventWriter } from '../deliveries/delivery-event.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { emitEvent } from '../events/emit.ts';
import type { Owner } from '../resources/resource.ts';
import { isComplaining } from './magic-emails.ts';
import { holdForRelay } from './relay-rows.ts';

/** What follows when an e-mail has come to another state: it is relayed when it is sent, and complained about when it has arrived. */
export function emailEffect(owner: Owner, row: StoredDelivery): void {
  if (row.state === 'sent' && owner.services.mailRelay) {
    holdForRelay(owner, row);
    owner.services.mailRelay.wake();
  }
  if (row.state === 'delivered') complain(owner, row);
}

function complain(owner: Owner, row: StoredDelivery): void {
  const recipients: Wire<EmailAddressee>[] = JSON.parse(row.recipients);
  const complaining = recipients.filter(({ address }) => isComplaining(address ?? ''));
  if (complaining.length === 0) return;
  const event = new EventWriter().eventOf(row);
  if (event.type === 'email.delivered') emitEvent(owner, { ...event, type: 'email.complained' });
  for (const { address, contact_id: id } of complaining) {
    const contact = id ? contactById(owner, id) : contactByAddress(owner, 'email', address ?? '');
    if (contact) optOut(owner, contact.seq, 'email');
  }
}
