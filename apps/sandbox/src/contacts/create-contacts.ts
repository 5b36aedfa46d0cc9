import type { ContactInput, CreateContactsRequest, CreateContactsResponse } from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { emitEvent } from '../events/emit.ts';
import { addResource, type Owner, type ResourceRow } from '../resources/resource.ts';
import { checkAddresses } from './check-address.ts';
import { type ContactFields, contactViews, indexAddresses } from './contact.ts';
import { planRefresh, validateOnCreate } from './validate-contact.ts';

/** Adds contacts, all of them or none. */
export function answerCreateContacts(
  { contacts }: Wire<CreateContactsRequest>,
  call: Call,
): Reply<Wire<CreateContactsResponse>> {
  const { database, ids } = call.services;
  const rows = database.write(() => {
    const operationId = `operation_${ids.next()}`;
    return contacts.map((contact) => addContact(call, contact, operationId));
  });
  return { status: 201, body: { contacts: contactViews(call, rows) } };
}

/** Adds one contact, within `write`. */
export function addContact(owner: Owner, input: Wire<ContactInput>, operationId: string): ResourceRow {
  const addresses = uniqueAddresses(input.addresses ?? []).map(({ address, channel }) => ({
    address,
    channel,
    ...validateOnCreate(owner, { address, channel }),
  }));
  const fields: ContactFields = {
    first_name: input.first_name ?? null,
    last_name: input.last_name ?? null,
    display_name: input.display_name ?? null,
    user_identifier: input.user_identifier ?? null,
    addresses,
    location: input.location ?? null,
    date_of_birth: input.date_of_birth ?? null,
    national_id: input.national_id ?? null,
    tags: input.tags ?? {},
    operation_id: operationId,
  };
  const row = addResource(owner, 'contact', fields);
  indexAddresses(owner, row.seq, addresses);
  planRefresh(owner, row.seq);
  emitEvent(owner, {
    type: 'contact.created',
    data: { contact_id: `contact_${row.id}` },
    about: [`contact_${row.id}`],
  });
  return row;
}

/** An address that is given twice counts once. */
export function uniqueAddresses<Address extends { readonly address: string; readonly channel: string }>(
  addresses: readonly Address[],
): Address[] {
  return [...new Map(addresses.map((each) => [`${each.channel} ${each.address}`, each])).values()];
}

/** Finds addresses that do not fit their channel, and birthdays that are no days. */
export function checkCreateContacts(request: unknown): Problem[] {
  const { contacts } = Object(request);
  if (!Array.isArray(contacts)) return [];
  return contacts.flatMap((contact: unknown, index) => {
    const { addresses, date_of_birth: day } = Object(contact);
    const field = `contacts[${index}]`;
    return [...checkAddresses(addresses, `${field}.addresses`), ...checkDay(day, `${field}.date_of_birth`)];
  });
}

function checkDay(day: unknown, field: string): Problem[] {
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return [];
  const date = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  return isDay ? [] : [{ code: 20001, field, message: `${field} is no day of the calendar` }];
}
