import { expect, test } from 'vitest';
import { isSettled, stateAfter } from './outcome.ts';

test.each([
  ['scheduled', 'delivered', 'queued'],
  ['scheduled', 'failed', 'queued'],
  ['queued', 'delivered', 'sent'],
  ['sent', 'delivered', 'delivered'],
  ['delivered', 'delivered', undefined],
  ['delivered', 'read', 'read'],
  ['queued', 'failed', 'failed'],
  ['sent', 'undelivered', 'undelivered'],
  ['sent', 'sent', undefined],
] as const)('after %s, on the way to %s, comes %s', (state, end, expected) => {
  expect(stateAfter(state, end)).toBe(expected);
});

test.each([
  ['scheduled', 'delivered', false],
  ['scheduled', 'failed', false],
  ['queued', 'delivered', false],
  ['sent', 'delivered', false],
  ['delivered', 'read', true],
  ['sent', 'sent', true],
  ['failed', 'failed', true],
] as const)('%s, on the way to %s, is settled: %s', (state, end, expected) => {
  expect(isSettled(state, end)).toBe(expected);
});
