import { expect, test } from 'vitest';
import { type Verification, verificationState } from './index.ts';

const id = 'verification_01h9krwprkeee8fzqspvwy6nq8';
const later = new Date(Date.UTC(2026, 0, 2));

test('a pending verification has its attempts, its end and what is to be done', () => {
  const state = verificationState({
    id,
    status: 'pending',
    attempts: { used: 2, left: 3 },
    reason: 'wrong_code',
    expiresAt: later,
    nextStep: { action: 'enter_code' },
    silentNetworkAuthUrl: null,
  });

  expect(state).toEqual({
    state: 'pending',
    status: 'pending',
    attemptsLeft: 3,
    retryAt: undefined,
    reason: 'wrong_code',
    expiresAt: later,
    nextStep: { action: 'enter_code' },
    silentNetworkAuthUrl: undefined,
  });
});

test.each(['approved', 'canceled', 'expired', 'failed'] as const)('the status %s is a state of its own', (status) => {
  expect(verificationState({ id, status })).toMatchObject({ state: status, status });
});

test('too many wrong codes are a failure without attempts, and say when to retry', () => {
  const state = verificationState({ id, status: 'max_attempts_reached', retryAt: later });

  expect(state).toMatchObject({ state: 'failed', status: 'max_attempts_reached', attemptsLeft: 0, retryAt: later });
});

test.each<[string, Verification]>([
  ['a status that is new', { id, status: 'on_hold' }],
  ['no status', { id }],
  ['null for a status', { id, status: null }],
  ['a status that is a name of every object', { id, status: 'constructor' }],
])('%s stays visible in an unknown state', (_, verification) => {
  expect(verificationState(verification)).toMatchObject({ state: 'unknown', status: verification.status ?? '' });
});

test('what the API did not say is undefined', () => {
  expect(verificationState({ id, status: 'pending' })).toMatchObject({ attemptsLeft: undefined, expiresAt: undefined });
});
