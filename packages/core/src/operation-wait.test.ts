import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Answer, answeringClient, connectionError, json, silence } from '../test/answering-client.ts';
import { type Fields, sendNotes } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import {
  ConfigurationError,
  OperationError,
  type OperationHandle,
  operationHandle,
  TimeoutError,
  type WaitOptions,
} from './index.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.useRealTimers();
});

const processing = json({ status: 'processing' });
const completed = json({ status: 'completed' });

interface Followed {
  readonly handle: OperationHandle<Fields, unknown>;
  readonly looks: () => number;
}

function followed(answers: Answer | readonly Answer[]): Followed {
  const { client, requests } = answeringClient(answers, { retry: false });
  return { handle: operationHandle(client, sendNotes.starts, 'operation_1'), looks: () => requests.length };
}

test('wait looks until the work is completed, and gives the last state', async () => {
  const { handle, looks } = followed([
    processing,
    processing,
    json({ status: 'completed', delivery: { total_count: 3 } }),
  ]);
  const waiting = handle.wait({ deadlineMs: 60_000 });

  await vi.runAllTimersAsync();

  expect(await waiting).toEqual({ status: 'completed', delivery: { totalCount: 3 } });
  expect(handle.last).toEqual(await waiting);
  expect(looks()).toBe(3);
});

test('onProgress is told about each look', async () => {
  const { handle } = followed([processing, completed]);
  const seen: unknown[] = [];
  const waiting = handle.wait({ deadlineMs: 60_000, onProgress: ({ status }) => seen.push(status) });

  await vi.runAllTimersAsync();
  await waiting;

  expect(seen).toEqual(['processing', 'completed']);
});

test('updates gives each state that is seen, the last included', async () => {
  const { handle } = followed([processing, json({ status: 'failed' })]);
  const seen: unknown[] = [];
  const walking = (async () => {
    for await (const { status } of handle.updates({ deadlineMs: 60_000 })) seen.push(status);
  })();

  await vi.runAllTimersAsync();
  await walking;

  expect(seen).toEqual(['processing', 'failed']);
});

test('the pauses between two looks grow up to their limit', async () => {
  const times: number[] = [];
  const { handle } = followed(() => {
    times.push(Date.now());
    return processing.clone();
  });
  const failing = rejection(handle.wait({ deadlineMs: 10_000, minDelayMs: 400, maxDelayMs: 1000 }));
  await vi.runAllTimersAsync();
  await failing;

  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  expect(gaps.slice(0, 5)).toEqual([300, 450, 675, 750, 750]);
});

test('a deadline that comes first is a TimeoutError; the work goes on', async () => {
  const { handle } = followed(processing);
  const began = Date.now();
  const failing = rejection(handle.wait({ deadlineMs: 10_000 }));

  await vi.advanceTimersByTimeAsync(10_000);
  const error = await failing;

  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ operation: 'notes.fetchNoteOperation' });
  expect(error).toHaveProperty('message', expect.stringMatching(/operation_1.*10000 ms/));
  expect(Date.now() - began).toBeLessThanOrEqual(10_000);
  expect(handle.last).toEqual({ status: 'processing' });
});

test('a look that never ends does not stretch the deadline', async () => {
  const { handle } = followed(silence);
  const failing = rejection(handle.wait({ deadlineMs: 5000 }));

  await vi.advanceTimersByTimeAsync(5000);

  expect(await failing).toBeInstanceOf(TimeoutError);
});

test.each(['canceled', 'cancelled', 'failed', 'FAILED'])(
  'work that is %s is an OperationError with the last state',
  async (status) => {
    const { handle } = followed([processing, json({ status })]);
    const failing = rejection(handle.wait({ deadlineMs: 60_000 }));

    await vi.runAllTimersAsync();
    const error = await failing;

    expect(error).toBeInstanceOf(OperationError);
    expect(error).toMatchObject({ operation: 'notes.fetchNoteOperation', snapshot: { status } });
  },
);

test.each(['canceled', 'failed', 'completed', 'COMPLETED'])('until `settled` takes work that is %s', async (status) => {
  const { handle } = followed(json({ status }));

  expect(await handle.wait({ deadlineMs: 60_000, until: 'settled' })).toEqual({ status });
});

test('a state that this version does not know counts as running', async () => {
  const { handle, looks } = followed([json({ status: 'thinking' }), json({}), completed]);
  const waiting = handle.wait({ deadlineMs: 60_000 });

  await vi.runAllTimersAsync();

  expect(await waiting).toEqual({ status: 'completed' });
  expect(looks()).toBe(3);
});

test.each([{}, { deadlineMs: 0 }, { deadlineMs: -1 }, { deadlineMs: Number.NaN }])(
  'the options %j, without a deadline, are refused',
  async (options) => {
    const { handle, looks } = followed(completed);
    const given: WaitOptions<Fields> = JSON.parse(JSON.stringify(options));

    const error = await rejection(handle.wait(given));

    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toHaveProperty('message', expect.stringContaining('deadlineMs'));
    expect(looks()).toBe(0);
  },
);

test.each([
  ['a 503', json({}, { status: 503 })],
  ['a 429', json({}, { status: 429 })],
  ['a 500', json({}, { status: 500 })],
  ['a lost connection', connectionError('ECONNRESET')],
])('%s while polling is passed over', async (_, trouble) => {
  const { handle } = followed([processing, trouble, trouble, completed]);
  const waiting = handle.wait({ deadlineMs: 60_000 });

  await vi.runAllTimersAsync();

  expect(await waiting).toEqual({ status: 'completed' });
});

test('the trouble of the last look is the cause of the TimeoutError', async () => {
  const { handle } = followed(json({}, { status: 503 }));
  const failing = rejection(handle.wait({ deadlineMs: 5000 }));

  await vi.runAllTimersAsync();

  expect(await failing).toMatchObject({ name: 'TimeoutError', cause: { status: 503 } });
});

test('trouble that has passed is no cause of a TimeoutError', async () => {
  const { handle } = followed([json({}, { status: 503 }), processing]);
  const failing = rejection(handle.wait({ deadlineMs: 5000 }));

  await vi.runAllTimersAsync();

  expect(Reflect.get(Object(await failing), 'cause')).toBeUndefined();
});

test.each([400, 401, 403, 404])('a %i while polling ends the wait', async (status) => {
  const { handle, looks } = followed([processing, json({}, { status })]);
  const failing = rejection(handle.wait({ deadlineMs: 60_000 }));

  await vi.runAllTimersAsync();

  expect(await failing).toMatchObject({ name: 'ApiError', status });
  expect(looks()).toBe(2);
});

test('what onProgress throws ends the wait', async () => {
  const { handle, looks } = followed(processing);
  const failure = new Error('stop');

  const error = await rejection(
    handle.wait({
      deadlineMs: 60_000,
      onProgress: () => {
        throw failure;
      },
    }),
  );

  expect(error).toBe(failure);
  expect(looks()).toBe(1);
});

test.each([
  ['between two looks', processing],
  ['in a look', silence],
])('an abort %s rejects with its reason at once', async (_, answer) => {
  const { handle } = followed(answer);
  const controller = new AbortController();
  const reason = new Error('the user has left');
  const failing = rejection(handle.wait({ deadlineMs: 60_000, signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(10);

  controller.abort(reason);

  expect(await failing).toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
});

test('updates that are left leave no timer', async () => {
  const { handle } = followed(processing);

  for await (const state of handle.updates({ deadlineMs: 60_000 })) if (state) break;

  expect(vi.getTimerCount()).toBe(0);
});
