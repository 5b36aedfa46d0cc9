import type { WebhookRequest } from './webhook-request.ts';

/**
 * The public address of a webhook behind a proxy: the one that Twilio was given.
 *
 * A text replaces the origin of the URL that was called and, unless it is an origin alone, its path. The query is
 * always that of the call, since that is the one your code reads. A function makes the whole URL.
 */
export type PublicUrl = string | ((request: WebhookRequest) => string);

/** The URL that should have been signed, with its query as it was written; `undefined` where there is no valid one. */
export function publicUrlOf(request: WebhookRequest, option: PublicUrl | undefined): string | undefined {
  let url = typeof option === 'function' ? option(request) : request.url;
  if (typeof option === 'string') {
    if (!URL.canParse(url, option)) return undefined;
    const address = new URL(option);
    if (address.pathname === '/') address.pathname = new URL(url, option).pathname;
    url = bare(address) + queryOf(url);
  }
  return URL.canParse(url) ? url : undefined;
}

/** A URL without query and fragment. */
export function bare(url: URL): string {
  url.search = url.hash = '';
  return url.href;
}

/** The query as it was written, with its question mark. */
export function queryOf(url: string): string {
  return /^[^?#]*(\?[^#]*)/.exec(url)?.[1] ?? '';
}

/**
 * Every way in which the signer may have written a URL: with and without the port, and with the query as it came, as a
 * `URL` writes it, with the apostrophes that a `URL` escapes, and with each value encoded again. At most eight.
 */
export function signedForms(text: string): Set<string> {
  const url = new URL(text);
  const { search } = url;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  url.port = '';
  const withoutPort = bare(url);
  const queries = [queryOf(text), search, search.replaceAll('%27', "'"), encodedAgain(search)];
  const withPort = withoutPort.replace(/^\w+:\/\/[^/]*/, `$&:${port}`);
  return new Set([withoutPort, withPort].flatMap((address) => queries.map((query) => address + query)));
}

function encodedAgain(query: string): string {
  const pairs = [...new URLSearchParams(query)].map((pair) => pair.map(encodeURIComponent).join('='));
  return pairs.length ? `?${pairs.join('&')}` : '';
}
