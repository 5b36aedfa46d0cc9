import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { listNotes, type Note } from '../test/note-operations.ts';
import { askedTokens, pagedNotes, settle } from '../test/paged-notes.ts';
import { rejection } from '../test/rejection.ts';
import { CommsError, commsV1, conversationsV1, conversationsV2, paginate } from './index.ts';

async function idsOf(list: AsyncIterable<Note>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

test('a list that is not used requests nothing', async () => {
  const { client, requests } = pagedNotes([1]);

  const list = paginate(client, listNotes, {});
  list.pages();
  list[Symbol.asyncIterator]();
  await settle();

  expect(requests).toHaveLength(0);
});

test('an awaited list gives the first page as the reference shows it', async () => {
  const { client, requests } = pagedNotes([2, 1]);

  const page = await paginate(client, listNotes, {});

  expect(page.notes).toEqual([{ id: '1' }, { id: '2' }]);
  expect(page.items).toBe(page.notes);
  expect(page).toMatchObject({ hasNext: true, nextToken: 'token-1', pagination: { next: 'token-1' } });
  expect(requests).toHaveLength(1);
});

test('what a page has beside its answer is not seen in JSON or in a comparison', async () => {
  const { client } = pagedNotes([1]);

  const page = await paginate(client, listNotes, {});

  expect(page).toEqual({ notes: [{ id: '1' }], pagination: { next: null, self: 'token-0' } });
  expect(JSON.stringify(page)).toBe('{"notes":[{"id":"1"}],"pagination":{"next":null,"self":"token-0"}}');
});

test('a list that is awaited twice, or twice at once, makes one request', async () => {
  const { client, requests } = pagedNotes([1]);
  const list = paginate(client, listNotes, {});

  const [first, second] = await Promise.all([list, list]);
  const third = await list;

  expect(first).toBe(second);
  expect(first).toBe(third);
  expect(requests).toHaveLength(1);
});

test('a walk gives all items in order, with each page requested once', async () => {
  const { client, requests } = pagedNotes([2, 2, 1]);

  const ids = await idsOf(paginate(client, listNotes, {}));

  expect(ids).toEqual(['1', '2', '3', '4', '5']);
  expect(askedTokens(requests)).toEqual([undefined, 'token-1', 'token-2']);
});

test('a walk after an await uses the page that is there', async () => {
  const { client, requests } = pagedNotes([1, 1]);
  const list = paginate(client, listNotes, {});
  await list;

  expect(await idsOf(list)).toEqual(['1', '2']);
  expect(requests).toHaveLength(2);
});

test('a second walk gives all items again', async () => {
  const { client } = pagedNotes([1, 1, 1]);
  const list = paginate(client, listNotes, {});

  expect(await idsOf(list)).toEqual(['1', '2', '3']);
  expect(await idsOf(list)).toEqual(['1', '2', '3']);
});

test('the filters and the page size are sent with every page', async () => {
  const { client, requests } = pagedNotes([1, 1]);

  await idsOf(paginate(client, listNotes, { channel: 'tel', pageSize: 1 }));

  expect(requests.map(({ url }) => new URL(url).search)).toEqual([
    '?channel=tel&page_size=1',
    '?channel=tel&page_size=1&page_token=token-1',
  ]);
});

test('empty pages are followed', async () => {
  const { client } = pagedNotes([0, 1, 0, 0, 1, 0]);

  expect(await idsOf(paginate(client, listNotes, {}))).toEqual(['1', '2']);
});

test.each([
  {},
  { notes: null },
  { notes: [], pagination: null },
  { notes: [], pagination: { next: '' } },
  { notes: [], meta: {} },
])('the answer %j is an empty last page', async (answer) => {
  const { client } = answeringClient(json(answer));
  const list = paginate(client, listNotes, {});

  expect(await list).toMatchObject({ items: [], hasNext: false, nextToken: undefined });
  expect(await idsOf(list)).toEqual([]);
  expect(await (await list).nextPage()).toBeUndefined();
});

test.each([
  ['an empty body', new Response(null, { status: 204 })],
  ['a page in HTML', new Response('<p>hello</p>', { headers: { 'content-type': 'text/html' } })],
])('%s in the place of a list is a CommsError', async (_, answer) => {
  const { client } = answeringClient(answer);

  expect(await rejection(paginate(client, listNotes, {}))).toBeInstanceOf(CommsError);
});

test.each([
  {
    name: 'a token in camelCase',
    api: commsV1,
    first: { pagination: { next: 'PT/1=' } },
    query: '?pageToken=PT%2F1%3D',
  },
  { name: 'meta.nextToken', api: conversationsV2, first: { meta: { nextToken: 'PT1' } }, query: '?pageToken=PT1' },
  {
    name: 'meta.next_page_url',
    api: conversationsV1,
    first: { meta: { next_page_url: 'https://conversations.twilio.com/v1/Notes?PageSize=1&Page=1&PageToken=PT1' } },
    query: '?PageSize=1&Page=1&PageToken=PT1',
  },
])('$name leads to the next page', async ({ api, first, query }) => {
  const { client, requests } = answeringClient([
    json({ notes: [{ id: '1' }], ...first }),
    json({ notes: [{ id: '2' }] }),
  ]);

  const ids = await idsOf(paginate(client, { ...listNotes, api }, {}));

  expect(ids).toEqual(['1', '2']);
  expect(new URL(requests[1]?.url ?? '').search).toBe(query);
});

test('a token that comes twice ends the walk with an error, and not never', async () => {
  const { client, requests } = answeringClient(() => json({ notes: [{ id: '1' }], pagination: { next: 'same' } }));

  const error = await rejection(idsOf(paginate(client, listNotes, {})));

  expect(error).toBeInstanceOf(CommsError);
  expect(error).toMatchObject({ operation: 'notes.listNotes' });
  expect(error).toHaveProperty('message', expect.stringContaining('twice'));
  expect(requests).toHaveLength(2);
});

test('the pages of a list can be walked, from a token that was kept too', async () => {
  const { client } = pagedNotes([1, 1, 1]);
  const { nextToken } = await paginate(client, listNotes, {});
  const later = pagedNotes([1, 1, 1]);
  const ids: string[][] = [];

  for await (const page of paginate(later.client, listNotes, {}).pages({ from: nextToken })) {
    ids.push(page.notes.map(({ id }) => id));
  }

  expect(ids).toEqual([['2'], ['3']]);
  expect(askedTokens(later.requests)).toEqual(['token-1', 'token-2']);
});

test('nextPage gives the page after, once, and undefined after the last', async () => {
  const { client, requests } = pagedNotes([1, 1]);
  const first = await paginate(client, listNotes, {});

  const [second, again] = await Promise.all([first.nextPage(), first.nextPage()]);

  expect(second?.notes).toEqual([{ id: '2' }]);
  expect(again).toBe(second);
  expect(await second?.nextPage()).toBeUndefined();
  expect(requests).toHaveLength(2);
});

test('concurrent next() calls give the items in order', async () => {
  const { client, requests } = pagedNotes([2, 1]);
  const walk = paginate(client, listNotes, {})[Symbol.asyncIterator]();

  const results = await Promise.all([walk.next(), walk.next(), walk.next(), walk.next()]);

  expect(results.map(({ value }) => value?.id)).toEqual(['1', '2', '3', undefined]);
  expect(requests).toHaveLength(2);
});

test('toArray collects up to its limit, and requests no page beyond it', async () => {
  const { client, requests } = pagedNotes([2, 2, 2]);

  const items = await paginate(client, listNotes, {}).toArray({ limit: 4 });
  await settle();

  expect(items.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  expect(requests).toHaveLength(2);
});

test('toArray cuts the last page at its limit, and gives all where there is less', async () => {
  const { client } = pagedNotes([2, 2]);
  const list = paginate(client, listNotes, {});

  expect((await list.toArray({ limit: 3 })).map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(await list.toArray({ limit: 100 })).toHaveLength(4);
  expect(await list.toArray({ limit: Number.POSITIVE_INFINITY })).toHaveLength(4);
});

test('a list is no promise, but can be awaited', async () => {
  const { client } = pagedNotes([1]);
  const list = paginate(client, listNotes, {});

  expect(list).not.toBeInstanceOf(Promise);
  expect(await Promise.resolve(list)).toHaveProperty('items');
});
