import { expect, test } from 'vitest';
import { SenderPools, Senders } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);
const poolLiterals = literals.filter(([name]) => name.includes('Pool'));
const senderLiterals = literals.filter(([name]) => !name.includes('Pool'));

test('there are the fourteen operations of v1', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'addSenderToSenderPool',
    'createSenderPool',
    'deleteSenderPool',
    'fetchOneSender',
    'fetchOneSenderPool',
    'fetchOneSenderPoolOperation',
    'listSenderPoolOperations',
    'listSenderPools',
    'listSenders',
    'listSendersInSenderPool',
    'removeSenderFromSenderPool',
    'resolveSenders',
    'searchSenders',
    'updateSenderPool',
  ]);
});

test.each(senderLiterals)('%s has its own name in its id, and a method of that name', (name, { id, api }) => {
  expect(id).toBe(`v1.senders.${name}`);
  expect(api.name).toBe('commsV1');
  expect(Senders.prototype).toHaveProperty(name, expect.any(Function));
});

test.each(poolLiterals)('%s has its own name in its id, and a method of that name', (name, { id, api }) => {
  expect(id).toBe(`v1.senderPools.${name}`);
  expect(api.name).toBe('commsV1');
  expect(SenderPools.prototype).toHaveProperty(name, expect.any(Function));
});

test('what a write can be searched with is an operation that reads', () => {
  const ids = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const hints = literals.flatMap(([, { findWith }]) => findWith ?? []);

  expect(hints).toEqual(['v1.senderPools.listSenderPools', 'v1.senderPools.listSendersInSenderPool']);
  expect(hints.every((hint) => ids.includes(hint))).toBe(true);
});
