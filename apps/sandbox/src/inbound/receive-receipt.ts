import { notFound, refusal } from '../api/problem.ts';
import { type MovableRow, type Move, movableColumns, moveDeliveries } from '../deliveries/move.ts';
import { type DeliveryState, endFor, stateAfter } from '../deliveries/outcome.ts';
import type { Services } from '../services.ts';
import { isSid, ulidOf } from '../sid.ts';

/** What a receipt can say. */
export const receiptStates = ['sent', 'delivered', 'read', 'opened', 'undelivered', 'failed'] as const;

/** What comes from a carrier, or a device. */
export interface InboundReceipt {
  readonly status: (typeof receiptStates)[number];
  /** Why it did not arrive. */
  readonly code?: number | undefined;
}

/** The code of what did not arrive for a reason that nobody says. */
const unknownReason = 30008;

/**
 * The number of the delivery that an identifier names: `message_…`, `email_…`, `pushnotification_…`, the SID of a message,
 * or that of a receipt of Conversations v1.
 *
 * @throws {Refusal} 404
 */
export function deliveryNamed({ database }: Services, id: string): number {
  const [, resource, ulid] = /^(message|email|pushnotification)_(\w+)$/.exec(id) ?? [];
  const named = isSid('DY', id) ? channelMessage(database, id) : id;
  const bare = resource ? ulid : named !== undefined && isSid(named.slice(0, 2), named) ? ulidOf(named) : undefined;
  const row =
    bare &&
    database.get<{ seq: number }>(
      "SELECT seq FROM deliveries WHERE id = ? AND resource <> 'communications' AND (?2 IS NULL OR replace(resource, '_', '') = ?2 || 's')",
      bare,
      resource ?? null,
    );
  if (!row) throw notFound('message', id);
  return row.seq;
}

/** The SID of the message that a receipt of Conversations v1 is about. */
function channelMessage(database: Services['database'], receiptSid: string): string | undefined {
  const row = database.get<{ sid: string | null }>(
    "SELECT fields ->> 'channel_message_sid' AS sid FROM resources WHERE kind = 'DY' AND id = ? AND deleted_at IS NULL",
    receiptSid,
  );
  return row?.sid ?? undefined;
}

/**
 * Takes a delivery to the state that a receipt says, within `write`, by way of all states before it; nothing else becomes of it.
 *
 * @throws {Refusal} 409 when it has been there already, or has come to another end.
 */
export function takeReceipt(services: Services, delivery: number, { status, code }: InboundReceipt): DeliveryState {
  const { database, clock } = services;
  const read = (): MovableRow | undefined =>
    database.get<MovableRow>(`SELECT ${movableColumns} FROM deliveries WHERE seq = ?`, delivery);
  const before = read();
  if (!before) throw notFound('message', String(delivery));
  const state = endFor(before.resource, status);
  const isFailure = state === 'undelivered' || state === 'failed';
  const steps = stepsBetween(before.state, state);
  if (steps.length === 0) throw refusal(409, `It is ${before.state} already: it cannot become ${state}`);
  const outcome = { state, errorCode: isFailure ? (code ?? unknownReason) : undefined };
  for (const step of steps) {
    const row = read();
    if (!row) break;
    const move: Move = { row, state: step, at: clock.now(), nextAt: null, outcome };
    moveDeliveries(services, [move], move.at);
  }
  return state;
}

/** The states that come after one, up to another; none where that cannot be reached any more. */
function stepsBetween(from: DeliveryState, to: DeliveryState): DeliveryState[] {
  // What was sent can be refused later, too.
  if (to === 'failed') return from === 'scheduled' || from === 'queued' || from === 'sent' ? [to] : [];
  const way: DeliveryState[] = ['scheduled', 'queued'];
  for (let next = stateAfter('queued', to); next !== undefined; next = stateAfter(next, to)) way.push(next);
  return way.includes(from) ? way.slice(way.indexOf(from) + 1) : [];
}
