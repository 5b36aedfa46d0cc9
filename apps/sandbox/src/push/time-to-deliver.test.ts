import { expect, test } from 'vitest';
import { expiredCode } from '../deliveries/delivery-errors.ts';
import { deadlineOf, lateOutcome } from './time-to-deliver.ts';

const since = Date.parse('2026-01-31T09:30:00Z');
const place = { now: since, seed: 1, index: 0 };

test.each([
  [0, '2026-01-31T09:30:00.000Z'],
  [600, '2026-01-31T09:40:00.000Z'],
  ['PT10M', '2026-01-31T09:40:00.000Z'],
  ['P1DT1H', '2026-02-01T10:30:00.000Z'],
  ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
  ['2026-01-31T12:00:00.250+02:00', '2026-01-31T10:00:00.250Z'],
  ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000Z'],
])('%s is over at %s', (timeToDeliver, expected) => {
  const deadline = deadlineOf(timeToDeliver, since);

  expect(new Date(deadline ?? Number.NaN).toISOString()).toBe(expected);
});

test.each(['', '600', 'soon', 'P', 'P1M', '2026-01-31', '2026-01-31T12:00:00', '2026-13-31T12:00:00Z'])(
  '"%s" is no time',
  (text) => {
    expect(deadlineOf(text, since)).toBeUndefined();
  },
);

test('what has time until it is sent is not late', () => {
  expect(lateOutcome(undefined, place)).toBeUndefined();
  expect(lateOutcome('PT10M', place)).toBeUndefined();
});

test('what has none fails when its time is over: at once, where it was over before', () => {
  const failed = { state: 'failed', errorCode: expiredCode };

  expect(lateOutcome(0, place)).toEqual({ ...failed, receiptMs: 0 });
  expect(lateOutcome('2020-01-01T00:00:00Z', place)).toEqual({ ...failed, receiptMs: 0 });
  expect(lateOutcome('PT0.1S', place)).toEqual({ ...failed, receiptMs: 100 });
});
