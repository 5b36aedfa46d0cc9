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
import { announceAudience, audiencesOfContact } from './audience.ts';
import { checkAddresses } from './check-address.ts';
import { type ContactAddressFields, contactFieldsOf, contactView, indexAddresses } from './contact.ts';
import { uniqueAddresses } from './create-contacts.ts';
import { planRefresh, validateOnCreate } from './validate-contact.ts';

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
    if (addresses) indexAddresses(call, row.seq, kept);
    if (addresses) planRefresh(call, row.seq);
    emitEvent(call, {
      type: 'contact.updated',
      data: { contact_id: `contact_${row.id}` },
      about: [`contact_${row.id}`],
    });
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
    indexAddresses(call, row.seq, []);
    database.run('DELETE FROM contact_preferences WHERE contact = ?', row.seq);
    for (const audience of audiences) announceAudience(call, audience, 'audience.updated');
    emitEvent(call, {
      type: 'contact.deleted',
      data: { contact_id: `contact_${row.id}` },
      about: [`contact_${row.id}`],
    });
  });
  return { status: 204 };
}

function keptAddresses(
  call: Call,
  before: readonly ContactAddressFields[],
  wanted: readonly UpdateContactAddress[],
): ContactAddressFields[] {
  return uniqueAddresses(wanted).map(({ address, channel }) => {
    const known = before.find((each) => each.address === address && each.channel === channel);
    return known ?? { address, channel, ...validateOnCreate(call, { address, channel }) };
  });
}

/** Finds addresses that do not fit their channel. */
export function checkUpdateContact(request: unknown): Problem[] {
  return checkAddresses(Object(request).addresses, 'addresses');
}
