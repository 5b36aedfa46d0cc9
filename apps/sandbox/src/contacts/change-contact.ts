import type {
  Contact,
  DeleteContactRequest,
  FetchSingleContactRequest,
  UpdateContactAddress,
  UpdateContactRequest,
} from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { emitEvent } from '../events/emit.ts';
import { changeResource, findResource, removeResource } from '../resources/resource.ts';
import { replaceInIndex } from './address-index.ts';
import { uniqueAddresses } from './address-key.ts';
import { addressLookup } from './address-lookup.ts';
import { audiencesOfContact, membersChanged } from './audience.ts';
import { checkAddresses } from './check-address.ts';
import { type ContactAddressFields, contactFieldsOf, contactView } from './contact.ts';
import { planRefresh } from './refresh-addresses.ts';

export function answerFetchSingleContact(
  { contact_id: id }: Wire<FetchSingleContactRequest>,
  call: Call,
): Reply<Wire<Contact>> {
  return { status: 200, body: contactView(call, findResource(call, 'contact', id)) };
}

/** Changes a contact: what is left out stays. What was looked up about an address that stays is kept. */
export function answerUpdateContact(
  { contact_id: id, addresses, ...changes }: Wire<UpdateContactRequest>,
  call: Call,
): Reply<Wire<Contact>> {
  const row = findResource(call, 'contact', id);
  const before = contactFieldsOf(row);
  const changed = call.services.database.write(() => {
    const kept = addresses ? keptAddresses(call, before.addresses, addresses) : before.addresses;
    const after = changeResource(call, row, { ...before, ...changes, addresses: kept });
    if (addresses) {
      replaceInIndex(call, row.seq, kept);
      planRefresh(call);
    }
    const contactId = `contact_${row.id}`;
    emitEvent(call, { type: 'contact.updated', data: { contact_id: contactId }, about: [contactId] });
    return after;
  });
  return { status: 200, body: contactView(call, changed) };
}

/** Deletes a contact: it is in no audience any more. */
export function answerDeleteContact({ contact_id: id }: Wire<DeleteContactRequest>, call: Call): Reply<void> {
  const row = findResource(call, 'contact', id);
  const { database } = call.services;
  database.write(() => {
    const audiences = audiencesOfContact(call, row.seq);
    removeResource(call, row);
    replaceInIndex(call, row.seq, []);
    database.run('DELETE FROM contact_preferences WHERE contact = ?', row.seq);
    for (const audience of audiences) membersChanged(call, audience);
    const contactId = `contact_${row.id}`;
    emitEvent(call, { type: 'contact.deleted', data: { contact_id: contactId }, about: [contactId] });
  });
  return { status: 204 };
}

function keptAddresses(
  call: Call,
  before: readonly ContactAddressFields[],
  wanted: readonly UpdateContactAddress[],
): ContactAddressFields[] {
  const lookUp = addressLookup(call);
  return uniqueAddresses(wanted).map(({ address, channel }) => {
    const known = before.find((each) => each.address === address && each.channel === channel);
    return known ?? { address, channel, ...lookUp({ address, channel }) };
  });
}

/** Finds addresses that do not fit their channel. */
export function checkUpdateContact(request: unknown): Problem[] {
  return checkAddresses(Object(request).addresses, 'addresses');
}
