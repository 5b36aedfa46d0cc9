import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { type Answer, answeringClient, json, type SentRequest } from '../test/answering-client.ts';
import { createNote, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ApiError, type BearerToken, bearerToken, CommsError, execute, type TokenSource } from './index.ts';

const note = { noteId: 'a' };
const unauthorized = json({ code: 20003, message: 'Authenticate' }, { status: 401 });

afterEach(() => {
  vi.useRealTimers();
});

/** A source that counts its tokens: `token-1`, `token-2` … */
function countingSource(expiresInMs?: number): TokenSource & { mock: { calls: string[][] } } {
  let count = 0;
  return vi.fn(async (): Promise<BearerToken> => {
    count += 1;
    await Promise.resolve();
    return {
      token: `token-${count}`,
      expiresAt: expiresInMs === undefined ? undefined : new Date(Date.now() + expiresInMs),
    };
  });
}

function sentTokens(requests: readonly SentRequest[]): (string | null)[] {
  return requests.map(({ headers }) => headers.get('authorization'));
}

test('50 concurrent calls share one token', async () => {
  const source = countingSource();
  const { client, requests } = answeringClient(json({}), { security: bearerToken(source) });

  await Promise.all(Array.from({ length: 50 }, () => execute(client, fetchNote, note)));

  expect(source.mock.calls).toEqual([['missing']]);
  expect(new Set(sentTokens(requests))).toEqual(new Set(['Bearer token-1']));
});

test('no token is asked for before the first call', () => {
  const source = countingSource();

  answeringClient(json({}), { security: bearerToken(source) });

  expect(source).not.toHaveBeenCalled();
});

test('a token is renewed a minute before it ends, and not earlier', async () => {
  vi.useFakeTimers();
  const source = countingSource(600_000);
  const { client, requests } = answeringClient(json({}), { security: bearerToken(source) });
  await execute(client, fetchNote, note);
  vi.setSystemTime(Date.now() + 539_000);
  await execute(client, fetchNote, note);
  vi.setSystemTime(Date.now() + 2_000);
  await execute(client, fetchNote, note);

  expect(sentTokens(requests)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  expect(source.mock.calls).toEqual([['missing'], ['expiring']]);
});

test('a token without an end is kept', async () => {
  vi.useFakeTimers();
  const source = countingSource();
  const { client } = answeringClient(json({}), { security: bearerToken(source) });
  await execute(client, fetchNote, note);
  vi.setSystemTime(Date.now() + 1e12);
  await execute(client, fetchNote, note);

  expect(source.mock.calls).toHaveLength(1);
});

test.each([fetchNote, createNote])('a rejected token is renewed once, and $id is sent once more', async (operation) => {
  const source = countingSource();
  const { client, requests } = answeringClient([unauthorized, json({ id: 'a' })], { security: bearerToken(source) });

  expect(await execute(client, operation, note)).toEqual({ id: 'a' });
  expect(sentTokens(requests)).toEqual(['Bearer token-1', 'Bearer token-2']);
  expect(source.mock.calls).toEqual([['missing'], ['rejected']]);
});

test('a second rejection is an ApiError', async () => {
  const source = countingSource();
  const { client, requests } = answeringClient(unauthorized, { security: bearerToken(source) });

  const error = await rejection(execute(client, fetchNote, note));

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 401, code: 20003, effect: 'none', attempts: 2 });
  expect(requests).toHaveLength(2);
  expect(source.mock.calls).toHaveLength(2);
});

test('two calls whose one token is rejected renew it once', async () => {
  const source = countingSource();
  const answer: Answer = ({ headers }) =>
    headers.get('authorization') === 'Bearer token-1' ? unauthorized.clone() : json({});
  const { client, requests } = answeringClient(answer, { security: bearerToken(source) });

  await Promise.all([execute(client, fetchNote, note), execute(client, fetchNote, note)]);

  expect(source.mock.calls).toEqual([['missing'], ['rejected']]);
  expect(requests).toHaveLength(4);
});

test('a rejection that comes when the token has been renewed already takes the new one', async () => {
  const source = countingSource();
  let answerLate = (_: Response): void => {};
  const late = new Promise<Response>((resolve) => {
    answerLate = resolve;
  });
  const answers: Answer[] = [async () => await late, unauthorized, json({ id: 'first' }), json({ id: 'late' })];
  const { client, requests } = answeringClient(answers, { security: bearerToken(source) });
  const lateCall = execute(client, fetchNote, note);
  await execute(client, fetchNote, note);

  answerLate(unauthorized.clone());

  expect(await lateCall).toEqual({ id: 'late' });
  expect(sentTokens(requests)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
  expect(source.mock.calls).toEqual([['missing'], ['rejected']]);
});

test('a 401 for a username and a password is not repeated', async () => {
  const { client, requests } = answeringClient(unauthorized);

  const error = await rejection(execute(client, fetchNote, note));

  expect(error).toMatchObject({ status: 401, attempts: 1 });
  expect(requests).toHaveLength(1);
});

test('a source that fails fails the call, and sends nothing', async () => {
  const failure = new Error('the vault is sealed');
  const source = vi.fn(async () => await Promise.reject(failure));
  const { client, requests } = answeringClient(json({}), { security: bearerToken(source), retry: false });

  const error = await rejection(execute(client, createNote, {}));

  expect(error).toBeInstanceOf(CommsError);
  expect(error).toMatchObject({ operation: 'notes.createNote', effect: 'none', cause: failure });
  expect(error).toHaveProperty('message', expect.stringContaining('token'));
  expect(requests).toHaveLength(0);
});

test('after a failure the source is asked again', async () => {
  const source = vi.fn(async (): Promise<BearerToken> => await Promise.resolve({ token: 'good' }));
  source.mockRejectedValueOnce(new Error('sealed'));
  const { client } = answeringClient(json({ id: 'a' }), { security: bearerToken(source), retry: false });
  await rejection(execute(client, fetchNote, note));

  expect(await execute(client, fetchNote, note)).toEqual({ id: 'a' });
});

test('after a source threw at once it is asked again as well', async () => {
  const source = vi.fn(async (): Promise<BearerToken> => await Promise.resolve({ token: 'good' }));
  source.mockImplementationOnce(() => {
    throw new Error('sealed');
  });
  const { client } = answeringClient(json({ id: 'a' }), { security: bearerToken(source), retry: false });
  await rejection(execute(client, fetchNote, note));

  expect(await execute(client, fetchNote, note)).toEqual({ id: 'a' });
});

test('an abort while waiting for a token ends that call alone', async () => {
  let answer = (_: BearerToken): void => {};
  const source = vi.fn(
    async () =>
      await new Promise<BearerToken>((resolve) => {
        answer = resolve;
      }),
  );
  const { client, requests } = answeringClient(json({ id: 'a' }), { security: bearerToken(source) });
  const controller = new AbortController();
  const aborted = execute(client, fetchNote, note, { signal: controller.signal });
  const patient = execute(client, fetchNote, note);
  const reason = new Error('enough');

  controller.abort(reason);

  expect(await rejection(aborted)).toBe(reason);
  answer({ token: 'late' });
  expect(await patient).toEqual({ id: 'a' });
  expect(source).toHaveBeenCalledTimes(1);
  expect(sentTokens(requests)).toEqual(['Bearer late']);
});

test('a source that never answers is ended by the time-out, and nothing was sent', async () => {
  vi.useFakeTimers();
  const source = vi.fn(async () => await new Promise<BearerToken>(() => {}));
  const { client, requests } = answeringClient(json({}), {
    security: bearerToken(source),
    retry: false,
    timeoutMs: 1000,
  });
  const failing = rejection(execute(client, createNote, {}));

  await vi.advanceTimersByTimeAsync(1000);

  expect(await failing).toMatchObject({ name: 'TimeoutError', effect: 'none' });
  expect(requests).toHaveLength(0);
});

test.each(['bad\nsecret-token', 'bad\u0000secret-token', 'secret-token-名'])(
  'the token %j, which no header can hold, is refused before the wire, and is not told',
  async (token) => {
    const source = vi.fn(async () => await Promise.resolve({ token }));
    const { client, requests } = answeringClient(json({}), { security: bearerToken(source) });

    const error = await rejection(execute(client, createNote, {}));

    expect(error).toMatchObject({ name: 'ConfigurationError', effect: 'none' });
    expect(requests).toHaveLength(0);
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('secret-token');
  },
);

test('a 401 for a call without credentials is not repeated, since no other token would be sent', async () => {
  const source = vi.fn(async () => ({ token: 'one' }));
  const { client, requests } = answeringClient(() => json({}, { status: 401 }), { security: bearerToken(source) });

  const error = await rejection(execute(client, fetchNote, note, { headers: { authorization: null } }));

  expect(error).toMatchObject({ name: 'ApiError', status: 401, attempts: 1 });
  expect(requests).toHaveLength(1);
});
