import type { Call } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import { planOf } from '../deliveries/delivery-plan.ts';
import { deliveryOf, type StoredDelivery } from '../deliveries/stored-delivery.ts';
import { bareV1Id } from './identifier.ts';

/** The kinds of sends of v1, by what their identifiers begin with. */
const resources = { message: 'messages', email: 'emails', pushnotification: 'push_notifications' } as const;

/**
 * The message, e-mail or push notification that a path of v1 names. Nothing was made for recipients without an address.
 *
 * @throws {Refusal} 404
 */
export function findV1Delivery(call: Call, kind: keyof typeof resources, id: string): StoredDelivery {
  const row = deliveryOf(call, resources[kind], bareV1Id(kind, id));
  if (!row || planOf(row).isUnaddressable) throw notFound(kind.replace('push', 'push '), id);
  return row;
}
