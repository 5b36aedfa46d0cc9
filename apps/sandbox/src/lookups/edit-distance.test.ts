import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

test.each([
  ['gmail.com', 'gmail.com', 0],
  ['gmial.com', 'gmail.com', 1],
  ['gmal.com', 'gmail.com', 1],
  ['gmaill.com', 'gmail.com', 1],
  ['gnail.com', 'gmail.com', 1],
  ['hotmial.con', 'hotmail.com', 2],
  ['', 'abc', 3],
  ['abc', '', 3],
])('from %j to %j it takes %i changes', (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
});
