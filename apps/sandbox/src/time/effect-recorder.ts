import type { Change } from '../feed/change-log.ts';
import type { Services } from '../services.ts';

/** Something that happened while the clock was moved. */
export interface Effect {
  readonly at: string;
  /** What it happened to: an event of the Communications API, a webhook, a conversation of v1 or v2, or a session of Proxy. */
  readonly kind: 'event' | 'webhook' | 'conversation' | 'proxy_session';
  readonly id: string;
  readonly account_sid: string;
  /** The type of the event, what the webhook told, or the state that the other came to. */
  readonly what: string;
}

/** How many effects are kept; of more, only that there were more. */
const maxEffects = 1000;

interface WebhookEffect {
  readonly seq: number;
  readonly created_at: number;
  readonly event: string;
  readonly sid: string;
}

interface StateEffect {
  readonly id: string;
  readonly updated_at: number;
  readonly sid: string;
  readonly state: string | null;
}

const conversationState = `SELECT CASE r.kind WHEN 'CH' THEN r.id ELSE r.kind || '_' || r.id END AS id, r.updated_at, a.sid,
    coalesce(r.fields ->> 'state', r.fields ->> 'status') AS state
    FROM resources r JOIN accounts a ON a.seq = r.account
    WHERE r.seq = ? AND r.kind IN ('CH', 'conv_conversation') AND r.deleted_at IS NULL`;

const sessionState = `SELECT s.sid AS id, s.updated_at, a.sid, s.status AS state
    FROM proxy_sessions s JOIN accounts a ON a.seq = s.account WHERE s.seq = ?`;

/** Writes down what happens from its start to its end: whether or not anyone has subscribed to it. */
export class EffectRecorder {
  readonly #services: Services;
  readonly #effects: { readonly atMs: number; readonly effect: Effect }[] = [];
  readonly #states = new Map<number, 'conversation' | 'proxy_session'>();
  readonly #webhooksBefore: number;
  #leave: () => void = () => undefined;
  #leftOut = false;

  private constructor(services: Services) {
    this.#services = services;
    this.#webhooksBefore = lastWebhook(services);
  }

  static async start(services: Services): Promise<EffectRecorder> {
    const recorder = new EffectRecorder(services);
    recorder.#leave = await services.feed.listen((changes) => recorder.#takeChanges(changes));
    services.events.record((sid, type, id, atMs) =>
      recorder.#add(atMs, { kind: 'event', id, account_sid: sid, what: type }),
    );
    return recorder;
  }

  /** Ends it, and gives what happened in the order in which it did. */
  end(): { readonly effects: readonly Effect[]; readonly areAll: boolean } {
    this.#services.events.record(undefined);
    this.#leave();
    this.#addWebhooks();
    for (const [row, kind] of this.#states) this.#addState(row, kind);
    const inOrder = this.#effects.toSorted((one, other) => one.atMs - other.atMs).map(({ effect }) => effect);
    return { effects: inOrder, areAll: !this.#leftOut };
  }

  #takeChanges(changes: readonly Change[]): void {
    for (const { kind, row } of changes) {
      if (kind === 'conversation' || kind === 'proxy_session') this.#states.set(row, kind);
    }
  }

  #addWebhooks(): void {
    const rows = this.#services.database.all<WebhookEffect>(
      `SELECT w.seq, w.created_at, w.event, a.sid FROM webhooks w JOIN accounts a ON a.seq = w.account
        WHERE w.seq > ? ORDER BY w.seq LIMIT ?`,
      this.#webhooksBefore,
      maxEffects,
    );
    for (const { seq, created_at: atMs, event, sid } of rows) {
      this.#add(atMs, { kind: 'webhook', id: String(seq), account_sid: sid, what: event });
    }
  }

  #addState(row: number, kind: 'conversation' | 'proxy_session'): void {
    const found = this.#services.database.get<StateEffect>(
      kind === 'conversation' ? conversationState : sessionState,
      row,
    );
    if (found) this.#add(found.updated_at, { kind, id: found.id, account_sid: found.sid, what: found.state ?? '' });
  }

  #add(atMs: number, effect: Omit<Effect, 'at'>): void {
    if (this.#effects.length < maxEffects) {
      this.#effects.push({ atMs, effect: { at: new Date(atMs).toISOString(), ...effect } });
      return;
    }
    this.#leftOut = true;
    // What would be left out anyhow need not be put together.
    this.#services.events.record(undefined);
  }
}

function lastWebhook({ database }: Services): number {
  return database.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM webhooks')?.seq ?? 0;
}
