import type { Database } from '../store/database.ts';
import type { Clock } from './clock.ts';

/** Does the work of a job that is due. It says `again` when it has more to do than others should wait for. */
export type JobWork = (subject: number, dueAt: number) => 'again' | undefined;

/** What is to be done, when, and to which row. */
export interface Job {
  readonly kind: string;
  /**
   * The number of a row.
   *
   * @default 0: the work itself finds its rows
   */
  readonly subject?: number;
  readonly dueAt: number;
}

interface JobRow {
  readonly kind: string;
  readonly subject: number;
  readonly due_at: number;
}

/** How many jobs are done before requests get their turn. */
const sliceSize = 4;

/** How long jobs wait that were taken back, in the machine's time. */
const retryMs = 500;

/** How long what was left waits at the start, in the machine's time. */
const startMs = 100;

/** Timers of Node hold no more than 31 bits. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * Work to do later, kept as rows: it survives a restart. One timer waits for the next of them.
 *
 * A job and what it changes are committed together, so that each is done once.
 */
export class JobQueue {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #works = new Map<string, JobWork>();
  readonly #companions: (() => Promise<void> | undefined)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #slice: NodeJS.Immediate | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  #advancing: Promise<unknown> | undefined;
  #isStarted = false;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Says what jobs of a kind do. */
  define(kind: string, work: JobWork): void {
    this.#works.set(kind, work);
  }

  /** Names what jobs set off and do not wait for: going forward in time waits until it says that nothing is under way. */
  waitFor(companion: () => Promise<void> | undefined): void {
    this.#companions.push(companion);
  }

  /** Adds a job, within `write`; one that is there already is not done twice. */
  add({ kind, subject = 0, dueAt }: Job): void {
    this.#database.run('INSERT OR IGNORE INTO jobs (due_at, kind, subject) VALUES (?, ?, ?)', dueAt, kind, subject);
    if (dueAt < this.#wakesAt) this.#wait(dueAt);
  }

  get nextDueAt(): number | undefined {
    return this.#database.get<{ due_at: number }>('SELECT due_at FROM jobs ORDER BY due_at LIMIT 1')?.due_at;
  }

  get pendingCount(): number {
    return this.#database.get<{ count: number }>('SELECT count(*) AS count FROM jobs')?.count ?? 0;
  }

  /** Begins to do what is due, also what a process before this one left: that may be much, and the first request goes first. */
  start(): void {
    this.#isStarted = true;
    const dueAt = this.nextDueAt;
    if (dueAt === undefined) return;
    if (dueAt > this.#clock.now()) {
      this.#wait(dueAt);
      return;
    }
    this.#wakesAt = dueAt;
    this.#timer = setTimeout(() => this.#wake(), startMs);
  }

  stop(): void {
    this.#isStarted = false;
    this.#sleep();
  }

  /** Looks anew for what is due next: the clock was set, or jobs were taken away. */
  reschedule(): void {
    this.#sleep();
    const dueAt = this.nextDueAt;
    if (dueAt !== undefined) this.#wait(dueAt);
  }

  /** Does something while no jobs are done, and the clock goes forward by itself only. */
  async pause<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.#advancing) await this.#advancing;
    this.#sleep();
    const pausing = Promise.resolve().then(work);
    this.#advancing = pausing.catch(() => undefined);
    try {
      return await pausing;
    } finally {
      this.#advancing = undefined;
      this.reschedule();
    }
  }

  /** Moves the clock forward and does every job on the way, in order and at its own time. Says how many. */
  async advanceTo(timeMs: number): Promise<number> {
    return await this.pause(async () => {
      try {
        return await this.#workUntil(timeMs);
      } finally {
        this.#clock.moveTo(timeMs);
      }
    });
  }

  /** The same until no job is left, but no further than a time; the clock stays at the last of them. */
  async runUntilIdle(timeMs: number): Promise<number> {
    return await this.pause(async () => await this.#workUntil(timeMs));
  }

  async #workUntil(timeMs: number): Promise<number> {
    let done = 0;
    await this.#settled();
    for (let dueAt = this.nextDueAt; dueAt !== undefined && dueAt <= timeMs; dueAt = this.nextDueAt) {
      this.#clock.moveTo(dueAt);
      done += this.#runSlice(dueAt);
      await this.#settled();
    }
    return done;
  }

  /** Ends when what was written is on disk, and what that has set off is done. */
  async #settled(): Promise<void> {
    await this.#database.committed;
    for (const companion of this.#companions) await companion();
  }

  #wait(dueAt: number): void {
    if (!this.#isStarted || this.#advancing) return;
    clearTimeout(this.#timer);
    this.#wakesAt = dueAt;
    const delayMs = this.#clock.delayUntil(dueAt);
    if (delayMs !== undefined) this.#timer = setTimeout(() => this.#wake(), Math.min(delayMs, longestDelayMs));
  }

  #wake(): void {
    this.#runSlice(this.#clock.now());
    const dueAt = this.nextDueAt;
    this.#wakesAt = dueAt ?? Number.POSITIVE_INFINITY;
    if (dueAt === undefined) return;
    if (dueAt > this.#clock.now()) this.#wait(dueAt);
    else this.#slice = setImmediate(() => this.#wake());
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#slice);
    this.#wakesAt = Number.POSITIVE_INFINITY;
  }

  #runSlice(untilMs: number): number {
    const jobs = this.#database.all<JobRow>(
      'SELECT kind, subject, due_at FROM jobs WHERE due_at <= ? ORDER BY due_at LIMIT ?',
      untilMs,
      sliceSize,
    );
    if (jobs.length === 0) return 0;
    this.#database.write(() => {
      for (const job of jobs) this.#run(job);
    });
    // Where other work of this turn takes it back, the jobs are there again: not at once, since a full disk stays full.
    const again = (): void => {
      if (this.#isStarted) this.reschedule();
    };
    this.#database.committed?.catch(() => setTimeout(again, retryMs).unref());
    return jobs.length;
  }

  #run({ kind, subject, due_at: dueAt }: JobRow): void {
    // It is taken away first, since it may plan itself anew.
    this.#database.run('DELETE FROM jobs WHERE due_at = ? AND kind = ? AND subject = ?', dueAt, kind, subject);
    if (this.#works.get(kind)?.(subject, dueAt) === 'again') this.add({ kind, subject, dueAt });
  }
}
