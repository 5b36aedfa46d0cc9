import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, type Json, otherAccount, type TestAnswer } from './test-client.ts';

const now = '2026-01-31T09:30:00.000Z';
const unknownId = 'addresslookup_00000000000000000000000000';
const unknownContact = 'contact_00000000000000000000000000';
const number = { type: 'phone_number', address: '+12065550100' };
const email = { type: 'email', address: 'ada@example.com' };

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
});
afterEach(async () => await sandbox.close());

const lookUp = async (...addresses: unknown[]): Promise<TestAnswer> =>
  await call(sandbox, 'POST', '/preview/AddressLookups', { body: { addresses } });
const list = async (query = '', of = account): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/AddressLookups${query}`, { account: of })).body;
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);
const addressesOf = (page: Json): string[] => page.address_lookups.map(({ address }: Json) => address);

test('phones and e-mails are looked up together, in their order and under one operation', async () => {
  const { status, body } = await lookUp(number, email);

  expect(status).toBe(201);
  const [phone, mail] = body.address_lookups;
  expect(phone).toEqual({
    id: expect.stringMatching(/^addresslookup_[0-9a-hjkmnp-tv-z]{26}$/),
    ...number,
    calling_country_code: '1',
    country_code: 'US',
    phone_number: '+12065550100',
    national_format: '(206) 555-0100',
    valid: true,
    validation_errors: [],
    caller_name: null,
    sim_swap: null,
    call_forwarding: null,
    live_activity: null,
    line_type_intelligence: null,
    identity_match: null,
    reassigned_number: null,
    sms_pumping_risk: null,
    disposable_phone_number_risk: null,
    contact_id: null,
    operation_id: expect.stringMatching(/^operation_[0-9a-hjkmnp-tv-z]{26}$/),
    created_at: now,
    updated_at: now,
  });
  expect(mail).toEqual({
    id: expect.stringMatching(/^addresslookup_/),
    ...email,
    validity_score: 0.98,
    local: 'ada',
    domain: 'example.com',
    suggestion: null,
    checks: { domain: [], local: [], bounces: [] },
    source: null,
    ip_address: null,
    contact_id: null,
    operation_id: phone.operation_id,
    created_at: now,
    updated_at: now,
  });
});

test('two requests have two operations', async () => {
  const one = await lookUp(number);
  const other = await lookUp(number);

  expect(one.body.address_lookups[0].operation_id).not.toBe(other.body.address_lookups[0].operation_id);
});

test('10,000 addresses are looked up at once', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ ...number, address: `+1206${5_550_000 + index}` }));

  const { status, body } = await lookUp(...many);

  expect(status).toBe(201);
  expect(body.address_lookups).toHaveLength(10_000);
});

test('only the packages that are asked for are found', async () => {
  const { body } = await lookUp({ ...number, fields: ['sim_swap', 'line_type_intelligence'] });

  expect(body.address_lookups[0]).toMatchObject({
    sim_swap: { last_sim_swap: { last_sim_swap_date: null }, carrier_name: 'Sandbox Mobile', error_code: null },
    line_type_intelligence: { type: 'mobile' },
    caller_name: null,
    sms_pumping_risk: null,
  });
});

test('what is to be compared is compared without being asked for by name', async () => {
  const { body } = await lookUp({
    ...number,
    identity_match: { first_name: 'Ada' },
    reassigned_number: { last_verified_date: '2026-01-01' },
  });

  expect(body.address_lookups[0]).toMatchObject({
    identity_match: { first_name_match: 'exact_match', last_name_match: 'no_data_available', summary_score: 100 },
    reassigned_number: { last_verified_date: '2026-01-01', is_number_reassigned: 'no' },
  });
});

test('a magic number has the facts of the table, by the clock of the sandbox', async () => {
  const { body } = await lookUp({ ...number, address: '+15005552010', fields: ['sim_swap'] });

  expect(body.address_lookups[0].sim_swap.last_sim_swap).toEqual({
    last_sim_swap_date: '2026-01-31T08:30:00.000Z',
    swapped_period: 'PT24H',
    swapped_in_period: true,
  });
});

test('an address that is not valid is found to be so, and is no error', async () => {
  const { status, body } = await lookUp(
    { ...number, address: '+1206', fields: ['sim_swap'] },
    { ...email, address: 'ada' },
  );

  expect(status).toBe(201);
  expect(body.address_lookups).toMatchObject([
    { valid: false, validation_errors: ['TOO_SHORT'], sim_swap: null },
    { validity_score: 0, local: null, domain: null },
  ]);
});

test('an e-mail keeps its source, its IP address and its contact', async () => {
  const contacts = await call(sandbox, 'POST', '/preview/Contacts', { body: { contacts: [{ first_name: 'Ada' }] } });
  const contactId: string = contacts.body.contacts[0].id;

  const { body } = await lookUp({
    ...email,
    source: 'signup',
    ip_address: '2001:db8::1',
    contact_id: contactId.replace('contact_', ''),
  });

  expect(body.address_lookups[0]).toMatchObject({
    source: 'signup',
    ip_address: '2001:db8::1',
    contact_id: contactId,
  });
});

test('a lookup is fetched with and without the prefix of its identifier', async () => {
  const { body } = await lookUp(number);
  const [made] = body.address_lookups;

  const found = await call(sandbox, 'GET', `/preview/AddressLookups/${made.id}`);
  const same = await call(sandbox, 'GET', `/preview/AddressLookups/${made.id.replace('addresslookup_', '')}`);

  expect(found.body).toEqual(made);
  expect(same.body).toEqual(made);
});

test('lookups are listed with the newest first, each page by its token', async () => {
  await lookUp(number, email, { ...email, address: 'grace@example.com' });

  const first = await list('?page_size=2');
  const second = await list(`?page_size=2&page_token=${first.pagination.next}`);

  expect(addressesOf(first)).toEqual(['grace@example.com', 'ada@example.com']);
  expect(addressesOf(second)).toEqual(['+12065550100']);
});

test('a list is narrowed by an address as it was given, or by its E.164 form', async () => {
  await lookUp({ ...number, address: '(206) 555-0100', country_code: 'US' }, email);

  expect(addressesOf(await list('?address=%28206%29+555-0100'))).toEqual(['(206) 555-0100']);
  expect(addressesOf(await list('?address=%2B12065550100'))).toEqual(['(206) 555-0100']);
  expect(addressesOf(await list('?address=ada%40example.com'))).toEqual(['ada@example.com']);
  expect(addressesOf(await list('?address=nobody%40example.com'))).toEqual([]);
});

test('a list is narrowed by the time before and after which lookups were made', async () => {
  await lookUp(number);
  await sandbox.clock.advance(60_000);
  await lookUp(email);

  expect(addressesOf(await list('?start_date=2026-01-31T09:30:30Z'))).toEqual(['ada@example.com']);
  expect(addressesOf(await list('?end_date=2026-01-31T09:30:30Z'))).toEqual(['+12065550100']);
  expect(addressesOf(await list('?address=%2B12065550100&start_date=2026-01-31T09:30:30Z'))).toEqual([]);
});

test('another account sees none of the lookups', async () => {
  const { body } = await lookUp(number);

  const answer = await call(sandbox, 'GET', `/preview/AddressLookups/${body.address_lookups[0].id}`, {
    account: otherAccount,
  });

  expect(answer.status).toBe(404);
  expect(addressesOf(await list('', otherAccount))).toEqual([]);
});

test.each([
  ['no addresses', { body: {} }, ['addresses']],
  ['an empty list', { body: { addresses: [] } }, ['addresses']],
  ['too many addresses', { body: { addresses: Array.from({ length: 10_001 }, () => email) } }, ['addresses']],
  ['no type', { body: { addresses: [{ address: '+12065550100' }] } }, ['addresses[0].type']],
  ['another type', { body: { addresses: [{ ...email, type: 'fax' }] } }, ['addresses[0].type']],
  ['no address', { body: { addresses: [email, { type: 'email' }] } }, ['addresses[1].address']],
  ['an empty address', { body: { addresses: [{ ...email, address: '' }] } }, ['addresses[0].address']],
  [
    'a package that is not known',
    { body: { addresses: [{ ...number, fields: ['horoscope'] }] } },
    ['addresses[0].fields[0]'],
  ],
  ['a field of the other type', { body: { addresses: [{ ...email, fields: [] }] } }, ['addresses[0].fields']],
  [
    'a country that is none',
    { body: { addresses: [{ ...number, country_code: 'ZZ' }] } },
    ['addresses[0].country_code'],
  ],
  [
    'an IP address that is none',
    { body: { addresses: [{ ...email, ip_address: '1.2.3' }] } },
    ['addresses[0].ip_address'],
  ],
  [
    'a contact that is not there',
    { body: { addresses: [email, { ...email, contact_id: unknownContact }] } },
    ['addresses[1].contact_id'],
  ],
  [
    'all problems at once',
    { body: { addresses: [{ type: 'email' }, { ...number, country_code: 'ZZ' }] } },
    ['addresses[0].address', 'addresses[1].country_code'],
  ],
])('a request with %s is refused, and nothing is looked up', async (_, request, fields) => {
  const answer = await call(sandbox, 'POST', '/preview/AddressLookups', request);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(fields);
  expect(addressesOf(await list())).toEqual([]);
});

test.each(['page_size=0', 'page_size=1001', 'start_date=yesterday', 'page_token=none', 'color=red'])(
  'a list with %s is refused, and the parameter is named',
  async (query) => {
    const answer = await call(sandbox, 'GET', `/preview/AddressLookups?${query}`);

    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual([query.split('=')[0]]);
  },
);

test('a lookup that is not there is not found', async () => {
  const answer = await call(sandbox, 'GET', `/preview/AddressLookups/${unknownId}`);

  expect(answer.status).toBe(404);
});
