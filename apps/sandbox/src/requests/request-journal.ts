import type { Feed } from '../feed/feed.ts';
import { RecordRing } from './record-ring.ts';
import type { RequestRecord } from './request-record.ts';

/** The requests that were answered last, in memory: the oldest go first. */
export class RequestJournal {
  readonly #feed: Feed;
  readonly #ring = new RecordRing();
  /** Of each account, those before this place have been forgotten. */
  readonly #forgotten = new Map<number, number>();

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  /** The place of the request that comes next. */
  get nextPlace(): number {
    return this.#ring.next;
  }

  /** Remembers a request that was answered, or cut off. */
  add(record: Omit<RequestRecord, 'place'>): void {
    this.#feed.tell('request', this.#ring.add(JSON.stringify(record)));
  }

  /** The record at a place; undefined where it was dropped. */
  at(place: number): RequestRecord | undefined {
    const text = this.#ring.at(place);
    if (text === undefined) return undefined;
    const record: Omit<RequestRecord, 'place'> = JSON.parse(text);
    return place < (this.#forgotten.get(record.account) ?? 0) ? undefined : { ...record, place };
  }

  /** The records before a place, the newest first. */
  *before(place: number): Generator<RequestRecord> {
    for (let each = Math.min(place, this.nextPlace) - 1; each >= this.#ring.first; each--) {
      const record = this.at(each);
      if (record) yield record;
    }
  }

  /** Forgets the requests of an account, or all. */
  forget(account?: number): void {
    if (account !== undefined) this.#forgotten.set(account, this.nextPlace);
    else {
      this.#forgotten.clear();
      this.#ring.clear();
    }
  }
}
