import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Answer, answeringClient, json, silence, stalledBody } from '../test/answering-client.ts';
import { createKeyedNote, createNote, deleteNote, type Fields, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { type ClientOptions, execute, type Operation, OutcomeUnknownError, TimeoutError } from './index.ts';

const note = { noteId: 'a' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.useRealTimers();
});

interface Failure {
  readonly error: unknown;
  readonly afterMs: number;
  readonly requests: number;
}

async function failure(
  answer: Answer,
  options: ClientOptions,
  operation: Operation<Fields, unknown>,
): Promise<Failure> {
  const { client, requests } = answeringClient(answer, options);
  const began = Date.now();
  let afterMs = 0;
  const failing = rejection(execute(client, operation, note)).finally(() => {
    afterMs = Date.now() - began;
  });
  await vi.advanceTimersByTimeAsync(120_000);
  return { error: await failing, afterMs, requests: requests.length };
}

/** A body whose bytes come one by one, each after a second. */
function slowBody(bytes: number): Response {
  const text = JSON.stringify({ id: 'x'.repeat(bytes - 9) });
  let at = 0;
  const body = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      controller.enqueue(new TextEncoder().encode(text[at++]));
      if (at === text.length) controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

/** A `fetch` that knows nothing of signals. */
async function deafSilence(): Promise<Response> {
  return await new Promise(() => {});
}

function deafStalledBody(): Response {
  return new Response(new ReadableStream(), { headers: { 'content-type': 'application/json' } });
}

const never: readonly [string, Answer][] = [
  ['headers that never come', silence],
  ['a body that stalls after the headers', stalledBody],
  ['headers that never come from a fetch that knows no signals', deafSilence],
  ['a body that stalls in a fetch that knows no signals', deafStalledBody],
];

test.each(never)('%s end an attempt that can be repeated with a TimeoutError', async (_, answer) => {
  const { error, afterMs, requests } = await failure(answer, { timeoutMs: 1000, retry: false }, fetchNote);

  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ operation: 'notes.fetchNote', effect: 'none', attempts: 1 });
  expect(error).toHaveProperty('message', expect.stringContaining('1000 ms'));
  expect({ afterMs, requests }).toEqual({ afterMs: 1000, requests: 1 });
});

test.each(never)('%s leave the outcome of a creating POST unknown', async (_, answer) => {
  const { error, afterMs, requests } = await failure(answer, { timeoutMs: 1000 }, createNote);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ effect: 'unknown', attempts: 1, searchFor: { operation: 'notes.listNotes' } });
  expect({ afterMs, requests }).toEqual({ afterMs: 1000, requests: 1 });
});

test.each([deleteNote, createKeyedNote])(
  '$id is repeated after a time-out, and its effect is unknown',
  async (operation) => {
    const { error, afterMs, requests } = await failure(silence, { timeoutMs: 1000 }, operation);

    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ effect: 'unknown', attempts: 3 });
    expect({ afterMs, requests }).toEqual({ afterMs: 3000 + 250 + 500, requests: 3 });
  },
);

test('an attempt has 30 seconds where nothing else is said', async () => {
  expect(await failure(silence, { retry: false }, fetchNote)).toMatchObject({ afterMs: 30_000 });
});

test('the timeoutMs of a call wins over that of the client', async () => {
  const { client } = answeringClient(silence, { timeoutMs: 60_000, retry: false });
  const failing = rejection(execute(client, fetchNote, note, { timeoutMs: 10 }));

  await vi.advanceTimersByTimeAsync(10);

  expect(await failing).toBeInstanceOf(TimeoutError);
});

test('a slow body within the time is fine', async () => {
  const { client } = answeringClient(slowBody(20), { timeoutMs: 21_000 });
  const calling = execute(client, fetchNote, note);

  await vi.advanceTimersByTimeAsync(21_000);

  expect(await calling).toEqual({ id: 'x'.repeat(11) });
});

test('a body that comes byte by byte does not stretch the time', async () => {
  const { client } = answeringClient(slowBody(20), { timeoutMs: 5000, retry: false });
  const failing = rejection(execute(client, fetchNote, note));

  await vi.advanceTimersByTimeAsync(5000);

  expect(await failing).toBeInstanceOf(TimeoutError);
});

test('totalTimeoutMs ends the last attempt early', async () => {
  const { error, afterMs, requests } = await failure(silence, { timeoutMs: 1000, totalTimeoutMs: 1600 }, fetchNote);

  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ attempts: 2 });
  expect({ afterMs, requests }).toEqual({ afterMs: 1600, requests: 2 });
});

test('totalTimeoutMs allows no pause that would end after it', async () => {
  const { error, afterMs } = await failure(json({}, { status: 500 }), { totalTimeoutMs: 200 }, fetchNote);

  expect(error).toMatchObject({ name: 'ApiError', status: 500, attempts: 1 });
  expect(afterMs).toBe(0);
});

test('totalTimeoutMs of a creating POST leaves its outcome unknown', async () => {
  const { error, afterMs } = await failure(silence, { totalTimeoutMs: 500 }, createNote);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(afterMs).toBe(500);
});

test('a time that no timer can hold is no time-out', async () => {
  const { client } = answeringClient(slowBody(12), { timeoutMs: Number.POSITIVE_INFINITY });
  const calling = execute(client, fetchNote, note);

  await vi.advanceTimersByTimeAsync(13_000);

  expect(await calling).toEqual({ id: 'xxx' });
});

test.each([fetchNote, createNote])('no timer is left when $id has ended', async (operation) => {
  const { client } = answeringClient([json({}), json({}, { status: 400 })]);

  await execute(client, operation, note);
  await rejection(execute(client, operation, note));

  expect(vi.getTimerCount()).toBe(0);
});
