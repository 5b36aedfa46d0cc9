import { expect, test } from 'vitest';
import { maskNumber } from './mask-number.ts';

test('of a number only the first and the last two digits are shown', () => {
  const masked = maskNumber('+12065550142');

  expect(masked).toBe('+12•••••••42');
});

test('separators do not make a number longer than it is', () => {
  const masked = maskNumber('(206) 555-01');

  expect(masked).toBe('206•••01');
});

test('of a short text nothing is shown', () => {
  const masked = maskNumber('5550142');

  expect(masked).toBe('•••••••');
});

test('digits of other scripts are hidden as well', () => {
  const masked = maskNumber('٠١٠٠٠٠٠٠٠١٢');

  expect(masked).toBe('٠١٠••••••١٢');
});

test('letters are hidden as well, since an address may stand in the place of a number', () => {
  const masked = maskNumber('ada@example.test');

  expect(masked).toBe('ada•••••••••st');
});

test('an empty text stays empty', () => {
  const masked = maskNumber('');

  expect(masked).toBe('');
});
