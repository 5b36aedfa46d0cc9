import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { fieldsOf } from '../api/unchecked-fields.ts';

/** Reads what `navigator.credentials.create()` has given; undefined where it is something else. */
export function readRegistration(value: unknown): RegistrationResponseJSON | undefined {
  const { id, rawId, type, response } = fieldsOf(value);
  const { clientDataJSON, attestationObject } = fieldsOf(response);
  if (typeof id !== 'string' || typeof rawId !== 'string' || type !== 'public-key') return undefined;
  if (typeof clientDataJSON !== 'string' || typeof attestationObject !== 'string') return undefined;
  return {
    id,
    rawId,
    type,
    clientExtensionResults: {},
    response: { clientDataJSON, attestationObject },
  };
}

/** Reads what `navigator.credentials.get()` has given; undefined where it is something else. */
export function readAssertion(value: unknown): AuthenticationResponseJSON | undefined {
  const { id, rawId, type, response } = fieldsOf(value);
  const { clientDataJSON, authenticatorData, signature, userHandle } = fieldsOf(response);
  if (typeof id !== 'string' || typeof rawId !== 'string' || type !== 'public-key') return undefined;
  if (typeof clientDataJSON !== 'string' || typeof authenticatorData !== 'string') return undefined;
  if (typeof signature !== 'string') return undefined;
  return {
    id,
    rawId,
    type,
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData, signature, ...(typeof userHandle === 'string' && { userHandle }) },
  };
}

/** The origin of the page that made or used a passkey, as the browser says; empty where it says nothing. */
export function originOf({ clientDataJSON }: { readonly clientDataJSON: string }): string {
  try {
    const { origin } = fieldsOf(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()));
    return typeof origin === 'string' ? origin : '';
  } catch {
    return '';
  }
}

/** Reads a credential that is given as an object, or as a JSON text. */
export function credentialOf(object: unknown, text: string | undefined): unknown {
  if (object !== undefined || text === undefined) return object;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
