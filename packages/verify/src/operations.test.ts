import { expect, test } from 'vitest';
import { IdentityVerification } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the thirteen operations of the reference', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'approveVerification',
    'cancelVerification',
    'checkVerification',
    'createFactor',
    'deleteVerification',
    'fetchSingleFactor',
    'fetchSingleVerification',
    'fetchVerificationSettings',
    'listFactors',
    'listVerifications',
    'startVerification',
    'updateFactor',
    'updateVerificationsSettings',
  ]);
});

test.each(literals)('%s has its own name in its id, and a method of that name', (name, { id }) => {
  expect(id).toBe(`identityVerification.${name}`);
  expect(IdentityVerification.prototype).toHaveProperty(name, expect.any(Function));
});

test('what a write can be searched with is an operation that reads', () => {
  const ids = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const hints = literals.flatMap(([, { findWith }]) => findWith ?? []);

  expect(hints.every((hint) => ids.includes(hint))).toBe(true);
  expect(hints).toHaveLength(6);
});

test('only reads, deletions and settings are repeated', () => {
  const repeated = literals
    .filter(([, { method, safety }]) => safety === 'safe' || method === 'GET' || method === 'DELETE')
    .map(([name]) => name);

  expect(repeated.sort()).toEqual([
    'deleteVerification',
    'fetchSingleFactor',
    'fetchSingleVerification',
    'fetchVerificationSettings',
    'listFactors',
    'listVerifications',
    'updateVerificationsSettings',
  ]);
});
