import { seededNumber } from '../seeded-number.ts';
import type { Database } from '../store/database.ts';
import type { FaultAction, FaultMatch, FaultRule } from './fault-action.ts';

/** A fault, and how often it was met. */
export interface Fault extends FaultRule {
  readonly id: string;
  /** How many requests matched, and how many of these were hit. */
  readonly matched: number;
  readonly applied: number;
}

interface FaultRow {
  readonly seq: number;
  readonly id: string;
  readonly rule: string;
  readonly matched: number;
  readonly applied: number;
}

/** The faults that are set. They and their counts are kept with everything else. */
export class FaultRules {
  readonly #database: Database;
  readonly #seed: number;
  #rows: FaultRow[] = [];

  constructor(database: Database, seed: number) {
    this.#database = database;
    this.#seed = seed;
    this.#load();
  }

  list(): Fault[] {
    return this.#rows.map(({ id, rule, matched, applied }) => ({ id, ...readRule(rule), matched, applied }));
  }

  add(id: string, rule: FaultRule): Fault {
    this.#database.write(() =>
      this.#database.insert('INSERT INTO faults (id, rule) VALUES (?, ?)', id, JSON.stringify(rule)),
    );
    this.#load();
    return { id, ...rule, matched: 0, applied: 0 };
  }

  /** Takes one away, or all; says how many that were. */
  remove(id?: string | undefined): number {
    const count = this.#database.write(() =>
      id === undefined
        ? this.#database.run('DELETE FROM faults')
        : this.#database.run('DELETE FROM faults WHERE id = ?', id),
    );
    this.#load();
    return count;
  }

  /** Finds what happens to a request: the first fault that hits it, in the order in which they were set. */
  find(operationId: string, account: number): FaultAction | undefined {
    if (this.#rows.length === 0) return undefined;
    let found: FaultAction | undefined;
    this.#database.write(() => {
      for (const row of this.#rows) {
        const { match, action } = readRule(row.rule);
        if (found || !this.#isFor(match, operationId, account)) continue;
        const isHit = this.#isHit(match, row);
        if (isHit) found = action;
        this.#database.run(
          'UPDATE faults SET matched = matched + 1, applied = applied + ? WHERE seq = ?',
          isHit ? 1 : 0,
          row.seq,
        );
      }
    });
    this.#load();
    return found;
  }

  #isFor({ operation, account: sid }: FaultMatch, operationId: string, account: number): boolean {
    if (operation !== undefined && operation !== operationId && !operationId.endsWith(`.${operation}`)) return false;
    const named = sid && this.#database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid)?.seq;
    return sid === undefined || named === account;
  }

  #isHit({ nth, times, probability = 1 }: FaultMatch, { seq, matched, applied }: FaultRow): boolean {
    // One request is hit where only its number is given.
    const most = times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1);
    if (matched + 1 < (nth ?? 1) || applied >= most) return false;
    return seededNumber(this.#seed, seq, matched) < probability;
  }

  #load(): void {
    this.#rows = this.#database.all<FaultRow>('SELECT seq, id, rule, matched, applied FROM faults ORDER BY seq');
  }
}

function readRule(text: string): FaultRule {
  return JSON.parse(text);
}
