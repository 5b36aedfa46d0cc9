import { expect, test } from 'vitest';
import { bareId, prefixedId } from './prefixed-id.ts';

test('an identifier is the same with and without its prefix', () => {
  expect(bareId('message', 'message_01h9')).toBe('01h9');
  expect(bareId('message', '01h9')).toBe('01h9');
  expect(prefixedId('message', '01h9')).toBe('message_01h9');
  expect(prefixedId('message', 'message_01h9')).toBe('message_01h9');
});

test('the prefix of another resource stays', () => {
  expect(bareId('message', 'operation_01h9')).toBe('operation_01h9');
});
