import type { Database } from '../store/database.ts';
import type { Clock } from '../time/clock.ts';
import type { JobQueue } from '../time/job-queue.ts';
import { backOffMs } from './back-off.ts';
import type { SinkAnswer, SinkCaller } from './call-sink.ts';
import { loadBatch, type PendingDelivery, type SinkBatch, sinkOf } from './sink-batch.ts';

/** The kind of job that takes up deliveries whose next attempt is due. */
export const deliverEventsJob = 'deliver_events';

/** How long an event may wait to be delivered, in milliseconds: 24 hours, as the reference says. */
export const queueTimeMs = 86_400_000;

/** How many events go to a sink in one call, at most. */
const batchSize = 100;

/** How many calls are under way at once, at most. */
const maxCalls = 8;

/** What the queue works with. */
export interface QueueParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly caller: SinkCaller;
  readonly seed: number;
  /** Whether sinks may be called that are not on this machine. */
  readonly allowsRemote: boolean;
}

/**
 * Delivers events to sinks: at least once, and in no order that could be relied on.
 *
 * What is to be delivered is on disk; the queue only remembers which of it is to be looked at next. A call that was cut off by
 * the end of the process is made again at the next start.
 */
export class EventQueue {
  readonly #parts: QueueParts;
  #waiting: number[] = [];
  #calls = 0;
  #isReading = false;
  #isOpen = false;
  #idle: PromiseWithResolvers<void> | undefined;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Takes on deliveries that were just written, once they are on disk. */
  add(deliveries: readonly number[]): void {
    const { committed } = this.#parts.database;
    const take = (): void => {
      this.#waiting.push(...deliveries);
      this.#pump();
    };
    // What was not written after all is not delivered either.
    if (committed) committed.then(take, () => undefined);
    else take();
  }

  /** Begins to deliver, also what a process before this one left. */
  start(): void {
    this.#isOpen = true;
    this.takeDue();
  }

  /** Makes no calls any more; ends when those under way have. */
  async stop(): Promise<void> {
    this.#isOpen = false;
    this.#waiting = [];
    await this.idle();
    this.#parts.caller.close();
  }

  /** Ends when nothing is under way, and nothing waits for its turn; undefined when that is so already. */
  idle(): Promise<void> | undefined {
    if (this.#calls === 0 && this.#waiting.length === 0) return undefined;
    this.#idle ??= Promise.withResolvers<void>();
    return this.#idle.promise;
  }

  /** Takes up all deliveries whose next attempt is due. */
  takeDue(): undefined {
    const due = this.#parts.database.all<{ seq: number }>(
      'SELECT seq FROM event_deliveries WHERE next_at <= ? ORDER BY next_at, seq',
      this.#parts.clock.now(),
    );
    const known = new Set(this.#waiting);
    this.add(due.flatMap(({ seq }) => (known.has(seq) ? [] : seq)));
  }

  #pump(): void {
    if (this.#isReading || !this.#isOpen) return;
    this.#isReading = true;
    while (this.#calls < maxCalls && this.#waiting.length > 0) {
      const seqs = this.#waiting.splice(0, batchSize);
      for (const batch of loadBatch(this.#parts.database, seqs)) this.#begin(batch);
    }
    this.#isReading = false;
    if (this.#calls === 0 && this.#waiting.length === 0) {
      this.#idle?.resolve();
      this.#idle = undefined;
    }
  }

  #begin(batch: SinkBatch): void {
    this.#calls += 1;
    const finish = (): void => {
      this.#calls -= 1;
      this.#pump();
    };
    this.#deliver(batch).then(finish, (error: unknown) => {
      // The data file is closed, or broken: what was under way is delivered at the next start.
      console.error(error);
      finish();
    });
  }

  async #deliver(batch: SinkBatch): Promise<void> {
    const { database, clock, caller, allowsRemote } = this.#parts;
    const sink = sinkOf(database, batch, allowsRemote);
    const body = `[${batch.deliveries.map((delivery) => delivery.body).join()}]`;
    const answer: SinkAnswer = sink.call
      ? await caller.call({ ...sink.call, body })
      : { status: sink.error === undefined ? 202 : undefined, error: sink.error, durationMs: 0, headers: {} };
    database.write(() => {
      const attempt = database.insert(
        `INSERT INTO event_attempts (account, at, sink, target, status, error, duration_ms, headers)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        batch.account,
        clock.now(),
        batch.sink,
        sink.target,
        answer.status ?? null,
        answer.error ?? null,
        answer.durationMs,
        JSON.stringify(answer.headers),
      );
      for (const delivery of batch.deliveries) {
        database.run('INSERT INTO attempts_of_deliveries VALUES (?, ?)', delivery.seq, attempt);
      }
      this.#settle(batch, sink.retries, answer);
    });
    await database.committed;
  }

  /** Keeps what came of a call: delivered, discarded, to be tried again, or to go to the fallback. */
  #settle({ deliveries }: SinkBatch, retries: number, { status = 0, error }: SinkAnswer): void {
    const { database } = this.#parts;
    const isDone = status >= 200 && status < 300;
    const isRefused = status >= 300 && status < 500 && status !== 429;
    for (const delivery of deliveries) {
      const attempts = delivery.attempts + 1;
      const nextAt =
        isDone || isRefused || error?.startsWith('refused') ? undefined : this.#nextAt(delivery, attempts, retries);
      if (isDone) this.#end(delivery, 'delivered', attempts);
      else if (nextAt !== undefined) {
        database.run(
          'UPDATE event_deliveries SET attempts = ?, next_at = ? WHERE seq = ?',
          attempts,
          nextAt,
          delivery.seq,
        );
        this.#parts.jobs.add({ kind: deliverEventsJob, dueAt: nextAt });
      } else if (delivery.sink === 'primary' && delivery.hasFallback) this.#fallBack(delivery);
      else this.#end(delivery, isRefused ? 'discarded' : 'expired', attempts);
    }
  }

  #nextAt({ seq, expires_at: expiresAt }: PendingDelivery, attempts: number, retries: number): number | undefined {
    if (attempts > retries) return undefined;
    const nextAt = this.#parts.clock.now() + backOffMs(this.#parts.seed, seq, attempts);
    return nextAt < expiresAt ? nextAt : undefined;
  }

  #fallBack({ seq }: PendingDelivery): void {
    const now = this.#parts.clock.now();
    this.#parts.database.run(
      "UPDATE event_deliveries SET sink = 'fallback', attempts = 0, next_at = ?, expires_at = ? WHERE seq = ?",
      now,
      now + queueTimeMs,
      seq,
    );
    this.add([seq]);
  }

  #end({ seq }: PendingDelivery, state: 'delivered' | 'discarded' | 'expired', attempts: number): void {
    this.#parts.database.run(
      'UPDATE event_deliveries SET state = ?, attempts = ?, next_at = NULL WHERE seq = ?',
      state,
      attempts,
      seq,
    );
  }
}
