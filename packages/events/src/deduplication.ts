/** What became of an attempt to take an event on. */
export type Claim = 'claimed' | 'confirmed' | 'busy';

/**
 * Remembers which events were dealt with, so that none is dealt with twice: events are delivered at least once.
 *
 * One in a database serves several processes. Each call may answer at once or later.
 */
export interface DeduplicationStore {
  /**
   * Takes an event on, unless it is dealt with already (`confirmed`), or by another right now (`busy`).
   *
   * What outlives its process should let a claim lapse that is neither confirmed nor released within some minutes.
   */
  claim(eventId: string): Claim | Promise<Claim>;
  /** Says that the event that was claimed is dealt with. */
  confirm(eventId: string): void | Promise<void>;
  /** Gives the event that was claimed back: it is to be dealt with when it comes again. */
  release(eventId: string): void | Promise<void>;
}

/** How events are remembered in memory. */
export interface MemoryDeduplicationOptions {
  /**
   * How many events are remembered; the oldest are forgotten first.
   *
   * @default 10000
   */
  readonly maxEvents?: number | undefined;
}

/**
 * Remembers events in the memory of this process, as long as it runs.
 *
 * @example
 * import { createWebhookHandler, memoryDeduplication } from '@comms/events/webhooks';
 *
 * const handle = createWebhookHandler({
 *   secrets: 'the auth token',
 *   onEvent: (event) => console.log(event.type),
 *   deduplication: memoryDeduplication({ maxEvents: 100_000 }),
 * });
 */
export function memoryDeduplication({ maxEvents = 10_000 }: MemoryDeduplicationOptions = {}): DeduplicationStore {
  const confirmed = new Set<string>();
  const claimed = new Set<string>();
  return {
    claim: (eventId) => {
      if (confirmed.has(eventId)) return 'confirmed';
      if (claimed.has(eventId)) return 'busy';
      claimed.add(eventId);
      return 'claimed';
    },
    confirm: (eventId) => {
      claimed.delete(eventId);
      confirmed.add(eventId);
      for (const oldest of confirmed) {
        if (confirmed.size <= maxEvents) break;
        confirmed.delete(oldest);
      }
    },
    release: (eventId) => {
      claimed.delete(eventId);
    },
  };
}
