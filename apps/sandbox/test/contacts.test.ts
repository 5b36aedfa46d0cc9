import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, from, type Json, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
let accounts = 0;
let account = '';
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterAll(async () => await sandbox.close());

/** Every test has a world of its own. */
async function ask(method: string, path: string, body?: object): Promise<TestAnswer> {
  return await call(sandbox, method, `/preview${path}`, { account, ...(body && { body }) });
}

function newWorld(): void {
  accounts += 1;
  account = `AC${String(accounts).padStart(32, '3')}`;
}

const tel = (address: string): object => ({ address, channel: 'tel' });
const mail = (address: string): object => ({ address, channel: 'email' });

async function contactsWith(...addresses: object[]): Promise<Json[]> {
  const { body } = await ask('POST', '/Contacts', { contacts: addresses.map((each) => ({ addresses: [each] })) });
  return body.contacts;
}

const ids = (list: readonly Json[]): string[] => list.map(({ id }) => id);

test('contacts are made in one batch, with one operation', async () => {
  newWorld();
  const contact = {
    first_name: 'Ada',
    last_name: 'Vogel',
    display_name: 'Ada V.',
    user_identifier: 'ada',
    addresses: [tel('+12065550100'), mail('ada@example.com'), tel('+12065550100')],
    location: { city: 'Graz', address_line_1: 'Ring 1' },
    date_of_birth: '1990-05-17',
    national_id: 'x1',
    tags: { Team: 'a' },
  };

  const { status, body } = await ask('POST', '/Contacts', { contacts: [contact, {}] });

  expect(status).toBe(201);
  expect(body.contacts[0]).toMatchObject({ ...contact, addresses: contact.addresses.slice(0, 2) });
  expect(body.contacts[0].operation_id).toBe(body.contacts[1].operation_id);
  expect((await ask('GET', `/Contacts/${body.contacts[0].id}`)).body).toEqual(body.contacts[0]);
});

test('everything that is wrong with a batch is named, and none of it is made', async () => {
  newWorld();
  const contacts = [
    { addresses: [tel('12065550100')] },
    { addresses: [mail('nobody')], date_of_birth: '2026-02-30' },
    { first_nam: 'Ada' },
  ];

  const { status, body } = await ask('POST', '/Contacts', { contacts });

  expect(status).toBe(400);
  expect(body.errors.map(({ field }: Json) => field).sort()).toEqual([
    'contacts[0].addresses[0].address',
    'contacts[1].addresses[0].address',
    'contacts[1].date_of_birth',
    'contacts[2].first_nam',
  ]);
  expect((await ask('GET', '/Contacts')).body.contacts).toEqual([]);
});

test('contacts are found by each filter', async () => {
  newWorld();
  const people = [
    { first_name: 'Ada', last_name: 'Vogel', display_name: 'A', user_identifier: 'u1', addresses: [mail('a@x.org')] },
    {
      first_name: 'Ben',
      last_name: 'Vogel',
      display_name: 'B',
      user_identifier: 'u2',
      addresses: [tel('+12065550100')],
    },
  ];
  const { body } = await ask('POST', '/Contacts', { contacts: people });
  const [ada, ben] = ids(body.contacts);
  const found = async (query: string): Promise<string[]> => ids((await ask('GET', `/Contacts?${query}`)).body.contacts);

  expect(await found('channel=email')).toEqual([ada]);
  expect(await found('first_name=Ben')).toEqual([ben]);
  expect(await found('last_name=Vogel')).toEqual([ben, ada]);
  expect(await found('last_name=Vogel&display_name=A')).toEqual([ada]);
  expect(await found('user_identifier=u2')).toEqual([ben]);
  expect(await found('start_date=2026-01-31T09:29:00Z&end_date=2026-01-31T09:31:00Z')).toEqual([ben, ada]);
  expect(await found('start_date=2026-01-31T09:31:00Z')).toEqual([]);
  expect(await found('updated_date=2026-01-31T09:29:00Z&page_size=1')).toEqual([ben]);
});

test('a change keeps what it leaves out, and replaces addresses and tags as a whole', async () => {
  newWorld();
  const [made] = (
    await ask('POST', '/Contacts', {
      contacts: [{ first_name: 'Ada', addresses: [tel('+12065550100')], tags: { a: '1' } }],
    })
  ).body.contacts;

  const { status, body } = await ask('PATCH', `/Contacts/${made.id}`, {
    last_name: 'Vogel',
    addresses: [mail('ada@example.com')],
    tags: { b: '2' },
  });

  expect(status).toBe(200);
  expect(body).toMatchObject({ first_name: 'Ada', last_name: 'Vogel', tags: { b: '2' } });
  expect(body.addresses).toMatchObject([{ address: 'ada@example.com' }]);
  expect((await ask('GET', '/Contacts?channel=tel')).body.contacts).toEqual([]);
});

test('an unknown contact is 404, also where the change itself is malformed', async () => {
  newWorld();

  expect((await ask('PATCH', '/Contacts/contact_01h9krwprkeee8fzqspvwy6nq8', { first_name: 1 })).status).toBe(404);
  expect((await ask('DELETE', '/Contacts/contact_01h9krwprkeee8fzqspvwy6nq8')).status).toBe(404);
});

test('an audience counts its contacts, however often one is added', async () => {
  newWorld();
  const [ada, ben] = await contactsWith(tel('+12065550100'), tel('+12065550101'));
  const { body: audience } = await ask('POST', '/Audiences', { name: 'News' });
  const add = async (id: string): Promise<Json> =>
    (await ask('POST', `/Audiences/${audience.id}/Contacts`, { contact_id: id })).body.contact_count;

  expect([await add(ada.id), await add(ada.id), await add(ben.id)]).toEqual([1, 1, 2]);
  expect(ids((await ask('GET', `/Audiences/${audience.id}/Contacts`)).body.contacts)).toEqual([ben.id, ada.id]);
  expect((await ask('GET', `/Contacts/${ada.id}`)).body.audiences).toEqual([{ audience_id: audience.id }]);

  expect((await ask('DELETE', `/Audiences/${audience.id}/Contacts/${ada.id}`)).status).toBe(204);
  expect((await ask('DELETE', `/Audiences/${audience.id}/Contacts/${ada.id}`)).status).toBe(404);
  await ask('DELETE', `/Contacts/${ben.id}`);
  expect((await ask('GET', `/Audiences/${audience.id}`)).body.contact_count).toBe(0);
});

test('the contacts of an audience are listed by when they were added', async () => {
  newWorld();
  const [ada, ben] = await contactsWith(tel('+12065550100'), tel('+12065550101'));
  const { body: audience } = await ask('POST', '/Audiences', {});
  await ask('POST', `/Audiences/${audience.id}/Contacts`, { contact_id: ben.id });
  const between = sandbox.clock.now().toISOString();
  await sandbox.clock.advance(1000);
  await ask('POST', `/Audiences/${audience.id}/Contacts`, { contact_id: ada.id });
  const found = async (query: string): Promise<string[]> =>
    ids((await ask('GET', `/Audiences/${audience.id}/Contacts?${query}`)).body.contacts);

  expect(await found(`start_date=${between}`)).toEqual([ada.id]);
  expect(await found(`end_date=${new Date(Date.parse(between) + 1).toISOString()}`)).toEqual([ben.id]);
});

test('a contact that does not exist cannot be added to an audience: the field is named', async () => {
  newWorld();
  const { body: audience } = await ask('POST', '/Audiences', {});

  const { status, body } = await ask('POST', `/Audiences/${audience.id}/Contacts`, {
    contact_id: 'contact_01h9krwprkeee8fzqspvwy6nq8',
  });

  expect([status, body.errors[0].field]).toEqual([400, 'contact_id']);
});

test('a message to an audience goes to each contact, but to those who have declined', async () => {
  newWorld();
  const [ada, ben, eve] = await contactsWith(tel('+12065550100'), tel('+12065550101'), mail('eve@example.com'));
  const { body: audience } = await ask('POST', '/Audiences', {});
  for (const { id } of [ada, ben, eve]) await ask('POST', `/Audiences/${audience.id}/Contacts`, { contact_id: id });
  const channels = [{ channel: 'message', default_opt_in: true }];
  const { body: preference } = await ask('POST', '/Preferences', { name: 'News', channels });
  const { status } = await ask('PATCH', `/Contacts/${ben.id}/Preferences/${preference.id}`, {
    channels: [{ channel: 'message', status: 'opted_out' }],
  });

  const { body } = await ask('POST', '/Messages', {
    from,
    to: [{ audience_id: audience.id }],
    content: { text: 'News' },
    processing_options: { use_preference: { preference_id: `preference_${preference.id}` } },
  });
  await sandbox.clock.advance(60_000);
  const { body: after } = await ask('GET', '/Messages');

  expect(status).toBe(200);
  expect(body.messages.map(({ to }: Json) => to[0])).toMatchObject([
    { contact_id: ada.id, address: '+12065550100' },
    { contact_id: ben.id },
    { contact_id: eve.id },
  ]);
  expect(after.messages.map(({ errors }: Json) => errors?.[0].code)).toEqual([21604, 21610, undefined]);
});

test('a kind that is declined by default is sent only to those who have accepted', async () => {
  newWorld();
  const [ada] = await contactsWith(tel('+12065550100'));
  const { body: preference } = await ask('POST', '/Preferences', { name: 'News', channels: [{ channel: 'message' }] });
  const send = async (): Promise<Json> =>
    (
      await ask('POST', '/Messages', {
        from,
        to: [tel('+12065550100')],
        content: { text: 'News' },
        processing_options: { use_preference: { preference_id: preference.id } },
      })
    ).body.messages[0].id;

  const first = await send();
  await ask('PATCH', `/Contacts/${ada.id}/Preferences/${preference.id}`, {
    channels: [{ channel: 'message', status: 'opted_in' }],
  });
  const second = await send();
  await sandbox.clock.advance(60_000);

  expect((await ask('GET', `/Messages/${first}`)).body.errors).toMatchObject([{ code: 21610 }]);
  expect((await ask('GET', `/Messages/${second}`)).body.errors).toBeUndefined();
});

test('a preference that does not exist refuses a send', async () => {
  newWorld();

  const { status, body } = await ask('POST', '/Messages', {
    from,
    to: [tel('+12065550100')],
    content: { text: 'News' },
    processing_options: { use_preference: { preference_id: 'preference_01h9krwprkeee8fzqspvwy6nq8' } },
  });

  expect([status, body.errors[0].field]).toEqual([400, 'processing_options.use_preference.preference_id']);
});

test('every contact shows every preference, with what holds by default', async () => {
  newWorld();
  const [ada] = await contactsWith(tel('+12065550100'));
  await ask('POST', '/Preferences', {
    name: 'News',
    is_public: true,
    channels: [{ channel: 'email', default_opt_in: true }],
  });
  await ask('POST', '/Preferences', { name: 'Alerts', channels: [{ channel: 'message' }] });
  const listed = async (query = ''): Promise<Json[]> =>
    (await ask('GET', `/Contacts/${ada.id}/Preferences${query}`)).body.preferences;

  const all = await listed();

  expect(all.map(({ preference, channels }) => [preference.name, channels])).toEqual([
    ['Alerts', [{ channel: 'message', status: 'defaulted_opt_out' }]],
    ['News', [{ channel: 'email', status: 'defaulted_opt_in' }]],
  ]);
  expect((await listed('?is_public=true')).map(({ preference }) => preference.name)).toEqual(['News']);
  expect((await ask('GET', `/Contacts/${ada.id}/Preferences/${all[0].id}`)).body).toEqual(all[0]);
});

test('a preference can be changed and deleted, and is gone for contacts then', async () => {
  newWorld();
  const [ada] = await contactsWith(tel('+12065550100'));
  const { body: made } = await ask('POST', '/Preferences', {
    name: 'News',
    channels: [{ channel: 'email', default_opt_in: true }],
  });

  const changed = await ask('PATCH', `/Preferences/${made.id}`, { name: 'Letters', channels: ['email', 'message'] });

  expect(changed.body).toMatchObject({
    name: 'Letters',
    channels: [
      { channel: 'email', default_opt_in: true },
      { channel: 'message', default_opt_in: false },
    ],
  });
  expect(ids((await ask('GET', '/Preferences')).body.preferences)).toEqual([made.id]);
  expect((await ask('DELETE', `/Preferences/${made.id}`)).status).toBe(204);
  expect((await ask('GET', `/Preferences/${made.id}`)).status).toBe(404);
  expect((await ask('GET', `/Contacts/${ada.id}/Preferences`)).body.preferences).toEqual([]);
});

test('unknown addresses become contacts where the settings say so', async () => {
  newWorld();
  const send = async (): Promise<Json> =>
    (await ask('POST', '/Messages', { from, to: [tel('+12065550100')], content: { text: 'Hi' } })).body.messages[0]
      .to[0];

  const before = await send();
  await ask('PATCH', '/Contacts/Settings', { auto_create_with: ['messages'] });
  const first = await send();
  const second = await send();

  const { contacts } = (await ask('GET', '/Contacts')).body;
  expect(before.contact_id).toBeUndefined();
  expect(contacts).toHaveLength(1);
  expect([first.contact_id, second.contact_id]).toEqual([contacts[0].id, contacts[0].id]);
});

test('addresses are looked up when they are added, and again after the interval', async () => {
  newWorld();
  const settings = { lookup_on_create: 'basic', lookup_refresh_interval: 'P1D' };
  await ask('PATCH', '/Contacts/Settings', { auto_validate_addresses: settings });
  const [ada] = await contactsWith(tel('+12065550100'));

  await sandbox.clock.advance(86_400_000);

  const [address] = (await ask('GET', `/Contacts/${ada.id}`)).body.addresses;
  expect((await ask('GET', '/Contacts/Settings')).body.auto_validate_addresses).toEqual(settings);
  expect(ada.addresses[0].last_validated_by_lookup).not.toBeNull();
  expect(Date.parse(address.last_validated_by_lookup) - Date.parse(ada.addresses[0].last_validated_by_lookup)).toBe(
    86_400_000,
  );
});

test('an interval that is no duration is refused by its name', async () => {
  newWorld();

  const { status, body } = await ask('PATCH', '/Contacts/Settings', {
    auto_create_with: ['faxes'],
    auto_validate_addresses: { lookup_refresh_interval: 'daily' },
  });

  expect(status).toBe(400);
  expect(body.errors.map(({ field }: Json) => field).sort()).toEqual([
    'auto_create_with[0]',
    'auto_validate_addresses.lookup_refresh_interval',
  ]);
});

test('contacts of one account are none of another', async () => {
  newWorld();
  const [ada] = await contactsWith(tel('+12065550100'));

  newWorld();

  expect((await ask('GET', `/Contacts/${ada.id}`)).status).toBe(404);
  expect((await ask('GET', '/Contacts')).body.contacts).toEqual([]);
});
