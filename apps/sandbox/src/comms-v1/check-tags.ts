import type { Problem } from '../api/problem.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { isTemplate, templateFault } from '../templates/liquid.ts';

const plain = /^[a-zA-Z0-9._~-]+$/;

/** How many bytes all tags of a request may take, keys and values. */
const maxBytes = 10_000;

/** Finds tags of a send that v1 does not take; the contract says how many there may be, and how long. */
export function checkTags(tags: unknown): Problem[] {
  if (typeof tags !== 'object' || tags === null) return [];
  const pairs = Object.entries(tags).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  const bytes = pairs.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  return [
    ...(bytes > maxBytes ? [problem('tags', `take more than ${maxBytes} bytes`)] : []),
    ...pairs.flatMap(([key, value]) => [
      ...checkText(key, `tags.${key}`, 'has a key'),
      ...checkText(value, `tags.${key}`, 'has a value'),
    ]),
    ...checkOutcome(Object.fromEntries(pairs)),
  ];
}

function checkText(text: string, field: string, what: string): Problem[] {
  if (!isTemplate(text)) {
    return plain.test(text) ? [] : [problem(field, `${what} with more than letters, digits and the characters ._~-`)];
  }
  const fault = templateFault(text);
  return fault === undefined ? [] : [problem(field, `${what} that is no Liquid template: ${fault}`)];
}

function checkOutcome({ [outcomeTag]: outcome }: Readonly<Record<string, string>>): Problem[] {
  if (outcome === undefined || isTemplate(outcome) || readOutcome(outcome)) return [];
  return [problem(`tags.${outcomeTag}`, 'is none of sent, delivered, read, undelivered-CODE, failed-CODE')];
}

function problem(field: string, what: string): Problem {
  return { code: 20001, field, message: `${field} ${what}` };
}
