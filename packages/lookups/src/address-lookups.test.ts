import { ApiError, HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { AddressLookups } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly lookups: AddressLookups;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that gives one answer after the other, and the last one again and again. */
function answering(...answers: [Response, ...Response[]]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/preview', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { lookups: new AddressLookups({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const at = since.toISOString();
const id = 'addresslookup_01h9krwprkeee8fzqspvwy6nq8';
const contactId = 'contact_01h9krwprkeee8fzqspvwy6nq8';

test('createAddressLookups posts the addresses under their wire names', async () => {
  const { lookups, sent } = answering(Response.json({ address_lookups: [] }, { status: 201 }));

  await lookups.createAddressLookups({
    addresses: [
      {
        type: 'phone_number',
        address: '2065550100',
        countryCode: 'US',
        fields: ['identity_match', 'reassigned_number'],
        identityMatch: { firstName: 'Ada', addressLine1: '1 Main St', dateOfBirth: '1990-12-31' },
        reassignedNumber: { lastVerifiedDate: '2026-01-31' },
        contactId,
      },
      { type: 'email', address: 'ada@example.com', source: 'signup', ipAddress: '203.0.113.7' },
    ],
  });

  expect(sent).toEqual([
    {
      method: 'POST',
      path: '/AddressLookups',
      body: {
        addresses: [
          {
            type: 'phone_number',
            address: '2065550100',
            country_code: 'US',
            fields: ['identity_match', 'reassigned_number'],
            identity_match: { first_name: 'Ada', address_line_1: '1 Main St', date_of_birth: '1990-12-31' },
            reassigned_number: { last_verified_date: '2026-01-31' },
            contact_id: contactId,
          },
          { type: 'email', address: 'ada@example.com', source: 'signup', ip_address: '203.0.113.7' },
        ],
      },
    },
  ]);
});

test('the lookup of a phone number is given with public names and dates', async () => {
  const answer = {
    id,
    type: 'phone_number',
    calling_country_code: '1',
    sim_swap: { last_sim_swap: { last_sim_swap_date: at, swapped_in_period: true }, error_code: null },
    sms_pumping_risk: { number_blocked_date: at, number_blocked_last_3_months: true },
    reassigned_number: { last_verified_date: '2026-01-31', is_number_reassigned: 'no' },
    created_at: at,
  };
  const { lookups } = answering(Response.json(answer));

  const found = await lookups.fetchOneAddressLookup(id);

  expect(found).toEqual({
    id,
    type: 'phone_number',
    callingCountryCode: '1',
    simSwap: { lastSimSwap: { lastSimSwapDate: since, swappedInPeriod: true }, errorCode: null },
    smsPumpingRisk: { numberBlockedDate: since, numberBlockedLast3Months: true },
    reassignedNumber: { lastVerifiedDate: '2026-01-31', isNumberReassigned: 'no' },
    createdAt: since,
  });
});

test('the lookup of an e-mail address is told apart by its type', async () => {
  const answer = { id, type: 'email', validity_score: 0.9, checks: { domain: [], local: ['suspected_role'] } };
  const { lookups } = answering(Response.json(answer));

  const found = await lookups.fetchOneAddressLookup(id);

  expect(found.type === 'email' && found.checks?.local).toEqual(['suspected_role']);
});

test('listAddressLookups asks with all of its filters', async () => {
  const { lookups, sent } = answering(Response.json({ address_lookups: [] }));

  await lookups.listAddressLookups({ address: '+12065550100', startDate: since, endDate: since, pageSize: 5 });

  expect(sent[0]?.path).toBe(
    '/AddressLookups?address=%2B12065550100&start_date=2026-01-02T00%3A00%3A00.000Z&end_date=2026-01-02T00%3A00%3A00.000Z&page_size=5',
  );
});

test('a list is walked over its pages', async () => {
  const { lookups, sent } = answering(
    Response.json({ address_lookups: [{ id: 'one', type: 'email' }], pagination: { next: 'PT2' } }),
    Response.json({ address_lookups: [{ id: 'two', type: 'email' }], pagination: { next: null } }),
  );

  const found = await lookups.listAddressLookups().toArray({ limit: 10 });

  expect(found.map((each) => each.id)).toEqual(['one', 'two']);
  expect(sent.map(({ path }) => path)).toEqual(['/AddressLookups', '/AddressLookups?page_token=PT2']);
});

test('the HTTP answer behind a lookup is known', async () => {
  const { lookups } = answering(Response.json({ id, type: 'email' }, { headers: { 'twilio-request-id': 'RQ1' } }));

  const found = await lookups.fetchOneAddressLookup(id);

  expect(responseOf(found)?.requestId).toBe('RQ1');
});

test('a lookup that is not there is an ApiError with the status 404', async () => {
  const { lookups } = answering(Response.json({ code: 20404, message: 'not found' }, { status: 404 }));

  const error: unknown = await lookups.fetchOneAddressLookup(id).catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error.status).toBe(404);
});

test('a refusal names the address that is wrong', async () => {
  const errors = [{ code: 20001, message: 'addresses[1].address is missing', field: 'addresses[1].address' }];
  const { lookups } = answering(Response.json({ code: 20001, message: 'wrong', errors }, { status: 400 }));

  const error: unknown = await lookups.createAddressLookups({ addresses: [] }).catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error.errors[0]?.field).toBe('addresses[1].address');
});

test('lookups whose answer is lost are not made again', async () => {
  const { lookups, sent } = answering(new Response('gateway', { status: 502 }));

  const error: unknown = await lookups
    .createAddressLookups({ addresses: [{ type: 'email', address: 'ada@example.com' }] })
    .catch((reason: unknown) => reason);

  expect(OutcomeUnknownError.isInstance(error) && error.searchFor?.operation).toBe('addressLookups.listAddressLookups');
  expect(sent).toHaveLength(1);
});

test('an empty identifier is refused before anything is sent', async () => {
  const { lookups, sent } = answering(Response.json({}));

  await expect(lookups.fetchOneAddressLookup('')).rejects.toThrow('addressLookupId');

  expect(sent).toEqual([]);
});
