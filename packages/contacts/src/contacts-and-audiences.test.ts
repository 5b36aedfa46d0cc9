import { ApiError, HttpClient } from '@comms/core';
import { expect, test } from 'vitest';
import { ContactsAndAudiences } from './index.ts';
import * as operations from './operations.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Answering {
  readonly contactsAndAudiences: ContactsAndAudiences;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that always gives the same answer. */
function answering(answer: () => Response): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const path = request.url.replace('https://comms.twilio.com/preview', '');
    sent.push({ method: request.method, path, body: text ? JSON.parse(text) : undefined });
    return answer();
  };
  const httpClient = new HttpClient({ fetcher });
  return {
    contactsAndAudiences: new ContactsAndAudiences({ security: { username: 'AC1', password: 'x' }, httpClient }),
    sent,
  };
}

const since = new Date(Date.UTC(2026, 0, 2));
const sinceText = since.toISOString().replaceAll(':', '%3A');

interface Row {
  readonly name: string;
  readonly call: (contactsAndAudiences: ContactsAndAudiences) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'createContacts',
    call: async (contactsAndAudiences) =>
      await contactsAndAudiences.createContacts({
        contacts: [
          { firstName: 'Ada', addresses: [{ address: '+1', channel: 'tel' }], location: { addressLine1: 'Ring 1' } },
        ],
      }),
    sent: {
      method: 'POST',
      path: '/Contacts',
      body: {
        contacts: [
          { first_name: 'Ada', addresses: [{ address: '+1', channel: 'tel' }], location: { address_line_1: 'Ring 1' } },
        ],
      },
    },
  },
  {
    name: 'listContacts',
    call: async (contactsAndAudiences) =>
      await contactsAndAudiences.listContacts({ updatedDate: since, userIdentifier: 'u1', pageSize: 5 }),
    sent: {
      method: 'GET',
      path: `/Contacts?updated_date=${sinceText}&user_identifier=u1&page_size=5`,
      body: undefined,
    },
  },
  {
    name: 'fetchSingleContact',
    call: async (contactsAndAudiences) => await contactsAndAudiences.fetchSingleContact('a/b'),
    sent: { method: 'GET', path: '/Contacts/a%2Fb', body: undefined },
  },
  {
    name: 'updateContact',
    call: async (contactsAndAudiences) => await contactsAndAudiences.updateContact('x', { tags: { myTag: 'y' } }),
    sent: { method: 'PATCH', path: '/Contacts/x', body: { tags: { myTag: 'y' } } },
  },
  {
    name: 'deleteContact',
    call: async (contactsAndAudiences) => await contactsAndAudiences.deleteContact('x'),
    sent: { method: 'DELETE', path: '/Contacts/x', body: undefined },
  },
  {
    name: 'updateContactsSettings',
    call: async (contactsAndAudiences) =>
      await contactsAndAudiences.updateContactsSettings({
        autoCreateWith: ['messages'],
        autoValidateAddresses: { lookupRefreshInterval: 'P1D' },
      }),
    sent: {
      method: 'PATCH',
      path: '/Contacts/Settings',
      body: { auto_create_with: ['messages'], auto_validate_addresses: { lookup_refresh_interval: 'P1D' } },
    },
  },
  {
    name: 'fetchContactsSettings',
    call: async (contactsAndAudiences) => await contactsAndAudiences.fetchContactsSettings(),
    sent: { method: 'GET', path: '/Contacts/Settings', body: undefined },
  },
  {
    name: 'createPreferences',
    call: async (contactsAndAudiences) =>
      await contactsAndAudiences.createPreferences({
        name: 'News',
        channels: [{ channel: 'email', defaultOptIn: true }],
      }),
    sent: {
      method: 'POST',
      path: '/Preferences',
      body: { name: 'News', channels: [{ channel: 'email', default_opt_in: true }] },
    },
  },
  {
    name: 'listPreferences',
    call: async (contactsAndAudiences) => await contactsAndAudiences.listPreferences({ pageSize: 5 }),
    sent: { method: 'GET', path: '/Preferences?page_size=5', body: undefined },
  },
  {
    name: 'fetchOnePreference',
    call: async (contactsAndAudiences) => await contactsAndAudiences.fetchOnePreference('x'),
    sent: { method: 'GET', path: '/Preferences/x', body: undefined },
  },
  {
    name: 'updateOnePreference',
    call: async (contactsAndAudiences) =>
      await contactsAndAudiences.updateOnePreference('x', { isPublic: true, channels: ['email'] }),
    sent: { method: 'PATCH', path: '/Preferences/x', body: { is_public: true, channels: ['email'] } },
  },
  {
    name: 'deleteOnePreference',
    call: async (contactsAndAudiences) => await contactsAndAudiences.deleteOnePreference('x'),
    sent: { method: 'DELETE', path: '/Preferences/x', body: undefined },
  },
  {
    name: 'listContactPreferences',
    call: async (contactsAndAudiences) => await contactsAndAudiences.listContactPreferences('x', { isPublic: true }),
    sent: { method: 'GET', path: '/Contacts/x/Preferences?is_public=true', body: undefined },
  },
  {
    name: 'fetchOneContactPreference',
    call: async (contactsAndAudiences) => await contactsAndAudiences.fetchOneContactPreference('x', 'y'),
    sent: { method: 'GET', path: '/Contacts/x/Preferences/y', body: undefined },
  },
  {
    name: 'updateOneContactPreference',
    call: async (contactsAndAudiences) =>
      await contactsAndAudiences.updateOneContactPreference('x', 'y', {
        channels: [{ channel: 'email', status: 'opted_out' }],
      }),
    sent: {
      method: 'PATCH',
      path: '/Contacts/x/Preferences/y',
      body: { channels: [{ channel: 'email', status: 'opted_out' }] },
    },
  },
  {
    name: 'createAudience',
    call: async (contactsAndAudiences) => await contactsAndAudiences.createAudience({ name: 'News' }),
    sent: { method: 'POST', path: '/Audiences', body: { name: 'News' } },
  },
  {
    name: 'listAudiences',
    call: async (contactsAndAudiences) => await contactsAndAudiences.listAudiences({ endDate: since }),
    sent: { method: 'GET', path: `/Audiences?end_date=${sinceText}`, body: undefined },
  },
  {
    name: 'fetchSingleAudience',
    call: async (contactsAndAudiences) => await contactsAndAudiences.fetchSingleAudience('x'),
    sent: { method: 'GET', path: '/Audiences/x', body: undefined },
  },
  {
    name: 'deleteAudience',
    call: async (contactsAndAudiences) => await contactsAndAudiences.deleteAudience('x'),
    sent: { method: 'DELETE', path: '/Audiences/x', body: undefined },
  },
  {
    name: 'addContactToAudience',
    call: async (contactsAndAudiences) => await contactsAndAudiences.addContactToAudience('x', { contactId: 'y' }),
    sent: { method: 'POST', path: '/Audiences/x/Contacts', body: { contact_id: 'y' } },
  },
  {
    name: 'listContactsInAudience',
    call: async (contactsAndAudiences) => await contactsAndAudiences.listContactsInAudience('x', { startDate: since }),
    sent: { method: 'GET', path: `/Audiences/x/Contacts?start_date=${sinceText}`, body: undefined },
  },
  {
    name: 'removeContactFromAudience',
    call: async (contactsAndAudiences) => await contactsAndAudiences.removeContactFromAudience('x', 'y'),
    sent: { method: 'DELETE', path: '/Audiences/x/Contacts/y', body: undefined },
  },
];

test('every operation has a method, which is tried here', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(operations).sort());
});

test.each(rows)('$name sends what the reference asks for', async ({ call, sent: expected }) => {
  const answer = (): Response =>
    expected.method === 'DELETE'
      ? new Response(null, { status: 204 })
      : Response.json({ contacts: [], preferences: [], audiences: [] });
  const { contactsAndAudiences, sent } = answering(answer);

  await call(contactsAndAudiences);

  expect(sent).toEqual([expected]);
});

test.each(rows)('$name fails with an ApiError that says why', async ({ call }) => {
  const problem = { code: 20404, message: 'Not found', more_info: 'https://www.twilio.com/docs/errors/20404' };
  const { contactsAndAudiences, sent } = answering(() => Response.json(problem, { status: 404 }));

  const error: unknown = await call(contactsAndAudiences).then(undefined, (reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error).toMatchObject({ status: 404, code: 20404, moreInfo: problem.more_info });
  expect(sent).toHaveLength(1);
});
