import { expect, test } from 'vitest';
import { magicRecipients } from '../deliveries/magic-numbers.ts';
import { rangeLimits, suspectNumbers } from './fraud-guard.ts';
import { silentNumbers } from './silent-network.ts';

test('no number is special in two ways', () => {
  const numbers = [...magicRecipients, ...suspectNumbers, ...silentNumbers].map(({ number }) => number);

  expect(new Set(numbers).size).toBe(numbers.length);
});

test('each special number is in the range of the vendor that belongs to nobody', () => {
  const numbers = [...suspectNumbers, ...silentNumbers].map(({ number }) => number);

  expect(numbers.filter((number) => !/^\+1500555\d{4}$/.test(number))).toEqual([]);
});

test('the stricter the level, the fewer verifications a range gets', () => {
  const { none, basic, standard, maximum } = rangeLimits;

  expect([none, basic, standard, maximum]).toEqual([...Object.values(rangeLimits)].sort((one, other) => other - one));
});
