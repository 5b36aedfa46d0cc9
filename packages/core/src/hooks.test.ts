import { expect, test, vi } from 'vitest';
import {
  answeringClient,
  answeringFetcher,
  connectionError,
  credentials,
  json,
  silence,
} from '../test/answering-client.ts';
import { createNote, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { createClient, execute, HttpClient } from './index.ts';

const note = { noteId: 'a' };

test('hooks of one name run in the order in which they were added, each after the one before has ended', async () => {
  const { client, httpClient } = answeringClient(json({}));
  const seen: string[] = [];
  httpClient.addHook('beforeRequest', async () => {
    await Promise.resolve();
    seen.push('first');
  });
  httpClient.addHook('beforeRequest', () => {
    seen.push('second');
  });
  httpClient.addHook('response', () => {
    seen.push('response');
  });

  await execute(client, fetchNote, note);

  expect(seen).toEqual(['first', 'second', 'response']);
});

test('a beforeRequest hook can change headers', async () => {
  const { client, httpClient, requests } = answeringClient(json({}));
  httpClient.addHook('beforeRequest', (request) => {
    request.headers.set('x-team', 'billing');
    request.headers.delete('accept');
  });

  await execute(client, fetchNote, note);

  expect(requests[0]?.headers.get('x-team')).toBe('billing');
  expect(requests[0]?.headers.has('accept')).toBe(false);
});

test('a beforeRequest hook can give another request, which the next hook gets', async () => {
  const { client, httpClient, requests } = answeringClient(json({}));
  const urls: string[] = [];
  httpClient.addHook('beforeRequest', async (request) => {
    return await Promise.resolve(new Request('https://mirror.example.com/x', request));
  });
  httpClient.addHook('beforeRequest', (request) => {
    urls.push(request.url);
  });

  await execute(client, createNote, { text: 'x' });

  expect(urls).toEqual(['https://mirror.example.com/x']);
  expect(requests[0]).toMatchObject({ url: 'https://mirror.example.com/x', method: 'POST', body: '{"text":"x"}' });
});

test('a hook runs for every attempt', async () => {
  const { client, httpClient } = answeringClient([json({}, { status: 500 }), json({})], { retry: { baseDelayMs: 0 } });
  const before = vi.fn();
  const after = vi.fn();
  httpClient.addHook('beforeRequest', before).addHook('response', after);

  await execute(client, fetchNote, note);

  expect(before).toHaveBeenCalledTimes(2);
  expect(after).toHaveBeenCalledTimes(2);
});

test('a hook that was removed does not run, and the others do', async () => {
  const { client, httpClient } = answeringClient(json({}));
  const [removed, kept] = [vi.fn(), vi.fn()];
  httpClient.addHook('beforeRequest', removed).addHook('beforeRequest', kept);

  httpClient.removeHook('beforeRequest', removed).removeHook('response', vi.fn());
  await execute(client, fetchNote, note);

  expect(removed).not.toHaveBeenCalled();
  expect(kept).toHaveBeenCalledTimes(1);
});

test('a clone has the hooks and the fetcher, and what is added later to one is not in the other', async () => {
  const { fetcher, requests } = answeringFetcher(json({}));
  const original = new HttpClient({ fetcher });
  const [shared, late, own] = [vi.fn(), vi.fn(), vi.fn()];
  original.addHook('beforeRequest', shared);
  const clone = original.clone();
  original.addHook('beforeRequest', late);
  clone.addHook('beforeRequest', own);

  await execute(createClient({ security: credentials, httpClient: clone }), fetchNote, note);

  expect(requests).toHaveLength(1);
  expect([shared, late, own].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1]);
});

test('a response hook reads the body without taking it from the call, or from the next hook', async () => {
  const { client, httpClient } = answeringClient(json({ id: 'a' }, { headers: { 'x-some': 'y' } }));
  const bodies: unknown[] = [];
  const read = async (response: Response, request: Request): Promise<void> => {
    bodies.push([response.status, response.headers.get('x-some'), request.method, await response.json()]);
  };
  httpClient.addHook('response', read).addHook('response', async (...parts) => await read(...parts));

  const found = await execute(client, fetchNote, note);

  expect(found).toEqual({ id: 'a' });
  expect(bodies).toEqual([
    [200, 'y', 'GET', { id: 'a' }],
    [200, 'y', 'GET', { id: 'a' }],
  ]);
});

test.each([400, 404, 503])(
  'a response hook sees an answer with status %i, and requestError does not',
  async (status) => {
    const { client, httpClient } = answeringClient(json({ message: 'no' }, { status }), { retry: false });
    const [response, requestError] = [vi.fn(), vi.fn()];
    httpClient.addHook('response', response).addHook('requestError', requestError);

    await rejection(execute(client, fetchNote, note));

    expect(response).toHaveBeenCalledTimes(1);
    expect(requestError).not.toHaveBeenCalled();
  },
);

test('a requestError hook gets the error of the network', async () => {
  const failure = connectionError('ECONNRESET');
  const { client, httpClient } = answeringClient(failure, { retry: false });
  const [response, requestError] = [vi.fn(), vi.fn()];
  httpClient.addHook('response', response).addHook('requestError', requestError);

  await rejection(execute(client, fetchNote, note));

  expect(requestError).toHaveBeenCalledExactlyOnceWith(failure, expect.any(Request));
  expect(response).not.toHaveBeenCalled();
});

test('a requestError hook gets a time-out', async () => {
  vi.useFakeTimers();
  const { client, httpClient } = answeringClient(silence, { retry: false, timeoutMs: 1000 });
  const requestError = vi.fn();
  httpClient.addHook('requestError', requestError);
  const failing = rejection(execute(client, fetchNote, note));

  await vi.advanceTimersByTimeAsync(1000);
  await failing;
  vi.useRealTimers();

  expect(requestError).toHaveBeenCalledTimes(1);
});

test.each([fetchNote, createNote])(
  'what a beforeRequest hook throws reaches the caller of $id, and nothing is sent',
  async (operation) => {
    const { client, httpClient, requests } = answeringClient(json({}));
    const failure = new Error('not today');
    const hook = vi.fn(() => {
      throw failure;
    });
    httpClient.addHook('beforeRequest', hook);

    const error = await rejection(execute(client, operation, note));

    expect(error).toBe(failure);
    expect(hook).toHaveBeenCalledTimes(1);
    expect(requests).toHaveLength(0);
  },
);

test.each([fetchNote, createNote])(
  'what a response hook throws reaches the caller of $id, and is no error of the network',
  async (operation) => {
    const { client, httpClient, requests } = answeringClient(json({}));
    const failure = new Error('not like this');
    const requestError = vi.fn();
    httpClient.addHook('requestError', requestError).addHook('response', async () => await Promise.reject(failure));

    const error = await rejection(execute(client, operation, note));

    expect(error).toBe(failure);
    expect(requestError).not.toHaveBeenCalled();
    expect(requests).toHaveLength(1);
  },
);

test('what a requestError hook throws reaches the caller', async () => {
  const { client, httpClient, requests } = answeringClient(connectionError('ECONNRESET'));
  const failure = new Error('told');
  httpClient.addHook('requestError', () => {
    throw failure;
  });

  expect(await rejection(execute(client, fetchNote, note))).toBe(failure);
  expect(requests).toHaveLength(1);
});
