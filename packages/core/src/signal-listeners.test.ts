import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { answeringClient, connectionError, json } from '../test/answering-client.ts';
import { createNote, type Fields, fetchNote, listNotes, sendNotes } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { bearerToken, execute, type OperationHandle, operationHandle, paginate } from './index.ts';

const note = { noteId: 'a' };

afterEach(() => {
  vi.useRealTimers();
});

function listenersOf(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length;
}

test('10,000 calls leave no listener on the signal of their caller', async () => {
  const { client, requests } = answeringClient(() => json({}));
  const { signal } = new AbortController();

  for (let round = 0; round < 100; round++) {
    await Promise.all(Array.from({ length: 100 }, () => execute(client, fetchNote, note, { signal })));
  }

  expect(requests).toHaveLength(10_000);
  expect(listenersOf(signal)).toBe(0);
});

test.each([
  ['are refused', json({}, { status: 400 })],
  ['lose their connection', connectionError('ECONNRESET')],
])('calls that %s leave no listener', async (_, answer) => {
  const { client } = answeringClient(answer, { retry: { baseDelayMs: 0 } });
  const { signal } = new AbortController();

  for (let count = 0; count < 20; count++) {
    await rejection(execute(client, fetchNote, note, { signal }));
    await rejection(execute(client, createNote, {}, { signal }));
  }

  expect(listenersOf(signal)).toBe(0);
});

test('calls that are refused before the wire leave no listener', async () => {
  const { client } = answeringClient(json({}));
  const { signal } = new AbortController();

  await rejection(execute(client, fetchNote, {}, { signal }));

  expect(listenersOf(signal)).toBe(0);
});

test('a pause between attempts leaves no listener', async () => {
  vi.useFakeTimers();
  const { client } = answeringClient([json({}, { status: 500 }), json({})]);
  const { signal } = new AbortController();
  const calling = execute(client, fetchNote, note, { signal });

  await vi.runAllTimersAsync();
  await calling;

  expect(listenersOf(signal)).toBe(0);
});

test('waiting for a token leaves no listener', async () => {
  const security = bearerToken(async () => await Promise.resolve({ token: 'a' }));
  const { client } = answeringClient(json({}), { security });
  const { signal } = new AbortController();

  await Promise.all(Array.from({ length: 10 }, () => execute(client, fetchNote, note, { signal })));

  expect(listenersOf(signal)).toBe(0);
});

test('an aborted call leaves no listener', async () => {
  const { client } = answeringClient(json({}));
  const controller = new AbortController();
  const failing = rejection(execute(client, fetchNote, note, { signal: controller.signal }));

  controller.abort();
  await failing;

  expect(listenersOf(controller.signal)).toBe(0);
});

test('a walk over a list leaves no listener, to its end or not', async () => {
  const { client } = answeringClient((request) => {
    const page = Number(new URL(request.url).searchParams.get('page_token') ?? 1);
    return json({ notes: [{ id: 'a' }], pagination: { next: page < 5 ? String(page + 1) : null } });
  });
  const { signal } = new AbortController();
  const seen: unknown[] = [];

  for await (const item of paginate(client, listNotes, {}, { signal })) seen.push(item);
  for await (const item of paginate(client, listNotes, {}, { signal })) if (seen.push(item) > 6) break;
  await paginate(client, listNotes, {}, { signal }).toArray({ limit: 2 });

  expect(listenersOf(signal)).toBe(0);
});

test('a wait leaves no listener, whether it ends or its deadline comes', async () => {
  vi.useFakeTimers();
  const states = ['processing', 'processing', 'completed', 'processing'];
  const { client } = answeringClient(states.map((status) => json({ status })));
  const handle: OperationHandle<Fields, unknown> = operationHandle(client, sendNotes.starts, 'o');
  const { signal } = new AbortController();
  const done = handle.wait({ deadlineMs: 60_000, signal });
  await vi.runAllTimersAsync();
  await done;

  const late = rejection(handle.wait({ deadlineMs: 5000, signal }));
  await vi.runAllTimersAsync();

  expect(await late).toMatchObject({ name: 'TimeoutError' });
  expect(listenersOf(signal)).toBe(0);
});
