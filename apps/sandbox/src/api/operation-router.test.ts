import { commsPreview, type OperationFacts } from '@comms/core';
import { expect, test } from 'vitest';
import type { Implementation } from './implement.ts';
import { OperationRouter } from './operation-router.ts';

const operation = (method: OperationFacts['method'], path: string): Implementation => ({
  operation: { id: `${method} ${path}`, api: commsPreview, method, path, success: [200] },
  fidelity: 1,
  handle: () => ({ status: 200 }),
});
const routerOf = (...all: Implementation[]): OperationRouter => {
  const router = new OperationRouter();
  for (const each of all) router.add(each);
  return router;
};
const router = routerOf(
  operation('GET', '/Messages/{messageId}'),
  operation('GET', '/Messages/Operations'),
  operation('POST', '/Messages/Operations/{operationId}/Cancel'),
  operation('GET', '/Pools/{agentPoolId}/Agents/{agentId}'),
  operation('GET', '/{anything}/Tail'),
);
const find = (method: string, path: string) => {
  const match = router.find(method, path);
  return match && [match.implementation.operation.id, match.identifiers];
};

test('what stands in a path literally wins over an identifier, in whatever order they were added', () => {
  expect(find('GET', '/Messages/Operations')).toEqual(['GET /Messages/Operations', {}]);
  expect(find('GET', '/Messages/operations')).toEqual(['GET /Messages/{messageId}', { message_id: 'operations' }]);
});

test('identifiers have the wire names of their own operation, and are decoded', () => {
  expect(find('GET', '/Pools/a%2Fb/Agents/c%20d')).toEqual([
    'GET /Pools/{agentPoolId}/Agents/{agentId}',
    { agent_pool_id: 'a/b', agent_id: 'c d' },
  ]);
});

test('a way that begins literally and leads nowhere is left for one that leads on', () => {
  expect(find('GET', '/Messages/Tail')?.[0]).toBe('GET /Messages/{messageId}');
  expect(find('GET', '/Pools/Tail')?.[0]).toBe('GET /{anything}/Tail');
});

test.each([
  ['GET', '/'],
  ['GET', '/Messages'],
  ['GET', '/Messages/'],
  ['GET', '/Messages/x/y'],
  ['POST', '/Messages/x'],
  ['POST', '/Messages/Operations//Cancel'],
])('nothing is found for %s %s', (method, path) => {
  expect(find(method, path)).toBeUndefined();
});

test('two operations cannot have one path and verb', () => {
  const add = () => routerOf(operation('GET', '/Messages/{messageId}'), operation('GET', '/Messages/{id}'));

  expect(add).toThrow(/another operation has GET/);
});
