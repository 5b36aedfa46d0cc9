import { expect, test } from 'vitest';
import { isGone, magicTokens, outcomeOfToken } from './magic-tokens.ts';

const filled = (start: string): string => start.padEnd(64, '7');

test.each(magicTokens)('a token that begins with $fcm or $apn $effect', ({ fcm, apn, outcome }) => {
  expect(outcomeOfToken('fcm', fcm)).toBe(outcome);
  expect(outcomeOfToken('fcm', `${fcm}-1`)).toBe(outcome);
  expect(outcomeOfToken('fcm', `${fcm.toUpperCase()}:APA91b`)).toBe(outcome);
  expect(outcomeOfToken('apn', filled(apn))).toBe(outcome);
  expect(outcomeOfToken('apn', filled(apn).toUpperCase())).toBe(outcome);
});

test.each([
  ['fcm', 'deadline'],
  ['fcm', 'badge-1'],
  ['fcm', 'slow0'],
  ['fcm', 'x-dead'],
  ['fcm', filled('deaddead')],
  ['apn', filled('dead0')],
  ['apn', `7${filled('deaddead')}`],
  ['apn', 'dead-1'],
  ['tel', 'dead'],
])('nothing is special about the token of %s %s', (channel, address) => {
  expect(outcomeOfToken(channel, address)).toBeUndefined();
  expect(isGone(channel, address)).toBe(false);
});

test('of all magic tokens, only the dead one is gone for good', () => {
  expect(magicTokens.filter(({ fcm }) => isGone('fcm', fcm)).map(({ fcm }) => fcm)).toEqual(['dead']);
});
