import { expect, test } from 'vitest';
import { Messages } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the nine operations of v1', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'cancelMessageOperation',
    'fetchOneMessage',
    'fetchOneMessageOperation',
    'listMessageOperationErrors',
    'listMessageOperations',
    'listMessageReceipts',
    'listMessages',
    'seekMessageByIdentifier',
    'sendMessages',
  ]);
});

test.each(literals)('%s has its own name in its id, and a method of that name', (name, { id, api }) => {
  expect(id).toBe(`v1.messages.${name}`);
  expect(api.name).toBe('commsV1');
  expect(Messages.prototype).toHaveProperty(name, expect.any(Function));
});

test('what a write can be searched with is an operation that reads', () => {
  const ids = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const hints = literals.flatMap(([, { findWith }]) => findWith ?? []);

  expect(hints.every((hint) => ids.includes(hint))).toBe(true);
  expect(hints).toHaveLength(2);
});
