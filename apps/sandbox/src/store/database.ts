import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { migrate } from './migrations.ts';

/** What is committed together. */
type Group = PromiseWithResolvers<void>;

/** The rows of the sandbox, in memory or in one file. */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #beforeCommit: (() => void)[] = [];
  /** The file that has the rows; undefined where they are in memory. */
  readonly file: string | undefined;
  #group: Group | undefined;
  #isHeld = false;

  /** Opens a file, or a new database in memory where none is named. */
  constructor(file?: string | undefined) {
    this.file = file;
    this.#connection = new DatabaseSync(file ?? ':memory:');
    try {
      // The lock is held until the end, so that no second process writes to the same file.
      this.#connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
      this.#connection.exec('PRAGMA temp_store = MEMORY;');
      // Pages that change often are written to the file itself only now and then; the journal, of up to 32 MB, has them meanwhile.
      this.#connection.exec('PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 8000;');
      migrate(this.#connection);
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  /** Does something once more before each commit, such as saving a counter. */
  beforeCommit(work: () => void): void {
    this.#beforeCommit.push(work);
  }

  /** Runs statements that have no values and give none, outside of `write`. */
  execute(sql: string): void {
    this.#connection.exec(sql);
  }

  /** Gives the first row. The caller says what it holds: the tables are strict, so that their columns have one type. */
  get<Row extends object>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    // The type is the caller's claim about its own statement.
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  /** Gives all rows. */
  all<Row extends object>(sql: string, ...values: SQLInputValue[]): Row[] {
    // The type is the caller's claim about its own statement.
    return this.#statement(sql).all(...values) as unknown[] as Row[];
  }

  /** Changes rows, within `write`, and says how many. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** Adds a row, within `write`, and gives its number. */
  insert(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).lastInsertRowid);
  }

  /**
   * Does all of some work or none of it.
   *
   * What is written in one turn of the event loop is committed together at its end, which makes many small requests cheap.
   * Wait for `committed` before telling anyone about it. Work that throws takes all of its turn with it: refuse what has to
   * be refused before writing.
   */
  write<Result>(work: () => Result): Result {
    const group = this.#group ?? this.#begin();
    try {
      return work();
    } catch (error) {
      if (group === this.#group) this.#end(group, 'ROLLBACK', error);
      throw error;
    }
  }

  /** Ends when what was written so far is on disk; undefined when it is there already. */
  get committed(): Promise<void> | undefined {
    return this.#group?.promise;
  }

  /**
   * Keeps what is written until some work ends in one transaction: all of it or, when the work rejects, nothing.
   *
   * What others write meanwhile is in the same transaction, so that nobody else should be at work.
   */
  async hold<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.committed) await this.committed.catch(() => undefined);
    const group = this.#begin();
    this.#isHeld = true;
    try {
      const result = await work();
      // Work that has thrown within `write` took all of it back, and nobody has told.
      if (group !== this.#group) await group.promise;
      this.#isHeld = false;
      this.#commit(group);
      await group.promise;
      return result;
    } catch (error) {
      this.#isHeld = false;
      if (this.#group) this.#end(this.#group, 'ROLLBACK', error);
      throw error;
    }
  }

  /** All pages as the bytes of a file; undefined where this Node cannot give them. */
  serialize(): Uint8Array | undefined {
    // Node has it since 24.
    const connection: DatabaseSync & { serialize?(): Uint8Array } = this.#connection;
    return connection.serialize?.();
  }

  /** Commits what is open, and closes the file. */
  async close(): Promise<void> {
    try {
      await this.committed;
    } finally {
      this.#connection.close();
    }
  }

  #begin(): Group {
    this.run('BEGIN IMMEDIATE');
    const group = Promise.withResolvers<void>();
    this.#group = group;
    // Whoever waits for the group is told of its failure; work that nobody waits for has nobody to tell.
    group.promise.catch(() => undefined);
    setImmediate(() => {
      if (group === this.#group && !this.#isHeld) this.#commit(group);
    });
    return group;
  }

  #commit(group: Group): void {
    try {
      for (const work of this.#beforeCommit) work();
      this.#end(group, 'COMMIT');
    } catch (error) {
      this.#end(group, 'ROLLBACK', error);
    }
  }

  #end(group: Group, statement: 'COMMIT' | 'ROLLBACK', error?: unknown): void {
    try {
      this.run(statement);
    } catch (failure) {
      // Where the disk fails, SQLite has taken the transaction back by itself, and there is none any more.
      if (statement === 'COMMIT') throw failure;
    }
    this.#group = undefined;
    if (error === undefined) group.resolve();
    else group.reject(error);
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
