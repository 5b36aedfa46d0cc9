import { emailEffect } from '../emails/email-effects.ts';
import type { SendResource } from '../operations/operation.ts';
import { pushEffect } from '../push/push-effects.ts';
import type { Owner } from '../resources/resource.ts';
import type { StoredDelivery } from './stored-delivery.ts';

/** What follows when a delivery has come to another state; it runs within the same `write`. */
export type DeliveryEffect = (owner: Owner, row: StoredDelivery, at: number) => void;

/** The effects of each kind of send that has some. */
export const deliveryEffects: Readonly<Partial<Record<SendResource, DeliveryEffect>>> = {
  emails: emailEffect,
  push_notifications: pushEffect,
};
