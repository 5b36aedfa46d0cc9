import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { refusal } from '../api/problem.ts';

/** By which name a browser keeps the token. */
const cookieName = 'comms_sandbox_token';

/**
 * Lets in to the control API and the page: everyone where there is no token, else who has it as a bearer token, or as the
 * cookie that an address with `?token=` sets.
 *
 * Credentials of an account are refused: they would not keep their owner from what other accounts have.
 */
export function controlAccess(token: string | undefined): MiddlewareHandler {
  return async ({ req }, next) => {
    const authorization = req.header('authorization');
    if (authorization && !/^bearer /i.test(authorization)) {
      throw refusal(
        403,
        'The control API is of all accounts, and takes the credentials of none: leave them out, or give the token as `Authorization: Bearer`',
      );
    }
    if (token === undefined) return await next();
    const url = new URL(req.url);
    const asked = url.searchParams.get('token');
    if (asked !== null && req.method === 'GET' && isToken(asked, token)) {
      url.searchParams.delete('token');
      const cookie = `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict`;
      // The address is kept by browsers, and shown: the token does not stay in it.
      return new Response(null, {
        status: 303,
        headers: { location: url.pathname + url.search, 'set-cookie': cookie },
      });
    }
    const given = authorization?.replace(/^bearer +/i, '') ?? cookieOf(req.header('cookie'));
    if (given !== undefined && isToken(given, token)) return await next();
    throw refusal(
      401,
      'The control API needs the token that was printed at the start: as `Authorization: Bearer`, or once as ?token= in a browser',
      { 'www-authenticate': 'Bearer realm="Sandbox"' },
    );
  };
}

function cookieOf(header: string | undefined): string | undefined {
  return header
    ?.split(/; */)
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
}

/** Takes the same time whatever is wrong. */
function isToken(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
