import type { Database } from '../store/database.ts';
import { type Change, ChangeLog } from './change-log.ts';
import { type FeedKind, unwatchRows, watchRows } from './watched-rows.ts';

/** Told, after each commit, what has changed with it. */
export type FeedListener = (changes: readonly Change[]) => void;

/** How long changes are still noted when nobody listens any more: who has lost the connection comes back soon. */
const lingerMs = 60_000;

interface NotedRow {
  readonly kind: FeedKind;
  readonly row: number;
}

/** Tells what changes, to those who want to know. */
export class Feed {
  readonly log = new ChangeLog();
  readonly #database: Database;
  readonly #listeners = new Set<FeedListener>();
  readonly #endings = new Set<() => void>();
  #isWatching = false;
  #isClosed = false;
  #ending: NodeJS.Timeout | undefined;
  #lingersMs: number;

  constructor(database: Database, lingersMs: number = lingerMs) {
    this.#database = database;
    this.#lingersMs = lingersMs;
    database.beforeCommit(() => this.#takeNotes());
  }

  /** Names someone who wants to know; from when this ends on, nothing is missed. The function that it gives ends that. */
  async listen(listener: FeedListener): Promise<() => void> {
    clearTimeout(this.#ending);
    this.#listeners.add(listener);
    await this.#watch();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || !this.#isWatching || this.#isClosed) return;
      clearTimeout(this.#ending);
      this.#ending = setTimeout(() => void this.#unwatch(), this.#lingersMs).unref();
    };
  }

  /** Tells of something that is no row of the database. */
  tell(kind: FeedKind, row: number): void {
    if (this.#isWatching) this.#publish([this.log.add(kind, row)]);
  }

  /** Everything, or all of one account, was removed or replaced by something else. */
  async startAnew(): Promise<void> {
    await this.#database.committed;
    // The connection may be another one by now.
    if (this.#isWatching) this.#database.execute(watchRows);
    this.log.skip();
    this.#publish([this.log.add('reset', 0)]);
  }

  /** Names what is to be done when the sandbox closes: connections on which it is told end by themselves only then. */
  atEnd(work: () => void): void {
    this.#endings.add(work);
  }

  /** Takes that back. */
  notAtEnd(work: () => void): void {
    this.#endings.delete(work);
  }

  /** Ends for good. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#ending);
    this.#listeners.clear();
    for (const end of this.#endings) end();
  }

  async #watch(): Promise<void> {
    // Not within a transaction: were that taken back, so would be the watch.
    while (this.#database.committed) await this.#database.committed.catch(() => undefined);
    if (this.#isWatching) return;
    this.#database.execute(watchRows);
    this.log.skip();
    this.#isWatching = true;
  }

  async #unwatch(): Promise<void> {
    while (this.#database.committed) await this.#database.committed.catch(() => undefined);
    if (this.#listeners.size > 0 || !this.#isWatching) return;
    this.#database.execute(unwatchRows);
    this.#isWatching = false;
  }

  /** What was noted belongs to the transaction that is about to be committed, and is told once it is. */
  #takeNotes(): void {
    if (!this.#isWatching) return;
    const noted = this.#database.all<NotedRow>('SELECT DISTINCT kind, row FROM temp.feed_changes');
    if (noted.length === 0) return;
    this.#database.run('DELETE FROM temp.feed_changes');
    const publish = (): void => this.#publish(noted.map(({ kind, row }) => this.log.add(kind, row)));
    this.#database.committed?.then(publish, () => undefined);
  }

  #publish(changes: readonly Change[]): void {
    for (const listener of this.#listeners) listener(changes);
  }
}
