import { expect, test } from 'vitest';
import { outcomeTable } from './outcome-table.ts';

test('outcomes are counted by status and error code, the most frequent first', () => {
  const table = outcomeTable([
    { number: '+15005551205', status: 'undelivered', errorCode: 30007 },
    { number: '+12065550100', status: 'delivered' },
    { number: '+12065550101', status: 'delivered' },
    { number: '+15005551201', status: 'undelivered', errorCode: 30003 },
  ]);

  expect(table.split('\n')).toEqual([
    '  status       error  messages  numbers',
    '  ───────────  ─────  ────────  ────────────',
    '  delivered                  2',
    '  undelivered  30003         1  +15•••••••01',
    '  undelivered  30007         1  +15•••••••05',
  ]);
});

test('numbers of one failure stand together', () => {
  const table = outcomeTable([
    { number: '+15005551201', status: 'failed', errorCode: 30003 },
    { number: '+15005551202', status: 'failed', errorCode: 30003 },
  ]);

  expect(table).toContain('+15•••••••01, +15•••••••02');
});

test('a failure without a code is shown as one', () => {
  const table = outcomeTable([{ number: '+15005551201', status: 'failed' }]);

  expect(table).toMatch(/failed +1 {2}\+15•••••••01/);
});

test('no full number is shown', () => {
  const table = outcomeTable([{ number: '+15005551201', status: 'undelivered', errorCode: 30003 }]);

  expect(table).not.toContain('5005551201');
});

test('without outcomes the table has titles only', () => {
  const table = outcomeTable([]);

  expect(table.split('\n')).toHaveLength(2);
});
