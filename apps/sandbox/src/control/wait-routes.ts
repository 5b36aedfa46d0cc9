import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { type Problem, Refusal } from '../api/problem.ts';
import { parseDurationMs } from '../time/duration.ts';
import type { ItemKind } from './items/item-kind.ts';
import { itemKindOf, itemKinds } from './items/item-kinds.ts';
import { waitForItem } from './items/wait-for-item.ts';
import { QueryFields } from './query-fields.ts';

/** How long is waited, unless another time is asked for, and at most: in the machine's time. */
const usualWaitMs = 10_000;
const longestWaitMs = 600_000;

/** Waits for something to happen: for tests, which would have to ask again and again. */
export function waitRoutes({ services }: Receiver): Hono {
  const api = new Hono();

  api.get('/', async ({ req }) => {
    const query = new QueryFields(req.url);
    const kind = readKind(query);
    const accountSid = query.text('account_sid');
    const filters = query.texts(kind?.filterNames ?? []);
    const since = readSince(query);
    const timeoutMs = readTimeout(query);
    query.finish(['kind', 'account_sid', 'since', 'timeout', ...(kind?.filterNames ?? [])]);
    if (!kind) throw new Refusal(400, wrongKind());
    const wish = { kind, filters, accountSid, since, timeoutMs, signal: req.raw.signal };
    const { item, nearest } = await waitForItem(services, wish);
    if (item) return Response.json({ kind: kind.kind, item });
    return Response.json({ ...timeoutBody(kind, timeoutMs, nearest.length), nearest }, { status: 408 });
  });
  return api;
}

function readKind(query: QueryFields): ItemKind | undefined {
  const name = query.text('kind');
  return name === undefined ? undefined : itemKindOf(name);
}

function wrongKind(): Problem {
  const names = Object.values(itemKinds).map(({ kind }) => kind);
  return { code: 20001, field: 'kind', message: `kind must be one of ${names.join(', ')}` };
}

function readSince(query: QueryFields): Date | undefined {
  const text = query.text('since');
  if (text === undefined) return undefined;
  const since = new Date(text);
  if (!Number.isNaN(since.getTime())) return since;
  query.wrong('since', 'must be a date, such as 2026-01-31T09:30:00Z');
  return undefined;
}

/** `10s`, `500ms`, or a duration as elsewhere: `PT10S`. */
function readTimeout(query: QueryFields): number {
  const text = query.text('timeout');
  if (text === undefined) return usualWaitMs;
  const [, amount, unit] = /^(\d+)(ms|s)$/.exec(text) ?? [];
  const timeoutMs = amount === undefined ? parseDurationMs(text) : Number(amount) * (unit === 's' ? 1000 : 1);
  if (timeoutMs !== undefined && timeoutMs <= longestWaitMs) return timeoutMs;
  query.wrong('timeout', 'must be a time of at most ten minutes, such as 10s, 500ms or PT10S');
  return 0;
}

function timeoutBody(kind: ItemKind, timeoutMs: number, count: number): object {
  const what = kind.kind.replaceAll('_', ' ');
  const hint = count > 0 ? `the nearest are in \`nearest\`, with what they miss` : `there is no ${what} at all`;
  return { code: 20408, message: `No such ${what} came within ${timeoutMs} ms: ${hint}` };
}
