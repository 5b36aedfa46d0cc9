import { ConfigurationError } from './errors.ts';
import { waitFor } from './wait-for.ts';

/** An account SID with its auth token, or an API key with its secret. */
export interface BasicSecurity {
  readonly username: string;
  readonly password: string;
}

/** A token that comes from elsewhere and is renewed when needed. */
export interface TokenSecurity {
  readonly token: TokenSource;
}

/** How the client proves who it is. */
export type Security = BasicSecurity | TokenSecurity;

/** Gets a bearer token. At most one call runs at a time, and its token is shared by all that wait for it. */
export type TokenSource = (why: 'missing' | 'expiring' | 'rejected') => Promise<BearerToken>;

/** A bearer token. */
export interface BearerToken {
  readonly token: string;
  /**
   * When the token ends; a new one is asked for a minute before.
   *
   * @default never: it is renewed when the API rejects it
   */
  readonly expiresAt?: Date | undefined;
}

/** Makes `Authorization` headers, and keeps the credentials out of sight. */
export interface Authorizer {
  /** The header's value; `signal` ends the waiting, not a renewal that others share. */
  readonly header: (signal: AbortSignal) => string | Promise<string>;
  /** Says that the API rejected a header; the answer tells whether another can be had. */
  readonly reject: (header: string) => boolean;
}

const renewEarlyMs = 60_000;

/** The credentials in `security`, or else those of the environment. */
export function authorizer(security: Security | undefined): Authorizer {
  if (!security) {
    throw new ConfigurationError(
      'no credentials. Give `security: { username, password }`, or set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
    );
  }
  return 'token' in security ? bearer(security.token) : basic(security);
}

function basic({ username, password }: BasicSecurity): Authorizer {
  for (const [name, value] of Object.entries({ username, password })) {
    if (!value)
      throw new ConfigurationError(`security.${name} is empty. Give the account SID and auth token, or an API key.`);
  }
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const header = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return { header: () => header, reject: () => false };
}

function bearer(source: TokenSource): Authorizer {
  let current: { readonly header: string; readonly endsAt: number } | undefined;
  let renewal: Promise<string> | undefined;
  let why: Parameters<TokenSource>[0] = 'missing';

  const renew = async (): Promise<string> => {
    try {
      const { token, expiresAt } = await source(why);
      current = { header: `Bearer ${token}`, endsAt: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY };
      why = 'expiring';
      return current.header;
    } finally {
      renewal = undefined;
    }
  };
  return {
    header: async (signal) => {
      if (current && Date.now() < current.endsAt - renewEarlyMs) return current.header;
      renewal ??= renew();
      return await waitFor(renewal, signal);
    },
    reject: (header) => {
      // Two calls can be rejected with one token: only the first of them throws it away.
      if (current?.header === header) {
        current = undefined;
        why = 'rejected';
      }
      return true;
    },
  };
}
