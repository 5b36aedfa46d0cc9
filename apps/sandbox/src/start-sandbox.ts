import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Receiver } from './api/answer-request.ts';
import { ApiFamilies } from './api/api-families.ts';
import { Authenticator } from './api/authenticate.ts';
import { answerConnection } from './api/connection.ts';
import { HostGuard, isLoopback } from './api/host-guard.ts';
import { createApp, isOwnPath } from './app.ts';
import { startMailRelay } from './emails/mail-relay.ts';
import { implementations } from './implementations.ts';
import { openServices, saveClock } from './open-services.ts';
import { leadToPage } from './page/page-routes.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import type { Services } from './services.ts';
import type { ClockMode } from './time/clock.ts';
import { parseDurationMs } from './time/duration.ts';
import { advanceClock, type ClockMove, runUntilIdle } from './time/move-clock.ts';

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
  /** Moves it forward, by milliseconds or by a duration such as `PT10M`, and does all that is due on the way, in order. */
  advance(by: number | string): Promise<ClockMove>;
  /**
   * Moves it forward until nothing is left to do.
   *
   * @default by 24 hours at most: `PT24H`
   */
  runUntilIdle(max?: number | string): Promise<ClockMove>;
}

/** A sandbox that runs in this process. */
export interface Sandbox {
  /** Such as `http://127.0.0.1:4010`: give it to a client as `sandboxURL`. */
  readonly url: string;
  readonly port: number;
  readonly seed: number;
  readonly clock: SandboxClock;
  /** What the control API and the page ask for; undefined where they are open to this machine. */
  readonly token: string | undefined;
  /** Whether only accounts that were made are let in. */
  readonly isStrict: boolean;
  /** Answers without a connection; faults that cut one let it reject, as on a network. */
  fetch(request: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Answers what is under way, and ends. */
  close(): Promise<void>;
}

/** By what a sandbox without a port is called: no resolver knows it, so that nothing is sent elsewhere by mistake. */
const nameInProcess = 'sandbox.invalid';

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
  const host = options.host ?? '127.0.0.1';
  const isOpen = !isLoopback(host);
  // Whoever can reach it should not be in by that alone.
  const token = options.token ?? (isOpen ? randomBytes(24).toString('base64url') : undefined);
  const services = openServices({ ...options, strictAuth: options.strictAuth || isOpen });
  const { database, clock, jobs, seed, isStrict } = services;
  const receiver = {
    services,
    families: new ApiFamilies(implementations),
    authenticator: new Authenticator(database, isStrict),
    minFidelity: options.minFidelity ?? 1,
    guard: new HostGuard(host, [nameInProcess, ...(options.allowedHosts ?? [])]),
  };
  const app = createApp(receiver, token);
  const answerControl = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => {
    const target = incoming.url ?? '/';
    const isOwn = isOwnPath(target) || leadToPage(target, (name) => incoming.headers[name]?.toString()) !== undefined;
    void (isOwn ? answerControl(incoming, outgoing) : answerConnection(receiver, incoming, outgoing));
  });
  const isListening = options.listen ?? true;
  let port = 0;
  try {
    if (isListening) port = await listen(server, options.port ?? 0, host);
    if (options.seedFile !== undefined) await plantIn(receiver, options.seedFile);
  } catch (error) {
    server.close();
    await database.close();
    throw error;
  }
  jobs.start();
  services.events.queue.start();
  services.webhooks.start();
  startMailRelay(services);

  return {
    url: isListening ? `http://${nameOf(host)}:${port}` : `http://${nameInProcess}`,
    port,
    seed,
    token,
    isStrict,
    clock: {
      now: () => new Date(clock.now()),
      set: async (settings) => {
        clock.set(settings);
        await clockChanged(services);
        jobs.reschedule();
      },
      advance: async (by) => await advanceClock(services, clock.now() + durationMs(by)),
      runUntilIdle: async (max = 'PT24H') => await runUntilIdle(services, clock.now() + durationMs(max)),
    },
    fetch: async (request, init) => await app.fetch(new Request(request, init)),
    close: async () => {
      jobs.stop();
      services.journals.stop();
      services.feed.close();
      await services.events.queue.stop();
      await services.webhooks.stop();
      if (isListening) await closeServer(server);
      await services.mailRelay?.close();
      await database.close();
    },
  };
}

/** Begins with a world that a file describes, unless there is one already. */
async function plantIn(receiver: Receiver, file: string): Promise<void> {
  if (receiver.services.database.get('SELECT 1 FROM accounts')) return;
  const { plantSeedFile } = await import('./state/seed-file.ts');
  await plantSeedFile(receiver, file, `http://${nameInProcess}`);
}

/** By what this machine calls an address to listen on. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** @throws {TypeError} for what is no duration. */
function durationMs(duration: number | string): number {
  const ms = typeof duration === 'number' ? duration : parseDurationMs(duration);
  if (ms === undefined || !(ms >= 0)) throw new TypeError(`${duration} is no duration such as PT10M.`);
  return ms;
}

async function clockChanged(services: Services): Promise<void> {
  services.database.write(() => saveClock(services));
  await services.database.committed;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
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
