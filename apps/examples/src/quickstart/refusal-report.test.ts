import { expect, test } from 'vitest';
import type { Refusal } from './read-contacts.ts';
import { refusalReport } from './refusal-report.ts';

const refusal = (line: number, reason: string, detail = ''): Refusal => ({ line, reason, detail });

test('refusals are grouped by reason, the most frequent first', () => {
  const report = refusalReport([refusal(2, 'no name'), refusal(3, 'no number'), refusal(4, 'no number', '•••')]);

  expect(report.split('\n')).toEqual([
    '    2  no number',
    '         line 3, line 4 (•••)',
    '    1  no name',
    '         line 2',
  ]);
});

test('four places stand on one line', () => {
  const report = refusalReport([2, 3, 4, 5, 6].map((line) => refusal(line, 'no name')));

  expect(report.split('\n').slice(1)).toEqual(['         line 2, line 3, line 4, line 5', '         line 6']);
});

test('without refusals there is no report', () => {
  const report = refusalReport([]);

  expect(report).toBe('');
});
