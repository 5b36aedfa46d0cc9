import { expect, test } from 'vitest';
import { Conversations } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the six operations of the reference', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'createParticipant',
    'fetchOneConversation',
    'fetchSingleParticipant',
    'listConversations',
    'listParticipants',
    'patchConversation',
  ]);
});

test.each(literals)('%s has its own name in its id, and a method of that name', (name, { id }) => {
  expect(id).toBe(`conversations.${name}`);
  expect(Conversations.prototype).toHaveProperty(name, expect.any(Function));
});

test('what a write can be searched with is an operation that reads', () => {
  const ids = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const hints = literals.flatMap(([, { findWith }]) => findWith ?? []);

  expect(hints).toEqual(['conversations.listParticipants']);
  expect(hints.every((hint) => ids.includes(hint))).toBe(true);
});
