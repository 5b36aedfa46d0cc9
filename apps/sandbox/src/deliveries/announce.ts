import { emitEvents, hasCommsV1Subscribers, hasSubscribers, type NewEvent } from '../events/emit.ts';
import { announceOperation } from '../operations/announce-operation.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import type { DeliveryRow } from './delivery.ts';
import { EventWriter } from './delivery-event.ts';
import { attemptIndex, planOf } from './delivery-plan.ts';
import { effectsOf } from './effects.ts';
import type { MadeMove } from './move.ts';
import { deliveryAt, type StoredDelivery, selectDeliveries } from './stored-delivery.ts';

/** Tells who has subscribed that a send has begun, within `write`. */
export function announceStart(owner: Owner, operation: number, rows: readonly DeliveryRow[]): void {
  if (!hasSubscribers(owner)) return;
  announceOperation(owner, operation);
  const writer = new EventWriter();
  const from = rows[0]?.seq ?? 0;
  const stored = owner.services.database.all<StoredDelivery>(
    `${selectDeliveries} WHERE d.seq >= ? AND d.seq < ? ORDER BY d.seq`,
    from,
    from + rows.length,
  );
  emitEvents(
    owner,
    stored.flatMap((row) => eventsOf(owner, writer, row)),
  );
}

/** Tells who has subscribed that deliveries have come to other states, within `write`, and does what follows from it. */
export function announceMoves(services: Services, moves: readonly MadeMove[]): void {
  const writer = new EventWriter();
  const events = new Map<number, NewEvent[]>();
  const effects: (() => void)[] = [];
  for (const move of moves) {
    const { row: moved, at } = move;
    const owner = { services, account: moved.account };
    const own = effectsOf(owner, moved);
    const isHeard = hasSubscribers(owner);
    const row = own.length > 0 || isHeard ? deliveryAt(services.database, moved.seq) : undefined;
    if (!row) continue;
    if (isHeard) {
      const ofAccount = events.get(moved.account) ?? [];
      ofAccount.push(...eventsOfMove(owner, writer, row, move));
      events.set(moved.account, ofAccount);
    }
    for (const effect of own) effects.push(() => effect(owner, row, at));
  }
  for (const [account, ofAccount] of events) emitEvents({ services, account }, ofAccount);
  for (const effect of effects) effect();
}

/** What is told of the state of a delivery, in both dialects. */
export function eventsOf(owner: Owner, writer: EventWriter, row: StoredDelivery): NewEvent[] {
  return [writer.eventOf(row), ...commsV1EventsOf(owner, writer, [row])];
}

/**
 * What is told of a step, in both dialects. The preview knows nothing of a time and of several attempts: there, a delivery is
 * queued once and sent once.
 */
function eventsOfMove(
  owner: Owner,
  writer: EventWriter,
  row: StoredDelivery,
  { row: before, ended }: MadeMove,
): NewEvent[] {
  const isOld = ended !== undefined || before.state === 'scheduled' ? row.state === 'queued' : wasSentBefore(row);
  const told = isOld ? [] : [writer.eventOf(row)];
  return [...told, ...commsV1EventsOf(owner, writer, ended ? [ended, row] : [row])];
}

function commsV1EventsOf(owner: Owner, writer: EventWriter, rows: readonly StoredDelivery[]): NewEvent[] {
  if (!hasCommsV1Subscribers(owner)) return [];
  return rows.map((row) => writer.commsV1EventOf(row)).filter((event) => event !== undefined);
}

/** Whether an earlier attempt has told that it is sent. */
function wasSentBefore(row: StoredDelivery): boolean {
  if (row.state !== 'sent' || row.plan === null) return false;
  const plan = planOf(row);
  const earlier = plan.attempts?.slice(0, attemptIndex(row, plan)) ?? [];
  return earlier.some(({ outcome }) => outcome.state === 'undelivered');
}
