import { CommsError } from '@comms/core';
import { expect, test } from 'vitest';
import { dataOf } from './data-of.ts';

test('the body of a message and the duration of a call are read', () => {
  expect(dataOf({ data: '{"body":"some message"}' }).body).toBe('some message');
  expect(dataOf({ data: '{"duration":"5"}' }).duration).toBe('5');
});

test('an interaction without data has none', () => {
  expect(dataOf({ sid: 'KI1', data: null })).toEqual({});
  expect(dataOf({})).toEqual({});
});

test.each(['{', '[1]', '"text"', 'null'])('the text %s is refused with the name of the interaction', (data) => {
  expect(() => dataOf({ sid: 'KI1', data })).toThrow(CommsError);
  expect(() => dataOf({ sid: 'KI1', data })).toThrow('KI1');
});
