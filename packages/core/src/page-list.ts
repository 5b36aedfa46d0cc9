import { flush } from '#platform';
import { type Answer, send } from './attempts.ts';
import { type Client, type RequestOptions, settings } from './client.ts';
import { CommsError } from './errors.ts';
import { readAnswer } from './execute.ts';
import type { ListOperation } from './operation.ts';

/** What every page has beside the fields of the answer. These do not show in JSON. */
export interface PageExtras<Item, Response> {
  /** The items of this page. */
  readonly items: readonly Item[];
  /** Whether another page follows. */
  readonly hasNext: boolean;
  /** Where the next page begins: `list.pages({ from })` takes it, now or in another process. */
  readonly nextToken: string | undefined;
  /** Gets the next page; undefined after the last. */
  nextPage(): Promise<Page<Item, Response> | undefined>;
}

/** One page of a list: the answer as the API's reference shows it, and what helps to go on. */
export type Page<Item, Response> = Response & PageExtras<Item, Response>;

/**
 * A list that is fetched as it is used: nothing is requested before, and no page twice in one walk.
 *
 * `for await (const item of list)` walks all items, and gets the next page while you work on this one's.
 * `await list` gives the first page.
 */
export interface PageList<Item, Response> extends AsyncIterable<Item>, PromiseLike<Page<Item, Response>> {
  /** Walks the pages, from the first one or from a `nextToken` that was kept. */
  pages(options?: { readonly from?: string | undefined }): AsyncIterable<Page<Item, Response>>;
  /** Collects items, up to a limit. */
  toArray(options: { readonly limit: number }): Promise<Item[]>;
}

/**
 * Lists what an operation finds, page by page: the smallest form of a list, beside `execute`.
 *
 * @example
 * import { createClient, paginate } from '@comms/core';
 * import { listMessages } from '@comms/messages/operations';
 *
 * for await (const message of paginate(createClient(), listMessages, { channel: 'tel' })) console.log(message.id);
 */
export function paginate<Request extends object, Response extends object, Item>(
  client: Client,
  operation: ListOperation<Request, Response, Item>,
  request: Request,
  options: RequestOptions = {},
): PageList<Item, Response> {
  // An awaited list is no promise, so the engine loses the caller's line: it is kept here.
  const caller = new Error().stack?.split('\n').slice(2).join('\n') ?? '';

  const fetchPage = async (from: string | undefined, signal = options.signal): Promise<Answer> => {
    const call = from === undefined ? request : { ...request, pageToken: from };
    try {
      return await send(settings(client), operation, call, { ...options, signal });
    } catch (error) {
      if (CommsError.isInstance(error) && !error.stack?.includes(caller)) error.stack += `\n${caller}`;
      throw error;
    }
  };
  const get = async (from: string | undefined): Promise<Page<Item, Response>> => toPage(await fetchPage(from));
  /** Gets a page once for all who ask for it; a failure is not kept. */
  const once = (from: string | undefined): (() => Promise<Page<Item, Response>>) => {
    let page: Promise<Page<Item, Response>> | undefined;
    return () => {
      page ??= get(from).catch((error: unknown) => {
        page = undefined;
        throw error;
      });
      return page;
    };
  };
  const getFirst = once(undefined);
  const toPage = (answer: Answer): Page<Item, Response> => {
    const response = readAnswer(client, operation, answer);
    if (!(response instanceof Object)) {
      throw new CommsError(`${operation.id}: the answer is no page of a list.`, { operation: operation.id });
    }
    // Where the list has another name than the one that is known, it is still the only one there is.
    const items: unknown = Reflect.get(response, operation.page.items) ?? Object.values(response).find(Array.isArray);
    const nextToken = nextTokenOf(response);
    return Object.defineProperties(response, {
      items: { value: items ?? [] },
      hasNext: { value: nextToken !== undefined },
      nextToken: { value: nextToken },
      nextPage: { value: nextToken === undefined ? async () => undefined : once(nextToken) },
      // The definitions above make it a page, which the compiler cannot see.
    }) as Page<Item, Response>;
  };

  /** Gets a page ahead of its use; `drop` ends the request of a page that is no longer wanted. */
  const prefetch = (from: string): { answer: Promise<Answer>; drop: () => void } => {
    const controller = new AbortController();
    const drop = (): void => controller.abort(options.signal?.reason);
    options.signal?.addEventListener('abort', drop);
    const answer = fetchPage(from, controller.signal).finally(() => options.signal?.removeEventListener('abort', drop));
    // Its failure is told when the walk comes to it, and is of no interest if it never does.
    answer.catch(() => undefined);
    return { answer, drop };
  };

  async function* walk(from: string | undefined, limit?: number): AsyncGenerator<Page<Item, Response>> {
    const seen = new Set([from]);
    let answer = from === undefined ? undefined : await fetchPage(from);
    const read = async (): Promise<Page<Item, Response>> => (answer ? toPage(answer) : await getFirst());
    for (let count = 0; ; ) {
      options.signal?.throwIfAborted();
      // Under a limit the items are counted first; else the next page is asked for first, and comes while this is read.
      let page = answer && limit === undefined ? undefined : await read();
      const nextToken = page ? page.nextToken : nextTokenOf(Object(answer?.body));
      count += page?.items.length ?? 0;
      if (nextToken !== undefined && seen.has(nextToken)) {
        throw new CommsError(`${operation.id}: the server gave a page token twice: the list has no end.`, {
          operation: operation.id,
        });
      }
      seen.add(nextToken);
      const next =
        nextToken === undefined || count >= (limit ?? Number.POSITIVE_INFINITY) ? undefined : prefetch(nextToken);
      // Reading this page keeps the process busy: the request has to leave before.
      if (next) await flush?.();
      try {
        page ??= await read();
        yield page;
        if (!next) return;
        answer = await next.answer;
      } finally {
        next?.drop();
      }
    }
  }

  return {
    // biome-ignore lint/suspicious/noThenProperty: an awaited list gives its first page; it is no promise otherwise.
    then: (onPage, onError) => getFirst().then(onPage, onError),
    pages: ({ from } = {}) => walk(from),
    async *[Symbol.asyncIterator]() {
      for await (const { items } of walk(undefined)) for (const item of items) yield item;
    },
    toArray: async ({ limit }) => {
      const found: Item[] = [];
      for await (const { items } of walk(undefined, limit)) {
        found.push(...items.slice(0, limit - found.length));
        if (found.length >= limit) break;
      }
      return found;
    },
  };
}

/** Reads where the next page begins, in each of the APIs' ways and casings: a token, or a URL that holds it. */
function nextTokenOf(response: object): string | undefined {
  const { pagination, meta }: { pagination?: NextFields | null; meta?: NextFields | null } = response;
  return pagination?.next || meta?.nextToken || meta?.nextPageUrl || meta?.next_page_url || undefined;
}

interface NextFields {
  readonly next?: string | null;
  readonly nextToken?: string | null;
  readonly nextPageUrl?: string | null;
  readonly next_page_url?: string | null;
}
