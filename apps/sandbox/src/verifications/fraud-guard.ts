import type { Owner } from '../resources/resource.ts';

/** How hard it is looked, the least first. */
const levels = ['none', 'basic', 'standard', 'maximum'] as const;

/** A level of fraud protection. */
export type GuardLevel = (typeof levels)[number];

/** A phone number that is taken for fraud from a level on. */
export interface SuspectNumber {
  readonly number: string;
  readonly blockedFrom: GuardLevel;
  /** What is wrong with it, for the documentation. */
  readonly effect: string;
}

/** Numbers that are blocked before anything is sent: the verification fails with the reason `fraud_guard_number`. */
export const suspectNumbers: readonly SuspectNumber[] = [
  { number: '+15005552001', blockedFrom: 'basic', effect: 'is blocked from basic on: known for fraud' },
  { number: '+15005552002', blockedFrom: 'standard', effect: 'is blocked from standard on: likely fraud' },
  { number: '+15005552003', blockedFrom: 'maximum', effect: 'is blocked at maximum only: somewhat unusual' },
];

/**
 * How many verifications a range of numbers gets within an hour: all numbers that differ in their last four digits only.
 *
 * One more fails with the reason `fraud_guard_rate`: so many in one range are pumped, not wanted.
 */
export const rangeLimits: Readonly<Record<GuardLevel, number>> = {
  none: Number.POSITIVE_INFINITY,
  basic: 1000,
  standard: 100,
  maximum: 10,
};

const windowMs = 3_600_000;

/** The range that a phone number is in. */
export function rangeOf(number: string): string {
  return number.slice(0, -4);
}

/** Why a number gets no code; undefined where it does. The level is that of the settings. */
export function guardAgainst(
  { services: { database, clock }, account }: Owner,
  number: string,
  level: string,
): 'fraud_guard_number' | 'fraud_guard_rate' | undefined {
  const known = levels.find((each) => each === level) ?? 'none';
  const suspect = suspectNumbers.find((each) => each.number === number);
  if (suspect && levels.indexOf(known) >= levels.indexOf(suspect.blockedFrom)) return 'fraud_guard_number';
  const limit = rangeLimits[known];
  if (limit === Number.POSITIVE_INFINITY) return undefined;
  const row = database.get<{ count: number }>(
    'SELECT count(*) AS count FROM verification_secrets WHERE account = ? AND prefix = ? AND started_at > ?',
    account,
    rangeOf(number),
    clock.now() - windowMs,
  );
  return (row?.count ?? 0) >= limit ? 'fraud_guard_rate' : undefined;
}
