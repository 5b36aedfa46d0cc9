import { expect, test } from 'vitest';
import { seededNumber } from './seeded-number.ts';

const draws = Array.from({ length: 10_000 }, (_, key) => seededNumber(1, key));

test('numbers are spread evenly from 0 up to 1', () => {
  const tenths = draws.map((draw) => Math.floor(draw * 10));
  const counts = Array.from({ length: 10 }, (_, tenth) => tenths.filter((each) => each === tenth).length);

  expect(Math.min(...counts)).toBeGreaterThan(900);
  expect(Math.max(...counts)).toBeLessThan(1100);
});

test('the same seed and keys give the same number; any other key gives another', () => {
  expect(seededNumber(1, 2, 3)).toBe(seededNumber(1, 2, 3));
  expect(new Set([seededNumber(1, 2, 3), seededNumber(2, 2, 3), seededNumber(1, 3, 2), seededNumber(1, 2)]).size).toBe(
    4,
  );
});

test('keys count beyond 32 bits', () => {
  expect(seededNumber(1, 5)).not.toBe(seededNumber(1, 5 + 2 ** 32));
});
