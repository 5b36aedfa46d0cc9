import { createHash } from 'node:crypto';
import type { Database } from '../store/database.ts';
import type { Clock } from '../time/clock.ts';
import type { UlidSource } from '../ulid.ts';
import { commsV1Schema, isCommsV1Event, toldData } from './comms-v1-types.ts';
import type { NewEvent } from './emit.ts';
import type { EventQueue } from './event-queue.ts';
import { queueTimeMs } from './queue-parts.ts';
import { type ActiveSubscription, activeSubscriptions } from './subscription.ts';

/** Where events are said to come from. */
const source = 'https://comms.twilio.com/preview';

const commsV1Source = 'https://comms.twilio.com/v1';

/** How many accounts' subscriptions are remembered. */
const maxRemembered = 10_000;

/** Told of everything that happens: the account, the type of the event, what it happened to, and when. */
export type EventRecorder = (accountSid: string, type: string, id: string, atMs: number) => void;

/** What the hub works with. */
export interface HubParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: UlidSource;
  readonly queue: EventQueue;
}

/** Takes events in, keeps those that someone has subscribed to, and has them delivered. */
export class EventHub {
  readonly #parts: HubParts;
  readonly #subscriptions = new Map<number, readonly ActiveSubscription[]>();
  readonly #sids = new Map<number, string>();
  #recorder: EventRecorder | undefined;

  constructor(parts: HubParts) {
    this.#parts = parts;
  }

  /** What delivers the events. */
  get queue(): EventQueue {
    return this.#parts.queue;
  }

  hasSubscribers(account: number): boolean {
    return this.#recorder !== undefined || this.#subscriptionsOf(account).length > 0;
  }

  /** Whether anyone has named a type of event of today's API: nobody else is told of those. */
  hasCommsV1Subscribers(account: number): boolean {
    return this.#subscriptionsOf(account).some(({ isCommsV1 }) => isCommsV1);
  }

  /** Names who writes down all that happens, or that nobody does any more. */
  record(recorder: EventRecorder | undefined): void {
    this.#recorder = recorder;
  }

  /** Subscriptions or accounts have changed. */
  forget(): void {
    this.#subscriptions.clear();
    this.#sids.clear();
  }

  /** Keeps events for those who have subscribed to them, within `write`; they are delivered once that is on disk. */
  emit(account: number, events: readonly NewEvent[]): void {
    const subscriptions = this.#subscriptionsOf(account);
    const { database, clock, queue } = this.#parts;
    const now = clock.now();
    // What today's API tells has been told in the preview's words already.
    for (const { type, data } of this.#recorder ? events.filter((event) => !isCommsV1Event(event.type)) : []) {
      this.#recorder?.(this.#sidOf(account), type, subjectOf(data), now);
    }
    if (subscriptions.length === 0) return;
    const added = new Map<number, number[]>();
    for (const event of events) {
      const interested = subscriptions.filter((subscription) => isFor(subscription, event));
      if (interested.length === 0) continue;
      const { id, body } = this.#envelope(account, event, now);
      const seq = database.insert(
        'INSERT INTO events (account, id, type, created_at, body) VALUES (?, ?, ?, ?, ?)',
        account,
        id,
        event.type,
        now,
        body,
      );
      for (const subscription of interested) {
        const delivery = database.insert(
          `INSERT INTO event_deliveries (account, event, subscription, sink, state, expires_at)
            VALUES (?, ?, ?, 'primary', 'pending', ?)`,
          account,
          seq,
          subscription.seq,
          now + queueTimeMs,
        );
        const own = added.get(subscription.seq);
        if (own) own.push(delivery);
        else added.set(subscription.seq, [delivery]);
      }
    }
    for (const [subscription, deliveries] of added) queue.add(subscription, deliveries);
  }

  #envelope(account: number, { type, data }: NewEvent, now: number): { id: string; body: string } {
    const id = `EZ${createHash('md5').update(this.#parts.ids.next()).digest('hex')}`;
    const event = {
      specversion: '1.0',
      type,
      source: isCommsV1Event(type) ? commsV1Source : source,
      id,
      dataschema: isCommsV1Event(type) ? commsV1Schema(type) : `${source}/Events/Schemas/${type}/Versions/1`,
      datacontenttype: 'application/json',
      time: new Date(now).toISOString(),
      data: toldData(type, data, this.#sidOf(account)),
    };
    return { id, body: JSON.stringify(event) };
  }

  #subscriptionsOf(account: number): readonly ActiveSubscription[] {
    let known = this.#subscriptions.get(account);
    if (!known) {
      if (this.#subscriptions.size >= maxRemembered) this.#subscriptions.clear();
      known = activeSubscriptions(this.#parts.database, account);
      this.#subscriptions.set(account, known);
    }
    return known;
  }

  #sidOf(account: number): string {
    let sid = this.#sids.get(account);
    if (sid === undefined) {
      const row = this.#parts.database.get<{ sid: string }>('SELECT sid FROM accounts WHERE seq = ?', account);
      sid = row?.sid ?? '';
      this.#sids.set(account, sid);
    }
    return sid;
  }
}

function isFor({ types, resources }: ActiveSubscription, { type, about = [] }: NewEvent): boolean {
  return (types?.has(type) ?? !isCommsV1Event(type)) && (!resources || about.some((id) => resources.has(id)));
}

/** What an event happened to: the first identifier in its data. */
function subjectOf(data: object): string {
  const ids = Object.entries(data).filter(([name, value]) => /(^|_)id$/.test(name) && typeof value === 'string');
  return String(ids[0]?.[1] ?? '');
}
