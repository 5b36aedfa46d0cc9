import type { JobQueue } from '../time/job-queue.ts';

/** How long is waited for requests that are under way, in milliseconds; one that takes longer finds other rows. */
const graceMs = 2000;

/** Lets everything stand still while the rows are replaced: requests that come wait, and so do jobs. */
export class Standstill {
  readonly #jobs: JobQueue;
  readonly #underWay = new Set<Promise<unknown>>();
  #end: Promise<void> | undefined;

  constructor(jobs: JobQueue) {
    this.#jobs = jobs;
  }

  /** Ends when requests may go on; undefined while nothing stands still. */
  get end(): Promise<void> | undefined {
    return this.#end;
  }

  /** Names work of a request that has to end before everything can stand still. */
  async follow<Result>(work: Promise<Result>): Promise<Result> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  /** Does something while nothing else is at work. */
  async during<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    while (this.#end) await this.#end;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#end = promise;
    try {
      return await this.#jobs.pause(async () => {
        await this.#settled();
        return await work();
      });
    } finally {
      this.#end = undefined;
      resolve();
    }
  }

  async #settled(): Promise<void> {
    if (this.#underWay.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, graceMs);
    await Promise.race([promise, Promise.allSettled(this.#underWay)]);
    clearTimeout(timer);
  }
}
