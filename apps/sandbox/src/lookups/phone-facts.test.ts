import { expect, test } from 'vitest';
import { lineType, phoneFacts } from './phone-facts.ts';

test('a number in E.164 form tells its country and its national form', () => {
  expect(phoneFacts('+442071838750')).toEqual({
    calling_country_code: '44',
    country_code: 'GB',
    phone_number: '+442071838750',
    national_format: '020 7183 8750',
    valid: true,
    validation_errors: [],
  });
});

test('a number in national form is read as one of the given country', () => {
  expect(phoneFacts('(206) 555-0100', 'US')).toMatchObject({ phone_number: '+12065550100', valid: true });
});

test('a number in E.164 form keeps its own country whichever is given', () => {
  expect(phoneFacts('+442071838750', 'US')).toMatchObject({ country_code: 'GB', valid: true });
});

test.each([
  ['+1206', 'TOO_SHORT'],
  ['+120655501001234', 'TOO_LONG'],
  ['+12065550', 'TOO_SHORT'],
  ['+11165550100', 'INVALID_BUT_POSSIBLE'],
  ['+999123456789', 'INVALID_COUNTRY_CODE'],
  ['2065550100', 'INVALID_COUNTRY_CODE'],
  ['hello', 'NOT_A_NUMBER'],
  ['', 'NOT_A_NUMBER'],
  ['call +12065550100 now', 'NOT_A_NUMBER'],
  ['+15005550001', 'INVALID_BUT_POSSIBLE'],
])('%j is not valid: %s', (address, error) => {
  expect(phoneFacts(address)).toMatchObject({ valid: false, validation_errors: [error] });
});

test.each([
  ['+442071838750', 'landline'],
  ['+447911123456', 'mobile'],
  ['+12065550100', 'mobile'],
  ['+18005550100', 'tollFree'],
  ['+19005550100', 'premium'],
  ['+15005550006', 'personal'],
  ['+1206', 'unknown'],
])('%s is a line of the type %s', (number, type) => {
  expect(lineType(number)).toBe(type);
});
