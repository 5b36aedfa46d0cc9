import { expect, test } from 'vitest';
import { magicEmails, magicLookups } from './magic-lookups.ts';
import { phonePackages } from './phone-packages.ts';

const at = Date.UTC(2026, 0, 31);
const fields = [
  'caller_name',
  'sim_swap',
  'call_forwarding',
  'live_activity',
  'line_type_intelligence',
  'identity_match',
  'reassigned_number',
  'sms_pumping_risk',
  'disposable_phone_number_risk',
];
const question = (address: string): Parameters<typeof phonePackages>[0] => ({
  phoneNumber: address,
  input: { type: 'phone_number', address, fields, identity_match: { first_name: 'Ada' } },
  at,
});
const usual = phonePackages(question('+12065550100'), true);
const ofOnePackage = magicLookups.filter((magic) => magic.package !== undefined && magic.number !== '+15005552051');

test('each number and each name is listed once, and says what is found', () => {
  const names = [...magicLookups.map(({ number }) => number), ...magicEmails.map(({ local }) => local)];

  expect(new Set(names).size).toBe(names.length);
  expect([...magicLookups, ...magicEmails].every(({ effect }) => effect.length > 5)).toBe(true);
});

test.each(ofOnePackage)('$number differs from the usual in $package alone: $effect', ({ number, package: name }) => {
  const found = phonePackages(question(number), true);

  const differing = Object.entries(found).filter(
    ([field, facts]) => JSON.stringify(facts) !== JSON.stringify(Object(usual)[field]),
  );
  expect(
    differing.map(([field]) => field).filter((field) => field !== 'line_type_intelligence' || field === name),
  ).toEqual([name]);
});

test('every package of a number of which nothing is known has an error in place of its facts', () => {
  const found = Object.values(phonePackages(question('+15005552099'), true));

  const expected = found.map((facts) => ({
    ...Object.fromEntries(Object.keys(Object(facts)).map((field) => [field, null])),
    error_code: 60600,
  }));
  expect(found).toEqual(expected);
});

test('the usual packages tell of a number without a risk', () => {
  expect(usual).toMatchObject({
    sim_swap: { last_sim_swap: { last_sim_swap_date: null, swapped_in_period: false }, error_code: null },
    call_forwarding: { call_forwarding_enabled: false },
    live_activity: { connectivity: 'connected' },
    line_type_intelligence: { type: 'mobile' },
    identity_match: { first_name_match: 'exact_match', last_name_match: 'no_data_available', summary_score: 100 },
    sms_pumping_risk: { number_blocked: false, sms_pumping_risk_score: 0 },
    disposable_phone_number_risk: { is_disposable: false },
  });
});

test('a number that is not valid has no packages', () => {
  expect(Object.values(phonePackages(question('+1206'), false)).every((facts) => facts === null)).toBe(true);
});
