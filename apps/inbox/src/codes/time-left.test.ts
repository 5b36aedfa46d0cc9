import { expect, test } from 'vitest';
import { leftText } from './time-left.ts';

test.each([
  [-1, 'Expired'],
  [0, 'Expired'],
  [1, '1 s left'],
  [30_000, '30 s left'],
  [90_000, '1 min 30 s left'],
  [3_660_000, '1 h 1 min left'],
  [Number.NaN, ''],
])('%s ms before the end it says "%s"', (ms, text) => {
  expect(leftText(ms)).toBe(text);
});
