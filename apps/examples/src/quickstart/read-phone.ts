import { isSupportedCountry, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js';

/** A phone cell that was read: its number in E.164, or why it is none. */
export type PhoneReading = { readonly number: string } | { readonly reason: string };

const reasonOf = {
  NOT_A_NUMBER: 'not a phone number',
  INVALID_COUNTRY: 'a national number without its country',
  INVALID_LENGTH: 'digits missing or too many',
  TOO_SHORT: 'too few digits',
  TOO_LONG: 'too many digits',
} as const;

/** Reads a number in national or international writing; `country` is the ISO code that a national one needs. */
export function readPhone(cell: string, country: string): PhoneReading {
  // Wide digits become ordinary ones; web pages leave `tel:` and marks of writing direction around numbers.
  const text = cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:/i, '');
  if (text === '') return { reason: 'no number' };
  const code = country.trim().toUpperCase();
  const isInternational = text.startsWith('+');
  if (code !== '' && !isInternational && !isSupportedCountry(code)) return { reason: 'a country that is no ISO code' };

  const defaultCountry = isSupportedCountry(code) ? code : undefined;
  const problem = validatePhoneNumberLength(text, defaultCountry);
  if (problem) return { reason: reasonOf[problem] };
  const phone = parsePhoneNumberFromString(text, { extract: false, ...(defaultCountry && { defaultCountry }) });
  if (!phone) return { reason: reasonOf.NOT_A_NUMBER };
  return phone.isValid() ? { number: phone.number } : { reason: 'not a number that its country gives out' };
}
