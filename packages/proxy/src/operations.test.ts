import type { OperationFacts } from '@comms/core';
import { expect, test } from 'vitest';
import { answering } from '../test/answering-client.ts';
import * as operations from './operations.ts';

const literals: readonly [string, OperationFacts][] = Object.entries(operations);

test('there are the 30 operations of both references', () => {
  expect(literals).toHaveLength(30);
});

test.each(literals)('%s has a method that sends its path and verb', async (name, { id, method, path, page }) => {
  const { proxy, sent } = answering(page ? { meta: {} } : { sid: 'XX1' });
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, each = '']) => each);
  const call: unknown = Reflect.get(proxy, name);
  if (!(call instanceof Function)) throw new Error(`${name} is no method.`);

  await Reflect.apply(
    call,
    proxy,
    names.map((each) => `my ${each}`),
  );

  expect(id).toBe(`proxy.${name}`);
  expect(sent).toMatchObject([
    { method, path: path.replace(/\{(\w+)\}/g, (_, each: string) => encodeURIComponent(`my ${each}`)) },
  ]);
});

test('what a write can be searched with is an operation that reads', () => {
  const reads = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const unsafe = literals.filter(([, { method, safety }]) => method === 'POST' && safety === undefined);

  expect(unsafe.map(([, { findWith }]) => reads.includes(findWith ?? ''))).toEqual(unsafe.map(() => true));
  expect(unsafe).toHaveLength(7);
});

test('where the documents conflict, both statuses are a success', () => {
  expect(operations.createMessageInteraction.success).toEqual([200, 201]);
  expect(operations.deleteParticipant.success).toEqual([200, 204]);
});
