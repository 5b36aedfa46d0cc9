import type { Outcome } from './outcome.ts';

/** One way to deliver something: to an address, from a sender, and how that will end. */
export interface Attempt {
  /** The addressees, as answers show them. */
  readonly recipients: readonly object[];
  /** Who sends it, as answers show them; undefined where it is what the request says. */
  readonly sender?: object | undefined;
  readonly outcome: Outcome;
}

/** What was asked for one delivery that its other columns have no place for; most have none. */
export interface DeliveryPlan {
  /** All that is tried, one after the other, until one arrives; left out where there is one only. */
  readonly attempts?: readonly Attempt[] | undefined;
  /** The recipient as v1 was given it, where that is not one address: a profile, or several addresses. */
  readonly to?: object | undefined;
  /** The tags, where those of the send are templates and each recipient has its own. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Whether no address was found for its recipient. */
  readonly isUnaddressable?: boolean | undefined;
}

/** What is needed of a delivery's row to read its plan. */
interface PlannedRow {
  readonly plan: string | null;
  readonly attempts_left: number;
}

/** Reads the plan of a delivery. */
export function planOf({ plan }: Pick<PlannedRow, 'plan'>): DeliveryPlan {
  return plan === null ? {} : JSON.parse(plan);
}

/** The place of the attempt that is made now, or was made last, among all that are planned. */
export function attemptIndex({ attempts_left: left }: PlannedRow, { attempts = [] }: DeliveryPlan): number {
  return Math.max(0, attempts.length - 1 - left);
}
