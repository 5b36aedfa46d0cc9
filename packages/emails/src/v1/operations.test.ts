import { expect, test } from 'vitest';
import { Emails } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the nine operations of v1', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'cancelEmailOperation',
    'deleteEmail',
    'fetchOneEmail',
    'fetchOneEmailOperation',
    'listEmailOperationErrors',
    'listEmailOperations',
    'listEmailReceipts',
    'listEmails',
    'sendEmails',
  ]);
});

test.each(literals)('%s is of v1, has its own name in its id, and a method of that name', (name, { id, api }) => {
  expect(api.name).toBe('commsV1');
  expect(id).toBe(`v1.emails.${name}`);
  expect(Emails.prototype).toHaveProperty(name, expect.any(Function));
});

test('what a write can be searched with is an operation that reads', () => {
  const ids = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const hints = literals.flatMap(([, { findWith }]) => findWith ?? []);

  expect(hints.every((hint) => ids.includes(hint))).toBe(true);
  expect(hints).toHaveLength(2);
});
