import { receiptEffect } from '../conversations-v1/conversations/receipt-effect.ts';
import { emailEffect } from '../emails/email-effects.ts';
import { actionEffect } from '../orchestrator/action-effect.ts';
import { isCapturing, messageMoved, messageReceived } from '../orchestrator/capture.ts';
import { interactionEffect } from '../proxy/interactions/interaction-effect.ts';
import { pushEffect } from '../push/push-effects.ts';
import type { Owner } from '../resources/resource.ts';
import type { MovableRow } from './move.ts';
import type { StoredDelivery } from './stored-delivery.ts';

/** What follows when a delivery has come to another state; it runs within the same `write`. */
export type DeliveryEffect = (owner: Owner, row: StoredDelivery, at: number) => void;

/** Sees the messages that pass through the sandbox, whoever sent them. */
export interface MessageObserver {
  /** Whether there is anyone to tell, which is asked often. */
  readonly isWatching: (owner: Owner) => boolean;
  /** A message that is sent has come to another state. */
  readonly moved: DeliveryEffect;
  /** A message has come in, and was kept. */
  readonly received: (owner: Owner, row: StoredDelivery) => void;
}

/** The effects of whole kinds of sends. */
const kindEffects: Readonly<Record<string, DeliveryEffect>> = {
  emails: emailEffect,
  push_notifications: pushEffect,
};

/** The effects on what had a message sent, by the prefix of its origin. */
const originEffects: Readonly<Record<string, DeliveryEffect>> = {
  conv: actionEffect,
  interaction: interactionEffect,
  receipt: receiptEffect,
};

/** Those who see every message. */
export const messageObservers: readonly MessageObserver[] = [
  { isWatching: isCapturing, moved: messageMoved, received: messageReceived },
];

/** What follows when a delivery moves: nothing, for most of them. */
export function effectsOf(owner: Owner, { resource, origin }: MovableRow): readonly DeliveryEffect[] {
  const ofKind = kindEffects[resource];
  const ofOrigin = origin === null ? undefined : originEffects[origin.slice(0, origin.indexOf('_'))];
  const watching = resource === 'messages' ? messageObservers.filter(({ isWatching }) => isWatching(owner)) : [];
  return [ofKind, ofOrigin, ...watching.map(({ moved }) => moved)].filter((effect) => effect !== undefined);
}
