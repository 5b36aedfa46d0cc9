import { expect, test } from 'vitest';
import { type Answer, answeringClient, connectionError, json } from '../test/answering-client.ts';
import {
  createKeyedNote,
  createNote,
  deleteNote,
  type Fields,
  fetchNote,
  replaceNote,
} from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ApiError, type ErrorFacts, execute, NetworkError, type Operation, OutcomeUnknownError } from './index.ts';

const note = { noteId: 'a' };
const retry = { baseDelayMs: 0 };
const safe: readonly Operation<Fields, unknown>[] = [fetchNote, replaceNote, deleteNote];
const all: readonly Operation<Fields, unknown>[] = [...safe, createNote, createKeyedNote];
const repeatable: readonly Operation<Fields, unknown>[] = [...safe, createKeyedNote];

interface Run {
  readonly requests: number;
  readonly error: unknown;
}

/** Makes one call that always gets the same answer. */
async function failing(operation: Operation<Fields, unknown>, answer: Answer): Promise<Run> {
  const { client, requests } = answeringClient(answer, { retry });
  const error = await rejection(execute(client, operation, note));
  return { requests: requests.length, error };
}

const refused = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
const lost = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT'];

test.each(refused.flatMap((code) => all.map((operation) => ({ code, id: operation.id, operation }))))(
  '$id is repeated after $code, since nothing was sent',
  async ({ code, operation }) => {
    const { requests, error } = await failing(operation, connectionError(code));

    expect(requests).toBe(3);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ operation: operation.id, effect: 'none', attempts: 3 });
  },
);

test.each(lost.flatMap((code) => repeatable.map((operation) => ({ code, id: operation.id, operation }))))(
  '$id is repeated after $code, since a repeat does no harm',
  async ({ code, operation }) => {
    const { requests, error } = await failing(operation, connectionError(code));

    expect(requests).toBe(3);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ effect: operation.method === 'GET' ? 'none' : 'unknown', attempts: 3 });
  },
);

test.each(lost)('a creating POST is not repeated after %s, and says what to search for', async (code) => {
  const cause = connectionError(code);
  const { requests, error } = await failing(createNote, cause);

  expect(requests).toBe(1);
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({
    operation: 'notes.createNote',
    effect: 'unknown',
    attempts: 1,
    cause,
    searchFor: { operation: 'notes.listNotes', since: expect.any(Date) },
  });
  expect(error).toHaveProperty('message', expect.stringMatching(/^notes\.createNote: .*notes\.listNotes/));
});

test.each(
  [500, 502, 504].flatMap((status) => repeatable.map((operation) => ({ status, id: operation.id, operation }))),
)('$id is repeated after a $status', async ({ status, operation }) => {
  const { requests, error } = await failing(operation, json({}, { status }));

  expect(requests).toBe(3);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status, attempts: 3, effect: operation.method === 'GET' ? 'none' : 'unknown' });
});

test.each([500, 502, 503, 504])(
  'a creating POST is not repeated after a %i, and its outcome is unknown',
  async (status) => {
    const answer = json({ message: 'oops' }, { status, headers: { 'twilio-request-id': 'RQ1' } });
    const { requests, error } = await failing(createNote, answer);

    expect(requests).toBe(1);
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ status, requestId: 'RQ1', effect: 'unknown', attempts: 1 });
    expect(error).toHaveProperty('cause', expect.any(ApiError));
  },
);

test.each(all.flatMap((operation) => [429, 503].map((status) => ({ status, id: operation.id, operation }))))(
  '$id is repeated after a $status with Retry-After',
  async ({ status, operation }) => {
    const { requests, error } = await failing(operation, json({}, { status, headers: { 'retry-after': '0' } }));

    expect(requests).toBe(3);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, effect: 'none', attempts: 3 });
  },
);

test.each(all)('$id is repeated after a 429 without Retry-After', async (operation) => {
  const { requests, error } = await failing(operation, json({}, { status: 429 }));

  expect(requests).toBe(3);
  expect(error).toMatchObject({ status: 429, effect: 'none', attempts: 3 });
});

test.each(repeatable)('$id is repeated after a 503 without Retry-After', async (operation) => {
  expect(await failing(operation, json({}, { status: 503 }))).toMatchObject({ requests: 3 });
});

test.each(repeatable)('$id is repeated after a 408', async (operation) => {
  expect(await failing(operation, json({}, { status: 408 }))).toMatchObject({ requests: 3 });
});

test('a creating POST is not repeated after a 408', async () => {
  expect(await failing(createNote, json({}, { status: 408 }))).toMatchObject({ requests: 1 });
});

test.each(
  [400, 401, 403, 404, 409, 410, 422, 501].flatMap((status) =>
    all.map((operation) => ({ status, id: operation.id, operation })),
  ),
)('$id is not repeated after a $status', async ({ status, operation }) => {
  const { requests, error } = await failing(operation, json({}, { status }));
  const facts: ErrorFacts = { status, effect: 'none', attempts: 1 };

  expect(requests).toBe(1);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject(facts);
});

test('a repeat that succeeds gives the result', async () => {
  const { client, requests } = answeringClient(
    [connectionError('ECONNRESET'), json({}, { status: 502 }), json({ id: 'a' })],
    {
      retry,
    },
  );

  expect(await execute(client, fetchNote, note)).toEqual({ id: 'a' });
  expect(requests).toHaveLength(3);
});

test('an operation that says that it is safe is repeated although it is a POST', async () => {
  const { requests } = await failing({ ...createNote, safety: 'safe' }, json({}, { status: 500 }));

  expect(requests).toBe(3);
});

test('an operation that says that it is unsafe is not repeated although it is a PUT', async () => {
  const { requests } = await failing({ ...replaceNote, safety: 'unsafe' }, json({}, { status: 500 }));

  expect(requests).toBe(1);
});

test('a connection that was refused first and lost then is not repeated for a creating POST', async () => {
  const { client, requests } = answeringClient(
    [connectionError('ECONNREFUSED'), connectionError('ECONNRESET'), json({})],
    {
      retry,
    },
  );

  const error = await rejection(execute(client, createNote, {}));

  expect(error).toMatchObject({ name: 'OutcomeUnknownError', attempts: 2 });
  expect(requests).toHaveLength(2);
});
