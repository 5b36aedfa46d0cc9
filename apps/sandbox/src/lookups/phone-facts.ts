import type { CountryCode, NumberType } from 'libphonenumber-js/max';
import { invalidNumbers } from './magic-lookups.ts';
import { phoneLibrary } from './phone-library.ts';

/** What is known of a phone number by its digits alone, as answers show it. */
export interface PhoneFacts {
  readonly calling_country_code: string | null;
  readonly country_code: string | null;
  /** In E.164 form. */
  readonly phone_number: string | null;
  readonly national_format: string | null;
  readonly valid: boolean;
  readonly validation_errors: string[];
}

const nothing = { calling_country_code: null, country_code: null, phone_number: null, national_format: null };

/** Finds what a phone number tells; one without a country's code is read as one of the given country. */
export function phoneFacts(address: string, country?: string | null): PhoneFacts {
  const { parsePhoneNumberFromString, validatePhoneNumberLength } = phoneLibrary();
  const from = knownCountry(country);
  const number = parsePhoneNumberFromString(address, { extract: false, ...(from && { defaultCountry: from }) });
  const problem = validatePhoneNumberLength(address, from);
  if (!number) return { ...nothing, valid: false, validation_errors: [errorNames[problem ?? 'NOT_A_NUMBER']] };

  const valid = number.isValid() && !invalidNumbers.has(number.number);
  return {
    calling_country_code: number.countryCallingCode,
    country_code: number.country ?? number.getPossibleCountries()[0] ?? null,
    phone_number: number.number,
    national_format: number.formatNational(),
    valid,
    validation_errors: valid ? [] : [problem ? errorNames[problem] : 'INVALID_BUT_POSSIBLE'],
  };
}

/** The kind of line that a number belongs to, in the vendor's words. Where land and mobile lines share numbers, `mobile`. */
export function lineType(phoneNumber: string): string {
  const type = phoneLibrary().parsePhoneNumberFromString(phoneNumber)?.getType();
  return type ? lineTypes[type] : 'unknown';
}

/** Whether there are phone numbers of a country, by its two letters. */
export function isPhoneCountry(code: string): boolean {
  return knownCountry(code) !== undefined;
}

function knownCountry(code: string | null | undefined): CountryCode | undefined {
  const { isSupportedCountry } = phoneLibrary();
  return code && isSupportedCountry(code) ? code : undefined;
}

/** The library's words for what is wrong, in the vendor's. */
const errorNames = {
  NOT_A_NUMBER: 'NOT_A_NUMBER',
  INVALID_COUNTRY: 'INVALID_COUNTRY_CODE',
  INVALID_LENGTH: 'INVALID_LENGTH',
  TOO_SHORT: 'TOO_SHORT',
  TOO_LONG: 'TOO_LONG',
} as const;

const lineTypes: Readonly<Record<NonNullable<NumberType>, string>> = {
  FIXED_LINE: 'landline',
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'mobile',
  VOIP: 'nonFixedVoip',
  PERSONAL_NUMBER: 'personal',
  TOLL_FREE: 'tollFree',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'sharedCost',
  UAN: 'uan',
  VOICEMAIL: 'voicemail',
  PAGER: 'pager',
};
