import { expiredCode } from '../deliveries/delivery-errors.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import { timeOfStep } from '../deliveries/pace.ts';
import { parseDurationMs } from '../time/duration.ts';

/** Until when something is worth delivering: a time, an ISO 8601 duration, or a number of seconds. */
export type TimeToDeliver = string | number;

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

/** The time that is meant, where the duration runs from `since`; undefined where it is none of the three forms. */
export function deadlineOf(timeToDeliver: TimeToDeliver, since: number): number | undefined {
  if (typeof timeToDeliver === 'number') return since + timeToDeliver * 1000;
  const durationMs = parseDurationMs(timeToDeliver);
  if (durationMs !== undefined) return since + durationMs;
  const time = dateTime.test(timeToDeliver) ? Date.parse(timeToDeliver) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** What it depends on when a notification is sent. */
interface SendTime {
  readonly now: number;
  readonly seed: number;
  /** Its place among those of one send. */
  readonly index: number;
}

/** How a notification ends whose time is over before it would be sent. */
export function lateOutcome(
  timeToDeliver: TimeToDeliver | undefined,
  { now, seed, index }: SendTime,
): Outcome | undefined {
  const deadline = timeToDeliver === undefined ? undefined : deadlineOf(timeToDeliver, now);
  if (deadline === undefined) return undefined;
  const sentAt = timeOfStep({ seed, next: 'sent', sinceMs: now, receiptMs: null, index });
  if (deadline >= sentAt) return undefined;
  return { state: 'failed', errorCode: expiredCode, receiptMs: Math.max(0, deadline - now) };
}
