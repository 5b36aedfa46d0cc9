import type { PageRequest } from '@comms/core';
import type { Call } from '../api/implement.ts';
import type { Filter, PageOfRows } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { type ResourceRow, resourceColumns } from '../resources/resource.ts';
import { wrongField } from './verification-problem.ts';

/** By what a list is sorted. */
export interface Sorting {
  /** SQL, of the table `r`. */
  readonly expression: string;
  readonly isDescending: boolean;
}

/** Where a page begins: after a row, or before it; 0 is no row. */
interface Cursor {
  readonly isBackward: boolean;
  readonly row: number;
  readonly page: number;
}

const defaultPageSize = 50;

/** One page of factors, sorted by a field; those with the same value by their age. */
export function listSorted(
  { services: { database }, account }: Call,
  { page_size: size = defaultPageSize, page_token: token }: Wire<PageRequest>,
  filter: Filter,
  { expression, isDescending }: Sorting,
): PageOfRows<ResourceRow> {
  const cursor = readCursor(token);
  const isDown = isDescending !== cursor.isBackward;
  const direction = isDown ? 'DESC' : 'ASC';
  const conditions = ["r.account = ? AND r.kind = 'factor' AND r.deleted_at IS NULL", ...filter.conditions];
  // A row is after another one by its value, or by its number where the values are the same.
  const place = `(${expression}, r.seq)`;
  if (cursor.row > 0) {
    conditions.push(`${place} ${isDown ? '<' : '>'} (SELECT ${expression}, r.seq FROM resources r WHERE r.seq = ?)`);
  }
  const found = database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r WHERE ${conditions.join(' AND ')}
      ORDER BY ${expression} ${direction}, r.seq ${direction} LIMIT ?`,
    account,
    ...filter.values,
    ...(cursor.row > 0 ? [cursor.row] : []),
    size + 1,
  );
  const rows = found.slice(0, size);
  if (cursor.isBackward) rows.reverse();
  const [first, last] = [rows[0]?.seq, rows.at(-1)?.seq];
  const hasNext = cursor.isBackward || found.length > size;
  const { page } = cursor;
  return {
    rows,
    pagination: {
      page,
      prev: page > 1 && first !== undefined ? writeCursor({ isBackward: true, row: first, page: page - 1 }) : null,
      next: hasNext && last !== undefined ? writeCursor({ isBackward: false, row: last, page: page + 1 }) : null,
      self: token ?? writeCursor(cursor),
    },
  };
}

function writeCursor({ isBackward, row, page }: Cursor): string {
  return Buffer.from(`sorted:${isBackward ? 'before' : 'after'}:${row}:${page}`).toString('base64url');
}

/** @throws {Refusal} 400 when the token is none of ours. */
function readCursor(token: string | undefined): Cursor {
  if (token === undefined) return { isBackward: false, row: 0, page: 1 };
  const text = Buffer.from(token, 'base64url').toString();
  const [, way, row, page] = /^sorted:(before|after):(\d{1,15}):(\d{1,15})$/.exec(text) ?? [];
  if (!way) throw wrongField('page_token', 'is not one that a list in this order gave');
  return { isBackward: way === 'before', row: Number(row), page: Number(page) };
}
