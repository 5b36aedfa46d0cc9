import { expect, test } from 'vitest';
import { reasonFor } from './delivery-errors.ts';
import { magicRecipients, magicSenders, outcomeOfRecipient, outcomeOfSender, readOutcome } from './magic-numbers.ts';

const all = [...magicRecipients, ...magicSenders];

test('each number is listed once, and says what it does', () => {
  for (const list of [magicRecipients, magicSenders]) {
    expect(new Set(list.map(({ number }) => number)).size).toBe(list.length);
  }
  expect(all.every(({ number, effect }) => /^\+1500555\d{4}$/.test(number) && effect.length > 5)).toBe(true);
});

test('each code has a reason in words', () => {
  const codes = all.flatMap(({ outcome }) => outcome.errorCode ?? []);

  expect(codes.filter((code) => reasonFor(code) === 'The delivery failed')).toEqual([]);
});

test('a number can send and be sent to, unless it is listed', () => {
  expect(outcomeOfRecipient('+12065550100')).toBeUndefined();
  expect(outcomeOfSender('+15005550006')).toBeUndefined();
});

test('a number without RCS fails there, and nowhere else', () => {
  expect(outcomeOfRecipient('+15005551207', 'rcs')).toEqual({ state: 'failed', errorCode: 61337 });
  expect(outcomeOfRecipient('+15005551207', 'tel')).toBeUndefined();
});

test('the last two digits of +150055510PP are the seconds until the receipt', () => {
  expect(outcomeOfRecipient('+15005551000')).toEqual({ state: 'delivered', receiptMs: 0 });
  expect(outcomeOfRecipient('+15005551099')).toEqual({ state: 'delivered', receiptMs: 99_000 });
});

test.each([
  ['read', { state: 'read' }],
  ['undelivered:30003', { state: 'undelivered', errorCode: 30003 }],
  ['undelivered-30003', { state: 'undelivered', errorCode: 30003 }],
  ['failed', { state: 'failed', errorCode: 30008 }],
  ['lost', undefined],
  ['delivered:30003', undefined],
  ['queued', undefined],
  ['', undefined],
])('the outcome %j is %j', (text, expected) => {
  expect(readOutcome(text)).toEqual(expected);
});
