import { ConfigurationError } from './errors.ts';
import type { Authorizer } from './security.ts';

/** A bearer token, and how long it is good for. */
export interface BearerToken {
  readonly token: string;
  /**
   * When the token ends; another is asked for a minute before.
   *
   * @default never: it is renewed when the API rejects it
   */
  readonly expiresAt?: Date | undefined;
}

/** Gets a bearer token, and is told why. At most one call runs at a time; all that wait share its token. */
export type TokenSource = (why: 'missing' | 'expiring' | 'rejected') => Promise<BearerToken>;

const renewEarlyMs = 60_000;

/**
 * Proves who you are with a token that comes from elsewhere and is renewed when needed.
 *
 * @example
 * import { bearerToken, createClient } from '@comms/core';
 *
 * const client = createClient({
 *   security: bearerToken(async () => {
 *     const answer = await fetch('https://tokens.example.com/comms', { method: 'POST' });
 *     const { token, expiresAt } = await answer.json();
 *     return { token, expiresAt: new Date(expiresAt) };
 *   }),
 * });
 */
export function bearerToken(source: TokenSource): Authorizer {
  let current: { readonly header: string; readonly endsAt: number } | undefined;
  let renewal: Promise<string> | undefined;
  let why: Parameters<TokenSource>[0] = 'missing';

  const renew = async (): Promise<string> => {
    const { token, expiresAt } = await source(why);
    const header = `Bearer ${token}`;
    if (/[^ -~]/.test(header)) throw new ConfigurationError('security: the token holds a forbidden character.');
    current = { header, endsAt: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY };
    why = 'expiring';
    return header;
  };
  return {
    header: async () => {
      if (current && Date.now() < current.endsAt - renewEarlyMs) return current.header;
      renewal ??= renew()
        .catch((cause: unknown) => {
          if (ConfigurationError.isInstance(cause)) throw cause;
          throw new ConfigurationError('security: no token could be got.', { cause });
        })
        .finally(() => {
          renewal = undefined;
        });
      return await renewal;
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
