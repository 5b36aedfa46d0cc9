import { type Contact, ContactsAndAudiences, type Preference } from '@comms/contacts';
import { ApiError, responseOf } from '@comms/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'frozen', now: '2026-01-31T09:30:00Z' });
});
afterAll(async () => await sandbox.close());

const newClient = (): ContactsAndAudiences => new ContactsAndAudiences(sandbox.newAccount());
const later = async (): Promise<unknown> => await sandbox.control('POST', '/clock/advance', { by: 'PT1M' });
const now = async (): Promise<Date> => new Date(String(Object(await sandbox.control('GET', '/clock')).now));
const fieldsOf = (error: unknown): (string | undefined)[] =>
  ApiError.isInstance(error) ? error.errors.map(({ field }) => field) : [];
const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

const unknownContact = 'contact_00000000000000000000000000';
const unknownAudience = 'audience_00000000000000000000000000';
const unknownPreference = 'preference_00000000000000000000000000';

const grace = {
  firstName: 'Grace',
  lastName: 'Hopper',
  displayName: 'Amazing Grace',
  userIdentifier: 'u1',
  addresses: [{ address: 'grace@example.com', channel: 'email' }],
  location: { latitude: 47.07, longitude: 15.44, addressLine1: 'Ring 1', city: 'Graz', countryCode: 'AT' },
  dateOfBirth: '1906-12-09',
  nationalId: 'x1',
  tags: { theTeam: 'one', the_team: 'two' },
};

async function newContact(client: ContactsAndAudiences, contact: object = {}): Promise<Contact> {
  const { contacts } = await client.createContacts({ contacts: [contact] });
  return contacts[0] ?? expect.unreachable('no contact was made');
}

const newPreference = async (client: ContactsAndAudiences): Promise<Preference> =>
  await client.createPreferences({ name: 'News', channels: [{ channel: 'email', defaultOptIn: true }] });

test('createContacts answers 201, and fetchSingleContact gives the same contact', async () => {
  const client = newClient();

  const made = await client.createContacts({ contacts: [grace, {}] });

  const [first, second] = made.contacts;
  expect(responseOf(made)?.statusCode).toBe(201);
  expect(first).toMatchObject({ ...grace, audiences: [], createdAt: await now(), updatedAt: await now() });
  expect(first?.operationId).toBe(second?.operationId);
  expect(await client.fetchSingleContact(first?.id ?? '')).toEqual(first);
});

test('listContacts gives what all its filters let through, the newest first', async () => {
  const client = newClient();
  const old = await newContact(client, grace);
  await later();
  const since = await now();
  await later();
  const young = await newContact(client, { ...grace, userIdentifier: 'u2', firstName: 'Ada', displayName: 'Ada' });
  const phone = await newContact(client, { addresses: [{ address: '+12065550100', channel: 'tel' }] });

  const found = async (filters?: object): Promise<string[]> => idsOf((await client.listContacts(filters)).items);

  expect(await found()).toEqual(idsOf([phone, young, old]));
  expect(await found({ channel: 'tel' })).toEqual(idsOf([phone]));
  expect(await found({ firstName: 'Ada' })).toEqual(idsOf([young]));
  expect(await found({ lastName: 'Hopper' })).toEqual(idsOf([young, old]));
  expect(await found({ displayName: 'Amazing Grace' })).toEqual(idsOf([old]));
  expect(await found({ userIdentifier: 'u2' })).toEqual(idsOf([young]));
  expect(await found({ channel: 'email', startDate: since })).toEqual(idsOf([young]));
  expect(await found({ endDate: since })).toEqual(idsOf([old]));
  expect(await found({ updatedDate: since, lastName: 'Hopper' })).toEqual(idsOf([young]));
  expect(idsOf(await client.listContacts({ pageSize: 1 }).toArray({ limit: 10 }))).toEqual(idsOf([phone, young, old]));
});

test('updateContact changes what it names', async () => {
  const client = newClient();
  const made = await newContact(client, grace);
  const addresses = [{ address: '+12065550100', channel: 'tel' }];

  const changed = await client.updateContact(made.id, { firstName: 'Ada', addresses, tags: { a: '1' } });

  expect(changed).toMatchObject({ id: made.id, firstName: 'Ada', lastName: 'Hopper', addresses, tags: { a: '1' } });
  expect(await client.fetchSingleContact(made.id)).toEqual(changed);
  expect(await client.updateContact(made.id)).toEqual(changed);
});

test('deleteContact takes the contact out of its audiences', async () => {
  const client = newClient();
  const made = await newContact(client);
  const audience = await client.createAudience();
  await client.addContactToAudience(audience.id, { contactId: made.id });

  expect(await client.deleteContact(made.id)).toBeUndefined();

  expect((await client.fetchSingleAudience(audience.id)).contactCount).toBe(0);
  expect(await rejection(client.fetchSingleContact(made.id))).toMatchObject({ status: 404, code: 20404 });
});

test('updateContactsSettings keeps what it leaves out', async () => {
  const client = newClient();
  await client.updateContactsSettings({ autoValidateAddresses: { lookupRefreshInterval: 'P30D' } });

  const changed = await client.updateContactsSettings({ autoCreateWith: ['messages', 'emails'] });

  expect(changed).toEqual({
    autoCreateWith: ['messages', 'emails'],
    autoValidateAddresses: { lookupOnCreate: 'none', lookupRefreshInterval: 'P30D' },
  });
  expect(await client.fetchContactsSettings()).toEqual(changed);
});

test('a preference is made, listed, changed and deleted', async () => {
  const client = newClient();
  const made = await client.createPreferences({
    name: 'News',
    description: 'Once a month',
    isPublic: true,
    channels: [{ channel: 'email', defaultOptIn: true }],
    tags: { a: '1' },
  });
  const other = await newPreference(client);

  expect(responseOf(made)?.statusCode).toBe(201);
  expect(await client.fetchOnePreference(made.id)).toEqual(made);
  expect(idsOf(await client.listPreferences({ pageSize: 1 }).toArray({ limit: 9 }))).toEqual(idsOf([other, made]));
  const changed = await client.updateOnePreference(made.id, {
    name: 'Letters',
    isPublic: false,
    channels: ['message'],
  });
  expect(changed).toMatchObject({
    name: 'Letters',
    description: 'Once a month',
    isPublic: false,
    channels: [{ channel: 'message', defaultOptIn: false }],
    tags: { a: '1' },
  });
  expect(await client.deleteOnePreference(made.id)).toBeUndefined();
  expect(await rejection(client.fetchOnePreference(made.id))).toMatchObject({ status: 404, code: 20404 });
});

test('what a contact says about a preference is listed, fetched and kept', async () => {
  const client = newClient();
  const contact = await newContact(client);
  const shown = await client.createPreferences({ name: 'A', isPublic: true, channels: [{ channel: 'email' }] });
  const hidden = await newPreference(client);
  const listed = async (filters?: object): Promise<(string | undefined)[]> =>
    (await client.listContactPreferences(contact.id, filters)).items.map(({ preference }) => preference?.id);

  expect(await listed()).toEqual([hidden.id, shown.id]);
  expect(await listed({ isPublic: true })).toEqual([shown.id]);
  expect(await listed({ isPublic: false })).toEqual([hidden.id]);
  const said = await client.updateOneContactPreference(contact.id, shown.id, {
    channels: [{ channel: 'email', status: 'opted_in' }],
  });
  expect(said).toMatchObject({ preference: shown, channels: [{ channel: 'email', status: 'opted_in' }] });
  expect(await client.fetchOneContactPreference(contact.id, said.id)).toEqual(said);
});

test('an audience is made, listed by its dates, filled, emptied and deleted', async () => {
  const client = newClient();
  const old = await client.createAudience({ name: 'Readers', tags: { a: '1' } });
  await later();
  const since = await now();
  await later();
  const young = await client.createAudience();
  const contact = await newContact(client);
  const found = async (filters?: object): Promise<string[]> => idsOf((await client.listAudiences(filters)).items);

  expect(await client.fetchSingleAudience(old.id)).toEqual(old);
  expect(await found()).toEqual(idsOf([young, old]));
  expect(await found({ startDate: since })).toEqual(idsOf([young]));
  expect(await found({ endDate: since })).toEqual(idsOf([old]));
  const filled = await client.addContactToAudience(old.id, { contactId: contact.id });
  expect([responseOf(filled)?.statusCode, filled.contactCount]).toEqual([201, 1]);
  expect((await client.addContactToAudience(old.id, { contactId: contact.id })).contactCount).toBe(1);
  expect(await client.removeContactFromAudience(old.id, contact.id)).toBeUndefined();
  expect((await client.fetchSingleAudience(old.id)).contactCount).toBe(0);
  expect(await client.deleteAudience(old.id)).toBeUndefined();
  expect(await found()).toEqual([young.id]);
});

test('listContactsInAudience goes by when contacts were added, who was added last first', async () => {
  const client = newClient();
  const { contacts } = await client.createContacts({ contacts: [{}, {}] });
  const [first = '', second = ''] = idsOf(contacts);
  const audience = await client.createAudience();
  await client.addContactToAudience(audience.id, { contactId: second });
  await later();
  const since = await now();
  await later();
  await client.addContactToAudience(audience.id, { contactId: first });
  const found = async (filters?: object): Promise<string[]> =>
    idsOf((await client.listContactsInAudience(audience.id, filters)).items);

  expect(await found()).toEqual([first, second]);
  expect(await found({ startDate: since })).toEqual([first]);
  expect(await found({ endDate: since })).toEqual([second]);
  expect(idsOf(await client.listContactsInAudience(audience.id, { pageSize: 1 }).toArray({ limit: 9 }))).toEqual([
    first,
    second,
  ]);
});

interface Known {
  readonly contact: string;
  readonly audience: string;
  readonly preference: string;
}

const badPage = { pageSize: 0 };

test.each<[string, string[], (client: ContactsAndAudiences, known: Known) => PromiseLike<unknown>]>([
  [
    'createContacts',
    ['contacts[0].addresses[0].address', 'contacts[1].date_of_birth'],
    (client) =>
      client.createContacts({
        contacts: [{ addresses: [{ address: 'nobody', channel: 'tel' }] }, { dateOfBirth: '2026-02-30' }],
      }),
  ],
  ['listContacts', ['channel'], (client) => client.listContacts({ channel: 'pigeon' })],
  [
    'updateContact',
    ['addresses[0].address'],
    (client, { contact }) => client.updateContact(contact, { addresses: [{ address: 'nobody@', channel: 'email' }] }),
  ],
  [
    'updateContactsSettings',
    ['auto_validate_addresses.lookup_on_create'],
    (client) => client.updateContactsSettings({ autoValidateAddresses: { lookupOnCreate: 'twice' } }),
  ],
  [
    'createPreferences',
    ['channels[0].channel'],
    (client) => client.createPreferences({ name: 'News', channels: [{ channel: 'pigeon' }] }),
  ],
  [
    'updateOnePreference',
    ['channels[1]'],
    (client, { preference }) => client.updateOnePreference(preference, { channels: ['email', 'email'] }),
  ],
  [
    'updateOneContactPreference',
    ['channels[0].status'],
    (client, { contact, preference }) =>
      client.updateOneContactPreference(contact, preference, { channels: [{ channel: 'email', status: 'maybe' }] }),
  ],
  ['createAudience', ['tags.team'], (client) => client.createAudience({ tags: { team: 'x'.repeat(129) } })],
  [
    'addContactToAudience',
    ['contact_id'],
    (client, { audience }) => client.addContactToAudience(audience, { contactId: unknownContact }),
  ],
])('%s is refused, and the fields %j are named', async (name, fields, call) => {
  const client = newClient();
  const contact = (await newContact(client)).id;
  const audience = (await client.createAudience()).id;
  const preference = (await newPreference(client)).id;

  const error = await rejection(call(client, { contact, audience, preference }));

  const operation = `contactsAndAudiences.${name}`;
  expect(error).toMatchObject({ name: 'ApiError', operation, status: 400, effect: 'none' });
  expect(fieldsOf(error)).toEqual(fields);
});

test.each<[string, (client: ContactsAndAudiences, known: Known) => PromiseLike<unknown>]>([
  ['listPreferences', (client) => client.listPreferences(badPage)],
  ['listContactPreferences', (client, { contact }) => client.listContactPreferences(contact, badPage)],
  ['listAudiences', (client) => client.listAudiences(badPage)],
  ['listContactsInAudience', (client, { audience }) => client.listContactsInAudience(audience, badPage)],
])('%s refuses a page of no size before anything is sent', async (_name, call) => {
  const client = newClient();
  const contact = (await newContact(client)).id;
  const audience = (await client.createAudience()).id;

  const error = await rejection(call(client, { contact, audience, preference: '' }));

  expect(error).toMatchObject({ name: 'ConfigurationError', effect: 'none' });
});

test.each<[string, (client: ContactsAndAudiences, contact: string) => PromiseLike<unknown>]>([
  ['fetchSingleContact', (client) => client.fetchSingleContact(unknownContact)],
  ['updateContact', (client) => client.updateContact(unknownContact)],
  ['deleteContact', (client) => client.deleteContact(unknownContact)],
  ['fetchOnePreference', (client) => client.fetchOnePreference(unknownPreference)],
  ['updateOnePreference', (client) => client.updateOnePreference(unknownPreference, {})],
  ['deleteOnePreference', (client) => client.deleteOnePreference(unknownPreference)],
  ['listContactPreferences', (client) => client.listContactPreferences(unknownContact)],
  ['fetchOneContactPreference', (client, contact) => client.fetchOneContactPreference(contact, unknownPreference)],
  [
    'updateOneContactPreference',
    (client, contact) => client.updateOneContactPreference(contact, unknownPreference, {}),
  ],
  ['fetchSingleAudience', (client) => client.fetchSingleAudience(unknownAudience)],
  ['deleteAudience', (client) => client.deleteAudience(unknownAudience)],
  ['addContactToAudience', (client, contact) => client.addContactToAudience(unknownAudience, { contactId: contact })],
  ['listContactsInAudience', (client) => client.listContactsInAudience(unknownAudience)],
  ['removeContactFromAudience', (client, contact) => client.removeContactFromAudience(unknownAudience, contact)],
])('%s of what never was is refused with 404', async (name, call) => {
  const client = newClient();

  const error = await rejection(call(client, (await newContact(client)).id));

  expect(error).toMatchObject({ operation: `contactsAndAudiences.${name}`, status: 404, code: 20404 });
});

test('a contact that is in no audience cannot be taken out of it', async () => {
  const client = newClient();
  const audience = await client.createAudience();
  const contact = await newContact(client);

  const error = await rejection(client.removeContactFromAudience(audience.id, contact.id));

  expect(error).toMatchObject({ status: 404, code: 20404 });
});
