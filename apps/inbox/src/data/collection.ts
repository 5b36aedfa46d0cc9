import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { callControl } from './control-client.ts';

/** How many items are read at first, and then at once. */
const firstPageSize = 300;
const pageSize = 1000;

/** How long it waits until it reads a list anew: in a burst, once is enough. */
const againMs = 150;

/** How many items are read without being asked for by a button. */
const mostByScrolling = 20_000;

/** What a collection holds, and where it is read. */
export interface CollectionFacts<Item> {
  /** Below the control API, such as `/messages`. */
  readonly path: string;
  /** The name of the list in the answer. */
  readonly field: string;
  /** The kind of its events in the stream. */
  readonly kind: string;
  idOf(item: Item): string;
  /** When it was made: the newest is shown first. */
  timeOf(item: Item): string;
  /**
   * Whether it can be read page by page.
   *
   * @default true
   */
  readonly isPaged?: boolean;
}

/** Whether a collection has been read, is being read, or could not be. */
export type CollectionState = 'idle' | 'loading' | 'ready' | 'failed';

/** A list of the sandbox, read page by page and kept up to date by the stream: the newest first. */
export class Collection<Item> {
  readonly facts: CollectionFacts<Item>;
  readonly #items: Signal<readonly Item[]> = signal<readonly Item[]>([]);
  readonly #state: Signal<CollectionState> = signal<CollectionState>('idle');
  readonly #hasMore: Signal<boolean> = signal(false);
  /** In the order in which they were made, so that what is new does not move the others. */
  #oldestFirst: Item[] = [];
  #indexes = new Map<string, number>();
  #next: string | null = null;
  #query: Readonly<Record<string, string | undefined>> = {};
  /** What came while a page was read: the page may not have it yet. */
  #cameMeanwhile: Item[] = [];
  #reading = 0;
  #isPlanned = false;

  constructor(facts: CollectionFacts<Item>) {
    this.facts = facts;
  }

  get items(): ReadonlySignal<readonly Item[]> {
    return this.#items;
  }

  get state(): ReadonlySignal<CollectionState> {
    return this.#state;
  }

  get hasMore(): ReadonlySignal<boolean> {
    return this.#hasMore;
  }

  /** Reads it when nobody has yet. */
  want(): void {
    if (this.#state.peek() === 'idle') void this.load();
  }

  /** Reads it anew, if someone has looked at it; once for all who ask in a moment. */
  again(): void {
    if (this.#state.peek() === 'idle' || this.#isPlanned) return;
    this.#isPlanned = true;
    setTimeout(() => {
      this.#isPlanned = false;
      if (this.#state.peek() !== 'idle') void this.load();
    }, againMs);
  }

  /** Sets filters: what is read from now on has them all. */
  setQuery(query: Readonly<Record<string, string | undefined>>): void {
    this.#query = { ...this.#query, ...query };
  }

  /** Reads the newest page anew; what is shown stays until it is there. */
  async load(): Promise<void> {
    const reading = ++this.#reading;
    this.#cameMeanwhile = [];
    this.#state.value = 'loading';
    const page = await this.#read(undefined).catch(() => undefined);
    if (reading !== this.#reading) return;
    if (!page) {
      this.#state.value = 'failed';
      return;
    }
    this.#oldestFirst = page.items.toReversed();
    this.#reindex();
    this.#next = page.next;
    batch(() => {
      this.#state.value = 'ready';
      this.change(this.#cameMeanwhile);
      this.#publish();
    });
  }

  /** Reads the page before the oldest that is there; beyond many, only when `isWanted`. */
  async loadMore(isWanted = false): Promise<void> {
    const isEnough = this.#oldestFirst.length >= mostByScrolling && !isWanted;
    if (this.#next === null || this.#state.peek() !== 'ready' || isEnough) return;
    const reading = ++this.#reading;
    this.#state.value = 'loading';
    const page = await this.#read(this.#next).catch(() => undefined);
    if (reading !== this.#reading) return;
    const older = page?.items.filter((item) => !this.#indexes.has(this.facts.idOf(item))) ?? [];
    this.#oldestFirst = [...older.toReversed(), ...this.#oldestFirst];
    this.#reindex();
    this.#next = page?.next ?? null;
    batch(() => {
      this.#state.value = page ? 'ready' : 'failed';
      this.#publish();
    });
  }

  /** Forgets everything; it is read again when it is wanted. */
  forget(): void {
    this.#reading += 1;
    this.#oldestFirst = [];
    this.#next = null;
    this.#reindex();
    batch(() => {
      this.#state.value = 'idle';
      this.#publish();
    });
  }

  /** One item that is there. */
  find(id: string): Item | undefined {
    return this.#oldestFirst[this.#indexes.get(id) ?? -1];
  }

  /** Whether it has an item, also in an older form. */
  knows(item: Item): boolean {
    return this.#indexes.has(this.facts.idOf(item));
  }

  /** Takes in what is new or has changed. */
  change(items: readonly Item[]): void {
    if (this.#state.peek() === 'idle') return;
    if (this.#state.peek() === 'loading') this.#cameMeanwhile.push(...items);
    for (const item of items) this.#put(item);
    this.#publish();
  }

  remove(id: string): void {
    const index = this.#indexes.get(id);
    if (index === undefined) return;
    this.#oldestFirst.splice(index, 1);
    this.#reindex();
    this.#publish();
  }

  #put(item: Item): void {
    const { idOf, timeOf } = this.facts;
    const index = this.#indexes.get(idOf(item));
    if (index !== undefined) {
      this.#oldestFirst[index] = item;
      return;
    }
    const time = timeOf(item);
    let place = this.#oldestFirst.length;
    while (place > 0 && time < timeAt(this.#oldestFirst[place - 1], timeOf)) place -= 1;
    // What is older than all that was read comes with its page.
    if (place === 0 && this.#next !== null) return;
    this.#oldestFirst.splice(place, 0, item);
    if (place === this.#oldestFirst.length - 1) this.#indexes.set(idOf(item), place);
    else this.#reindex();
  }

  #reindex(): void {
    this.#indexes = new Map(this.#oldestFirst.map((item, index) => [this.facts.idOf(item), index]));
  }

  #publish(): void {
    this.#items.value = this.#oldestFirst.toReversed();
    this.#hasMore.value = this.#next !== null;
  }

  async #read(before: string | undefined): Promise<{ items: Item[]; next: string | null }> {
    const { path, field, isPaged = true } = this.facts;
    const query = isPaged
      ? { ...this.#query, limit: before === undefined ? firstPageSize : pageSize, before }
      : this.#query;
    const answer = await callControl<Record<string, unknown>>('GET', path, { query });
    // The description of the control API gives the form of the list.
    const items = (answer[field] ?? []) as Item[];
    return { items, next: typeof answer['next'] === 'string' ? answer['next'] : null };
  }
}

function timeAt<Item>(item: Item | undefined, timeOf: (item: Item) => string): string {
  return item === undefined ? '' : timeOf(item);
}
