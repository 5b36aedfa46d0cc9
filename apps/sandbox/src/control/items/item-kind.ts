import type { SQLInputValue } from 'node:sqlite';
import type { FeedKind } from '../../feed/watched-rows.ts';
import type { Services } from '../../services.ts';

/** A kind of things that the control API lists, streams and waits for. */
export interface ItemKind {
  readonly kind: FeedKind;
  /** What lists of them are called, such as `messages`. */
  readonly collection: string;
  /** The names by which they can be looked for, beside the account. */
  readonly filterNames: readonly string[];
  /** The newest first. */
  readonly list: (services: Services, query: ItemQuery) => ItemPage;
  /** One of them as lists show it, by its row; undefined where it is gone. */
  readonly at: (services: Services, row: number) => object | undefined;
  /** One of them with all that is known, by its identifier. */
  readonly find: (services: Services, id: string) => object | undefined;
  /** The row of the newest; 0 where there is none. */
  readonly newest: (services: Services) => number;
  /** The names of those filters that an item does not pass. */
  readonly misses: (services: Services, item: object, filters: Filters) => readonly string[];
}

/** What is looked for, by the names of filters. */
export type Filters = Readonly<Record<string, string>>;

/** Which items are wanted. */
export interface ItemQuery {
  readonly account?: number | undefined;
  readonly filters: Filters;
  readonly limit: number;
  /** Only rows before this one. */
  readonly before?: number | undefined;
  /** Only rows after this one. */
  readonly after?: number | undefined;
}

/** Some items, and the row from which on the next page goes back. */
export interface ItemPage {
  readonly items: readonly object[];
  readonly next: number | undefined;
}

/** How a kind of rows is read, shown and looked through. */
export interface ItemSource<Row extends { readonly seq: number }, Item extends object> {
  readonly kind: FeedKind;
  readonly collection: string;
  /** The statement up to the WHERE. */
  readonly select: string;
  /** Which rows are of this kind. */
  readonly where?: string;
  /** The columns with the number of the row and of its account. */
  readonly key: string;
  readonly account: string;
  /** The condition that finds an identifier, with its value. */
  readonly byId: (id: string) => readonly [string, SQLInputValue];
  readonly view: (services: Services, row: Row) => Item;
  /** What is shown beside that where one is asked for. */
  readonly details?: (services: Services, row: Row) => object;
  readonly filters: Readonly<Record<string, (item: Item, value: string) => boolean>>;
  /** Filters that the database can apply before rows are shown, each with one value. */
  readonly narrow?: Readonly<Record<string, string>>;
}

/** How many rows are looked through for one page at most; what is left out comes with the next one. */
const maxScanned = 20_000;

/** Makes a kind of items from rows. */
export function itemKind<Row extends { readonly seq: number }, Item extends object>(
  source: ItemSource<Row, Item>,
): ItemKind {
  const { kind, collection, select, where = 'TRUE', key, account, byId, view, details, filters, narrow = {} } = source;

  const read = (services: Services, query: ItemQuery, limit: number): Row[] => {
    const conditions: [string, SQLInputValue | undefined][] = [
      [`${account} = ?`, query.account],
      [`${key} < ?`, query.before],
      [`${key} > ?`, query.after],
      ...Object.entries(narrow).map(([name, sql]): [string, string | undefined] => [sql, query.filters[name]]),
    ];
    const given = conditions.filter((condition): condition is [string, SQLInputValue] => condition[1] !== undefined);
    return services.database.all<Row>(
      `${select} WHERE ${[where, ...given.map(([sql]) => sql)].join(' AND ')} ORDER BY ${key} DESC LIMIT ?`,
      ...given.map(([, value]) => value),
      limit,
    );
  };

  const misses = (_: Services, item: object, wanted: Filters): string[] =>
    // Only items of this kind are given here, and only filters that it has.
    Object.entries(wanted).flatMap(([name, value]) => (filters[name]?.(item as Item, value) === false ? [name] : []));

  return {
    kind,
    collection,
    filterNames: Object.keys(filters),
    misses,
    at: (services, row) => {
      const [found] = services.database.all<Row>(`${select} WHERE ${where} AND ${key} = ?`, row);
      return found && view(services, found);
    },
    find: (services, id) => {
      const [condition, value] = byId(id);
      const [found] = services.database.all<Row>(`${select} WHERE ${where} AND ${condition}`, value);
      return found && { ...view(services, found), ...details?.(services, found) };
    },
    newest: (services) => read(services, { filters: {}, limit: 1 }, 1)[0]?.seq ?? 0,
    list: (services, query) => {
      const items: object[] = [];
      let { before } = query;
      for (let scanned = 0; scanned < maxScanned; ) {
        const size = Math.min(query.limit - items.length + 1, 1000);
        const rows = read(services, { ...query, before }, size);
        for (const row of rows) {
          if (items.length === query.limit) return { items, next: before };
          const item = view(services, row);
          if (misses(services, item, query.filters).length === 0) items.push(item);
          before = row.seq;
        }
        if (rows.length < size) return { items, next: undefined };
        scanned += rows.length;
      }
      return { items, next: before };
    },
  };
}
