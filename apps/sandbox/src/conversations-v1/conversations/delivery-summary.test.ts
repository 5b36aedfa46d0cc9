import { expect, test } from 'vitest';
import { summaryOf } from './delivery-summary.ts';

test('what was read counts as delivered and as sent', () => {
  expect(summaryOf(['read', 'delivered'])).toEqual({
    total: 2,
    sent: 'all',
    delivered: 'all',
    read: 'some',
    failed: 'none',
    undelivered: 'none',
  });
});

test('what failed was not sent, what is undelivered was', () => {
  expect(summaryOf(['failed', 'undelivered'])).toMatchObject({ sent: 'some', failed: 'some', undelivered: 'some' });
});

test('what was not handed over counts in the total only', () => {
  expect(summaryOf([null])).toEqual({
    total: 1,
    sent: 'none',
    delivered: 'none',
    read: 'none',
    failed: 'none',
    undelivered: 'none',
  });
});
