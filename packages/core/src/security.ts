import { ConfigurationError } from './errors.ts';

/** An account SID with its auth token, or an API key with its secret. */
export interface BasicSecurity {
  readonly username: string;
  readonly password: string;
}

/** Makes `Authorization` headers, and keeps the credentials where nothing can print them: `bearerToken` makes one. */
export interface Authorizer {
  /** Gives the header's value. */
  readonly header: () => string | Promise<string>;
  /** Told that the API rejected a header; says whether it is worth another try with a new one. */
  readonly reject?: (header: string) => boolean;
}

/** How a client proves who it is. */
export type Security = BasicSecurity | Authorizer;

/** The authorizer for what the user gave. */
export function authorizerOf(security: Security): Authorizer {
  if ('header' in security) return security;
  const { username, password } = security;
  if (!username || !password) {
    throw new ConfigurationError('security.username or security.password is empty.');
  }
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const header = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return { header: () => header };
}
