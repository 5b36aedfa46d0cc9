import { ConfigurationError } from './errors.ts';
import { encode } from './webhook-request.ts';

const maxSecrets = 10;
const maxParameters = 1000;

/** Signs texts with one secret. */
export type Signer = (data: string) => Promise<string>;

/** One signer for each secret. An empty secret is an error: with it, everybody could sign. */
export async function signersOf(secrets: string | readonly string[]): Promise<Signer[]> {
  const list = [secrets].flat();
  if (!list.length || list.length > maxSecrets || list.some((secret) => !secret?.trim())) {
    throw new ConfigurationError(
      `webhooks: no secret, an empty one or over ${maxSecrets}. Give the account's auth token.`,
    );
  }
  return await Promise.all(list.map(signerOf));
}

async function signerOf(secret: string): Promise<Signer> {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', encode(secret), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  return async (data) => btoa(String.fromCharCode(...new Uint8Array(await subtle.sign('HMAC', key, encode(data)))));
}

/** The SHA-256 of a body, as `bodySHA256` has it. */
export async function hashOf(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * What a form adds to the URL in the signed text: each name with its value, sorted by name and then by value, equal
 * pairs once. `undefined` where there are too many.
 */
export function signedParameters(form: string): string | undefined {
  const parameters = new URLSearchParams(form);
  const names = [...parameters.keys()];
  if (names.length > maxParameters) return undefined;
  // Not `localeCompare`: the signer sorts by code, capitals first.
  const sorted = (texts: string[]): string[] => [...new Set(texts)].sort();
  return sorted(names)
    .flatMap((name) => sorted(parameters.getAll(name)).map((value) => name + value))
    .join('');
}

/** Compares in a time that does not depend on where the texts differ. */
export function isEqual(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index++) {
    difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  }
  return difference === 0;
}
