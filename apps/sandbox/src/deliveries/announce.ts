import { emitEvents, hasSubscribers, type NewEvent } from '../events/emit.ts';
import { announceOperation } from '../operations/announce-operation.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import type { DeliveryRow } from './delivery.ts';
import { EventWriter } from './delivery-event.ts';
import { effectsOf } from './effects.ts';
import type { Move } from './move.ts';
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
    stored.map((row) => writer.eventOf(row)),
  );
}

/** Tells who has subscribed that deliveries have come to other states, within `write`, and does what follows from it. */
export function announceMoves(services: Services, moves: readonly Move[]): void {
  const writer = new EventWriter();
  const events = new Map<number, NewEvent[]>();
  const effects: (() => void)[] = [];
  for (const { row: moved, at } of moves) {
    const owner = { services, account: moved.account };
    const own = effectsOf(owner, moved);
    const isHeard = hasSubscribers(owner);
    const row = own.length > 0 || isHeard ? deliveryAt(services.database, moved.seq) : undefined;
    if (!row) continue;
    if (isHeard) {
      const ofAccount = events.get(moved.account) ?? [];
      ofAccount.push(writer.eventOf(row));
      events.set(moved.account, ofAccount);
    }
    for (const effect of own) effects.push(() => effect(owner, row, at));
  }
  for (const [account, ofAccount] of events) emitEvents({ services, account }, ofAccount);
  for (const effect of effects) effect();
}
