import { expect, test } from 'vitest';
import { waitsAt } from './settle-verification.ts';

const end = '2026-01-02T03:04:05.000Z';
const endMs = Date.parse(end);

test('a pending verification waits up to its end, whether or not its job was done', () => {
  const fields = { status: 'pending', expires_at: end };

  expect([waitsAt(fields, endMs - 1), waitsAt(fields, endMs)]).toEqual([true, false]);
});

test.each(['approved', 'canceled', 'expired', 'failed', 'max_attempts_reached'])(
  'one that is %s never waits',
  (status) => {
    expect(waitsAt({ status, expires_at: end }, endMs - 1)).toBe(false);
  },
);
