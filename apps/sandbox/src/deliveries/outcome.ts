import type { OperationResource } from '../operations/operation.ts';

/** Where one delivery stands. `scheduled` comes before `queued`, for what is sent later. */
export type DeliveryState =
  | 'scheduled'
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'opened'
  | 'undelivered'
  | 'failed';

/** How a delivery will end. */
export interface Outcome {
  readonly state: DeliveryState;
  /** The vendor's code, where it ends undelivered or failed. */
  readonly errorCode?: number | undefined;
  /** After how long it ends; drawn where it is not given. */
  readonly receiptMs?: number | undefined;
}

/** The states through which a delivery comes to its end. */
const paths: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  scheduled: ['scheduled'],
  queued: ['queued'],
  sent: ['queued', 'sent'],
  delivered: ['queued', 'sent', 'delivered'],
  read: ['queued', 'sent', 'delivered', 'read'],
  opened: ['queued', 'sent', 'delivered', 'opened'],
  undelivered: ['queued', 'sent', 'undelivered'],
  failed: ['queued', 'failed'],
};

/** The state that comes after one, on the way to an end; undefined at the end. */
export function stateAfter(state: DeliveryState, end: DeliveryState): DeliveryState | undefined {
  if (state === 'scheduled' && end !== 'scheduled') return 'queued';
  const path = paths[end];
  return path[path.indexOf(state) + 1];
}

/**
 * Whether the sending is over: the recipient has it, or never will, or nothing more will be heard.
 *
 * That someone may still read or open it keeps no operation open.
 */
export function isSettled(state: DeliveryState, end: DeliveryState): boolean {
  return state === 'delivered' || stateAfter(state, end) === undefined;
}

/** The end that a kind of send has a word for: messages are read, e-mails and push notifications are opened. */
export function endFor(resource: OperationResource, state: DeliveryState): DeliveryState {
  if (state !== 'read' && state !== 'opened') return state;
  if (resource === 'communications') return state;
  return resource === 'messages' || resource === 'inbound' ? 'read' : 'opened';
}
