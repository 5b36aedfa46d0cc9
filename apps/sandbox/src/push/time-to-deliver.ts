import { parseDurationMs } from '../time/duration.ts';

/** Until when something is worth delivering: a time, an ISO 8601 duration, or a number of seconds. */
export type TimeToDeliver = string | number;

/** The time that is meant, where the duration runs from `since`; undefined where it is none of the three forms. */
export function deadlineOf(timeToDeliver: TimeToDeliver, since: number): number | undefined {
  if (typeof timeToDeliver === 'number') return since + timeToDeliver * 1000;
  const durationMs = parseDurationMs(timeToDeliver);
  if (durationMs !== undefined) return since + durationMs;
  const time = /^\d{4}-\d{2}-\d{2}T/.test(timeToDeliver) ? Date.parse(timeToDeliver) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
