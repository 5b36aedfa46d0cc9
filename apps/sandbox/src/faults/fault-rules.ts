import { seededNumber } from '../seeded-number.ts';
import type { Database } from '../store/database.ts';
import { type FaultAction, type FaultMatch, type FaultRule, type FaultStage, stageOf } from './fault-action.ts';
import { type FaultSubject, isFor } from './fault-subject.ts';

/** A fault, and how often it was met. */
export interface Fault extends FaultRule {
  readonly id: string;
  /** How many matched, and how many of these were hit. */
  readonly matched: number;
  readonly applied: number;
}

/** A fault that has hit something. */
export interface Hit<Action extends FaultAction = FaultAction> {
  readonly id: string;
  readonly action: Action;
  /** A number from 0 up to 1, drawn from the seed: another one for each hit, and for each key. */
  readonly draw: (key?: number) => number;
}

interface FaultRow {
  readonly seq: number;
  readonly id: string;
  readonly rule: string;
  readonly matched: number;
  readonly applied: number;
}

interface LoadedFault extends Fault {
  readonly seq: number;
  readonly stage: FaultStage;
}

/** The actions of each stage. */
type ActionOf<Stage extends FaultStage> = Extract<
  FaultAction,
  {
    type: Stage extends 'webhook'
      ? 'webhook'
      : Stage extends 'send'
        ? 'status' | 'operation'
        : Exclude<FaultAction['type'], 'webhook' | 'status' | 'operation'>;
  }
>;

/** The faults that are set. They and their counts are kept with everything else. */
export class FaultRules {
  readonly #database: Database;
  readonly #seed: number;
  #faults: LoadedFault[] = [];

  constructor(database: Database, seed: number) {
    this.#database = database;
    this.#seed = seed;
    this.#load();
  }

  /** All rows were replaced by others. */
  startAnew(): void {
    this.#load();
  }

  list(): Fault[] {
    return this.#faults.map(({ seq: _, stage: __, ...fault }) => fault);
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

  /** Whether any fault is for something of this kind; with a name, whether one asks for that. */
  has(stage: FaultStage, name?: keyof FaultMatch): boolean {
    return this.#faults.some(
      (fault) => fault.stage === stage && (name === undefined || fault.match[name] !== undefined),
    );
  }

  /** Finds what happens to something: the first fault that hits it, in the order in which they were set. */
  find<Stage extends FaultStage>(stage: Stage, subject: FaultSubject): Hit<ActionOf<Stage>> | undefined {
    if (!this.has(stage)) return undefined;
    let hit: LoadedFault | undefined;
    this.#database.write(() => {
      for (const fault of this.#faults) {
        if (fault.stage !== stage || hit || !this.#isFor(fault, subject)) continue;
        const isHit = this.#isHit(fault);
        if (isHit) hit = fault;
        this.#database.run(
          'UPDATE faults SET matched = matched + 1, applied = applied + ? WHERE seq = ?',
          isHit ? 1 : 0,
          fault.seq,
        );
      }
    });
    this.#load();
    if (!hit) return undefined;
    const { id, seq, matched, action } = hit;
    const draw = (key = 0): number => seededNumber(this.#seed, seq, matched, key + 1);
    // Its stage is that of its action.
    return { id, action: action as ActionOf<Stage>, draw };
  }

  #isFor({ match }: LoadedFault, subject: FaultSubject): boolean {
    const { account: sid } = match;
    if (sid === undefined) return isFor(match, subject);
    const named = this.#database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid)?.seq;
    return named === subject.account && isFor(match, subject);
  }

  #isHit({ match: { nth, times, probability = 1 }, seq, matched, applied }: LoadedFault): boolean {
    // One is hit where only its number is given.
    const most = times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1);
    if (matched + 1 < (nth ?? 1) || applied >= most) return false;
    return seededNumber(this.#seed, seq, matched) < probability;
  }

  #load(): void {
    const rows = this.#database.all<FaultRow>('SELECT seq, id, rule, matched, applied FROM faults ORDER BY seq');
    this.#faults = rows.map(({ rule, ...row }) => {
      const { match, action }: FaultRule = JSON.parse(rule);
      return { ...row, match, action, stage: stageOf(action) };
    });
  }
}
