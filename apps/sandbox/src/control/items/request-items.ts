import type { RequestRecord } from '../../requests/request-record.ts';
import { type RequestView, requestView, wholeRequestView } from '../../requests/request-view.ts';
import type { Services } from '../../services.ts';
import type { ItemKind } from './item-kind.ts';
import { isIn } from './matching.ts';

const filters: Readonly<Record<string, (record: RequestRecord, value: string) => boolean>> = {
  operation: ({ operation }, value) => operation === value || operation?.endsWith(`.${value}`) === true,
  family: ({ family }, value) => family === value,
  method: ({ method }, value) => method === value.toUpperCase(),
  // `4` or `4xx` is any of 400 to 499, and `cut` what got no answer.
  status: ({ status }, value) =>
    status === null ? value === 'cut' : String(status).startsWith(value.replace(/x+$/, '')),
  text: ({ target, body, answerBody }, value) => isIn([target, body.text, answerBody.text], value),
};

/** The requests that were answered last, and their answers. */
export const requestItems: ItemKind = {
  kind: 'request',
  collection: 'requests',
  filterNames: Object.keys(filters),
  list: ({ requests, ...services }, { account, filters: wanted, limit, before, after = 0 }) => {
    const items: RequestView[] = [];
    let next: number | undefined;
    for (const record of requests.before(before ?? requests.nextPlace)) {
      if (record.place <= after) break;
      if (account !== undefined && record.account !== account) continue;
      if (missesOf(record, wanted).length > 0) continue;
      if (items.length === limit) return { items, next };
      items.push(requestView(record, sidOf(services, record)));
      next = record.place;
    }
    return { items, next: undefined };
  },
  at: ({ requests, ...services }, place) => {
    const record = requests.at(place);
    return record && requestView(record, sidOf(services, record));
  },
  find: ({ requests, ...services }, id) => {
    const record = recordOf(requests, id);
    return record && wholeRequestView(record, sidOf(services, record));
  },
  newest: ({ requests }) => requests.nextPlace - 1,
  misses: ({ requests }, item, wanted) => {
    const record = 'id' in item ? recordOf(requests, item.id) : undefined;
    return record ? missesOf(record, wanted) : Object.keys(wanted);
  },
};

function recordOf(requests: Services['requests'], id: unknown): RequestRecord | undefined {
  for (const record of requests.before(requests.nextPlace)) if (record.id === id) return record;
  return undefined;
}

function missesOf(record: RequestRecord, wanted: Readonly<Record<string, string>>): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => (filters[name]?.(record, value) === false ? [name] : []));
}

function sidOf(services: Pick<Services, 'database'>, { account }: RequestRecord): string | null {
  const row = services.database.get<{ sid: string }>('SELECT sid FROM accounts WHERE seq = ?', account);
  return row?.sid ?? null;
}
