import { expect, test } from 'vitest';
import { addressText, countText, durationText, personText, prettyJson, sizeText, wordText } from './wording.ts';

test.each([
  ['+14155550100', '+1 415 555 0100'],
  ['+447700900123', '+447700900123'],
  ['ada@example.com', 'ada@example.com'],
  [{ agent_id: 'agent_1' }, 'agent_1'],
  [null, 'unknown'],
])('an address is shown so that it can be read: %o', (address, shown) => {
  expect(addressText(address)).toBe(shown);
});

test('a person is shown with the name, where there is one', () => {
  expect(personText({ address: 'ada@example.com', name: 'Ada' })).toBe('Ada <ada@example.com>');
  expect(personText({ address: 'ada@example.com' })).toBe('ada@example.com');
});

test.each([
  [0, '0 B'],
  [1500, '1.5 kB'],
  [25_000, '25 kB'],
  [2_500_000, '2.5 MB'],
  [null, ''],
])('%s bytes are %s', (bytes, shown) => {
  expect(sizeText(bytes)).toBe(shown);
});

test.each([
  [0.25, '0.25 ms'],
  [2.5, '2.5 ms'],
  [250, '250 ms'],
  [2500, '2.5 s'],
  [125_000, '2 min 5 s'],
])('%s milliseconds are %s', (ms, shown) => {
  expect(durationText(ms)).toBe(shown);
});

test('words and numbers are shown as people write them', () => {
  expect(wordText('push_notifications')).toBe('Push notifications');
  expect(wordText('in-progress')).toBe('In progress');
  expect(countText(1, 'message')).toBe('1 message');
  expect(countText(10_000, 'reply', 'replies')).toBe('10,000 replies');
});

test('what is no JSON is shown as it is', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson('a=1')).toBe('a=1');
});
