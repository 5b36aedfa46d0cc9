import { parseDurationMs } from '../time/duration.ts';
import { refused } from './refused.ts';

/** The timers of a conversation: how short each may be, and which codes say that it is too short, or no duration. */
const timers = {
  inactive: { leastMs: 60_000, least: 'PT1M', tooShort: 50375, malformed: 50379 },
  closed: { leastMs: 600_000, least: 'PT10M', tooShort: 50376, malformed: 50380 },
} as const;

/**
 * Reads the duration of a timer, in milliseconds.
 *
 * @throws {Refusal} 400 when it is none, or is too short.
 */
export function checkTimer(kind: keyof typeof timers, duration: string, field: string): number {
  const { leastMs, least, tooShort, malformed } = timers[kind];
  const ms = parseDurationMs(duration);
  if (ms === undefined) throw refused(malformed, field, `must be an ISO 8601 duration such as ${least}`);
  if (ms < leastMs) throw refused(tooShort, field, `must be at least ${least}`);
  return ms;
}
