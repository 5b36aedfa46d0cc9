import { createHash } from 'node:crypto';
import type { PageMeta } from '@comms/conversations-v2';
import type { Call } from '../api/implement.ts';
import { Filter, readPage } from '../api/pagination.ts';
import { Refusal } from '../api/problem.ts';
import type { CamelWire } from '../api/wire.ts';
import { type ResourceKind, type ResourceRow, resourceColumns } from '../resources/resource.ts';

/** What a list is asked by, beside its filters. */
interface PageRequest {
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/** A page of resources, and where it stands. */
export interface ResourcePage {
  readonly rows: readonly ResourceRow[];
  readonly meta: CamelWire<PageMeta>;
}

/** What to list. */
interface PageSource {
  readonly kind: ResourceKind;
  /** The field of the answer that holds the items. */
  readonly key: string;
  /** The row that they are parts of; where it is left out, they may be parts of any. */
  readonly parent?: number;
  readonly filter?: Filter;
}

/**
 * Reads a page of resources, the oldest first. Its tokens are good for the same list with the same filters only.
 *
 * @throws {Refusal} 400 when the token is none that this list has given.
 */
export function readResourcePage(
  { services, account }: Call,
  { pageSize: size, pageToken: token }: PageRequest,
  { kind, key, parent, filter = new Filter() }: PageSource,
): ResourcePage {
  const all = new Filter().and('r.account = ?', account).and('r.kind = ?', kind).and('r.parent = ?', parent);
  all.conditions.push('r.deleted_at IS NULL', ...filter.conditions);
  all.values.push(...filter.values);
  const mark = markOf(all);
  const { rows, pagination } = readPage<ResourceRow>(
    services.database,
    { page_size: size, page_token: token === undefined ? undefined : withoutMark(token, mark) },
    { select: `SELECT ${resourceColumns} FROM resources r`, order: 'r.seq', isAscending: true, filter: all },
  );
  const { prev, next } = pagination;
  return {
    rows,
    meta: {
      key,
      pageSize: rows.length,
      previousToken: prev ? prev + mark : null,
      nextToken: next ? next + mark : null,
    },
  };
}

const markLength = 8;

/** A short text that is another one for other filters. */
function markOf({ conditions, values }: Filter): string {
  const text = JSON.stringify([conditions, values.map(String)]);
  return createHash('sha256').update(text).digest('base64url').slice(0, markLength);
}

function withoutMark(token: string, mark: string): string {
  const message = 'pageToken is not one that this list has given for these filters';
  if (!token.endsWith(mark)) throw new Refusal(400, { code: 20001, field: 'pageToken', message });
  return token.slice(0, -markLength);
}
