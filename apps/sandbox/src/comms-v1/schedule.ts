import { phonePlace } from '../agents/phone-place.ts';
import type { Problem } from '../api/problem.ts';
import { countryOffset } from '../time/country-offset.ts';

/** When something is sent: at the first time at which all expressions hold. */
export interface V1Schedule {
  readonly sendAt?: readonly string[] | undefined;
}

/** Who is reached, which may say what time it is there. */
interface Place {
  readonly address?: string | undefined;
  readonly channel?: string | undefined;
}

/** A date with a time, with or without a zone. */
const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?$/i;

/** Finds expressions that are no time. */
export function checkSchedule(schedule: unknown): Problem[] {
  const { sendAt }: { sendAt?: unknown } = Object(schedule);
  if (!Array.isArray(sendAt)) return [];
  return sendAt.flatMap((expression: unknown, index) => {
    if (typeof expression !== 'string' || readTime(expression)) return [];
    const field = `schedule.sendAt[${index}]`;
    return [{ code: 20001, field, message: `${field} is no time in RFC 3339, such as 2026-12-01T09:30:00Z` }];
  });
}

/**
 * Reads a schedule once, and gives what says when each recipient gets it; undefined for what is sent at once.
 *
 * Of several times, all must have come: that is the latest. A time without a zone is local where the recipient's number tells
 * the time there: where all of its country has the same. It is UTC elsewhere.
 */
export function scheduleReader(schedule: V1Schedule | undefined): (place: Place) => number | undefined {
  const times = (schedule?.sendAt ?? []).map(readTime).filter((time) => time !== undefined);
  if (times.length === 0) return () => undefined;
  // A send has thousands of recipients in few countries, and what time it is in one takes a while to find out.
  const known = new Map<string, number>();
  return (place) =>
    Math.max(...times.map(({ ms, isLocal }) => (isLocal ? localTime(ms, countryOf(place), known) : ms)));
}

interface ReadTime {
  /** In UTC where the expression has a zone, or as if it had that one. */
  readonly ms: number;
  readonly isLocal: boolean;
}

function readTime(expression: string): ReadTime | undefined {
  const [, date, time, zone] = form.exec(expression.trim()) ?? [];
  if (date === undefined) return undefined;
  const ms = Date.parse(`${date}T${time}${zone?.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase() ?? 'Z'}`);
  return Number.isNaN(ms) ? undefined : { ms, isLocal: zone === undefined };
}

function countryOf({ address, channel }: Place): string | undefined {
  // What goes by RCS goes to a phone.
  const isPhone = channel === 'tel' || channel === 'rcs';
  return address === undefined ? undefined : phonePlace(address, isPhone ? 'tel' : (channel ?? ''))?.country;
}

function localTime(ms: number, country: string | undefined, known: Map<string, number>): number {
  if (country === undefined) return ms;
  const key = `${country} ${ms}`;
  const time = known.get(key) ?? ms - (countryOffset(country, ms) ?? 0);
  known.set(key, time);
  return time;
}
