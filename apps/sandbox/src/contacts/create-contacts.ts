import type { ContactInput, CreateContactsRequest, CreateContactsResponse } from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { emitEvents } from '../events/emit.ts';
import { addResource, type Owner, type ResourceRow } from '../resources/resource.ts';
import { addToIndex } from './address-index.ts';
import { uniqueAddresses } from './address-key.ts';
import { addressLookup } from './address-lookup.ts';
import { checkAddresses } from './check-address.ts';
import { type ContactFields, newContactView } from './contact.ts';
import { planRefresh } from './refresh-addresses.ts';

/** A contact that was made just now. */
export interface NewContact {
  readonly row: ResourceRow;
  readonly fields: ContactFields;
}

/** Adds contacts, all of them or none. */
export function answerCreateContacts(
  { contacts }: Wire<CreateContactsRequest>,
  call: Call,
): Reply<Wire<CreateContactsResponse>> {
  const added = call.services.database.write(() => addContacts(call, contacts));
  return { status: 201, body: { contacts: added.map(({ row, fields }) => newContactView(row, fields)) } };
}

/** Adds contacts, within `write`: they have one operation. */
export function addContacts(owner: Owner, inputs: readonly Wire<ContactInput>[]): NewContact[] {
  const operationId = `operation_${owner.services.ids.next()}`;
  const lookUp = addressLookup(owner);
  const added = inputs.map((input) => {
    const places = uniqueAddresses(input.addresses ?? []);
    const addresses = places.map(({ address, channel }) => ({ address, channel, ...lookUp({ address, channel }) }));
    const fields = contactFields(input, addresses, operationId);
    const row = addResource(owner, 'contact', fields);
    addToIndex(owner, row.seq, addresses);
    return { row, fields };
  });
  planRefresh(owner);
  const ids = added.map(({ row }) => `contact_${row.id}`);
  emitEvents(
    owner,
    ids.map((id) => ({ type: 'contact.created', data: { contact_id: id }, about: [id] })),
  );
  return added;
}

function contactFields(
  input: Wire<ContactInput>,
  addresses: ContactFields['addresses'],
  operationId: string,
): ContactFields {
  return {
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
