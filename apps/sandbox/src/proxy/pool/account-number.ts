import { createHash } from 'node:crypto';
import { accountSidOf } from '../../account-sid.ts';
import { phoneFacts } from '../../lookups/phone-facts.ts';
import type { Owner } from '../../resources/resource.ts';
import { proxySettings } from '../account-settings.ts';

/** A phone number or a short code that an account has. */
export interface AccountNumber {
  /** `PN…` or `SC…`. */
  readonly sid: string;
  readonly number: string;
  readonly friendly_name: string;
  readonly iso_country: string | null;
  readonly has_sms: number;
  readonly has_mms: number;
  readonly has_voice: number;
  readonly messaging_service_sid: string | null;
}

const columns = 'sid, number, friendly_name, iso_country, has_sms, has_mms, has_voice, messaging_service_sid';

/** The area codes of the numbers that are made up. */
const areaCodes = ['206', '212', '305', '312', '415', '512', '617', '702'];

/** The account's number with a SID; one that nobody has heard of gets a number, unless all are listed. */
export function numberWithSid(owner: Owner, sid: string): AccountNumber | undefined {
  const known = knownNumber(owner, 'sid', sid);
  if (known || proxySettings(owner).hasListedNumbers) return known;
  return sid.startsWith('SC')
    ? newShortCode(sid, madeUp(owner, sid, shortCodeFrom))
    : newNumber(sid, madeUp(owner, sid, numberFrom));
}

/** The account's number with these digits: any, unless all are listed. It has the same SID whenever it is asked for. */
export function numberWithDigits(owner: Owner, number: string): AccountNumber | undefined {
  const known = knownNumber(owner, 'number', number);
  if (known || proxySettings(owner).hasListedNumbers) return known;
  return newNumber(stableSid(owner, 'PN', number), number);
}

/** A SID that belongs to a text for good. */
export function stableSid(owner: Owner, prefix: string, text: string): string {
  return (
    prefix +
    createHash('md5')
      .update(`${accountSidOf(owner)} ${text}`)
      .digest('hex')
  );
}

/** A phone number as the vendor would sell it. */
export function newNumber(sid: string, number: string): AccountNumber {
  const { country_code: country, national_format: shown } = phoneFacts(number);
  return { ...able, sid, number, friendly_name: shown ?? number, iso_country: country };
}

/** The same for a short code: nobody can call one. */
export function newShortCode(sid: string, number: string): AccountNumber {
  return { ...able, has_voice: 0, sid, number, friendly_name: number, iso_country: 'US' };
}

const able = { has_sms: 1, has_mms: 1, has_voice: 1, messaging_service_sid: null };

/** Keeps a number of an account, within `write`. */
export function keepNumber({ services, account }: Owner, number: AccountNumber, isListed: boolean): void {
  services.database.run(
    `INSERT OR ${isListed ? 'REPLACE' : 'IGNORE'} INTO proxy_known_numbers (account, ${columns}, is_listed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    account,
    number.sid,
    number.number,
    number.friendly_name,
    number.iso_country,
    number.has_sms,
    number.has_mms,
    number.has_voice,
    number.messaging_service_sid,
    Number(isListed),
  );
}

/** The numbers that were listed. */
export function listedNumbers({ services, account }: Owner): AccountNumber[] {
  return services.database.all<AccountNumber>(
    `SELECT ${columns} FROM proxy_known_numbers WHERE account = ? AND is_listed = 1 ORDER BY seq`,
    account,
  );
}

/** Takes all numbers away from an account, within `write`: which it has is said anew. What pools have stays there. */
export function forgetNumbers({ services, account }: Owner): void {
  services.database.run('DELETE FROM proxy_known_numbers WHERE account = ?', account);
}

function knownNumber(owner: Owner, column: 'sid' | 'number', value: string): AccountNumber | undefined {
  const { services, account } = owner;
  return services.database.get<AccountNumber>(
    `SELECT ${columns} FROM proxy_known_numbers WHERE account = ? AND ${column} = ?`,
    account,
    value,
  );
}

/** Draws from a SID until nobody has what was drawn. */
function madeUp(owner: Owner, sid: string, draw: (word: number) => string): string {
  for (let attempt = 0; ; attempt++) {
    const number = draw(createHash('md5').update(`${sid} ${attempt}`).digest().readUInt32BE());
    if (!knownNumber(owner, 'number', number)) return number;
  }
}

function numberFrom(word: number): string {
  const areaCode = areaCodes[word % areaCodes.length] ?? '206';
  return `+1${areaCode}${2_000_000 + (Math.floor(word / areaCodes.length) % 8_000_000)}`;
}

function shortCodeFrom(word: number): string {
  return String(10_000 + (word % 90_000));
}
