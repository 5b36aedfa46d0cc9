import { phoneLibrary } from '../lookups/phone-library.ts';

/** Where a phone number is from. */
export interface PhonePlace {
  /** Such as `1` for all of North America. */
  readonly callingCode: string;
  /** Such as `US`; undefined where the number does not tell. */
  readonly country: string | undefined;
  /** Such as `206`: the group of digits after the country's. */
  readonly areaCode: string | undefined;
}

const phoneChannels: readonly string[] = ['tel', 'whatsapp'];

/** Where an address is from; undefined where it is no phone number, as a short code or a name is none. */
export function phonePlace(address: string, channel: string): PhonePlace | undefined {
  if (!phoneChannels.includes(channel)) return undefined;
  const number = phoneLibrary().parsePhoneNumberFromString(address.replace(/^whatsapp:/, ''));
  if (!number) return undefined;
  const { countryCallingCode: callingCode, country } = number;
  // `+1 206 555 0100` and `+49 30 123456`: the second group is what people call the area code.
  const [, areaCode] = number.formatInternational().split(' ');
  return { callingCode, country, areaCode };
}

/** Whether two numbers are from one country, as far as they tell. */
export function isSameCountry(one: PhonePlace, other: PhonePlace): boolean {
  if (one.callingCode !== other.callingCode) return false;
  return one.country === undefined || other.country === undefined || one.country === other.country;
}

/** Whether two numbers are from one area. */
export function isSameArea(one: PhonePlace, other: PhonePlace): boolean {
  return one.callingCode === other.callingCode && one.areaCode !== undefined && one.areaCode === other.areaCode;
}
