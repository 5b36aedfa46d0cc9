import type { Change } from '../feed/change-log.ts';
import type { Services } from '../services.ts';
import { clockView } from './clock-settings.ts';
import { itemKindOf } from './items/item-kinds.ts';

/** How long changes are gathered before they are told: one that changes often is told once. */
const gatherMs = 20;

/** How long a listener waits before it comes back when the connection is lost. */
const comeBackMs = 1000;

/** How often something is said when nothing happens, so that both sides know that the connection is there. */
const beatMs = 15_000;

/** How many of one kind are told one by one; of more, only that there were so many. */
const mostAtOnce = 500;

/** How much a listener who does not read may leave in the way, in bytes, before it has to begin anew. */
const maxUnread = 8_388_608;

/** What a listener wants to know. */
export interface StreamWish {
  readonly account: string | undefined;
  readonly kinds: ReadonlySet<string> | undefined;
}

/** One listener's server-sent events. */
export class FeedStream {
  readonly #services: Services;
  readonly #wish: StreamWish;
  readonly #encoder = new TextEncoder();
  /** The changes that are to be told, each thing once. */
  readonly #waiting = new Map<string, Change>();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #beat: NodeJS.Timeout | undefined;
  #leave: (() => void) | undefined;

  constructor(services: Services, wish: StreamWish) {
    this.#services = services;
    this.#wish = wish;
  }

  /** Begins, with what was missed since the place that the listener remembers. */
  async open(last: string | undefined): Promise<ReadableStream<Uint8Array>> {
    const { feed } = this.#services;
    this.#leave = await feed.listen((changes) => this.#take(changes));
    const missed = last === undefined ? [] : feed.log.since(last);
    const strategy = { highWaterMark: maxUnread, size: (chunk?: Uint8Array) => chunk?.length ?? 0 };
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
          this.#write(`retry: ${comeBackMs}\n\n`);
          // Until what was missed is told, the listener remembers the place that it came with.
          const place = missed && last !== undefined ? last : feed.log.cursor;
          this.#send('hello', { clock: clockView(this.#services) }, place);
          if (missed) this.#take(missed);
          else this.#send('reload', {}, feed.log.cursor);
          this.#beat = setInterval(() => this.#write(': still here\n\n'), beatMs).unref();
          feed.atEnd(this.#close);
        },
        cancel: () => this.#end(),
      },
      strategy,
    );
  }

  #take(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind !== 'reset' && this.#wish.kinds?.has(change.kind) === false) continue;
      // It is put to the end: what comes last is what the listener remembers.
      const key = `${change.kind} ${change.row}`;
      this.#waiting.delete(key);
      this.#waiting.set(key, change);
    }
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  #flush(): void {
    this.#timer = undefined;
    const changes = [...this.#waiting.values()];
    this.#waiting.clear();
    const byKind = Map.groupBy(changes, ({ kind }) => kind);
    for (const [kind, own] of byKind) {
      if (own.length <= mostAtOnce) continue;
      this.#send('many', { kind, count: own.length }, this.#cursorOf(own.at(-1)));
    }
    try {
      for (const change of changes) {
        if ((byKind.get(change.kind)?.length ?? 0) <= mostAtOnce) this.#tell(change);
      }
    } catch (error) {
      // The listener's own list may be wrong now: it reads anew.
      console.error(error);
      this.#send('reload', {}, this.#services.feed.log.cursor);
    }
  }

  #tell(change: Change): void {
    const { kind, row } = change;
    const cursor = this.#cursorOf(change);
    const { services, account } = { services: this.#services, account: this.#wish.account };
    if (kind === 'reset') this.#send(kind, {}, cursor);
    else if (kind === 'clock') this.#send(kind, { clock: clockView(services) }, cursor);
    else if (kind === 'fault') this.#send(kind, { faults: services.faults.list() }, cursor);
    else {
      const item = itemKindOf(kind)?.at(services, row);
      const sid: unknown = item && 'account_sid' in item ? item.account_sid : null;
      if (!item) this.#send('many', { kind, count: 1 }, cursor);
      else if (account === undefined || account === sid) this.#send(kind, { account_sid: sid, item }, cursor);
    }
  }

  #cursorOf(change: Change | undefined): string {
    return this.#services.feed.log.cursorAt(change?.place ?? 0);
  }

  #send(event: string, data: object, cursor: string): void {
    this.#write(`id: ${cursor}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #write(text: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(this.#encoder.encode(text));
    // Who does not read is cut off, comes back, and is told what was missed.
    else this.#close();
  }

  readonly #close = (): void => {
    const controller = this.#controller;
    this.#end();
    try {
      controller?.close();
    } catch {
      // The listener has gone already.
    }
  };

  #end(): void {
    this.#controller = undefined;
    clearTimeout(this.#timer);
    clearInterval(this.#beat);
    this.#services.feed.notAtEnd(this.#close);
    this.#leave?.();
  }
}
