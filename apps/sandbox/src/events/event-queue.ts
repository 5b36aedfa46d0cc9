import { setTimeout as pause } from 'node:timers/promises';
import { callWithFaults } from '../faults/webhook-faults.ts';
import type { SinkAnswer } from './call-sink.ts';
import { DeliveryLanes, type Turn } from './delivery-lanes.ts';
import type { QueueParts } from './queue-parts.ts';
import { endDeliveries, giveUp, settleBatch } from './settle-batch.ts';
import { type OpenSink, sinkOf } from './sink.ts';
import { loadTurn, type SinkBatch } from './sink-batch.ts';

/** How many calls are under way at once, at most. */
const maxCalls = 32;

/** How many deliveries are read at once. */
const sliceSize = 10_000;

/** How long calls may take to end when the sandbox closes, in milliseconds. */
const graceMs = 1000;

/** How long nothing is tried with what could not be kept, in milliseconds. */
const troubleMs = 500;

/** A delivery, and whose it is. */
interface Waiting {
  readonly seq: number;
  readonly subscription: number;
}

/**
 * Delivers events to sinks: at least once, and in no order that could be relied on.
 *
 * What is to be delivered is on disk; the queue only remembers which of it waits for its turn. A call that was cut off by the
 * end of the process is made again at the next start.
 */
export class EventQueue {
  readonly #parts: QueueParts;
  #lanes = new DeliveryLanes();
  #calls = 0;
  #isPlanned = false;
  #isLoading = false;
  #isOpen = false;
  #idle: PromiseWithResolvers<void> | undefined;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Takes on deliveries of a subscription, once what was written about them is on disk. */
  add(subscription: number, deliveries: readonly number[]): void {
    const lanes = this.#lanes;
    const take = (): void => {
      lanes.add(subscription, deliveries);
      this.#plan();
    };
    const { committed } = this.#parts.database;
    // What was not written after all is not delivered either.
    if (committed) committed.then(take, () => undefined);
    else take();
  }

  /** Begins to deliver, also what a process before this one left. */
  start(): void {
    this.#isOpen = true;
    const last = this.#parts.database.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM event_deliveries')?.seq;
    this.#load(0, last ?? 0);
  }

  /** All rows were replaced by others: what waits is what these say, and what comes of calls under way is of no interest. */
  startAnew(): void {
    this.#lanes = new DeliveryLanes();
    if (this.#isOpen) this.start();
  }

  /** Rows were removed: what waits for subscriptions that are gone, or comes of calls for them, is of no interest any more. */
  forget(): void {
    const { database } = this.#parts;
    this.#lanes.keep(
      (seq) => database.get("SELECT 1 FROM resources WHERE seq = ? AND kind = 'subscription'", seq) !== undefined,
    );
  }

  /** Makes no calls any more; ends when those under way have, or were given up. */
  async stop(): Promise<void> {
    this.#isOpen = false;
    const timer = setTimeout(() => {
      // What they had to bring is delivered again at the next start.
      this.#lanes = new DeliveryLanes();
      this.#parts.caller.close();
    }, graceMs);
    while (this.#calls > 0) await this.idle();
    clearTimeout(timer);
    this.#parts.caller.close();
  }

  /** Ends when nothing is under way, and nothing waits for its turn; undefined when that is so already. */
  idle(): Promise<void> | undefined {
    if (this.#isIdle) return undefined;
    this.#idle ??= Promise.withResolvers<void>();
    return this.#idle.promise;
  }

  /** Takes up deliveries whose next attempt is due, within `write`; says `again` when there may be more. */
  takeDue(): 'again' | undefined {
    const { database, clock } = this.#parts;
    const due = database.all<Waiting>(
      `SELECT seq, subscription FROM event_deliveries
        WHERE state = 'pending' AND next_at <= ? ORDER BY next_at, seq LIMIT ?`,
      clock.now(),
      sliceSize,
    );
    database.run(
      'UPDATE event_deliveries SET next_at = NULL WHERE seq IN (SELECT value FROM json_each(?))',
      JSON.stringify(due.map(({ seq }) => seq)),
    );
    this.#addEach(due);
    return due.length === sliceSize ? 'again' : undefined;
  }

  get #isIdle(): boolean {
    const isWaiting = this.#isLoading || !this.#lanes.isEmpty;
    return this.#calls === 0 && !this.#isPlanned && !(isWaiting && this.#isOpen);
  }

  /** Takes on what a process before this one left, in slices: requests get their turn between them. */
  #load(after: number, last: number): void {
    const lanes = this.#lanes;
    const rows = this.#parts.database.all<Waiting>(
      `SELECT seq, subscription FROM event_deliveries
        WHERE state = 'pending' AND next_at IS NULL AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
      after,
      last,
      sliceSize,
    );
    this.#isLoading = rows.length === sliceSize;
    this.#addEach(rows);
    this.#plan();
    if (!this.#isLoading) return;
    setImmediate(() => {
      if (this.#isOpen && lanes === this.#lanes) this.#load(rows.at(-1)?.seq ?? last, last);
    });
  }

  #addEach(rows: readonly Waiting[]): void {
    for (const [subscription, own] of Map.groupBy(rows, (row) => row.subscription)) {
      this.add(
        subscription,
        own.map(({ seq }) => seq),
      );
    }
  }

  /** What is written in one turn of the event loop goes together. */
  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setImmediate(() => {
      this.#isPlanned = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#isOpen && this.#calls < maxCalls) {
      const turn = this.#lanes.take(this.#parts.batchSize);
      if (!turn) break;
      void this.#begin(turn);
    }
    if (this.#isIdle) {
      this.#idle?.resolve();
      this.#idle = undefined;
    }
  }

  async #begin(turn: Turn): Promise<void> {
    this.#calls += 1;
    let left: readonly number[];
    try {
      left = await this.#deliver(turn);
    } catch (error) {
      // The data file is full, or other work of the same turn took this with it: nothing was kept, so that all comes once more.
      console.error(error);
      await pause(troubleMs);
      left = turn.deliveries;
    }
    this.#calls -= 1;
    this.#lanes.finish(turn, left);
    this.#pump();
  }

  /** Delivers what has its turn, and gives back what did not fit into the calls. */
  async #deliver(turn: Turn): Promise<readonly number[]> {
    const { database, clock, allowsRemote } = this.#parts;
    const { batches, unwanted, expired, left } = loadTurn(database, turn, clock.now());
    for (const batch of batches) {
      const sink = sinkOf(database, batch, allowsRemote);
      const answer = await this.#call(batch, sink);
      if (!this.#lanes.has(turn)) return [];
      database.write(() => this.#addFallen(turn, settleBatch(this.#parts, batch, sink, answer)));
    }
    if (unwanted.length > 0) database.write(() => endDeliveries(database, unwanted, 'discarded'));
    if (expired.length > 0) database.write(() => this.#addFallen(turn, giveUp(this.#parts, expired, 'expired')));
    await database.committed;
    return left;
  }

  /** What has fallen back goes to another sink at once. */
  #addFallen({ subscription }: Turn, fallen: readonly number[]): void {
    if (fallen.length > 0) this.add(subscription, fallen);
  }

  async #call({ account, deliveries }: SinkBatch, { call, refusal }: OpenSink): Promise<SinkAnswer> {
    if (call) {
      const types = this.#parts.faults.has('webhook', 'event') ? deliveries.map(({ body }) => typeOf(body)) : [];
      const subject = { account, family: 'commsPreview', event: types };
      return await callWithFaults(this.#parts, subject, call, `[${deliveries.map(({ body }) => body).join()}]`);
    }
    return { status: refusal === undefined ? 202 : undefined, error: refusal, durationMs: 0, headers: {} };
  }
}

function typeOf(body: string): string {
  const event: { readonly type: string } = JSON.parse(body);
  return event.type;
}
