import { expect, test } from 'vitest';
import { AddressLookups } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the three operations of the reference', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'createAddressLookups',
    'fetchOneAddressLookup',
    'listAddressLookups',
  ]);
});

test.each(literals)('%s has its own name in its id, and a method of that name', (name, { id }) => {
  expect(id).toBe(`addressLookups.${name}`);
  expect(AddressLookups.prototype).toHaveProperty(name, expect.any(Function));
});

test('what was looked up without an answer is found by the list', () => {
  expect(operations.createAddressLookups.findWith).toBe(operations.listAddressLookups.id);
});
