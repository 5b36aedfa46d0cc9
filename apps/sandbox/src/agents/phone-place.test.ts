import { expect, test } from 'vitest';
import { isSameArea, isSameCountry, type PhonePlace, phonePlace } from './phone-place.ts';

const placeOf = (number: string): PhonePlace =>
  phonePlace(number, 'tel') ?? expect.unreachable(`${number} is from nowhere`);

test.each([
  ['+12065550100', { callingCode: '1', country: 'US', areaCode: '206' }],
  ['+14165550100', { callingCode: '1', country: 'CA', areaCode: '416' }],
  ['+4930123456', { callingCode: '49', country: 'DE', areaCode: '30' }],
  ['+442079460958', { callingCode: '44', country: 'GB', areaCode: '20' }],
])('%s is from %j', (number, place) => {
  expect(placeOf(number)).toEqual(place);
});

test('a number on WhatsApp is from where it would be by phone, with its prefix or without', () => {
  const places = ['whatsapp:+12065550100', '+12065550100'].map((address) => phonePlace(address, 'whatsapp'));

  expect(places).toEqual([placeOf('+12065550100'), placeOf('+12065550100')]);
});

test.each([
  ['71234', 'tel'],
  ['Company', 'tel'],
  ['ada@example.com', 'email'],
  ['+12065550100', 'chat'],
])('%s on %s is from nowhere', (address, channel) => {
  expect(phonePlace(address, channel)).toBeUndefined();
});

test('two countries with one calling code are two countries', () => {
  expect(isSameCountry(placeOf('+12065550100'), placeOf('+14155550100'))).toBe(true);
  expect(isSameCountry(placeOf('+12065550100'), placeOf('+14165550100'))).toBe(false);
  expect(isSameCountry(placeOf('+12065550100'), placeOf('+4930123456'))).toBe(false);
});

test('a number that does not tell its country counts for each with its calling code', () => {
  const unassigned = placeOf('+12005550100');

  expect(unassigned.country).toBeUndefined();
  expect(isSameCountry(unassigned, placeOf('+12065550100'))).toBe(true);
  expect(isSameCountry(unassigned, placeOf('+4930123456'))).toBe(false);
});

test('an area code counts within its country only', () => {
  expect(isSameArea(placeOf('+12065550100'), placeOf('+12065550199'))).toBe(true);
  expect(isSameArea(placeOf('+12065550100'), placeOf('+14155550100'))).toBe(false);
  expect(isSameArea(placeOf('+4930123456'), placeOf('+3930123456'))).toBe(false);
});
