import type { OfficialCall } from './official-calls.ts';

/** Fields whose keys belong to the user: the official client takes a JSON text for them. */
const jsonFields = new Set(['attributes', 'contentVariables']);

/** The fields of a call, as the official client takes them. */
export function officialParameters({ operation, fields }: OfficialCall): Record<string, unknown> {
  return operation.startsWith('conversationsV2.') ? { ...fields } : flat({ ...fields }, '');
}

/** It names nested fields by joined names, takes one date as a text, and a choice as a word. */
function flat(fields: Readonly<Record<string, unknown>>, prefix: string): Record<string, unknown> {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    const joined = prefix + name;
    if (jsonFields.has(name)) return [[joined, JSON.stringify(value)]];
    if (name === 'xTwilioWebhookEnabled') return [[joined, String(value)]];
    if (value instanceof Date) return [[joined, name === 'lastReadTimestamp' ? secondOf(value) : value]];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[joined, value]];
    return Object.entries(flat({ ...value }, `${joined}.`));
  });
  return Object.fromEntries(entries);
}

function secondOf(date: Date): string {
  return date.toISOString().replace(/\.\d+/, '');
}
