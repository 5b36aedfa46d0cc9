import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { ApiFamilies } from './api/api-families.ts';
import { Authenticator } from './api/authenticate.ts';
import { answerConnection } from './api/connection.ts';
import { createApp, isOwnPath } from './app.ts';
import { startMailRelay } from './emails/mail-relay.ts';
import { implementations } from './implementations.ts';
import { openServices, saveClock } from './open-services.ts';
import type { Services } from './services.ts';
import type { ClockMode } from './time/clock.ts';

/** How a sandbox is started. */
export interface SandboxOptions {
  /**
   * The port to listen on, on this machine's loopback address only; 0 takes a free one.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * The file that keeps everything.
   *
   * @default memory: everything is gone at the end
   */
  readonly data?: string | undefined;
  /**
   * What draws are made from: the same seed and the same times give the same identifiers and the same course of events.
   *
   * @default the data file's, or a new one
   */
  readonly seed?: number | undefined;
  /**
   * Lets in only accounts that were made by the control API.
   *
   * @default false
   */
  readonly strictAuth?: boolean | undefined;
  /**
   * Lets events be delivered to addresses that are not on this machine.
   *
   * @default false
   */
  readonly allowRemoteSinks?: boolean | undefined;
  /**
   * How many events are delivered in one webhook at most, when several wait; 1 gives each a webhook of its own.
   *
   * @default 100
   */
  readonly eventBatchSize?: number | undefined;
  /**
   * The code of every verification that is started without one: 4 to 10 letters and digits.
   *
   * @default each gets its own, which nobody can foresee
   */
  readonly otp?: string | undefined;
  /**
   * Where the records of domains are looked up: in a DNS of the sandbox's own, or in that of the world.
   *
   * @default "fake": all is set up, unless the name of a domain or the control API says otherwise
   */
  readonly dns?: 'fake' | 'real' | undefined;
  /**
   * The server that is asked with `dns: 'real'`, such as `127.0.0.1:5353`.
   *
   * @default those that the machine asks
   */
  readonly dnsServer?: string | undefined;
  /**
   * A real SMTP server that gets each e-mail when it is sent, such as `smtp://127.0.0.1:1025`; what it refuses is undelivered.
   *
   * @default none: e-mails stay in the sandbox
   */
  readonly smtp?: string | undefined;
}

/** The time in a sandbox. */
export interface SandboxClock {
  now(): Date;
  /** Stops, starts or moves it; what is left out stays. */
  set(settings: {
    readonly mode?: ClockMode | undefined;
    readonly now?: Date | undefined;
    /** Seconds of the sandbox in one real second, for the mode `scaled`. */
    readonly scale?: number | undefined;
  }): Promise<void>;
  /** Moves it forward, and does all that is due on the way, in order; says how many jobs that were. */
  advance(ms: number): Promise<number>;
}

/** A sandbox that runs in this process. */
export interface Sandbox {
  /** Such as `http://127.0.0.1:4010`: give it to a client as `sandboxURL`. */
  readonly url: string;
  readonly port: number;
  readonly seed: number;
  readonly clock: SandboxClock;
  /** Answers without a connection; faults that cut one let it reject, as on a network. */
  fetch(request: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Answers what is under way, and ends. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox in this process.
 *
 * @example
 * import { startSandbox } from '@comms/sandbox';
 *
 * const sandbox = await startSandbox({ port: 0 });
 * console.log(sandbox.url);
 * await sandbox.close();
 *
 * @throws {DataFileError} when the data file cannot be used.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const services = openServices(options);
  const { database, clock, jobs, seed, isStrict } = services;
  const receiver = {
    services,
    families: new ApiFamilies(implementations),
    authenticator: new Authenticator(database, isStrict),
  };
  const app = createApp(receiver);
  const answerControl = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => {
    void (isOwnPath(incoming.url ?? '/')
      ? answerControl(incoming, outgoing)
      : answerConnection(receiver, incoming, outgoing));
  });
  let port: number;
  try {
    port = await listen(server, options.port ?? 0);
  } catch (error) {
    await database.close();
    throw error;
  }
  jobs.start();
  services.events.queue.start();
  services.webhooks.start();
  startMailRelay(services);

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seed,
    clock: {
      now: () => new Date(clock.now()),
      set: async (settings) => {
        clock.set(settings);
        await clockChanged(services);
        jobs.reschedule();
      },
      advance: async (ms) => {
        const count = await jobs.advanceTo(clock.now() + ms);
        await clockChanged(services);
        return count;
      },
    },
    fetch: async (request, init) => await app.fetch(new Request(request, init)),
    close: async () => {
      jobs.stop();
      await services.events.queue.stop();
      await services.webhooks.stop();
      await closeServer(server);
      await services.mailRelay?.close();
      await database.close();
    },
  };
}

async function clockChanged(services: Services): Promise<void> {
  services.database.write(() => saveClock(services));
  await services.database.committed;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** How long requests may take to end when the sandbox closes. */
const graceMs = 1000;

async function closeServer(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}
