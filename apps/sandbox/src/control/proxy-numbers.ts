import { type Problem, Refusal, refusal } from '../api/problem.ts';
import { type AccountNumber, newNumber, newShortCode, stableSid } from '../proxy/pool/account-number.ts';
import type { Owner } from '../resources/resource.ts';

/** The numbers that an account is to have: null is any. */
export interface NumberList {
  readonly accountSid: string;
  readonly numbers: readonly ((owner: Owner) => AccountNumber)[] | null;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the list of an account's numbers.
 *
 * @throws {Refusal} 400 with everything that is wrong with it.
 */
export function readNumbers(text: string): NumberList {
  const { account_sid: accountSid, numbers }: Fields = readObject(text);
  const problems: Problem[] = [];
  if (typeof accountSid !== 'string') note(problems, 'account_sid', 'is missing');
  if (numbers !== null && !Array.isArray(numbers)) note(problems, 'numbers', 'must be a list, or null for any number');
  const list: unknown[] = Array.isArray(numbers) ? numbers : [];
  const read = list.map((each, index) => readNumber(Object(each), `numbers[${index}]`, problems));
  if (problems.length > 0) throw new Refusal(400, problems);
  return { accountSid: String(accountSid), numbers: numbers === null ? null : read };
}

function readObject(text: string): Fields {
  try {
    return { ...JSON.parse(text || '{}') };
  } catch {
    throw refusal(400, 'The body is no JSON');
  }
}

function readNumber(fields: Fields, path: string, problems: Problem[]): (owner: Owner) => AccountNumber {
  const isShort = fields['short_code'] !== undefined;
  const digits = readText(fields, isShort ? 'short_code' : 'phone_number', isShort ? /^\d{3,8}$/ : phoneNumber);
  const sid = readText(fields, 'sid', isShort ? /^SC[\da-f]{32}$/i : /^PN[\da-f]{32}$/i);
  const name = readText(fields, 'friendly_name', /./);
  const country = readText(fields, 'iso_country', /^[A-Z]{2}$/);
  const service = readText(fields, 'messaging_service_sid', /^MG[\da-f]{32}$/i);
  const able: Fields = Object(fields['capabilities']);
  return (owner) => {
    const fresh = isShort ? newShortCode : newNumber;
    const number = fresh(sid ?? stableSid(owner, isShort ? 'SC' : 'PN', digits ?? ''), digits ?? '');
    return {
      ...number,
      friendly_name: name ?? number.friendly_name,
      iso_country: country ?? number.iso_country,
      messaging_service_sid: service ?? null,
      has_sms: isAble('sms', number.has_sms),
      has_mms: isAble('mms', number.has_mms),
      has_voice: isAble('voice', number.has_voice),
    };
  };

  function isAble(capability: string, usual: number): number {
    return able[capability] === undefined ? usual : Number(able[capability] === true);
  }

  function readText(from: Fields, name: string, pattern: RegExp): string | undefined {
    const value = from[name];
    const isNeeded = name === 'phone_number' || name === 'short_code';
    if (value === undefined && !isNeeded) return undefined;
    if (typeof value === 'string' && pattern.test(value)) return value;
    return note(problems, `${path}.${name}`, `must be a text that matches ${pattern.source}`);
  }
}

const phoneNumber = /^\+[1-9]\d{6,14}$/;

function note(problems: Problem[], field: string, message: string): undefined {
  problems.push({ code: 20001, field, message: `${field} ${message}` });
}
