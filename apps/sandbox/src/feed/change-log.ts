import { randomBytes } from 'node:crypto';
import type { FeedKind } from './watched-rows.ts';

/** Something has changed. */
export interface Change {
  /** Counts on with every change. */
  readonly place: number;
  readonly kind: FeedKind | 'reset';
  /** The number of its row; 0 where there is only one. */
  readonly row: number;
}

/** How many changes are remembered for those who were away for a moment. */
const maxRemembered = 10_000;

/** The changes that happened last, in memory: who comes back from a lost connection is told what was missed. */
export class ChangeLog {
  /** Places of another process mean nothing here. */
  readonly #epoch = randomBytes(4).toString('hex');
  #changes: Change[] = [];
  #last = 0;

  /** Where the log stands, as a text to come back with. */
  get cursor(): string {
    return this.cursorAt(this.#last);
  }

  /** A place as a text to come back with. */
  cursorAt(place: number): string {
    return `${this.#epoch}-${place}`;
  }

  add(kind: Change['kind'], row: number): Change {
    this.#last += 1;
    const change = { place: this.#last, kind, row };
    this.#changes.push(change);
    if (this.#changes.length >= 2 * maxRemembered) this.#changes = this.#changes.slice(-maxRemembered);
    return change;
  }

  /** What was not written down: who asks for anything before this is told that it is not known. */
  skip(): void {
    this.#last += 1;
    this.#changes = [];
  }

  /** What came after a cursor; undefined where that is not known any more. */
  since(cursor: string): readonly Change[] | undefined {
    const [epoch, place] = cursor.split('-');
    if (epoch !== this.#epoch || !/^\d+$/.test(place ?? '')) return undefined;
    const missed = this.#last - Number(place);
    if (missed < 0 || missed > this.#changes.length) return undefined;
    return missed === 0 ? [] : this.#changes.slice(-missed);
  }
}
