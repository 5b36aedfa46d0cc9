import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createNote, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { execute, type RetryOptions } from './index.ts';

const note = { noteId: 'a' };
const down = json({}, { status: 500 });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** The pauses that a call makes between its attempts. */
async function pauses(retry: RetryOptions): Promise<number[]> {
  const times: number[] = [];
  const { client } = answeringClient(
    () => {
      times.push(Date.now());
      return down.clone();
    },
    { retry },
  );
  const failing = rejection(execute(client, fetchNote, note));
  await vi.runAllTimersAsync();
  await failing;
  return times.slice(1).map((time, at) => time - (times[at] ?? 0));
}

test('the longest pause doubles up to its limit', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.999_999);

  expect(await pauses({ maxRetries: 7 })).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000].map((ms) => ms - 1));
});

test('the pause can be as short as nothing', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);

  expect(Math.max(...(await pauses({ maxRetries: 7 })))).toBeLessThanOrEqual(1);
});

test('baseDelayMs and maxDelayMs set the longest pauses', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);

  expect(await pauses({ maxRetries: 4, baseDelayMs: 100, maxDelayMs: 300 })).toEqual([50, 100, 150, 150]);
});

test.each([
  [{ maxRetries: 0 }, 1],
  [false, 1],
  [{ maxRetries: 4 }, 5],
  [{}, 3],
  [undefined, 3],
] as const)('with retry %j a call makes at most %i requests', async (retry, expected) => {
  const { client, requests } = answeringClient(down, { retry });
  const failing = rejection(execute(client, fetchNote, note));

  await vi.runAllTimersAsync();

  expect(await failing).toMatchObject({ attempts: expected });
  expect(requests).toHaveLength(expected);
});

test('the retry options of a call win over those of the client', async () => {
  const { client, requests } = answeringClient(down, { retry: { maxRetries: 5 } });
  const failing = rejection(execute(client, fetchNote, note, { retry: { maxRetries: 1 } }));

  await vi.runAllTimersAsync();
  await failing;

  expect(requests).toHaveLength(2);
});

test('retry: false of a call wins over the options of the client', async () => {
  const { client, requests } = answeringClient(down, { retry: { maxRetries: 5 } });

  await rejection(execute(client, fetchNote, note, { retry: false }));

  expect(requests).toHaveLength(1);
});

test('after 20 repeats the calls of a client repeat nothing more', async () => {
  const { client, requests } = answeringClient(down);
  const failing = Promise.all(Array.from({ length: 15 }, () => rejection(execute(client, fetchNote, note))));

  await vi.runAllTimersAsync();
  await failing;

  expect(requests).toHaveLength(15 + 20);
});

test('every five calls that succeed allow one repeat more', async () => {
  let isDown = true;
  const { client, requests } = answeringClient(() => (isDown ? down.clone() : json({})));
  const spending = Promise.all(Array.from({ length: 12 }, () => rejection(execute(client, fetchNote, note))));
  await vi.runAllTimersAsync();
  await spending;
  isDown = false;
  await Promise.all(Array.from({ length: 5 }, () => execute(client, fetchNote, note)));
  isDown = true;
  const before = requests.length;

  const failing = Promise.all([
    rejection(execute(client, fetchNote, note)),
    rejection(execute(client, fetchNote, note)),
  ]);
  await vi.runAllTimersAsync();
  await failing;

  expect(requests.length - before).toBe(3);
});

test('successes do not save more than 20 repeats', async () => {
  let isDown = false;
  const { client, requests } = answeringClient(() => (isDown ? down.clone() : json({})));
  await Promise.all(Array.from({ length: 200 }, () => execute(client, fetchNote, note)));
  isDown = true;

  const failing = Promise.all(Array.from({ length: 15 }, () => rejection(execute(client, fetchNote, note))));
  await vi.runAllTimersAsync();
  await failing;

  expect(requests).toHaveLength(200 + 15 + 20);
});

test('a derived client shares the budget, and another client does not', async () => {
  const { client } = answeringClient(down);
  const other = answeringClient(down);
  const spending = Promise.all(Array.from({ length: 15 }, () => rejection(execute(client, fetchNote, note))));
  await vi.runAllTimersAsync();
  await spending;

  const failing = Promise.all([
    rejection(execute(client.withOptions({ timeoutMs: 1000 }), fetchNote, note)),
    rejection(execute(other.client, fetchNote, note)),
  ]);
  await vi.runAllTimersAsync();

  expect(await failing).toMatchObject([{ attempts: 1 }, { attempts: 3 }]);
});

test('what is not repeated costs nothing of the budget', async () => {
  const { client, requests } = answeringClient(down);
  await Promise.all(Array.from({ length: 100 }, () => rejection(execute(client, createNote, {}))));
  const failing = rejection(execute(client, fetchNote, note));

  await vi.runAllTimersAsync();

  expect(await failing).toMatchObject({ attempts: 3 });
  expect(requests).toHaveLength(103);
});
