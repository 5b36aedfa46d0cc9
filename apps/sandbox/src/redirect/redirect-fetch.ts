import { withMeantHost } from './meant-host.ts';
import { isUnreached, unreached } from './sandbox-target.ts';
import { BlockedHostError, isVendorHost, redirectedHostOf } from './vendor-host.ts';

type Dispatcher = NonNullable<RequestInit['dispatcher']>;
type DispatchOptions = Parameters<Dispatcher['dispatch']>[0];

/**
 * Gives a `fetch` that takes to the sandbox what is meant for the vendor, and leaves all else as it is. Requests change
 * their way below `fetch` only, so that bodies, signals and the `url` of the answer stay what they were.
 */
export function redirectFetch(original: typeof fetch, target: URL): typeof fetch {
  let dispatcher: Dispatcher | undefined;
  return async (input, init) => {
    const host = URL.parse(input instanceof Request ? input.url : String(input))?.host ?? '';
    if (!isVendorHost(host)) return await original(input, init);
    if (redirectedHostOf(host) === undefined) throw new BlockedHostError(host);
    dispatcher ??= redirectDispatcher(target);
    try {
      // A copy of what is no plain object, such as a `Request`, would lack all that it has by its class.
      return isPlain(init)
        ? await original(input, { ...init, dispatcher })
        : await original(new Request(input, init), { dispatcher });
    } catch (error) {
      const { cause }: { cause?: unknown } = Object(error);
      if (isUnreached(cause)) throw new TypeError(unreached(target), { cause });
      throw error;
    }
  };
}

function isPlain(init: RequestInit | undefined): boolean {
  return init === undefined || Object.getPrototypeOf(init) === Object.prototype;
}

/** What sends for `fetch`, over connections that it keeps, but to the sandbox. */
function redirectDispatcher(target: URL): Dispatcher {
  // The built-in one is there as soon as `fetch` is used; its interface changed with version 8.
  const version = Number.parseInt(process.versions['undici'] ?? '', 10) < 8 ? 1 : 2;
  const own: Dispatcher = Reflect.get(globalThis, Symbol.for(`undici.globalDispatcher.${version}`));
  return own.compose((dispatch) => (options, handler) => dispatch(redirected(options, target), handler));
}

function redirected(options: DispatchOptions, target: URL): DispatchOptions {
  const { host } = new URL(options.origin ?? '');
  // An answer may have led elsewhere.
  if (!isVendorHost(host)) return options;
  const meant = redirectedHostOf(host);
  if (meant === undefined) throw new BlockedHostError(host);
  return { ...options, origin: target.origin, headers: withMeantHost(options.headers, meant).map(String) };
}
