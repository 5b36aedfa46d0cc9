import type { Call } from '../api/implement.ts';
import { moreInfo } from '../api/problem.ts';
import { reasonFor } from '../deliveries/delivery-errors.ts';
import { type Attempt, attemptIndex, planOf } from '../deliveries/delivery-plan.ts';
import type { DeliveryState } from '../deliveries/outcome.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { isCanceled, v1State } from './delivery-status.ts';

/** Why something did not arrive, as v1 says it. */
export interface V1Problem {
  readonly code: number;
  readonly message: string;
  readonly infoUrl: string;
}

/** A state that a delivery has come to. */
export interface DeliveryStep {
  /** In v1's words. */
  readonly status: string;
  readonly at: string;
  /** Which attempt it was, from 1 on; 0 before the first. */
  readonly attempt: number;
  /** How that attempt was made. */
  readonly way: Omit<Attempt, 'outcome'>;
  readonly error: V1Problem | null;
}

/** Says why something did not arrive, by the vendor's code. */
export function v1Problem(code: number): V1Problem {
  return { code, message: reasonFor(code), infoUrl: moreInfo(code) };
}

/** All states that a delivery has come to, the first one first. */
export function stepsOf({ services: { database } }: Call, row: StoredDelivery): DeliveryStep[] {
  const { seq, created_at: createdAt, scheduled_for: scheduledFor } = row;
  const stored = database.all<StoredStep>('SELECT state, at FROM transitions WHERE delivery = ? ORDER BY rowid', seq);
  const first: StoredStep = { state: isLater(scheduledFor, createdAt) ? 'scheduled' : 'queued', at: createdAt };
  const ways = waysOf(row);
  const isUnaddressable = planOf(row).isUnaddressable ?? false;
  let attempt = 0;
  return [first, ...stored].map(({ state, at }, index, all) => {
    if (state === 'queued' && !isUnaddressable) attempt += 1;
    const { errorCode, ...way } = ways[Math.max(0, attempt - 1)] ?? ownWay(row);
    const isLost = state === 'undelivered' || state === 'failed';
    const isCancel = index === all.length - 1 && isCanceled(row);
    const error = isLost && !isCancel && errorCode !== null ? v1Problem(errorCode) : null;
    return { status: isCancel ? 'CANCELED' : v1State(state), at: new Date(at).toISOString(), attempt, way, error };
  });
}

interface StoredStep {
  readonly state: DeliveryState;
  readonly at: number;
}

/** How one attempt was made, and what became of it. */
type Way = Omit<Attempt, 'outcome'> & { readonly errorCode: number | null };

function isLater(scheduledFor: number | null, createdAt: number): boolean {
  return scheduledFor !== null && scheduledFor > createdAt;
}

function waysOf(row: StoredDelivery): Way[] {
  const plan = planOf(row);
  if (!plan.attempts) return [ownWay(row)];
  const now = attemptIndex(row, plan);
  const earlier = plan.attempts.slice(0, now).map(({ recipients, sender, outcome }) => ({
    recipients,
    sender,
    errorCode: outcome.errorCode ?? null,
  }));
  return [...earlier, ownWay(row)];
}

function ownWay({ recipients, sender, error_code: errorCode }: StoredDelivery): Way {
  return { recipients: JSON.parse(recipients), sender: sender === null ? undefined : JSON.parse(sender), errorCode };
}
