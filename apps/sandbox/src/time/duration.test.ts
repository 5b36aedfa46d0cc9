import { expect, test } from 'vitest';
import { parseDurationMs } from './duration.ts';

test.each([
  ['PT10M', 600_000],
  ['PT1H30M', 5_400_000],
  ['PT0.25S', 250],
  ['PT60.0004S', 60_000],
  ['P1D', 86_400_000],
  ['P2W', 1_209_600_000],
  ['P1DT1S', 86_401_000],
  ['PT0S', 0],
])('%s is %i milliseconds', (text, expected) => {
  expect(parseDurationMs(text)).toBe(expected);
});

test.each(['', 'P', 'PT', 'P1DT', '10M', 'PT10', 'P1M', 'P1Y', '-PT1S', 'PT1.S', 'PT10M ', 'P99999999999999999999D'])(
  '%j is no duration',
  (text) => {
    expect(parseDurationMs(text)).toBeUndefined();
  },
);
