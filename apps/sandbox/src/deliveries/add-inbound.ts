import type { Tags } from '@comms/core';
import { emitEvents } from '../events/emit.ts';
import type { Owner } from '../resources/resource.ts';
import { addDeliveries, nextDelivery } from './delivery.ts';
import { EventWriter } from './delivery-event.ts';
import { deliveryAt, type StoredDelivery } from './stored-delivery.ts';

/** A message that comes from outside. */
export interface InboundMessage {
  /** Who sent it, as answers show it. */
  readonly from: { readonly address: string; readonly channel: string; readonly contact_id?: string | undefined };
  /** Who got it, as answers show them. */
  readonly to: readonly object[];
  /** As the content of a send: text and media. */
  readonly content: object;
  readonly tags?: Tags | undefined;
  /** The conversation that it belongs to: `conversation_…`. */
  readonly reference?: string | undefined;
}

/**
 * Keeps a message that came in, within `write`, and tells who has subscribed.
 *
 * It is a delivery like those that are sent, of an operation that no endpoint shows.
 */
export function addInbound(owner: Owner, { from, to, content, tags, reference }: InboundMessage): StoredDelivery {
  const { services, account } = owner;
  const { database, clock, ids } = services;
  const createdAt = clock.now();
  const first = nextDelivery(database);
  const operation = database.insert(
    `INSERT INTO operations (id, account, resource, status, ending, request, created_at, updated_at, unsettled, total_count,
      queued, delivered, first_delivery) VALUES (?, ?, 'inbound', 'completed', 'completed', ?, ?, ?, 0, 1, 0, 1, ?)`,
    ids.next(),
    account,
    JSON.stringify({ from, content, tags }),
    createdAt,
    createdAt,
    first,
  );
  const place = { account, resource: 'messages', operation, createdAt, first } as const;
  const outcome = { state: 'delivered' } as const;
  addDeliveries(services, place, [{ recipients: to, reference, sender: from, isFollowing: true, outcome }], new Set());
  database.run("UPDATE deliveries SET state = 'delivered' WHERE seq = ?", first);
  const row = deliveryAt(database, first);
  if (!row) throw new Error('The message that was just added is not there.');
  emitEvents(owner, [new EventWriter().eventOf(row)]);
  return row;
}
