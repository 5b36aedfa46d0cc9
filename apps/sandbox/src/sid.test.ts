import { expect, test } from 'vitest';
import { isSid, newSid, sidOf, ulidOf } from './sid.ts';
import { UlidSource } from './ulid.ts';

test('a SID has its prefix and 32 hexadecimal digits', () => {
  expect(newSid(new UlidSource(1, () => 1_700_000_000_000), 'CH')).toMatch(/^CH[0-9a-f]{32}$/);
});

test('later SIDs are greater', () => {
  const ids = new UlidSource(1, () => 1_700_000_000_000);
  const sids = Array.from({ length: 2000 }, () => newSid(ids, 'IM'));

  expect(sids).toEqual([...sids].sort());
  expect(new Set(sids).size).toBe(2000);
});

test('what has a ULID has one SID', () => {
  const ulid = '01h9krwprkeee8fzqspvwy6nq8';

  expect(sidOf('SM', ulid)).toBe(sidOf('SM', ulid));
  expect(sidOf('SM', '00000000000000000000000010')).toBe(`SM${'0'.repeat(30)}20`);
});

test('a SID leads back to the ULID that it was made from', () => {
  const ulid = '01h9krwprkeee8fzqspvwy6nq8';

  expect(ulidOf(sidOf('ME', ulid))).toBe(ulid);
});

test.each([
  ['CH', `CH${'0a'.repeat(16)}`, true],
  ['CH', `CH${'0A'.repeat(16)}`, true],
  ['CH', `IM${'0a'.repeat(16)}`, false],
  ['CH', `CH${'0a'.repeat(15)}`, false],
  ['CH', `CH${'0g'.repeat(16)}`, false],
  ['CH', 'my-name', false],
])('of the prefix %s, %s is a SID: %s', (prefix, text, expected) => {
  expect(isSid(prefix, text)).toBe(expected);
});
