import { expect, test } from 'vitest';
import { type FaultForm, faultGroups, faultOf } from './fault-kinds.ts';

const empty: FaultForm = { kind: 'malformed', account: '', texts: {} };

test('what is left empty is not asked for', () => {
  expect(faultOf(empty)).toEqual({ match: {}, action: { type: 'malformed' } });
});

test('a fault has the numbers of its kind only, and the usual ones where none are given', () => {
  const form = { ...empty, kind: 'error', texts: { status: '429', ms: '5' } };

  expect(faultOf(form).action).toEqual({ type: 'error', status: 429, retry_after: 1 });
});

test('a number that is taken out is left out', () => {
  const form = { ...empty, kind: 'error', texts: { status: '500', retry_after: '' } };

  expect(faultOf(form).action).toEqual({ type: 'error', status: 500 });
});

test('which requests are hit is told in words and numbers', () => {
  const texts = { operation: ' sendMessages ', nth: '2', times: '3', probability: '0.5', event: 'not for requests' };

  expect(faultOf({ ...empty, account: 'AC1', texts }).match).toEqual({
    operation: 'sendMessages',
    account: 'AC1',
    nth: 2,
    times: 3,
    probability: 0.5,
  });
});

test('a fault of webhooks is for events and addresses', () => {
  const form = { ...empty, kind: 'webhook delay', texts: { event: 'onMessageAdded', operation: 'not for webhooks' } };

  expect(faultOf(form)).toEqual({
    match: { event: 'onMessageAdded' },
    action: { type: 'webhook', effect: 'delay', ms: 5000 },
  });
});

test('no two kinds have one key', () => {
  const keys = faultGroups.flatMap(({ kinds }) => kinds.map(({ key }) => key));

  expect(new Set(keys).size).toBe(keys.length);
});
