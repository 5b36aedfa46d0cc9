import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import type { Services } from '../services.ts';
import type { ItemKind } from './items/item-kind.ts';
import { QueryFields } from './query-fields.ts';

/** How many items a page of a list has, unless another number is asked for, and at most. */
const usualLimit = 100;
const mostAtOnce = 1000;

/** What lists one kind of items, and shows one of them. */
export function listRoutes(kind: ItemKind, { services }: Receiver): Hono {
  const api = new Hono();

  api.get('/', ({ req }) => {
    const query = new QueryFields(req.url);
    const sid = query.text('account_sid');
    const limit = query.number('limit', 1, mostAtOnce) ?? usualLimit;
    const before = query.number('before', 0, Number.MAX_SAFE_INTEGER);
    const filters = query.texts(kind.filterNames);
    query.finish(['account_sid', 'limit', 'before', ...kind.filterNames]);
    // What is an account's that is not there yet may be there soon: that is no mistake.
    const account = sid === undefined ? undefined : (accountOf(services, sid) ?? -1);
    const { items, next } = kind.list(services, { account, filters, limit, before });
    return Response.json({ [kind.collection]: items, next: next === undefined ? null : String(next) });
  });

  api.get('/:id', ({ req }) => {
    const id = req.param('id');
    const item = kind.find(services, id);
    if (!item) throw notFound(kind.kind.replaceAll('_', ' '), id);
    return Response.json(item);
  });
  return api;
}

/** The number of an account's row; undefined where there is none. */
function accountOf({ database }: Services, sid: string): number | undefined {
  return database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid)?.seq;
}
