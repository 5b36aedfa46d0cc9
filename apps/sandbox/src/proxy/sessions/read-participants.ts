import { byRules, type FieldRule, textUpTo } from '../field-rules.ts';
import { invalidParameter } from '../proxy-problem.ts';
import type { WantedParticipant } from './plan-participant.ts';

/** What the fields of a participant have to be, also in a JSON text. */
export const participantRules: Readonly<Record<string, FieldRule>> = {
  Identifier: {
    isRight: (text) => text.length > 0 && text.length <= 191,
    isNeeded: true,
    words: 'from 1 to 191 characters long',
    code: 80404,
  },
  FriendlyName: textUpTo(255),
};

const findProblems = byRules(participantRules);

/**
 * Reads the participants with whom a session begins: each is a JSON text with the fields of the request that adds one.
 * The names are understood however they are written.
 *
 * @throws {Refusal} 400
 */
export function readParticipants(texts: readonly string[]): WantedParticipant[] {
  return texts.map((text, index) => readParticipant(text, `Participants[${index}]`));
}

function readParticipant(text: string, field: string): WantedParticipant {
  const fields = readFields(text, field);
  const identifier = fields['Identifier'];
  if (identifier === undefined) throw invalidParameter(field, 'It must have an Identifier.');
  const [problem] = findProblems(fields);
  if (problem) throw invalidParameter(field, problem.message);
  return {
    identifier,
    friendlyName: fields['FriendlyName'],
    proxyIdentifier: fields['ProxyIdentifier'],
    proxyIdentifierSid: fields['ProxyIdentifierSid'],
  };
}

function readFields(text: string, field: string): Readonly<Record<string, string>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidParameter(field, 'It must be a JSON text.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidParameter(field, 'It must be a JSON object.');
  }
  const pairs = Object.entries<unknown>({ ...value }).filter(([, each]) => each !== null);
  const wrong = pairs.find(([, each]) => typeof each !== 'string');
  if (wrong) throw invalidParameter(field, `${wrong[0]} must be a text.`);
  return Object.fromEntries(pairs.map(([name, each]) => [wireName(name), String(each)]));
}

/** `proxy_identifier_sid` and `proxyIdentifierSid` are `ProxyIdentifierSid`. */
function wireName(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
