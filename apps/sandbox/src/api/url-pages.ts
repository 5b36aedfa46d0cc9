import type { Call } from './implement.ts';
import { type PageOfRows, type PageSource, readPage } from './pagination.ts';

/** What a list of the older families is asked by. */
export interface UrlPageRequest {
  readonly PageSize?: number | undefined;
  readonly PageToken?: string | undefined;
}

/** Where a page stands in its list: the older families say it by whole URLs. */
export interface UrlPageMeta {
  readonly page: number;
  readonly page_size: number;
  readonly first_page_url: string;
  readonly previous_page_url: string | null;
  readonly url: string;
  readonly next_page_url: string | null;
  /** The field of the answer that holds the items. */
  readonly key: string;
}

/** A page of rows, and where it stands. */
export interface UrlPage<Row> {
  readonly rows: readonly Row[];
  readonly meta: UrlPageMeta;
}

/** What to read pages of, and under which name they stand in the answer. */
export interface UrlPageSource extends PageSource {
  readonly key: string;
  /** @default 50 */
  readonly defaultSize?: number;
}

/**
 * Reads the page that a request asks for. Its URLs begin as the client called, and repeat the filters.
 *
 * @throws {Refusal} 400 when the token is none of ours.
 */
export function readUrlPage<Row extends { seq: number }>(
  call: Call,
  { PageSize: given, PageToken: token }: UrlPageRequest,
  { key, defaultSize = 50, ...source }: UrlPageSource,
): UrlPage<Row> {
  const size = given ?? defaultSize;
  const page: PageOfRows<Row> = readPage(call.services.database, { page_size: size, page_token: token }, source);
  return { rows: page.rows, meta: metaOf(call, key, size, page.pagination) };
}

/** Tells where a page stands. */
function metaOf(
  call: Call,
  key: string,
  size: number,
  { page, prev, next }: PageOfRows<unknown>['pagination'],
): UrlPageMeta {
  const number = (page ?? 1) - 1;
  const urlOf = (at: number, token: string | null | undefined): string => {
    const query = new URLSearchParams(call.search);
    for (const name of ['PageSize', 'Page', 'PageToken']) query.delete(name);
    query.set('PageSize', String(size));
    query.set('Page', String(at));
    if (token) query.set('PageToken', token);
    return `${call.baseURL}${call.path}?${query}`;
  };
  return {
    page: number,
    page_size: size,
    first_page_url: urlOf(0, undefined),
    previous_page_url: prev ? urlOf(number - 1, prev) : null,
    url: urlOf(number, number === 0 ? undefined : new URLSearchParams(call.search).get('PageToken')),
    next_page_url: next ? urlOf(number + 1, next) : null,
    key,
  };
}
