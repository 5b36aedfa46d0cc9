import { expect, test } from 'vitest';
import { isFound } from './search.ts';

test('every word must be somewhere', () => {
  expect(isFound('hello 1206', ['+12065550100', 'Hello there'])).toBe(true);
  expect(isFound('hello 1207', ['+12065550100', 'Hello there'])).toBe(false);
});

test('nothing finds everything', () => {
  expect(isFound('  ', [null, undefined])).toBe(true);
});
