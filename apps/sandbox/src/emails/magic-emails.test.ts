import { expect, test } from 'vitest';
import { isComplaining, magicEmails, outcomeOfEmail } from './magic-emails.ts';

test.each(magicEmails)('$localPart@ at any domain $effect', ({ localPart, outcome }) => {
  expect(outcomeOfEmail(`${localPart}@example.com`)).toEqual(outcome);
  expect(outcomeOfEmail(`${localPart}+anything@mail.example.org`)).toEqual(outcome);
  expect(outcomeOfEmail(`${localPart.toUpperCase()}@example.com`)).toEqual(outcome);
});

test.each(['ada@example.com', 'openedx@example.com', 'x+opened@example.com', 'opened', '', '@example.com'])(
  'nothing is special about %j',
  (address) => {
    expect(outcomeOfEmail(address)).toBeUndefined();
    expect(isComplaining(address)).toBe(false);
  },
);

test('only who is named so complains', () => {
  expect(magicEmails.filter(({ localPart }) => isComplaining(`${localPart}@example.com`))).toEqual([
    expect.objectContaining({ localPart: 'complained' }),
  ]);
});
