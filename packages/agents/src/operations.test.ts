import { expect, test } from 'vitest';
import { AgentsAndAgentPools } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the thirteen operations of the reference', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'addAgentToAgentPool',
    'createAgent',
    'createAgentPool',
    'deleteAgent',
    'deleteAgentPool',
    'fetchOneAgent',
    'fetchOneAgentPool',
    'listAgentPools',
    'listAgents',
    'listAgentsInAgentPool',
    'removeAgentFromAgentPool',
    'updateAgent',
    'updateAgentPool',
  ]);
});

test.each(literals)('%s has its own name in its id, and a method of that name', (name, { id }) => {
  expect(id).toBe(`agentsAndAgentPools.${name}`);
  expect(AgentsAndAgentPools.prototype).toHaveProperty(name, expect.any(Function));
});

test('what a write can be searched with is an operation that reads', () => {
  const ids = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const hints = literals.flatMap(([, { findWith }]) => findWith ?? []);

  expect(hints).toEqual(['agentsAndAgentPools.listAgents', 'agentsAndAgentPools.listAgentPools']);
  expect(hints.every((hint) => ids.includes(hint))).toBe(true);
});
