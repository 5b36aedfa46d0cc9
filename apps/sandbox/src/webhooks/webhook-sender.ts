import { setTimeout as pause } from 'node:timers/promises';
import { backOffMs } from '../events/back-off.ts';
import type { SinkCaller } from '../events/call-sink.ts';
import { signingKey } from '../events/sink.ts';
import { isLocal } from '../events/sink-address.ts';
import { callWithFaults } from '../faults/webhook-faults.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { addWebhook, addWebhookAttempt, type NewWebhook, type WebhookAnswer, type WebhookRow } from './webhook.ts';

/** The kind of job that takes a webhook up again. */
const webhookJob = 'webhook';

/** How long a receiver may take to answer, in milliseconds. */
const timeoutMs = 15_000;

/** How often a webhook is tried before it is given up. */
const maxAttempts = 4;

/** How long calls may take to end when the sandbox closes, in milliseconds. */
const graceMs = 1000;

/** Told, within `write`, what became of a webhook in the end. */
export type WebhookListener = (webhook: WebhookRow) => void;

/** How a sender is set up. */
export interface WebhookSettings {
  readonly parts: Pick<Services, 'database' | 'clock' | 'jobs' | 'faults' | 'seed'>;
  readonly caller: SinkCaller;
  /** Whether addresses that are not on this machine are called. */
  readonly allowsRemote: boolean;
}

/**
 * Calls webhooks: at least once, and those to one address one after the other, in the order in which they were added.
 *
 * What is refused with 5xx or 429, or gets no answer, is tried again later, and holds up none that come after it.
 */
export class WebhookSender {
  readonly #settings: WebhookSettings;
  readonly #lanes = new Map<string, number[]>();
  readonly #listeners: WebhookListener[] = [];
  #calls = 0;
  #waiting = 0;
  #isOpen = false;
  #idle: PromiseWithResolvers<void> | undefined;

  constructor(settings: WebhookSettings) {
    this.#settings = settings;
    settings.parts.jobs.define(webhookJob, (seq) => this.#takeUp(seq));
    settings.parts.jobs.waitFor(() => this.idle());
  }

  /** Names someone who wants to know how webhooks end. */
  listen(listener: WebhookListener): void {
    this.#listeners.push(listener);
  }

  /** Adds a webhook, within `write`; it is called once that is on disk. */
  post(owner: Owner, webhook: NewWebhook): void {
    this.#enter(addWebhook(owner, webhook));
  }

  /**
   * Calls a webhook whose answer decides what happens, outside of `write`. It is tried once, and never rejects.
   *
   * It is kept beside those that only tell something.
   */
  async ask(owner: Owner, webhook: NewWebhook, waitMs: number): Promise<WebhookAnswer> {
    const { database } = this.#settings.parts;
    const row = database.write(() => addWebhook(owner, webhook));
    const answer = await this.#call(row, waitMs);
    database.write(() => this.#end(row, answer.status === undefined ? 'failed' : 'delivered', answer));
    return answer;
  }

  /**
   * Calls a webhook once more, within `write`, however it has ended; with the same token, so that its receiver can know it again.
   *
   * Says false where it waits for its turn anyhow, and undefined where there is none.
   */
  replay(seq: number): boolean | undefined {
    const { database } = this.#settings.parts;
    const row = database.get<WebhookRow & { readonly next_at: number | null }>(
      'SELECT * FROM webhooks WHERE seq = ?',
      seq,
    );
    if (!row) return undefined;
    if (row.state === 'pending' && row.next_at === null) return false;
    database.run("UPDATE webhooks SET state = 'pending', attempts = 0, next_at = NULL WHERE seq = ?", seq);
    this.#enter({ ...row, state: 'pending', attempts: 0 });
    return true;
  }

  /** Begins to call, also what a process before this one left. */
  start(): void {
    this.#isOpen = true;
    const { database } = this.#settings.parts;
    const rows = database.all<WebhookRow>(
      "SELECT * FROM webhooks WHERE state = 'pending' AND next_at IS NULL ORDER BY seq",
    );
    for (const row of rows) this.#add(row);
  }

  /** All rows were replaced by others: what waits is what these say. */
  startAnew(): void {
    for (const lane of this.#lanes.values()) this.#waiting -= lane.splice(0).length;
    this.#lanes.clear();
    if (this.#isOpen) this.start();
    this.#tellIdle();
  }

  /** Makes no calls any more; ends when those under way have, or were given up. */
  async stop(): Promise<void> {
    this.#isOpen = false;
    const { caller } = this.#settings;
    const timer = setTimeout(() => caller.close(), graceMs);
    while (this.#calls > 0) await pause(5);
    clearTimeout(timer);
    caller.close();
  }

  /** Ends when nothing is under way, and nothing waits for its turn; undefined when that is so already. */
  idle(): Promise<void> | undefined {
    if (this.#calls === 0 && (this.#waiting === 0 || !this.#isOpen)) return undefined;
    this.#idle ??= Promise.withResolvers<void>();
    return this.#idle.promise;
  }

  #enter(row: WebhookRow): void {
    const { committed } = this.#settings.parts.database;
    this.#waiting += 1;
    const take = (): void => {
      this.#waiting -= 1;
      this.#add(row);
      this.#tellIdle();
    };
    const drop = (): void => {
      this.#waiting -= 1;
      this.#tellIdle();
    };
    if (committed) committed.then(take, drop);
    else take();
  }

  #takeUp(seq: number): undefined {
    const { database } = this.#settings.parts;
    const row = database.get<WebhookRow>("SELECT * FROM webhooks WHERE seq = ? AND state = 'pending'", seq);
    if (!row) return;
    database.run('UPDATE webhooks SET next_at = NULL WHERE seq = ?', seq);
    this.#enter(row);
  }

  #add({ url, seq }: WebhookRow): void {
    const lane = this.#lanes.get(url);
    this.#waiting += 1;
    if (lane) {
      lane.push(seq);
      return;
    }
    this.#lanes.set(url, [seq]);
    if (this.#isOpen) void this.#walk(url);
  }

  /** Calls what waits for one address, one after the other. */
  async #walk(url: string): Promise<void> {
    const lane = this.#lanes.get(url) ?? [];
    this.#calls += 1;
    for (let seq = lane.shift(); seq !== undefined && this.#isOpen; seq = lane.shift()) {
      this.#waiting -= 1;
      try {
        await this.#deliver(seq);
      } catch (error) {
        // The data file is full: the webhook is still pending there, and is called at the next start.
        console.error(error);
      }
    }
    if (this.#lanes.get(url) === lane) this.#lanes.delete(url);
    this.#calls -= 1;
    this.#tellIdle();
  }

  #tellIdle(): void {
    if (this.#calls > 0 || (this.#waiting > 0 && this.#isOpen)) return;
    this.#idle?.resolve();
    this.#idle = undefined;
  }

  async #deliver(seq: number): Promise<void> {
    const { parts } = this.#settings;
    const { database } = parts;
    const row = database.get<WebhookRow>("SELECT * FROM webhooks WHERE seq = ? AND state = 'pending'", seq);
    // It was removed by a reset.
    if (!row) return;
    const answer = await this.#call(row, timeoutMs);
    database.write(() => this.#settle(row, answer));
    // The next one does not wait for the disk. What was not kept is pending still, and is called at the next start.
    database.committed?.catch((error: unknown) => console.error(error));
  }

  /** Keeps what came of a call, within `write`: it has arrived, is to be tried again, or is given up. */
  #settle(row: WebhookRow, answer: WebhookAnswer): void {
    const { clock, jobs, seed } = this.#settings.parts;
    const { seq } = row;
    const attempts = row.attempts + 1;
    if (isArrived(answer)) this.#end(row, 'delivered', answer);
    else if (!mayArrive(answer) || attempts >= maxAttempts) this.#end(row, 'failed', answer);
    else {
      const nextAt = clock.now() + backOffMs(seed, seq, attempts);
      if (this.#keep(row, 'pending', answer, nextAt)) jobs.add({ kind: webhookJob, subject: seq, dueAt: nextAt });
    }
  }

  /** Ends the way of a webhook, within `write`. */
  #end(row: WebhookRow, state: 'delivered' | 'failed', answer: WebhookAnswer): void {
    if (!this.#keep(row, state, answer, null)) return;
    for (const listener of this.#listeners) listener({ ...row, state, attempts: row.attempts + 1 });
  }

  /** Keeps an attempt; says false where the webhook is gone, since all rows may have been replaced while it was called. */
  #keep(row: WebhookRow, state: WebhookRow['state'], answer: WebhookAnswer, nextAt: number | null): boolean {
    const { parts } = this.#settings;
    const { seq, token, attempts } = row;
    const changed = parts.database.run(
      'UPDATE webhooks SET state = ?, attempts = ?, next_at = ? WHERE seq = ? AND token = ?',
      state,
      attempts + 1,
      nextAt,
      seq,
      token,
    );
    if (changed > 0) addWebhookAttempt(parts, row, answer);
    return changed > 0;
  }

  async #call(row: WebhookRow, waitMs: number): Promise<WebhookAnswer> {
    const { parts, caller, allowsRemote } = this.#settings;
    const { account, method, token, content_type: contentType, body } = row;
    if (!allowsRemote && !isLocal(row.url)) {
      const error = 'refused: not on this machine: start the sandbox with --allow-remote-sinks';
      return { status: undefined, error, durationMs: 0, headers: {} };
    }
    const url = method === 'GET' && body !== '' ? `${row.url}${row.url.includes('?') ? '&' : '?'}${body}` : row.url;
    const secret = signingKey(parts.database, account);
    const headers = { 'i-twilio-idempotency-token': token };
    const call = { url, timeoutMs: waitMs, secret, method, contentType, headers };
    const subject = { account, family: row.family, event: [row.event] };
    return await callWithFaults({ faults: parts.faults, caller }, subject, call, body);
  }
}

function isArrived({ status = 0 }: WebhookAnswer): boolean {
  return status >= 200 && status < 300;
}

/** A receiver that has refused would refuse again; one that could not be reached, or failed, may be well later. */
function mayArrive({ status, error }: WebhookAnswer): boolean {
  return status === undefined ? !error?.startsWith('refused') : status >= 500 || status === 429;
}
