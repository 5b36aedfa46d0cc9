import { pageOfList } from '../api/page-of-list.ts';
import { type PageSource, readPage } from '../api/pagination.ts';
import type { Database } from '../store/database.ts';

/** What every list of v1 is asked by beside its filters. */
export interface V1PageRequest {
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/** Where a page stands, as v1 says it: tokens, not URLs; `next` is null on the last page. */
export interface V1Pagination {
  readonly next: string | null;
  /** Gives the same page again. */
  readonly self: string;
}

/** One page of rows, and where it stands. */
export interface V1Page<Row> {
  readonly rows: readonly Row[];
  readonly pagination: V1Pagination;
}

const tokenField = 'pageToken';

/**
 * Reads the page of rows that a request asks for, the newest first unless the source says otherwise.
 *
 * @throws {Refusal} 400 when the token is none of ours.
 */
export function readV1Page<Row extends { seq: number }>(
  database: Database,
  request: V1PageRequest,
  source: PageSource,
): V1Page<Row> {
  const asked = { page_size: request.pageSize, page_token: request.pageToken };
  const { rows, pagination } = readPage<Row>(database, asked, { tokenField, ...source });
  return { rows, pagination: v1Pagination(pagination) };
}

/**
 * The same for a list that is in memory and does not change.
 *
 * @throws {Refusal} 400 when the token is none of ours.
 */
export function v1PageOfList<Item>(list: readonly Item[], request: V1PageRequest): V1Page<Item> {
  const asked = { page_size: request.pageSize, page_token: request.pageToken };
  const { items, pagination } = pageOfList(list, asked, tokenField);
  return { rows: items, pagination: v1Pagination(pagination) };
}

/** Where a page stands as v1 says it, made of how preview says it. */
function v1Pagination({ next, self }: PreviewPagination): V1Pagination {
  return { next: next ?? null, self: self ?? '' };
}

/** Of how preview says where a page stands, what v1 has, too. */
interface PreviewPagination {
  readonly next?: string | null | undefined;
  readonly self?: string | null | undefined;
}
