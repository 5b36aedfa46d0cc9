import { seededNumber } from '../seeded-number.ts';
import type { DeliveryState } from './outcome.ts';

/** Between which times a state follows the one before, in milliseconds. */
const delays: Readonly<Partial<Record<DeliveryState, readonly [number, number]>>> = {
  sent: [200, 1200],
  delivered: [300, 1800],
  undelivered: [300, 1800],
  read: [2000, 8000],
  opened: [2000, 8000],
};

/** Times are rounded up to this, so that much advances at once. */
const tickMs = 20;

/** How many neighbours of one send advance together, at first: a new row costs less the nearer the row before it is due. */
const groupSize = 100;

/** What the time of a step depends on. */
export interface Step {
  readonly seed: number;
  readonly next: DeliveryState;
  /** When the state before was reached. */
  readonly sinceMs: number;
  /** How long after its making the delivery ends; drawn where it is null. */
  readonly receiptMs: number | null;
  /** The place among the deliveries of one send, for the first step. */
  readonly index?: number;
}

/**
 * When a delivery reaches its next state: drawn, unless its outcome says when.
 *
 * What was made, or has advanced, in one tick draws the same time. It lies side by side in the data file, so that a step of
 * many writes few of its pages; with a draw for each, a busy sandbox would do little else than write.
 */
export function timeOfStep({ seed, next, sinceMs, receiptMs, index = 0 }: Step): number {
  if (receiptMs !== null && next !== 'read' && next !== 'opened') return sinceMs + (next === 'sent' ? 0 : receiptMs);
  const range = delays[next];
  if (!range) return sinceMs;
  const [least, most] = range;
  const tick = Math.ceil(sinceMs / tickMs);
  const share = seededNumber(seed, tick, Math.floor(index / groupSize));
  return (tick + Math.ceil((least + (most - least) * share) / tickMs)) * tickMs;
}
