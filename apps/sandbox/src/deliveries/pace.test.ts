import { expect, test } from 'vitest';
import { timeOfStep } from './pace.ts';

const since = 1_700_000_000_000;
const step = { seed: 1, sinceMs: since, receiptMs: null };

test.each([
  ['sent', 200, 1220],
  ['delivered', 300, 1820],
  ['undelivered', 300, 1820],
  ['read', 2000, 8020],
] as const)('%s follows %i to %i ms after the state before', (next, least, most) => {
  const delays = Array.from({ length: 500 }, (_, index) => {
    const sinceMs = since + index * 20;
    return timeOfStep({ ...step, next, sinceMs }) - sinceMs;
  });

  expect(Math.min(...delays)).toBeGreaterThanOrEqual(least);
  expect(Math.max(...delays)).toBeLessThanOrEqual(most);
  expect(new Set(delays).size).toBeGreaterThan(20);
});

test('a failure follows at once', () => {
  expect(timeOfStep({ ...step, next: 'failed' })).toBe(since);
});

test('neighbours of one send draw one time, those farther apart others', () => {
  const times = Array.from({ length: 400 }, (_, index) => timeOfStep({ ...step, next: 'sent', index }));

  expect(new Set(times.slice(0, 100)).size).toBe(1);
  expect(new Set(times).size).toBe(4);
});

test('a given time is kept: sent at once, and the receipt when it is asked for', () => {
  expect(timeOfStep({ ...step, next: 'sent', receiptMs: 5000 })).toBe(since);
  expect(timeOfStep({ ...step, next: 'delivered', receiptMs: 5000 })).toBe(since + 5000);
});
