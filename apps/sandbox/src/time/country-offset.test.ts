import { expect, test } from 'vitest';
import { countryOffset } from './country-offset.ts';

const hours = (country: string, local: string): number | undefined => {
  const offset = countryOffset(country, Date.parse(`${local}Z`));
  return offset === undefined ? undefined : offset / 3_600_000;
};

test.each([
  ['DE', '2026-01-31T12:00', 1],
  ['DE', '2026-07-31T12:00', 2],
  ['DE', '2026-03-29T01:59', 1],
  ['DE', '2026-03-29T03:00', 2],
  ['IN', '2026-01-31T12:00', 5.5],
  ['GB', '2026-01-31T12:00', 0],
  ['NP', '2026-01-31T12:00', 5.75],
  ['UY', '2026-01-31T12:00', -3],
])('in %s, when clocks show %s, the time is %d hours ahead of UTC', (country, local, expected) => {
  expect(hours(country, local)).toBe(expected);
});

test.each(['US', 'RU', 'AU', 'BR'])('%s has several times', (country) => {
  expect(hours(country, '2026-01-31T12:00')).toBeUndefined();
});

test('of a country that is not known, the time is not known', () => {
  expect(hours('ZZ', '2026-01-31T12:00')).toBeUndefined();
});
