import { matchOf } from './identity-match.ts';
import type { PackageName, PackageQuestion } from './phone-package.ts';

/** A number whose lookup finds something else than usual. */
export interface MagicLookup {
  readonly number: string;
  /** What is found, for the documentation. */
  readonly effect: string;
  /** The package that differs; without one, all of them. */
  readonly package?: PackageName;
  /** The fields that differ. */
  readonly facts: (question: PackageQuestion) => object;
}

/** A name before the `@` for which a lookup finds something else than usual, in any domain. */
export interface MagicEmail {
  readonly local: string;
  readonly effect: string;
  /** What stands in `checks.bounces`. */
  readonly bounces: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Phone numbers. Every other number has the usual values: a mobile line in use, its owner's, and no risk. */
export const magicLookups: readonly MagicLookup[] = [
  magic(2010, 'moved to another SIM card an hour ago', 'sim_swap', ({ at }) => swapped(at - hourMs, true)),
  magic(2011, 'moved to another SIM card 30 days ago', 'sim_swap', ({ at }) => swapped(at - 30 * dayMs, false)),
  magic(2020, 'calls are forwarded', 'call_forwarding', () => ({ call_forwarding_enabled: true })),
  magic(2030, 'not connected', 'live_activity', () => ({ connectivity: 'disconnected' })),
  magic(2031, 'ported to another carrier', 'live_activity', () => ({ ported: true })),
  magic(2032, 'roaming', 'live_activity', () => ({ roaming: true })),
  magic(2040, 'belongs to a business', 'caller_name', () => ({
    caller_name: 'SANDBOX LTD',
    caller_type: 'BUSINESS',
  })),
  magic(2041, 'its name is not known', 'caller_name', () => ({ caller_name: null, caller_type: 'UNDETERMINED' })),
  ...[
    'landline',
    'mobile',
    'fixedVoip',
    'nonFixedVoip',
    'personal',
    'tollFree',
    'premium',
    'sharedCost',
    'voicemail',
    'pager',
  ].map((type, index) => magic(2050 + index, `a line of the type ${type}`, 'line_type_intelligence', () => ({ type }))),
  magic(2060, 'belongs to somebody else', 'identity_match', (asked) => matchOf(asked, 'no_match', 0)),
  magic(2061, 'belongs to somebody with a similar name', 'identity_match', (asked) =>
    matchOf(asked, 'partial_match', 50),
  ),
  magic(2070, 'has gone to somebody else', 'reassigned_number', () => ({ is_number_reassigned: 'yes' })),
  magic(2080, 'blocked for pumping a day ago', 'sms_pumping_risk', ({ at }) => ({
    carrier_risk_category: 'high',
    number_blocked: true,
    number_blocked_date: new Date(at - dayMs).toISOString(),
    number_blocked_last_3_months: true,
    sms_pumping_risk_score: 95,
  })),
  magic(2081, 'a moderate risk of pumping', 'sms_pumping_risk', () => ({
    carrier_risk_category: 'moderate',
    sms_pumping_risk_score: 60,
  })),
  magic(2090, 'disposable', 'disposable_phone_number_risk', () => ({ is_disposable: true, risk_score: 90 })),
  magic(2099, 'nothing is known: every package fails with 60600', undefined, () => ({ error_code: 60600 })),
];

/** Numbers that a lookup finds invalid, although their form is right: a message to them fails for the same reason. */
export const invalidNumbers: ReadonlySet<string> = new Set(['+15005550001']);

/** Names before the `@`. Mail to every other one has never come back. */
export const magicEmails: readonly MagicEmail[] = [
  { local: 'bounced', effect: 'mail came back before', bounces: 'known' },
  { local: 'maybe-bounced', effect: 'mail may come back', bounces: 'suspected' },
];

const byNumber = new Map(magicLookups.map((lookup) => [lookup.number, lookup]));

/** What is special about a number; undefined where nothing is. */
export function magicLookup(phoneNumber: string): MagicLookup | undefined {
  return byNumber.get(phoneNumber);
}

function magic(
  suffix: number,
  effect: string,
  name: PackageName | undefined,
  facts: MagicLookup['facts'],
): MagicLookup {
  return { number: `+1500555${suffix}`, effect, ...(name && { package: name }), facts };
}

function swapped(at: number, isInPeriod: boolean): object {
  const date = new Date(at).toISOString();
  return { last_sim_swap: { last_sim_swap_date: date, swapped_period: 'PT24H', swapped_in_period: isInPeriod } };
}
