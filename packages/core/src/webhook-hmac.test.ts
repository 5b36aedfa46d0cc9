import { expect, test } from 'vitest';
import { isEqual } from './webhook-hmac.ts';

test.each([
  ['equal texts', 'abc', 'abc', true],
  ['empty texts', '', '', true],
  ['another first character', 'abc', 'xbc', false],
  ['another last character', 'abc', 'abx', false],
  ['a longer text', 'abc', 'abcd', false],
  ['a shorter text', 'abc', 'ab', false],
  ['a text that goes on with the character 0', 'abc', 'abc\0', false],
  ['a text that lacks a character 0', 'abc\0', 'abc', false],
  ['an empty text', 'abc', '', false],
  ['an empty expectation', '', 'abc', false],
])('%s: comparison', (_case, expected, given, isSame) => {
  const result = isEqual(expected, given);

  expect(result).toBe(isSame);
});

test('every character is looked at, wherever the first difference is', () => {
  const looks = (given: string): number => {
    let count = 0;
    const spy = {
      length: given.length,
      charCodeAt: (index: number): number => {
        count += 1;
        return given.charCodeAt(index);
      },
    };
    Reflect.apply(isEqual, undefined, ['abcdefgh', spy]);
    return count;
  };

  const counts = ['abcdefgh', 'Xbcdefgh', 'abcdefgX', 'XXXXXXXX'].map(looks);

  expect(counts).toEqual([8, 8, 8, 8]);
});
