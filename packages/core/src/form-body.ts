import type { Api } from './api.ts';
import { camelCase, pascalCase } from './casing.ts';
import type { Encoding } from './encoding.ts';

/** Forms with PascalCase names, nested names joined by a dot, and answers in snake_case. */
export const formPascalCase: Encoding = {
  contentType: 'application/x-www-form-urlencoded',
  wireName: pascalCase,
  publicName: camelCase,
  body: formText,
  joint: '.',
};

/**
 * Writes fields as `application/x-www-form-urlencoded`, for bodies and for queries: a list repeats its key, a date is
 * written in ISO 8601, and null empties a field. An object whose keys belong to the user is a JSON text in families of
 * forms, and `key:value;` for each of its pairs in the queries of others.
 */
export function formText(fields: Record<string, unknown>, api: Api): string {
  const { joint } = api.encoding;
  const pairs: string[] = [];
  const add = (wireName: string, name: string, value: unknown): void => {
    if (value === undefined || (value === null && !joint)) return;
    if (Array.isArray(value)) for (const item of value) add(wireName, name, item);
    // The families that write forms tell times to the second.
    else if (value instanceof Date) pair(wireName, value.toISOString().replace(joint ? /\.\d+/ : '', ''));
    else if (value === null) pair(wireName, '');
    else if (typeof value !== 'object') pair(wireName, String(value));
    else if (!api.opaque.includes(name)) addFields(value, joint ? wireName + joint : '');
    else if (joint) pair(wireName, JSON.stringify(value));
    else
      pair(
        wireName,
        Object.entries(value)
          .map((each) => `${each.join(':')};`)
          .join(''),
      );
  };
  const pair = (name: string, text: string): void => {
    pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  };
  const addFields = (value: object, prefix: string): void => {
    for (const [name, item] of Object.entries(value)) add(prefix + api.encoding.wireName(name), name, item);
  };

  addFields(fields, '');
  return pairs.join('&');
}
