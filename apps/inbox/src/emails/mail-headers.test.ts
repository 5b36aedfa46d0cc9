import { expect, test } from 'vitest';
import { headersOf } from './mail-headers.ts';

test('headers end where the body begins', () => {
  expect(headersOf('From: a@example.com\r\nTo: b@example.com\r\n\r\nNot: a header')).toEqual([
    ['From', 'a@example.com'],
    ['To', 'b@example.com'],
  ]);
});

test('a header on several lines is one', () => {
  expect(headersOf('Subject: one\r\n two\r\n\tthree\r\n\r\n')).toEqual([['Subject', 'one two three']]);
});

test('what is no header is left out', () => {
  expect(headersOf('nonsense\n: empty\nA: 1')).toEqual([['A', '1']]);
});
