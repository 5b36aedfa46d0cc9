import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';

const drawn = (attempts: number): number[] =>
  Array.from({ length: 1000 }, (_, delivery) => backOffMs(1, delivery, attempts));

test.each([
  [1, 1000],
  [2, 2000],
  [5, 16_000],
  [11, 1_024_000],
  [12, 1_200_000],
  [100, 1_200_000],
])('after %i attempts the pause is drawn from nothing up to %i ms', (attempts, bound) => {
  const pauses = drawn(attempts);

  expect(Math.min(...pauses)).toBeGreaterThan(0);
  expect(Math.min(...pauses)).toBeLessThan(bound / 50);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(bound);
  expect(Math.max(...pauses)).toBeGreaterThan(bound * 0.98);
});

test('the same seed and the same delivery draw the same, others do not', () => {
  expect(backOffMs(1, 7, 3)).toBe(backOffMs(1, 7, 3));
  expect(new Set(drawn(10)).size).toBeGreaterThan(990);
});
