import { expect, test } from 'vitest';
import { areaCodeOf, codesOfArea } from './area-codes.ts';

test('numbers of North America tell their area', () => {
  expect(areaCodeOf('+12065550100')).toBe('206');
  expect(areaCodeOf('+442079460100')).toBeUndefined();
  expect(areaCodeOf('12345')).toBeUndefined();
});

test('codes that serve one area belong together, whichever is asked for', () => {
  expect(codesOfArea('212')).toEqual(['212', '332', '646', '917']);
  expect(codesOfArea('332')).toEqual(['332', '212', '646', '917']);
});

test('a code that shares its area with none stands alone', () => {
  expect(codesOfArea('307')).toEqual(['307']);
});
