import { ApiError, type ClientOptions, createClient, execute, responseOf } from '@comms/core';
import { AddressLookups } from '@comms/lookups';
import { createAddressLookups, fetchOneAddressLookup, listAddressLookups } from '@comms/lookups/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
  // What is made in one call has one time then.
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

const unknownId = 'addresslookup_00000000000000000000000000';
const fieldsOf = (error: unknown): unknown => ApiError.isInstance(error) && error.errors.map(({ field }) => field);
const newLookups = (): AddressLookups => new AddressLookups(sandbox.newAccount());

test('phones and e-mails are looked up together', async () => {
  const result = await newLookups().createAddressLookups({
    addresses: [
      { type: 'phone_number', address: '(206) 555-0100', countryCode: 'US', fields: ['line_type_intelligence'] },
      { type: 'email', address: 'ada@gmial.com', source: 'signup', ipAddress: '203.0.113.7' },
    ],
  });

  expect(responseOf(result)?.statusCode).toBe(201);
  expect(result.addressLookups).toMatchObject([
    {
      type: 'phone_number',
      phoneNumber: '+12065550100',
      nationalFormat: '(206) 555-0100',
      callingCountryCode: '1',
      countryCode: 'US',
      valid: true,
      validationErrors: [],
      lineTypeIntelligence: { type: 'mobile', errorCode: null },
      simSwap: null,
      createdAt: expect.any(Date),
    },
    {
      type: 'email',
      local: 'ada',
      domain: 'gmial.com',
      suggestion: 'ada@gmail.com',
      validityScore: 0.3,
      source: 'signup',
      ipAddress: '203.0.113.7',
    },
  ]);
});

test('the packages of a magic number have its facts, and dates that are dates', async () => {
  const { addressLookups } = await newLookups().createAddressLookups({
    addresses: [
      { type: 'phone_number', address: '+15005552010', fields: ['sim_swap'] },
      { type: 'phone_number', address: '+15005552080', fields: ['sms_pumping_risk'] },
      { type: 'phone_number', address: '+15005552060', identityMatch: { firstName: 'Ada', addressLine1: '1 Main St' } },
    ],
  });

  expect(addressLookups).toMatchObject([
    { simSwap: { lastSimSwap: { lastSimSwapDate: expect.any(Date), swappedInPeriod: true } } },
    { smsPumpingRisk: { numberBlockedDate: expect.any(Date), numberBlockedLast3Months: true } },
    { identityMatch: { firstNameMatch: 'no_match', addressLinesMatch: 'no_match', cityMatch: 'no_data_available' } },
  ]);
});

test('10,000 addresses are looked up at once', async () => {
  const addresses = Array.from({ length: 10_000 }, (_, index) => ({
    type: 'phone_number' as const,
    address: `+1206${5_550_000 + index}`,
  }));

  const { addressLookups } = await newLookups().createAddressLookups({ addresses });

  expect(addressLookups).toHaveLength(10_000);
});

test('a lookup is fetched as it was made', async () => {
  const lookups = newLookups();
  const made = await lookups.createAddressLookups({ addresses: [{ type: 'email', address: 'ada@example.com' }] });
  const [lookup] = made.addressLookups;

  expect(await lookups.fetchOneAddressLookup(lookup?.id ?? '')).toEqual(lookup);
});

test('a list is walked and narrowed by address and dates', async () => {
  const lookups = newLookups();
  const { addressLookups } = await lookups.createAddressLookups({
    addresses: ['a', 'b', 'c'].map((local) => ({ type: 'email', address: `${local}@example.com` })),
  });
  const at = addressLookups[0]?.createdAt?.getTime() ?? 0;
  const listed = async (request: Parameters<AddressLookups['listAddressLookups']>[0]): Promise<unknown[]> =>
    (await lookups.listAddressLookups(request).toArray({ limit: 10 })).map(({ address }) => address);

  expect(await listed({ pageSize: 1 })).toEqual(['c@example.com', 'b@example.com', 'a@example.com']);
  expect(await listed({ address: 'b@example.com' })).toEqual(['b@example.com']);
  expect(await listed({ startDate: new Date(at - 1), endDate: new Date(at + 1) })).toHaveLength(3);
  expect(await listed({ startDate: new Date(at + 1) })).toEqual([]);
  expect(await listed({ endDate: new Date(at - 1) })).toEqual([]);
});

test('each operation is called by its literal too', async () => {
  const options: ClientOptions = sandbox.newAccount();
  const client = createClient(options);

  const made = await execute(client, createAddressLookups, {
    addresses: [{ type: 'email', address: 'a@example.com' }],
  });
  const page = await execute(client, listAddressLookups, {});
  const one = await execute(client, fetchOneAddressLookup, { addressLookupId: made.addressLookups[0]?.id ?? '' });

  expect(page.addressLookups).toEqual([one]);
});

test('createAddressLookups names every field that is wrong', async () => {
  const error = await rejection(
    newLookups().createAddressLookups({
      addresses: [
        { type: 'phone_number', address: '', countryCode: 'ZZ', fields: ['horoscope'] },
        { type: 'email', address: 'ada@example.com', ipAddress: 'home' },
      ],
    }),
  );

  expect(fieldsOf(error)).toEqual(
    expect.arrayContaining([
      'addresses[0].address',
      'addresses[0].country_code',
      'addresses[0].fields[0]',
      'addresses[1].ip_address',
    ]),
  );
});

test('createAddressLookups names a contact that is not there', async () => {
  const error = await rejection(
    newLookups().createAddressLookups({
      addresses: [{ type: 'email', address: 'a@example.com', contactId: 'contact_00000000000000000000000000' }],
    }),
  );

  expect(fieldsOf(error)).toEqual(['addresses[0].contact_id']);
});

test('listAddressLookups names the parameter that is wrong', async () => {
  const error = await rejection(newLookups().listAddressLookups({ pageToken: 'none' }));

  expect(fieldsOf(error)).toEqual(['page_token']);
});

test('fetchOneAddressLookup finds nothing where there is nothing', async () => {
  const error = await rejection(newLookups().fetchOneAddressLookup(unknownId));

  expect(error).toMatchObject({ name: 'ApiError', status: 404, code: 20404 });
});
