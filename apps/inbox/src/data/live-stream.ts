import { type Signal, signal } from '@preact/signals';
import { controlUrl } from './control-client.ts';

/** How the page stands with the sandbox. */
export type StreamState = 'connecting' | 'live' | 'lost';

/** One thing that has changed. */
export interface Change {
  readonly kind: string;
  readonly account_sid?: string | null;
  readonly item?: unknown;
  /** So many have changed at once, or were removed, that the list is to be read anew. */
  readonly count?: number;
}

/** What the stream tells. */
export interface StreamListener {
  /** What has come since the last frame. */
  changed(changes: readonly Change[]): void;
  /** All that was read may be wrong: after a reset, a restore, or too long a time without a connection. */
  mustRead(): void;
  /** What the first event says: the clock. */
  greeted(clock: unknown): void;
}

/** How long after a refusal it is tried again. */
const retryMs = 2000;

/** What happens in the sandbox, as it happens; a connection that was lost comes back and catches up by itself. */
export class LiveStream {
  readonly state: Signal<StreamState> = signal<StreamState>('connecting');
  readonly #listener: StreamListener;
  #source: EventSource | undefined;
  #account = '';
  #kinds: readonly string[] = [];
  #lastId = '';
  #waiting: Change[] = [];
  #isDrawing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: StreamListener) {
    this.#listener = listener;
  }

  /** Begins, or begins anew with another account or other kinds, where it has left off; '' is all accounts. */
  connect(account: string, kinds: readonly string[]): void {
    this.close();
    this.#account = account;
    this.#kinds = kinds;
    this.state.value = 'connecting';
    const query = { account_sid: account, kinds: kinds.join(','), last_event_id: this.#lastId };
    const source = new EventSource(controlUrl('/stream', query));
    this.#source = source;
    source.onopen = () => {
      this.state.value = 'live';
    };
    source.onerror = () => this.#lost(source);
    const listen = (name: string, take: (body: Change) => void) =>
      source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        // The greeting stands at the end of the feed, before what was missed has come.
        if (name !== 'hello' || this.#lastId === '') this.#lastId = lastEventId;
        take(JSON.parse(data));
      });
    for (const kind of kinds) listen(kind, (body) => this.#add({ ...body, kind }));
    listen('many', (body) => this.#add(body));
    listen('hello', (body) => this.#listener.greeted(body));
    listen('reset', () => this.#listener.mustRead());
    listen('reload', () => this.#listener.mustRead());
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  #lost(source: EventSource): void {
    this.state.value = 'lost';
    // After a refusal the browser gives up.
    if (source.readyState !== EventSource.CLOSED || source !== this.#source) return;
    this.#timer = setTimeout(() => this.connect(this.#account, this.#kinds), retryMs);
  }

  /** Collects until the next frame: hundreds in a second cost no more than a few. */
  #add(change: Change): void {
    this.#waiting.push(change);
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    if (document.visibilityState === 'visible') requestAnimationFrame(() => this.#hand());
    else setTimeout(() => this.#hand(), 200);
  }

  #hand(): void {
    this.#isDrawing = false;
    const changes = this.#waiting;
    this.#waiting = [];
    this.#listener.changed(changes);
    // For who measures how long it takes.
    document.documentElement.dataset['shownId'] = this.#lastId;
  }
}
