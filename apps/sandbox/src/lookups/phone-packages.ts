import { matchOf } from './identity-match.ts';
import { magicLookup } from './magic-lookups.ts';
import { lineType } from './phone-facts.ts';
import type { PackageName, PackageQuestion } from './phone-package.ts';

const carrier = { carrier_name: 'Sandbox Mobile', mobile_country_code: '310', mobile_network_code: '260' };

/** What is found where nothing is special about a number. */
const usual: Readonly<Record<PackageName, (question: PackageQuestion) => object>> = {
  caller_name: () => ({ caller_name: 'ADA LOVELACE', caller_type: 'CONSUMER' }),
  sim_swap: () => ({
    last_sim_swap: { last_sim_swap_date: null, swapped_period: 'PT24H', swapped_in_period: false },
    ...carrier,
  }),
  call_forwarding: () => ({ call_forwarding_enabled: false }),
  live_activity: () => ({ connectivity: 'connected', ported: false, roaming: false }),
  line_type_intelligence: ({ phoneNumber }) => ({ ...carrier, type: lineType(phoneNumber) }),
  identity_match: (question) => matchOf(question, 'exact_match', 100),
  reassigned_number: ({ input }) => {
    const day = input.reassigned_number?.last_verified_date;
    return { last_verified_date: day ?? null, is_number_reassigned: day === undefined ? 'no_data_available' : 'no' };
  },
  sms_pumping_risk: () => ({
    carrier_risk_category: 'low',
    number_blocked: false,
    number_blocked_date: null,
    number_blocked_last_3_months: false,
    sms_pumping_risk_score: 0,
  }),
  disposable_phone_number_risk: () => ({ is_disposable: false, risk_score: 0 }),
};

/** The packages that are asked for, by their names or by what they are to compare; the others are null. */
export function phonePackages(question: PackageQuestion, isValid: boolean): Record<PackageName, object | null> {
  const { fields = [], identity_match: identity, reassigned_number: reassigned } = question.input;
  const asked = new Set<string>(fields);
  if (identity) asked.add('identity_match');
  if (reassigned) asked.add('reassigned_number');
  const find = (name: PackageName): object | null => (isValid && asked.has(name) ? packageOf(name, question) : null);
  return {
    caller_name: find('caller_name'),
    sim_swap: find('sim_swap'),
    call_forwarding: find('call_forwarding'),
    live_activity: find('live_activity'),
    line_type_intelligence: find('line_type_intelligence'),
    identity_match: find('identity_match'),
    reassigned_number: find('reassigned_number'),
    sms_pumping_risk: find('sms_pumping_risk'),
    disposable_phone_number_risk: find('disposable_phone_number_risk'),
  };
}

function packageOf(name: PackageName, question: PackageQuestion): object {
  const found = { ...usual[name](question), error_code: null };
  const special = magicLookup(question.phoneNumber);
  if (special === undefined || (special.package ?? name) !== name) return found;
  const facts = special.facts(question);
  // A number of which nothing is known has an error in place of all facts.
  return special.package ? { ...found, ...facts } : { ...emptied(found), ...facts };
}

function emptied(facts: object): object {
  return Object.fromEntries(Object.keys(facts).map((name) => [name, null]));
}
