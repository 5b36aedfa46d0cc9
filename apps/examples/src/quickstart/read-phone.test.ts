import { expect, test } from 'vitest';
import { readPhone } from './read-phone.ts';

test.each([
  ['(206) 555-0142', 'US', '+12065550142'],
  ['+1 206 555 0142', '', '+12065550142'],
  ['020 7946 0123', 'gb', '+442079460123'],
  ['+44 (0)20 7946 0123', ' GB ', '+442079460123'],
  ['0049 176 04069012', 'DE', '+4917604069012'],
  ['06.39.98.00.11', 'FR', '+33639980011'],
  ['tel:+12065550142', 'US', '+12065550142'],
  ['\u00a0+12065550142 ', 'US', '+12065550142'],
  ['\u200e+97250000012\u200e3', 'IL', '+972500000123'],
  ['٠١٠٠٠٠٠٠٠١٢', 'EG', '+201000000012'],
  ['０９０－００００－００１２', 'JP', '+819000000012'],
  ['＋81 90 0000 0012', '', '+819000000012'],
])('%j of %j is read as %s', (cell, country, number) => {
  const reading = readPhone(cell, country);

  expect(reading).toEqual({ number });
});

test('an international number needs no country that can be understood', () => {
  const reading = readPhone('+48 500 000 012', 'Polska');

  expect(reading).toEqual({ number: '+48500000012' });
});

test('an extension is left out', () => {
  const reading = readPhone('+44 20 7946 0012 ext. 12', 'GB');

  expect(reading).toEqual({ number: '+442079460012' });
});

test.each([
  ['', 'US', 'no number'],
  [' \u00a0\u200e ', 'US', 'no number'],
  ['n/a', 'US', 'not a phone number'],
  ['call 206 555 0142', 'US', 'not a phone number'],
  ['2.06556E+09', 'US', 'not a phone number'],
  ['020 7946 0123', '', 'a national number without its country'],
  ['020 7946 0123', 'United Kingdom', 'a country that is no ISO code'],
  ['5550142', 'US', 'too few digits'],
  ['+44 20 7946 01234567', 'GB', 'too many digits'],
  ['+1 555 867 5310', 'US', 'not a number that its country gives out'],
  ['000-000-0000', 'US', 'not a number that its country gives out'],
])('%j of %j is refused: %s', (cell, country, reason) => {
  const reading = readPhone(cell, country);

  expect(reading).toEqual({ reason });
});
