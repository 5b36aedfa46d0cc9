import { setTimeout as sleep } from 'node:timers/promises';
import type { Transporter } from 'nodemailer';
import { deliveryAt } from '../deliveries/stored-delivery.ts';
import type { Services } from '../services.ts';
import { composeEmail } from './compose-email.ts';
import {
  confirmRelay,
  dueRelays,
  nextRelayAt,
  postponeRelay,
  type RelayRow,
  refuseRelay,
  type SmtpRefusal,
} from './relay-rows.ts';
import { isUnreachable, refusalIn, refusalOfRecipient } from './smtp-reply.ts';

/** How many e-mails are on their way to the server at once. */
const batchSize = 4;

/** How often a server may put an e-mail off before that counts as a refusal. */
const mostAttempts = 5;

const firstDelayMs = 1000;
const longestDelayMs = 30_000;

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
  #isAwake = false;
  #isClosed = false;
  #working: Promise<void> | undefined;
  #nap = new AbortController();
  #outageMs = 0;

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
    this.#isAwake = true;
    if (!this.#services || this.#isClosed || this.#working) return;
    this.#working = this.#work(this.#services)
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        this.#working = undefined;
        if (this.#isAwake) this.wake();
      });
  }

  /** Waits for what is on its way, and ends: what the server has taken must be noted. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#nap.abort();
    await this.#working;
    this.#transport?.close();
  }

  async #work(services: Services): Promise<void> {
    const { database } = services;
    while (!this.#isClosed) {
      this.#isAwake = false;
      await database.committed;
      const batch = dueRelays(services, Date.now(), batchSize);
      await Promise.all(batch.map(async (row) => await this.#relay(services, row)));
      await database.committed;
      if (this.#outageMs > 0) await this.#sleep(this.#outageMs);
      else if (batch.length === 0 && !this.#isAwake) {
        const nextAt = nextRelayAt(services);
        if (nextAt === undefined) return;
        await this.#sleep(Math.min(Math.max(nextAt - Date.now(), 0), firstDelayMs));
      }
    }
  }

  async #relay(services: Services, row: RelayRow): Promise<void> {
    const { database } = services;
    try {
      const refusal = await this.#handOver(services, row);
      this.#outageMs = 0;
      database.write(() => {
        if (refusal) refuseRelay(services, row, refusal);
        else confirmRelay(services, row);
      });
    } catch (error) {
      if (isUnreachable(error)) return this.#noteOutage(error);
      this.#outageMs = 0;
      const refusal = refusalIn(error);
      const isFinal = refusal.code >= 500 || row.attempts + 1 >= mostAttempts;
      database.write(() => {
        if (isFinal) refuseRelay(services, row, refusal);
        else postponeRelay(services, row, Date.now() + firstDelayMs * 2 ** row.attempts);
      });
    }
  }

  /** Gives why the server took it for others, but not for its recipient. */
  async #handOver(services: Services, { delivery }: RelayRow): Promise<SmtpRefusal | undefined> {
    const stored = deliveryAt(services.database, delivery);
    if (!stored) return undefined;
    const { envelope, raw } = await composeEmail(services, stored);
    if (envelope.to.length === 0) return undefined;
    const transport = await this.#connect();
    const answer: unknown = await transport.sendMail({ envelope: { ...envelope, to: [...envelope.to] }, raw });
    return refusalOfRecipient(answer, envelope.to[0] ?? '');
  }

  async #connect(): Promise<Transporter> {
    if (this.#transport) return this.#transport;
    const { createTransport } = await import('nodemailer');
    this.#transport ??= createTransport(this.#url, {});
    return this.#transport;
  }

  #noteOutage(error: unknown): void {
    if (this.#outageMs === 0) {
      const reason = error instanceof Error ? error.message : String(error);
      console.error(`The SMTP server cannot be reached (${reason}): e-mails wait for it, and are tried again.`);
    }
    this.#outageMs = Math.min(Math.max(this.#outageMs * 2, firstDelayMs), longestDelayMs);
  }

  async #sleep(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#nap.signal }).catch(() => undefined);
  }
}
