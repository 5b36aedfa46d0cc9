import type { Call } from '../api/implement.ts';
import { readUrlPage, type UrlPage, type UrlPageRequest, type UrlPageSource } from '../api/url-pages.ts';
import { isoSecond } from '../time/iso-second.ts';

/** How many items one page holds at most, however many are asked for. */
const maxPageSize = 100;

/** A time, where there may be none. */
export function isoSecondOrNull(ms: number | null): string | null {
  return ms === null ? null : isoSecond(ms);
}

/** When something was made and changed. */
export function datesOf(row: { readonly created_at: number; readonly updated_at: number }): Dates {
  return { date_created: isoSecond(row.created_at), date_updated: isoSecond(row.updated_at) };
}

interface Dates {
  readonly date_created: string;
  readonly date_updated: string;
}

/** Reads the page that a request asks for: a request may ask for 1000 items, and gets 100. */
export function readProxyPage<Row extends { seq: number }>(
  call: Call,
  { PageSize: size, PageToken }: UrlPageRequest,
  source: UrlPageSource,
): UrlPage<Row> {
  const PageSize = size === undefined ? undefined : Math.min(size, maxPageSize);
  return readUrlPage<Row>(call, { PageSize, PageToken }, source);
}
