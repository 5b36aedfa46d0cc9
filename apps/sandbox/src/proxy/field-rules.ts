import type { Problem } from '../api/problem.ts';
import { isWebAddress } from '../events/sink-address.ts';

/** What the value of a form's field has to be. */
export interface FieldRule {
  readonly isRight: (text: string) => boolean;
  /** Whether the field cannot be emptied. */
  readonly isNeeded?: boolean;
  /** The end of a sentence that begins with "It must be". */
  readonly words: string;
  /** @default 80701 */
  readonly code?: number;
}

/** Finds fields that are not as they must be. One without a value empties what it names, where that is possible. */
export function byRules(rules: Readonly<Record<string, FieldRule>>): (request: unknown) => Problem[] {
  return (request) => {
    const fields: Readonly<Record<string, unknown>> = Object(request);
    return Object.entries(rules).flatMap(([field, { isRight, isNeeded = false, words, code = 80701 }]): Problem[] => {
      const value = fields[field];
      const isLeft = typeof value !== 'string' || (value === '' && !isNeeded) || isRight(value);
      return isLeft ? [] : [{ code, field, message: `'${field}' is invalid. It must be ${words}.` }];
    });
  };
}

/** A text that is not too long. */
export function textUpTo(length: number): FieldRule {
  return { isRight: (text) => text.length <= length, words: `at most ${length} characters long` };
}

/** A name that cannot be taken away. */
export const neededName: FieldRule = {
  isRight: (text) => text.length > 0 && text.length <= 191,
  isNeeded: true,
  words: 'from 1 to 191 characters long',
};

/** A number of seconds. */
export const seconds: FieldRule = {
  isRight: (text) => /^\d{1,10}$/.test(text),
  words: 'a whole number of seconds, 0 for no limit',
};

/** An address that is called. */
export const address: FieldRule = {
  isRight: isWebAddress,
  words: 'an http or https URL',
};

/** Yes or no. */
export const yesOrNo: FieldRule = { isRight: (text) => /^(true|false)$/i.test(text), words: 'true or false' };

/** One of some words. */
export function oneOf(...words: readonly string[]): FieldRule {
  return { isRight: (text) => words.includes(text), words: `one of ${words.join(', ')}` };
}

/** The identifier of a kind of resource. */
export function sidWith(prefix: string, code?: number): FieldRule {
  const isRight = (text: string): boolean => new RegExp(`^${prefix}[\\da-f]{32}$`, 'i').test(text);
  return { isRight, words: `${prefix} and 32 hexadecimal digits`, ...(code !== undefined && { code }) };
}
