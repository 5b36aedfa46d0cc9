import { expect, test } from 'vitest';
import { progressOf } from './progress.ts';

test('the bar has a part for each state that there is, the best first', () => {
  const { parts } = progressOf({ total_count: 4, counts: { queued: 1, delivered: 2, failed: 1, read: 0 } });

  expect(parts).toEqual([
    { state: 'delivered', count: 2, percent: 50 },
    { state: 'queued', count: 1, percent: 25 },
    { state: 'failed', count: 1, percent: 25 },
  ]);
});

test('what is on its way is not done', () => {
  expect(progressOf({ total_count: 4, counts: { queued: 1, sent: 1, delivered: 1, failed: 1 } }).donePercent).toBe(50);
});

test('what waits for its time is shown, and not done', () => {
  expect(progressOf({ total_count: 2, counts: { scheduled: 1, delivered: 1 } })).toEqual({
    parts: [
      { state: 'delivered', count: 1, percent: 50 },
      { state: 'scheduled', count: 1, percent: 50 },
    ],
    donePercent: 50,
  });
});

test('a send without recipients has not begun', () => {
  expect(progressOf({ total_count: 0, counts: {} })).toEqual({ parts: [], donePercent: 0 });
});
