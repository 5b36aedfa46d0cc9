import type { ClientRequest } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import { http, https } from './http-modules.ts';
import { withMeantHost } from './meant-host.ts';
import { hostnameOf } from './sandbox-target.ts';
import { BlockedHostError, isVendorHost, redirectedHostOf } from './vendor-host.ts';

/** What sends a request, in whichever of its forms it is called. */
export type Send = (...given: unknown[]) => ClientRequest;

/** Options of a request, of which nobody has said yet that they are right. */
type Options = Readonly<Record<string, unknown>>;

/** Gives a `request` that takes to the sandbox what is meant for the vendor, and leaves all else as it is. */
export function redirectRequest(original: typeof http.request, target: URL): Send {
  const { request, Agent } = target.protocol === 'https:' ? https : http;
  // In place of the agents that clients bring: those are for TLS, for the vendor, or for a proxy.
  const agent = new Agent({ keepAlive: true });
  const place = { protocol: target.protocol, hostname: hostnameOf(target), port: target.port, agent };

  return (...given) => {
    const options = readOptions(given);
    const meant = meantPlace(options);
    // What it was called with is passed on as it came.
    if (!isVendorHost(meant.host)) return Reflect.apply(original, undefined, given);
    const host = redirectedHostOf(meant.host);
    if (host === undefined) return failedRequest(request, new BlockedHostError(meant.host));
    const redirected = {
      ...options,
      ...noConnection,
      ...place,
      path: meant.path,
      headers: headersFor(options['headers'], target, host),
    };
    return Reflect.apply(request, undefined, [redirected, ...given.filter((each) => typeof each === 'function')]);
  };
}

/** `get` is `request` that needs no end. */
export function endedRequest(request: Send): Send {
  return (...given) => {
    const sent = request(...given);
    sent.end();
    return sent;
  };
}

/** What says how to connect to the vendor says nothing of how to connect to the sandbox. */
const noConnection: Options = {
  host: undefined,
  defaultPort: undefined,
  servername: undefined,
  createConnection: undefined,
  socketPath: undefined,
  lookup: undefined,
  family: undefined,
  localAddress: undefined,
  localPort: undefined,
};

/** Reads the forms in which a request can be asked for: by a URL, by options, or by both, and with a listener. */
function readOptions([first, second]: readonly unknown[]): Options {
  if (typeof first !== 'string' && !(first instanceof URL)) return { ...Object(first) };
  const options = typeof second === 'function' ? undefined : Object(second);
  return { ...urlToHttpOptions(new URL(first)), ...options };
}

function meantPlace({ hostname, host, path }: Options): { readonly host: string; readonly path: unknown } {
  // A client behind a proxy connects to the proxy, and asks it for a whole address.
  const whole = typeof path === 'string' && /^https?:/i.test(path) ? URL.parse(path) : null;
  if (whole && isVendorHost(whole.host)) return { host: whole.host, path: whole.pathname + whole.search };
  return { host: String(hostname || host || ''), path };
}

/** Headers in the form that they came in, since Node adds its own to an object, and none to a list. */
function headersFor(given: unknown, { host }: URL, meant: string): unknown {
  const list = [...withMeantHost(given, meant), 'host', host];
  if (Array.isArray(given)) return list;
  return Object.fromEntries(list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1]]] : [])));
}

/** A request that fails as one does whose connection fails: by its event. */
function failedRequest(request: typeof http.request, error: Error): ClientRequest {
  return request({
    createConnection: () => {
      throw error;
    },
  });
}
