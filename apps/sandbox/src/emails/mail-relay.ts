import { setTimeout as sleep } from 'node:timers/promises';
import type { Transporter } from 'nodemailer';
import { deliveryAt } from '../deliveries/stored-delivery.ts';
import type { Services } from '../services.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import {
  confirmRelay,
  dueRelays,
  nextRelayAt,
  postponeRelay,
  type RelayRow,
  refuseRelay,
  releaseRelays,
} from './relay-rows.ts';
import { isUnreachable, refusalIn, refusalOfRecipient, type SmtpRefusal } from './smtp-reply.ts';

/** How many e-mails are on their way to the server at once. */
const batchSize = 4;

/** How often a server may put an e-mail off before that counts as a refusal. */
const mostAttempts = 5;

const firstDelayMs = 1000;
const longestDelayMs = 30_000;

/** How long a server that is handed something may take to confirm it when the sandbox closes. */
const graceMs = 2000;

/** Makes what hands e-mails over to a server; nothing where none is named. @throws {TypeError} when it is no SMTP URL. */
export function openMailRelay(url: string | undefined): MailRelay | undefined {
  if (url === undefined) return undefined;
  const parsed = URL.parse(url);
  if (/^smtps?:$/.test(parsed?.protocol ?? '') && parsed?.hostname) return new MailRelay(url);
  throw new TypeError('The option smtp takes a URL such as smtp://127.0.0.1:1025.');
}

/** Takes up what a process before this one left; without a server, that goes on as if one had confirmed it. */
export function startMailRelay(services: Services): void {
  if (services.mailRelay) services.mailRelay.start(services);
  else services.database.write(() => releaseRelays(services));
}

/**
 * Hands e-mails that were sent over to a real SMTP server.
 *
 * What is to be handed over is kept as rows, which go when the server has confirmed: what a process leaves behind, the next
 * one takes up, and nothing that was confirmed is handed over again.
 */
export class MailRelay {
  readonly #url: string;
  #services: Services | undefined;
  #transport: Transporter | undefined;
  #working: Promise<void> | undefined;
  #nap: AbortController | undefined;
  #hasNews = false;
  #isClosed = false;
  /** How long it waits for a server that cannot be reached; 0 while it can. */
  #outageMs = 0;
  #isOutageSaid = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Begins with what a process before this one left. */
  start(services: Services): void {
    this.#services = services;
    this.wake();
  }

  /** There is something to hand over: it is, once it is on disk. */
  wake(): void {
    this.#hasNews = true;
    // A server that is away is not asked more often because there is more for it.
    if (this.#outageMs === 0) this.#nap?.abort();
    if (this.#services && !this.#isClosed) this.#working ??= this.#begin(this.#services);
  }

  /** Waits for what is on its way, and ends: what the server has taken must be noted. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#nap?.abort();
    const timer = setTimeout(() => this.#transport?.close({ force: true }), graceMs);
    await this.#working;
    clearTimeout(timer);
    this.#transport?.close();
  }

  async #begin(services: Services): Promise<void> {
    try {
      await this.#work(services);
    } catch (error) {
      console.error(error);
    }
    this.#working = undefined;
    if (this.#hasNews) this.wake();
  }

  /** Goes on until nothing is left to hand over. */
  async #work(services: Services): Promise<void> {
    while (!this.#isClosed) {
      this.#hasNews = false;
      await services.database.committed;
      const batch = dueRelays(services, Date.now(), batchSize);
      const ways = await Promise.all(batch.map(async (row) => await this.#relay(services, row)));
      if (ways.length > 0) this.#noteWays(ways.includes('open'));
      await services.database.committed;
      const nextAt = nextRelayAt(services);
      if (nextAt === undefined) return;
      await this.#sleep(Math.max(nextAt - Date.now(), this.#outageMs));
    }
  }

  #noteWays(isOpen: boolean): void {
    this.#outageMs = isOpen ? 0 : this.#longerOutageMs;
    if (isOpen) this.#isOutageSaid = false;
  }

  /** Says whether there was a way to the server. */
  async #relay(services: Services, row: RelayRow): Promise<'open' | 'closed'> {
    const stored = deliveryAt(services.database, row.delivery);
    const email = stored && (await composeEmail(services, stored).catch(refusalIn));
    const end = email && ('raw' in email ? await this.#handOver(row, email) : email);
    services.database.write(() => {
      // All rows may have been replaced by others meanwhile.
      if (deliveryAt(services.database, row.delivery)?.id !== stored?.id) return;
      if (!end) confirmRelay(services, row);
      else if ('code' in end) refuseRelay(services, row, end);
      else postponeRelay(services, { ...row, attempts: end.attempts }, Date.now() + end.delayMs);
    });
    return end && 'isOutage' in end && end.isOutage ? 'closed' : 'open';
  }

  /** Gives what the server had against it, or that it is to be tried again; nothing where it was taken. */
  async #handOver(row: RelayRow, { envelope, raw }: ComposedEmail): Promise<SmtpRefusal | Postponement | undefined> {
    const [recipient] = envelope.to;
    if (recipient === undefined) return undefined;
    try {
      const transport = await this.#connect();
      const answer = await transport.sendMail({ envelope: { from: envelope.from, to: [...envelope.to] }, raw });
      return refusalOfRecipient(answer, recipient);
    } catch (error) {
      if (isUnreachable(error)) {
        this.#sayOutage(error);
        return { attempts: row.attempts, delayMs: this.#longerOutageMs, isOutage: true };
      }
      const refusal = refusalIn(error);
      const attempts = row.attempts + 1;
      if (refusal.code >= 500 || attempts >= mostAttempts) return refusal;
      return { attempts, delayMs: firstDelayMs * 2 ** row.attempts, isOutage: false };
    }
  }

  async #connect(): Promise<Transporter> {
    // Loaded for the first e-mail: a sandbox starts faster without it.
    const { createTransport } = await import('nodemailer');
    this.#transport ??= createTransport({
      pool: true,
      url: this.#url,
      maxConnections: batchSize,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    return this.#transport;
  }

  get #longerOutageMs(): number {
    return Math.min(Math.max(this.#outageMs * 2, firstDelayMs), longestDelayMs);
  }

  /** Once for each outage. */
  #sayOutage(error: unknown): void {
    if (this.#isOutageSaid) return;
    this.#isOutageSaid = true;
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`The SMTP server cannot be reached (${reason}): e-mails wait for it, and are tried again.`);
  }

  async #sleep(ms: number): Promise<void> {
    if (ms <= 0 || this.#isClosed || (this.#hasNews && this.#outageMs === 0)) return;
    this.#nap = new AbortController();
    await sleep(ms, undefined, { signal: this.#nap.signal }).catch(() => undefined);
    this.#nap = undefined;
  }
}

/** An e-mail that is to be tried again. */
interface Postponement {
  /** How often the server itself has put it off. */
  readonly attempts: number;
  readonly delayMs: number;
  /** Whether that is because there was no way to the server. */
  readonly isOutage: boolean;
}
