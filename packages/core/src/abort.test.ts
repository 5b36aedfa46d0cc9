import { afterEach, expect, test, vi } from 'vitest';
import { type Answer, answeringClient, json, silence, stalledBody } from '../test/answering-client.ts';
import { createNote, type Fields, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { execute, type Operation } from './index.ts';

const note = { noteId: 'a' };
const reason = new Error('the user has left');
const operations: readonly Operation<Fields, unknown>[] = [fetchNote, createNote];

afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything run that needs no time. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

test.each(operations)('an abort before $id rejects with its reason, and nothing is sent', async (operation) => {
  const { client, requests } = answeringClient(json({}));

  expect(await rejection(execute(client, operation, note, { signal: AbortSignal.abort(reason) }))).toBe(reason);
  expect(requests).toHaveLength(0);
});

const waits: readonly [string, Answer][] = [
  ['while waiting for the headers', silence],
  ['in the body', stalledBody],
  ['while waiting for a fetch that knows no signals', async () => await new Promise(() => {})],
  ['in a body that knows no signals', () => new Response(new ReadableStream())],
];

test.each(
  waits.flatMap(([when, answer]) => operations.map((operation) => ({ when, answer, id: operation.id, operation }))),
)('an abort $when of $id rejects with its reason at once', { timeout: 1000 }, async ({ answer, operation }) => {
  const { client, requests } = answeringClient(answer);
  const controller = new AbortController();
  const failing = rejection(execute(client, operation, note, { signal: controller.signal }));
  await settle();

  controller.abort(reason);

  expect(await failing).toBe(reason);
  expect(requests).toHaveLength(1);
  expect(requests[0]?.signal.aborted).toBe(true);
});

test('an abort in back-off rejects with its reason at once, and nothing more is sent', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const { client, requests } = answeringClient(json({}, { status: 503, headers: { 'retry-after': '30' } }));
  const controller = new AbortController();
  const failing = rejection(execute(client, fetchNote, note, { signal: controller.signal }));
  await settle();

  controller.abort(reason);

  expect(await failing).toBe(reason);
  expect(requests).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a reason that is no error is thrown as it is', async () => {
  const { client } = answeringClient(silence);
  const controller = new AbortController();
  const failing = rejection(execute(client, fetchNote, note, { signal: controller.signal }));
  await settle();

  controller.abort('just words');

  expect(await failing).toBe('just words');
});

test('an abort without a reason rejects with an AbortError', async () => {
  const { client } = answeringClient(json({}));

  expect(await rejection(execute(client, fetchNote, note, { signal: AbortSignal.abort() }))).toMatchObject({
    name: 'AbortError',
  });
});

test('an abort after the end of a call changes nothing', async () => {
  const { client, requests } = answeringClient(json({ id: 'a' }));
  const controller = new AbortController();
  const found = await execute(client, fetchNote, note, { signal: controller.signal });

  controller.abort(reason);

  expect(found).toEqual({ id: 'a' });
  expect(requests[0]?.signal.aborted).toBe(false);
});
