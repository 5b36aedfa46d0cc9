import { expect, test } from 'vitest';
import { codeIn, linksIn } from './extract.ts';

test.each([
  ['Your code is 123456.', '123456'],
  ['123456 is your verification code', '123456'],
  ['Use 123-456 to log in', '123456'],
  ['Your PIN: 0042', '0042'],
  ['Order 5512 from 2026-01-31: your one-time password is 98765432', '98765432'],
])('%s has the code %s', (text, code) => {
  expect(codeIn(text)).toBe(code);
});

test.each([
  'We have 123456 parcels for you',
  'Your code was sent to +14155550100',
  'Your code expires on 2026-01-31, pay $1234.50',
  'Your code is in the app',
  '',
])('%s has no code', (text) => {
  expect(codeIn(text)).toBeNull();
});

test('links are found in texts, in HTML and in buttons, each once', () => {
  const content = {
    text: 'Track it at https://example.com/t/1. (Or see http://example.com/a_(b)',
    html: '<a href="https://example.com/confirm?a=1&amp;b=2">Confirm</a> https://example.com/t/1',
    actions: [{ url: 'https://example.com/button' }, null, 5],
  };

  expect(linksIn(content)).toEqual([
    'https://example.com/t/1',
    'http://example.com/a_(b)',
    'https://example.com/confirm?a=1&b=2',
    'https://example.com/button',
  ]);
});
