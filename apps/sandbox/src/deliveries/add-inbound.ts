import type { Tags } from '@comms/core';
import { emitEvents } from '../events/emit.ts';
import type { SendResource } from '../operations/operation.ts';
import type { Owner } from '../resources/resource.ts';
import { eventsOf } from './announce.ts';
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

/** Keeps a message that came in, within `write`, and tells who has subscribed. */
export function addInbound(owner: Owner, { from, to, content, tags, reference }: InboundMessage): StoredDelivery {
  const row = addInboundRow(owner, 'messages', { from, content, tags }, { recipients: to, reference, sender: from });
  emitEvents(owner, eventsOf(owner, new EventWriter(), row));
  return row;
}

/** Who gets what came in, and from whom, as answers show them. */
interface InboundParties {
  readonly recipients: readonly object[];
  readonly sender: object;
  readonly reference?: string | undefined;
}

/**
 * Keeps anything that came in, within `write`; `request` is as that of a send.
 *
 * It is a delivery like those that are sent, of an operation that no endpoint shows.
 */
export function addInboundRow(
  { services, account }: Owner,
  resource: SendResource,
  request: object,
  parties: InboundParties,
): StoredDelivery {
  const { database, clock, ids } = services;
  const createdAt = clock.now();
  const first = nextDelivery(database);
  const operation = database.insert(
    `INSERT INTO operations (id, account, resource, status, ending, request, created_at, updated_at, unsettled, total_count,
      queued, delivered, first_delivery) VALUES (?, ?, 'inbound', 'completed', 'completed', ?, ?, ?, 0, 1, 0, 1, ?)`,
    ids.next(),
    account,
    JSON.stringify(request),
    createdAt,
    createdAt,
    first,
  );
  const outcome = { state: 'delivered' } as const;
  const place = { account, resource, operation, createdAt, first } as const;
  addDeliveries(services, place, [{ ...parties, isFollowing: true, outcome }], new Set());
  database.run("UPDATE deliveries SET state = 'delivered' WHERE seq = ?", first);
  const row = deliveryAt(database, first);
  if (!row) throw new Error('What was just added is not there.');
  return row;
}
