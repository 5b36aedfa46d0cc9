import type { Problem } from '../../api/problem.ts';
import { isoSecond } from '../../time/iso-second.ts';

/** When something was made and changed, where history is imported; left out, the sandbox knows it. */
export interface GivenDates {
  readonly date_created?: string | undefined;
  readonly date_updated?: string | undefined;
}

/** What of a request says when something was made and changed. */
export interface DatedRequest {
  readonly DateCreated?: string | undefined;
  readonly DateUpdated?: string | undefined;
}

const codes = { DateCreated: 50308, DateUpdated: 50309 };

/** Finds dates that are none, for `check`. */
export function checkDates(request: unknown): Problem[] {
  const given: Readonly<Record<string, unknown>> = { ...Object(request) };
  return Object.entries(codes).flatMap(([field, code]) => {
    const date = given[field];
    if (date === undefined || isMoment(date)) return [];
    return [{ code, field, message: `${field} must be a date and time in ISO 8601, such as 2026-01-31T12:00:00Z` }];
  });
}

/** The dates of a request: one that is left out takes back what was said before about the last change, and no more. */
export function givenDates(
  before: GivenDates,
  { DateCreated: created, DateUpdated: updated }: DatedRequest,
): GivenDates {
  return {
    date_created: created === undefined ? before.date_created : secondOf(created),
    date_updated: updated === undefined ? undefined : secondOf(updated),
  };
}

function isMoment(date: unknown): boolean {
  const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
  return typeof date === 'string' && pattern.test(date) && !Number.isNaN(Date.parse(date));
}

/** A moment as it is kept: to the second, in UTC. */
export function secondOf(date: string): string {
  return isoSecond(Date.parse(date));
}
