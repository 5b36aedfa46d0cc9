import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answeringClient, json, silence } from '../test/answering-client.ts';
import { listNotes } from '../test/note-operations.ts';
import { askedTokens, pagedNotes, settle } from '../test/paged-notes.ts';
import { rejection } from '../test/rejection.ts';
import { paginate } from './index.ts';

const unhandled = vi.fn();
const reason = new Error('the user has left');
const firstPage = json({ notes: [{ id: '1' }, { id: '2' }], pagination: { next: 'token-1' } });

beforeEach(() => {
  unhandled.mockReset();
  process.on('unhandledRejection', unhandled);
});

afterEach(async () => {
  await settle();
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test('the next page is requested while the items of this one are consumed, and no page more', async () => {
  const { client, requests } = pagedNotes([2, 1, 1]);
  const walk = paginate(client, listNotes, {})[Symbol.asyncIterator]();

  await walk.next();
  await settle();
  expect(askedTokens(requests)).toEqual([undefined, 'token-1']);

  await walk.next();
  await walk.next();
  await settle();
  expect(askedTokens(requests)).toEqual([undefined, 'token-1', 'token-2']);
});

test('an awaited list requests nothing ahead', async () => {
  const { client, requests } = pagedNotes([1, 1]);

  await paginate(client, listNotes, {});
  await settle();

  expect(requests).toHaveLength(1);
});

test('a walk that is left aborts the request of the page ahead', async () => {
  const { client, requests } = answeringClient([firstPage, silence]);

  for await (const item of paginate(client, listNotes, {})) {
    await settle();
    if (item) break;
  }
  await settle();

  expect(requests).toHaveLength(2);
  expect(requests[1]?.signal.aborted).toBe(true);
});

test('a walk whose consumer throws aborts the request of the page ahead, and the error reaches the caller', async () => {
  const { client, requests } = answeringClient([firstPage, silence]);
  const walk = async (): Promise<void> => {
    for await (const item of paginate(client, listNotes, {})) {
      await settle();
      if (item) throw reason;
    }
  };

  expect(await rejection(walk())).toBe(reason);
  await settle();
  expect(requests[1]?.signal.aborted).toBe(true);
});

test('the error of a page ahead comes when the walk comes to it, once', async () => {
  const { client } = answeringClient([firstPage, json({ message: 'no' }, { status: 400 })]);
  const walk = paginate(client, listNotes, {})[Symbol.asyncIterator]();

  expect(await walk.next()).toMatchObject({ value: { id: '1' } });
  await settle();
  expect(await walk.next()).toMatchObject({ value: { id: '2' } });
  expect(await rejection(walk.next())).toMatchObject({ name: 'ApiError', status: 400 });
  expect(await walk.next()).toEqual({ done: true, value: undefined });
});

test('the error of a page ahead that nobody comes to is of no interest', async () => {
  const { client } = answeringClient([firstPage, json({}, { status: 400 })]);
  const walk = paginate(client, listNotes, {})[Symbol.asyncIterator]();

  await walk.next();
  await settle();

  expect(await walk.return?.(undefined)).toMatchObject({ done: true });
});

test('a first page that failed is requested again by the next use', async () => {
  const { client } = answeringClient([json({}, { status: 400 }), firstPage]);
  const list = paginate(client, listNotes, {});
  await rejection(list);

  expect(await list).toMatchObject({ notes: [{ id: '1' }, { id: '2' }] });
});

test('a next page that failed is requested again by the next use', async () => {
  const { client } = answeringClient([firstPage, json({}, { status: 400 }), json({ notes: [{ id: '3' }] })]);
  const page = await paginate(client, listNotes, {});
  await rejection(page.nextPage());

  expect(await page.nextPage()).toMatchObject({ notes: [{ id: '3' }] });
});

test('an abort while the page ahead is awaited rejects with its reason', async () => {
  const { client, requests } = answeringClient([firstPage, silence]);
  const controller = new AbortController();
  const walk = paginate(client, listNotes, {}, { signal: controller.signal })[Symbol.asyncIterator]();
  await walk.next();
  await walk.next();
  const failing = rejection(walk.next());
  await settle();

  controller.abort(reason);

  expect(await failing).toBe(reason);
  expect(requests[1]?.signal.aborted).toBe(true);
});

test('an abort of an awaited list rejects with its reason', async () => {
  const { client } = answeringClient(silence);
  const controller = new AbortController();
  const failing = rejection(paginate(client, listNotes, {}, { signal: controller.signal }));
  await settle();

  controller.abort(reason);

  expect(await failing).toBe(reason);
});

test('a walk that goes on after an abort ends with its reason before the next page, and requests nothing', async () => {
  const { client, requests } = pagedNotes([1, 1]);
  const controller = new AbortController();
  const list = paginate(client, listNotes, {}, { signal: controller.signal });
  await list;
  controller.abort(reason);
  const ids: string[] = [];
  const walk = async (): Promise<void> => {
    for await (const { id } of list) ids.push(id);
  };

  expect(await rejection(walk())).toBe(reason);
  expect(ids).not.toContain('2');
  expect(requests).toHaveLength(1);
});
