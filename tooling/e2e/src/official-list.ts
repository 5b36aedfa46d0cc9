import { expect } from 'vitest';

/** What every list of the official client has. */
export interface OfficialList<Item> {
  list(parameters?: object): Promise<Item[]>;
  each(parameters: object, callback?: (item: Item, done: (error?: Error) => void) => void): void;
  page(parameters?: object): Promise<OfficialPage<Item>>;
  getPage(url: string): Promise<OfficialPage<Item>>;
}

interface OfficialPage<Item> {
  readonly instances: Item[];
  readonly nextPageUrl?: string | undefined;
  readonly previousPageUrl?: string | undefined;
  nextPage(): Promise<OfficialPage<Item>> | undefined;
  previousPage(): Promise<OfficialPage<Item>> | undefined;
}

/** Walks a list in each way that the official client has, and expects what is in it: at least three items. */
export async function expectList<Item>(
  list: OfficialList<Item>,
  nameOf: (item: Item) => string,
  expected: readonly string[],
  filters: object = {},
): Promise<void> {
  const names = (items: readonly Item[]): string[] => items.map(nameOf);

  expect(names(await list.list(filters))).toEqual(expected);
  expect(names(await list.list({ ...filters, limit: 2 }))).toEqual(expected.slice(0, 2));
  expect(names(await list.list({ ...filters, pageSize: 2 }))).toEqual(expected);
  const each: Item[] = [];
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error): void => (error ? reject(error) : resolve());
    list.each({ ...filters, pageSize: 2, callback: (item: Item) => each.push(item), done });
  });
  expect(names(each)).toEqual(expected);

  const first = await list.page({ ...filters, pageSize: 2 });
  const second = await first.nextPage();
  // Lists that go on by a token have no URLs.
  const byUrl = first.nextPageUrl ? await list.getPage(first.nextPageUrl) : second;
  const back = await second?.previousPage();
  expect(names(first.instances)).toEqual(expected.slice(0, 2));
  expect(names(second?.instances ?? [])).toEqual(expected.slice(2, 4));
  expect(names(byUrl?.instances ?? [])).toEqual(expected.slice(2, 4));
  expect(names(back?.instances ?? [])).toEqual(expected.slice(0, 2));
  expect(first.previousPageUrl ?? undefined).toBeUndefined();
}

/** Expects that there is nothing any more, in the words in which the official client says it. */
export async function expectGone(fetching: Promise<unknown>): Promise<void> {
  await expect(fetching).rejects.toMatchObject({ status: 404, code: 20404 });
}
