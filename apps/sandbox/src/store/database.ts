import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { migrate } from './migrations.ts';

/** What is committed together. */
type Group = PromiseWithResolvers<void>;

/** The rows of the sandbox, in memory or in one file. */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #beforeCommit: (() => void)[] = [];
  #group: Group | undefined;

  /** Opens a file, or a new database in memory where none is named. */
  constructor(file?: string | undefined) {
    this.#connection = new DatabaseSync(file ?? ':memory:');
    try {
      // The lock is held until the end, so that no second process writes to the same file.
      this.#connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
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

  /** Commits what is open, and closes the file. */
  async close(): Promise<void> {
    await this.committed;
    this.#connection.close();
  }

  #begin(): Group {
    this.run('BEGIN IMMEDIATE');
    const group = Promise.withResolvers<void>();
    this.#group = group;
    // Whoever waits for the group is told of its failure; work that nobody waits for has nobody to tell.
    group.promise.catch(() => undefined);
    setImmediate(() => {
      if (group !== this.#group) return;
      try {
        for (const work of this.#beforeCommit) work();
        this.#end(group, 'COMMIT');
      } catch (error) {
        this.#end(group, 'ROLLBACK', error);
      }
    });
    return group;
  }

  #end(group: Group, statement: 'COMMIT' | 'ROLLBACK', error?: unknown): void {
    this.run(statement);
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
