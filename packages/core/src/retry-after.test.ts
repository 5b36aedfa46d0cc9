import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Answer, answeringClient, json } from '../test/answering-client.ts';
import { createNote, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ApiError, execute } from './index.ts';

const start = Date.UTC(2026, 0, 2, 3, 4, 5);

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.useRealTimers();
});

function busy(retryAfter: string, status = 429): Response {
  return json({ message: 'slow down' }, { status, headers: { 'retry-after': retryAfter } });
}

/** How long a call pauses before its repeat. */
async function pauseAfter(answer: Response): Promise<number> {
  let repeatedAt = 0;
  const second: Answer = () => {
    repeatedAt = Date.now();
    return json({});
  };
  const { client } = answeringClient([answer, second]);
  const calling = execute(client, createNote, {});
  await vi.runAllTimersAsync();
  await calling;
  return repeatedAt - start;
}

test.each([429, 503])('a %i is repeated after the seconds that Retry-After gives', async (status) => {
  expect(await pauseAfter(busy('7', status))).toBe(7000);
});

test.each([429, 503])('a %i is repeated at the HTTP date that Retry-After gives', async (status) => {
  expect(await pauseAfter(busy('Fri, 02 Jan 2026 03:04:35 GMT', status))).toBe(30_000);
});

test('a Retry-After in the past is repeated at once', async () => {
  expect(await pauseAfter(busy('Fri, 02 Jan 2026 03:04:00 GMT'))).toBeLessThanOrEqual(1);
});

test.each(['soon', '-5', '1.5', '5 seconds', '2026-01-02', '7, 8', 'Fri, 99 Foo 2026 99:99:99 GMT'])(
  'a 429 whose Retry-After is %j is repeated after a pause of our own',
  async (retryAfter) => {
    expect(await pauseAfter(busy(retryAfter))).toBe(250);
  },
);

test('a Retry-After over the cap is not waited for: the call fails, and says until when', async () => {
  const { client, requests } = answeringClient(busy('61'));

  const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 429, attempts: 1, retryAt: new Date(start + 61_000) });
  expect(error).toHaveProperty('message', expect.stringContaining('2026-01-02T03:05:06.000Z'));
  expect(Date.now()).toBe(start);
  expect(requests).toHaveLength(1);
});

test('maxRetryAfterMs sets the cap', async () => {
  const { client } = answeringClient([busy('61'), json({ id: 'a' })], { retry: { maxRetryAfterMs: 61_000 } });
  const calling = execute(client, fetchNote, { noteId: 'a' });

  await vi.runAllTimersAsync();

  expect(await calling).toEqual({ id: 'a' });
});

test.each(['99999999999999999999', 'Fri, 99 Foo 2026 99:99:99 GMT'])(
  'the Retry-After %j, which is no time at all, still gives an ApiError',
  async (retryAfter) => {
    const { client } = answeringClient(busy(retryAfter), { retry: false });

    const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 429, effect: 'none' });
  },
);

test('a Retry-After on another status is not waited for', async () => {
  const { client } = answeringClient(busy('7', 400));

  expect(await rejection(execute(client, createNote, {}))).toMatchObject({ status: 400, attempts: 1 });
  expect(Date.now()).toBe(start);
});

test('a Retry-After that would end after the total time is not waited for', async () => {
  const { client } = answeringClient(busy('7'), { totalTimeoutMs: 5000 });

  const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

  expect(error).toMatchObject({ status: 429, attempts: 1, retryAt: new Date(start + 7000) });
  expect(Date.now()).toBe(start);
});
