import { expect, test } from 'vitest';
import { ConversationsV2 } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the twenty-one operations of the reference', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'createCommunicationInConversation',
    'createConfiguration',
    'createConversationAction',
    'createConversationWithConfig',
    'createParticipantInConversation',
    'deleteConfiguration',
    'deleteConversationAsync',
    'fetchCommunication',
    'fetchConfiguration',
    'fetchConversation',
    'fetchConversationAction',
    'fetchOperationStatus',
    'fetchParticipant',
    'listCommunicationByConversation',
    'listConfiguration',
    'listConversationByAccount',
    'listParticipantByConversation',
    'patchConversationById',
    'updateConfiguration',
    'updateConversationById',
    'updateParticipantInConversation',
  ]);
});

test.each(literals)('%s has its own name in its id, and a method of that name', (name, { id }) => {
  expect(id).toBe(`conversationsV2.${name}`);
  expect(ConversationsV2.prototype).toHaveProperty(name, expect.any(Function));
});

test('the four operations that start long-running work are those that take an idempotency key', () => {
  const keyed = literals.filter(([, { safety }]) => safety === 'keyed').map(([name]) => name);
  const starting = literals.filter(([, { starts }]) => starts).map(([name]) => name);

  expect(keyed.sort()).toEqual([
    'createConfiguration',
    'deleteConfiguration',
    'deleteConversationAsync',
    'updateConfiguration',
  ]);
  expect(starting.sort()).toEqual(keyed);
});

test('what a write can be searched with is an operation that reads', () => {
  const ids = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const hints = literals.flatMap(([, { findWith }]) => findWith ?? []);

  expect(hints.every((hint) => ids.includes(hint))).toBe(true);
  expect(hints).toHaveLength(5);
});
