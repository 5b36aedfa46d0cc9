import type { Api } from './api.ts';
import { camelCase, snakeCase } from './casing.ts';
import { type Encoding, setOwn } from './encoding.ts';

const same = (name: string): string => name;

/** JSON with snake_case names. */
export const jsonSnakeCase: Encoding = {
  contentType: 'application/json',
  wireName: snakeCase,
  publicName: camelCase,
  body: jsonBody,
};

/** JSON with camelCase names, as the public API has them. */
export const jsonCamelCase: Encoding = {
  contentType: 'application/json',
  wireName: same,
  publicName: same,
  body: jsonBody,
};

function jsonBody(fields: Record<string, unknown>, api: Api): string {
  return JSON.stringify(wireValue(fields, api));
}

function wireValue(value: unknown, api: Api): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => wireValue(item, api));
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    setOwn(result, api.encoding.wireName(name), api.opaque.includes(name) ? item : wireValue(item, api));
  }
  return result;
}
