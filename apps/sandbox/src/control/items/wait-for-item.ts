import type { Services } from '../../services.ts';
import type { Filters, ItemKind } from './item-kind.ts';

/** What is waited for. */
export interface Wish {
  readonly kind: ItemKind;
  readonly accountSid?: string | undefined;
  readonly filters: Filters;
  /** Only what was made at this time or later, by the sandbox's clock. */
  readonly since?: Date | undefined;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What came, or what nearly did. */
export interface Outcome {
  readonly item: object | undefined;
  readonly nearest: readonly NearMiss[];
}

/** An item that is not what was waited for, and in what. */
export interface NearMiss {
  readonly item: object;
  /** The filters that it did not pass, and `since` where it is too old. */
  readonly misses: readonly string[];
}

/** How many near misses are told, and how many of the newest items are looked at for them. */
const maxNearest = 3;
const lookedAt = 200;

/** How many rows are read at once. */
const sliceSize = 1000;

/** Gives the newest item that is as wished: one that is there already, or the first to come. */
export async function waitForItem(services: Services, wish: Wish): Promise<Outcome> {
  const { feed } = services;
  const { kind, signal } = wish;
  let wake: () => void = () => undefined;
  let changed = new Set<number>();
  const leave = await feed.listen((changes) => {
    for (const change of changes) if (change.kind === kind.kind) changed.add(change.row);
    if (changed.size > 0) wake();
  });
  // Who has gone away, and a sandbox that closes, wait for nothing.
  const end = (): void => wake();
  feed.atEnd(end);
  signal?.addEventListener('abort', end);
  const endsAt = performance.now() + wish.timeoutMs;
  try {
    let item = findNow(services, wish);
    while (!item && !signal?.aborted) {
      const leftMs = endsAt - performance.now();
      if (leftMs <= 0) break;
      if (changed.size === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        if (changed.size === 0) break;
      }
      const rows = changed;
      changed = new Set();
      item = [...rows].map((row) => kind.at(services, row)).find((each) => each && isWished(services, wish, each));
    }
    return { item, nearest: item ? [] : nearestTo(services, wish) };
  } finally {
    leave();
    feed.notAtEnd(end);
    signal?.removeEventListener('abort', end);
  }
}

function findNow(services: Services, { kind, accountSid, filters, since }: Wish): object | undefined {
  const { items } = kind.list(services, {
    account: accountOf(services, accountSid),
    filters,
    limit: since ? sliceSize : 1,
  });
  return items.find((item) => isSince(item, since));
}

function isWished(services: Services, { kind, accountSid, filters, since }: Wish, item: object): boolean {
  const isOwn = accountSid === undefined || ('account_sid' in item && item.account_sid === accountSid);
  return isOwn && kind.misses(services, item, filters).length === 0 && isSince(item, since);
}

/** An account that is not there yet may come while one waits. */
function accountOf({ database }: Services, sid: string | undefined): number | undefined {
  if (sid === undefined) return undefined;
  return database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid)?.seq ?? -1;
}

/** Those of the newest that fail in the fewest things. */
function nearestTo(services: Services, { kind, accountSid, filters, since }: Wish): NearMiss[] {
  const { items } = kind.list(services, { account: accountOf(services, accountSid), filters: {}, limit: lookedAt });
  return items
    .map((item) => ({
      item,
      misses: [...kind.misses(services, item, filters), ...(isSince(item, since) ? [] : ['since'])],
    }))
    .filter(({ misses }) => misses.length > 0)
    .sort((one, other) => one.misses.length - other.misses.length)
    .slice(0, maxNearest);
}

function isSince(item: object, since: Date | undefined): boolean {
  if (!since) return true;
  const at: unknown = 'created_at' in item ? item.created_at : 'at' in item ? item.at : undefined;
  return typeof at === 'string' && Date.parse(at) >= since.getTime();
}
