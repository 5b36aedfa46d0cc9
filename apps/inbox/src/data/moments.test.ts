import { expect, test } from 'vitest';
import { dayHeading, exactMoment, shortMoment } from './moments.ts';

const now = new Date(2026, 0, 31, 18, 0).getTime();

function at(...parts: [number, number, number, number?, number?]): string {
  const [year, month, day, hour = 9, minute = 5] = parts;
  return new Date(year, month, day, hour, minute).toISOString();
}

test('what was today is told by the hour', () => {
  expect(shortMoment(at(2026, 0, 31), now)).toBe('09:05');
});

test('what was in the last days is told by the day of the week', () => {
  expect(shortMoment(at(2026, 0, 29), now)).toBe('Thu 09:05');
});

test('what was long ago is told by the date, and with the year where it is another', () => {
  expect(shortMoment(at(2026, 0, 2), now)).toBe('Jan 2');
  expect(shortMoment(at(2025, 5, 2), now)).toBe('Jun 2, 2025');
});

test('what has no time says nothing', () => {
  expect(shortMoment(null, now)).toBe('');
  expect(shortMoment('nonsense', now)).toBe('');
});

test('days have headings', () => {
  expect(dayHeading(at(2026, 0, 31), now)).toBe('Today');
  expect(dayHeading(at(2026, 0, 30), now)).toBe('Yesterday');
  expect(dayHeading(at(2026, 0, 20), now)).toBe('Tuesday, January 20');
  expect(dayHeading(at(2025, 11, 31), now)).toBe('Wednesday, December 31, 2025');
});

test('a time can be told to the millisecond', () => {
  expect(exactMoment(new Date(2026, 0, 2, 3, 4, 5, 6).toISOString())).toBe('Jan 2, 2026, 03:04:05.006');
  expect(exactMoment(undefined)).toBe('');
});
