import { expect, test } from 'vitest';
import { ContentAndMedia } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the three operations of the reference', () => {
  expect(Object.keys(operations).sort()).toEqual(['fetchSingleMedia', 'listMedia', 'uploadMedia']);
});

test.each(literals)('%s has its own name in its id, and a method of that name', (name, { id }) => {
  expect(id).toBe(`contentAndMedia.${name}`);
  expect(ContentAndMedia.prototype).toHaveProperty(name, expect.any(Function));
});

test('an upload without an answer is found by the list', () => {
  expect(operations.uploadMedia.findWith).toBe(operations.listMedia.id);
});
