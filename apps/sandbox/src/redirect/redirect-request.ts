import { errorMonitor } from 'node:events';
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { isUnreached, unreached } from './sandbox-target.ts';
import { vendorHost } from './vendor-host.ts';

/** What sends a request, in whichever of its forms it is called. */
export type Send = (...given: unknown[]) => ClientRequest;

type Listener = (answer: IncomingMessage) => void;

/** Gives a `request` that takes to the sandbox what is meant for the vendor, and leaves all else as it is. */
export function redirectRequest(original: typeof http.request, target: URL): Send {
  // The agents that clients bring are for TLS, and for the vendor.
  const agent =
    target.protocol === 'https:' ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  const send = target.protocol === 'https:' ? https.request : http.request;

  return (...given) => {
    const { options, listener } = readArguments(given);
    const host = vendorHost(options.hostname ?? options.host ?? '');
    // What it was called with is passed on as it came.
    if (host === undefined) return Reflect.apply(original, undefined, given);
    const sent = send(
      {
        ...withoutConnection(options),
        protocol: target.protocol,
        hostname: target.hostname,
        port: target.port,
        agent,
        headers: withHost(options.headers, target, host),
      },
      listener,
    );
    sent.on(errorMonitor, (error: Error) => {
      if (isUnreached(error)) error.message = unreached(target);
    });
    return sent;
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

/** Reads the forms in which a request can be asked for: by a URL, by options, or by both, and with a listener. */
function readArguments(given: readonly unknown[]): { options: RequestOptions; listener: Listener | undefined } {
  const [first, second] = given;
  const isUrl = typeof first === 'string' || first instanceof URL;
  const fromUrl = isUrl ? urlToHttpOptions(new URL(first)) : {};
  const options: RequestOptions = { ...fromUrl, ...Object(isUrl ? plain(second) : first) };
  const found = given.find((each) => typeof each === 'function');
  return { options, listener: found && ((answer) => Reflect.apply(found, undefined, [answer])) };
}

function plain(value: unknown): unknown {
  return typeof value === 'function' ? undefined : value;
}

/** What says how to connect is not of the sandbox. */
function withoutConnection(options: RequestOptions): RequestOptions {
  const {
    host: _host,
    servername: _name,
    createConnection: _connect,
    defaultPort: _port,
    ...rest
  }: Connecting = options;
  return rest;
}

interface Connecting extends RequestOptions {
  readonly servername?: unknown;
}

function withHost(
  headers: RequestOptions['headers'],
  { host }: URL,
  meant: string,
): http.OutgoingHttpHeaders | readonly string[] {
  if (Array.isArray(headers)) return [...headers, 'host', host, 'x-twilio-sandbox-host', meant];
  const others = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'host');
  return { ...Object.fromEntries(others), host, 'x-twilio-sandbox-host': meant };
}
