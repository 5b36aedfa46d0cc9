import type { Services } from '../../services.ts';
import { type ItemKind, itemKind } from './item-kind.ts';

interface EventRow {
  readonly seq: number;
  readonly account_sid: string;
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly created_at: number;
}

interface DeliveryRow {
  readonly subscription: string;
  readonly sink: string;
  readonly state: string;
  readonly attempts: number;
  readonly next_at: number | null;
}

/** An event that someone has subscribed to, and how far it has come. */
interface EventItem {
  readonly id: string;
  readonly account_sid: string;
  readonly type: string;
  /** The envelope as it is delivered. */
  readonly event: unknown;
  readonly deliveries: readonly {
    readonly subscription_id: string;
    readonly sink: string;
    readonly state: string;
    readonly attempts: number;
    readonly next_at: string | null;
  }[];
  readonly created_at: string;
}

/** The events that someone has subscribed to. */
export const eventItems: ItemKind = itemKind<EventRow, EventItem>({
  kind: 'event',
  collection: 'events',
  select: `SELECT e.seq, a.sid AS account_sid, e.id, e.type, e.body, e.created_at
    FROM events e JOIN accounts a ON a.seq = e.account`,
  key: 'e.seq',
  account: 'e.account',
  byId: (id) => ['e.id = ?', id],
  view: eventItem,
  narrow: { type: 'e.type = ?' },
  filters: {
    type: ({ type }, value) => type === value,
    text: ({ event }, value) => JSON.stringify(event).includes(value),
    state: ({ deliveries }, value) => deliveries.some(({ state }) => state === value),
  },
});

function eventItem({ database }: Services, { seq, account_sid, id, type, body, created_at }: EventRow): EventItem {
  const deliveries = database.all<DeliveryRow>(
    `SELECT r.id AS subscription, d.sink, d.state, d.attempts, d.next_at FROM event_deliveries d
      JOIN resources r ON r.seq = d.subscription WHERE d.event = ? ORDER BY d.seq`,
    seq,
  );
  return {
    id,
    account_sid,
    type,
    event: JSON.parse(body),
    deliveries: deliveries.map(({ subscription, next_at: nextAt, ...row }) => ({
      subscription_id: `subscription_${subscription}`,
      ...row,
      next_at: nextAt === null ? null : new Date(nextAt).toISOString(),
    })),
    created_at: new Date(created_at).toISOString(),
  };
}
