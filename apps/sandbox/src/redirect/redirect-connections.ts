import { errorMonitor } from 'node:events';
import net from 'node:net';
import { Duplex } from 'node:stream';
import type tls from 'node:tls';
import { hostnameOf, isUnreached, portOf, unreached } from './sandbox-target.ts';
import { BlockedHostError, isVendorHost, redirectedHostOf } from './vendor-host.ts';

/** What a connection is asked for with, of which nobody has said yet that it is right. */
type Options = Readonly<Record<string, unknown>>;

/**
 * Gives a `tls.connect` that opens a plain connection to the sandbox for one to the vendor, for clients that open their
 * connections by themselves, such as the package `undici`: what they write on it names the host. What cannot be understood
 * there, or is to go through a proxy, fails.
 */
export function redirectTls(original: typeof tls.connect, target: URL): (...given: unknown[]) => net.Socket {
  return (...given) => {
    const { servername, host, socket, ALPNProtocols: protocols = ['http/1.1'] } = readOptions(given);
    const name = String(servername || host || '');
    if (!isVendorHost(name)) return Reflect.apply(original, undefined, given);
    const speaksHttp = Array.isArray(protocols) && protocols.includes('http/1.1');
    if (socket || !speaksHttp || redirectedHostOf(name) === undefined || target.protocol === 'https:') {
      if (socket instanceof Duplex) socket.destroy();
      // It is refused by the guard.
      return net.connect(443, name);
    }
    const connection = net.connect(portOf(target), hostnameOf(target));
    for (const each of given) if (typeof each === 'function') connection.once('secureConnect', () => each());
    connection.once('connect', () => connection.emit('secureConnect'));
    return Object.assign(connection, { encrypted: true, authorized: true });
  };
}

/**
 * Lets no connection of this process out to the vendor, whoever opens it. One to a sandbox that is not there fails with
 * what to do.
 */
export function guardConnections(target: URL): void {
  const { connect } = net.Socket.prototype;
  const sandbox = `${hostnameOf(target)}:${portOf(target)}`;
  const explain = (error: Error): void => {
    if (isUnreached(error)) error.message = unreached(target);
  };

  Object.assign(net.Socket.prototype, {
    connect(this: net.Socket, ...given: unknown[]): net.Socket {
      const options = readOptions(given);
      const host = String(options['host'] ?? 'localhost');
      if (isVendorHost(host)) {
        // It fails as one does whose host is not known, and so in a way that every client expects.
        const refuse = (_name: string, _options: unknown, done: (error: Error) => void): void =>
          process.nextTick(done, new BlockedHostError(host));
        return Reflect.apply(connect, this, [{ ...options, lookup: refuse }]);
      }
      if (`${host}:${options['port']}` === sandbox) Reflect.apply(this.once, this, [errorMonitor, explain]);
      return Reflect.apply(connect, this, given);
    },
  });
}

/** Reads the forms in which a connection can be asked for: by port and host, by options, or by both. */
function readOptions(given: readonly unknown[]): Options {
  // Node hands its own calls on as one list.
  const [first, second, ...others] = given.flat();
  const objects = [first, second, ...others].filter((each) => typeof each === 'object');
  const place = typeof first === 'object' ? {} : { port: first, ...(typeof second === 'string' && { host: second }) };
  return Object.assign(place, ...objects);
}
