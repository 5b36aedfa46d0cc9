import type { Database } from '../store/database.ts';

/** Rows that tell what happened, and which nothing can ask for as a resource. */
interface Journal {
  readonly table: string;
  /** Whether a row has come to its end, in SQL; those that have not always stay. */
  readonly isSettled?: string;
  /** What goes with rows; `?` is their numbers as a JSON list. */
  readonly parts?: readonly string[];
}

const removed = '(SELECT value FROM json_each(?))';

/** All tables that grow with what happens. */
const journals: readonly Journal[] = [
  {
    table: 'webhooks',
    isSettled: "state <> 'pending'",
    parts: [`DELETE FROM webhook_attempts WHERE webhook IN ${removed}`],
  },
  {
    table: 'events',
    isSettled: "NOT EXISTS (SELECT 1 FROM event_deliveries d WHERE d.event = events.seq AND d.state = 'pending')",
    parts: [
      `DELETE FROM attempts_of_deliveries WHERE delivery IN (SELECT seq FROM event_deliveries WHERE event IN ${removed})`,
      `DELETE FROM event_deliveries WHERE event IN ${removed}`,
    ],
  },
  { table: 'event_attempts' },
  { table: 'proxy_log' },
  { table: 'idempotent_replies' },
  { table: 'sent_codes' },
  { table: 'recorded_calls' },
];

/** How many rows are looked at before others get their turn. */
const sliceSize = 200;

/** How long after a commit rows are counted, and how long rows that stayed are left alone, in the machine's time. */
const pauseMs = 1000;
const patienceMs = 10_000;

/** How far a journal was gone through. */
interface Progress {
  /** The number of the last row that was looked at. */
  place: number;
  /** Whether rows before it have stayed, since they had not come to their end. */
  hasLeft: boolean;
  begunMs: number;
}

/** Keeps journals short: of each, the newest rows stay, and those that have not come to their end. */
export class JournalKeeper {
  readonly #database: Database;
  readonly #most: number;
  #progress = new Map<string, Progress>();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #slice: NodeJS.Immediate | undefined;

  constructor(database: Database, most = 10_000) {
    this.#database = database;
    this.#most = most;
    database.beforeCommit(() => this.#plan());
  }

  /** All rows were replaced by others. */
  startAnew(): void {
    this.#progress.clear();
    this.#plan();
  }

  /** Removes nothing any more: the data file is about to be closed. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#slice);
  }

  #plan(): void {
    if (this.#isStopped) return;
    this.#timer ??= setTimeout(() => this.#sweep(), pauseMs).unref();
  }

  /** Removes a slice of each journal, and goes on in the next turn where there is more. */
  #sweep(): void {
    if (this.#isStopped) return;
    // One that was planned while slices went on has nothing to do beside them.
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      const hasMore = journals.map((journal) => this.#trim(journal)).includes(true);
      if (hasMore) this.#slice = setImmediate(() => this.#sweep());
    } catch (error) {
      // The disk is full: rows stay for now.
      console.error(error);
    }
  }

  /** Says whether there may be more to remove. */
  #trim(journal: Journal): boolean {
    const { table, isSettled = 'TRUE', parts = [] } = journal;
    const database = this.#database;
    const { newest = 0 } = database.get<{ newest: number | null }>(`SELECT max(seq) AS newest FROM ${table}`) ?? {};
    const last = (newest ?? 0) - this.#most;
    if (last <= 0) return false;
    const progress = this.#progressOf(table);
    const rows = database.all<{ seq: number; settled: number }>(
      `SELECT seq, ${isSettled} AS settled FROM ${table} WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
      progress.place,
      last,
      sliceSize,
    );
    const gone = JSON.stringify(rows.filter(({ settled }) => settled === 1).map(({ seq }) => seq));
    if (gone !== '[]') {
      database.write(() => {
        for (const part of parts) database.run(part, gone);
        database.run(`DELETE FROM ${table} WHERE seq IN ${removed}`, gone);
      });
    }
    progress.place = rows.at(-1)?.seq ?? progress.place;
    progress.hasLeft ||= rows.some(({ settled }) => settled === 0);
    return rows.length === sliceSize;
  }

  /** What has stayed is looked at once more after a while. */
  #progressOf(table: string): Progress {
    const known = this.#progress.get(table);
    const now = performance.now();
    if (known && !(known.hasLeft && now - known.begunMs > patienceMs)) return known;
    const progress = { place: 0, hasLeft: false, begunMs: now };
    this.#progress.set(table, progress);
    return progress;
  }
}
