import type { SQLInputValue } from 'node:sqlite';
import type { PageRequest, Pagination } from '@comms/core';
import type { Database } from '../store/database.ts';
import { Refusal } from './problem.ts';
import type { Wire } from './wire.ts';

const defaultPageSize = 50;

/** The conditions of a list: those whose value was left out do not count. */
export class Filter {
  readonly conditions: string[] = [];
  readonly values: SQLInputValue[] = [];

  and(condition: string, value: SQLInputValue | undefined): this {
    if (value === undefined) return this;
    this.conditions.push(condition);
    this.values.push(value);
    return this;
  }

  andDate(condition: string, date: string | undefined): this {
    return this.and(condition, date === undefined ? undefined : Date.parse(date));
  }
}

/** What to read pages of. */
export interface PageSource {
  /** A statement up to its WHERE. */
  readonly select: string;
  /** The column by which the list is ordered: the number of a row, which only grows. */
  readonly order: string;
  /**
   * Whether the oldest come first.
   *
   * @default false: the newest
   */
  readonly isAscending?: boolean;
  readonly filter: Filter;
  /**
   * What the request calls the token, for what is said of a wrong one.
   *
   * @default "page_token"
   */
  readonly tokenField?: string;
}

/** One page of rows. */
export interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  readonly pagination: Wire<Pagination>;
}

/**
 * Reads the page that a request asks for.
 *
 * A page begins after a row, not at a count of rows: what is added meanwhile moves nothing.
 *
 * @throws {Refusal} 400 when the token is none of ours.
 */
export function readPage<Row extends { seq: number }>(
  database: Database,
  { page_size: size = defaultPageSize, page_token: token }: Wire<PageRequest>,
  { select, order, filter, isAscending = false, tokenField = 'page_token' }: PageSource,
): PageOfRows<Row> {
  const firstPage = { isBackward: false, row: isAscending ? -1 : Number.MAX_SAFE_INTEGER, page: 1 };
  const { isBackward, row: bound, page } = token === undefined ? firstPage : readToken(token, tokenField);
  const isUpward = isBackward !== isAscending;
  const conditions = [...filter.conditions, `${order} ${isUpward ? '>' : '<'} ?`].join(' AND ');
  const found = database.all<Row>(
    `${select} WHERE ${conditions} ORDER BY ${order} ${isUpward ? 'ASC' : 'DESC'} LIMIT ?`,
    ...filter.values,
    bound,
    size + 1,
  );
  const rows = found.slice(0, size);
  if (isBackward) rows.reverse();
  const first = rows[0]?.seq;
  const last = rows.at(-1)?.seq;
  const hasNext = isBackward || found.length > size;
  return {
    rows,
    pagination: {
      page,
      prev: page > 1 && first !== undefined ? writeToken({ isBackward: true, row: first, page: page - 1 }) : null,
      next: hasNext && last !== undefined ? writeToken({ isBackward: false, row: last, page: page + 1 }) : null,
      // From its own first row on, so that it is the same page when it is asked for again.
      self: writeToken({ isBackward: false, row: first === undefined ? bound : first + (isAscending ? -1 : 1), page }),
    },
  };
}

/** Where a page begins: after a row, in one of two directions. */
interface Cursor {
  readonly isBackward: boolean;
  readonly row: number;
  readonly page: number;
}

function writeToken({ isBackward, row, page }: Cursor): string {
  return Buffer.from(`${isBackward ? 'before' : 'after'}:${row}:${page}`).toString('base64url');
}

function readToken(token: string, field: string): Cursor {
  const [, way, row, page] =
    /^(before|after):(-?\d{1,16}):(\d{1,16})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (!way || Number(row) > Number.MAX_SAFE_INTEGER || Number(page) < 1) {
    throw new Refusal(400, { code: 20001, field, message: `${field} is not one that a list gave` });
  }
  return { isBackward: way === 'before', row: Number(row), page: Number(page) };
}
