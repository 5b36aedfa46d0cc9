import { isUnreached, unreached } from './sandbox-target.ts';
import { vendorHost } from './vendor-host.ts';

/** Gives a `fetch` that takes to the sandbox what is meant for the vendor, and leaves all else as it is. */
export function redirectFetch(original: typeof fetch, target: URL): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const host = vendorHost(url.host);
    if (host === undefined) return await original(input, init);
    const given = input instanceof Request ? input : undefined;
    const headers = new Headers(init?.headers ?? given?.headers);
    headers.set('x-twilio-sandbox-host', host);
    const place = new URL(target.origin + url.pathname + url.search);
    try {
      return await original(given ? new Request(place, given) : place, { ...init, headers });
    } catch (error) {
      const { cause }: { cause?: unknown } = Object(error);
      if (isUnreached(cause)) throw new TypeError(unreached(target), { cause });
      throw error;
    }
  };
}
