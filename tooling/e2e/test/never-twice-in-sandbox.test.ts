import { ApiError, CommsError, OutcomeUnknownError, responseOf, TimeoutError } from '@comms/core';
import { Messages } from '@comms/messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allMessages, numbers, rejection, type Sandboxed, sandboxed, textTo } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

const retry = { baseDelayMs: 5, maxRetryAfterMs: 2000 };

/** A new account of which the next requests for an operation are broken. */
async function broken(operation: string, action: object, times = 1): Promise<ReturnType<Sandboxed['newAccount']>> {
  const account = sandbox.newAccount();
  const match = { operation: `messages.${operation}`, account: account.security.username, times };
  await sandbox.control('POST', '/faults', { match, action });
  return account;
}

describe('a send', () => {
  test.each([
    { what: 'is cut off before the work', action: { type: 'reset_before' }, made: 0 },
    { what: 'is cut off after it was committed', action: { type: 'reset_after_commit' }, made: 1 },
    { what: 'gets half an answer', action: { type: 'truncate' }, made: 1 },
    { what: 'gets an answer that comes too slowly', action: { type: 'slow_body', bytes_per_second: 40 }, made: 1 },
    { what: 'gets a 500', action: { type: 'error', status: 500 }, made: 0 },
    { what: 'gets a 502', action: { type: 'error', status: 502 }, made: 0 },
    { what: 'gets a 503 that names no time', action: { type: 'error', status: 503 }, made: 0 },
  ])('that $what is not repeated: $made exist, the outcome is unknown', async ({ action, made }) => {
    const account = await broken('sendMessages', action);
    const messages = new Messages({ ...account, retry, timeoutMs: 500 });

    const error = await rejection(messages.sendMessages(textTo(numbers(1))));

    expect(OutcomeUnknownError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ effect: 'unknown', attempts: 1, searchFor: { operation: 'messages.listMessages' } });
    expect(await allMessages(account)).toHaveLength(made);
  });

  test('whose answer is no JSON is not repeated, and is known to have been carried out', async () => {
    const account = await broken('sendMessages', { type: 'malformed' });

    const error = await rejection(new Messages({ ...account, retry }).sendMessages(textTo(numbers(1))));

    expect(OutcomeUnknownError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status: 202, effect: 'applied', attempts: 1 });
    expect(await allMessages(account)).toHaveLength(1);
  });

  test('that may have been carried out is found as its error says', async () => {
    const account = await broken('sendMessages', { type: 'reset_after_commit' });
    const messages = new Messages({ ...account, retry });

    const error = await rejection(messages.sendMessages(textTo(numbers(1), 'lost and found')));
    const since = OutcomeUnknownError.isInstance(error) ? new Date(error.searchFor.since.getTime() - 1) : undefined;
    const found = await messages.listMessages({ startDate: since }).toArray({ limit: 10 });

    expect(found.map(({ content }) => content?.text)).toEqual(['lost and found']);
  });

  test.each([429, 503])('that gets a %i with a time to wait is repeated after it: one exists', async (status) => {
    const account = await broken('sendMessages', { type: 'error', status, retry_after: 1 });
    const began = Date.now();

    const sent = await new Messages({ ...account, retry }).sendMessages(textTo(numbers(1)));

    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    expect(responseOf(sent)?.attempts).toBe(2);
    expect(await allMessages(account)).toHaveLength(1);
  });

  test.each([429, 503])('that gets a %i with a longer time than we wait fails: none exists', async (status) => {
    const account = await broken('sendMessages', { type: 'error', status, retry_after: 3600 });

    const error = await rejection(new Messages({ ...account, retry }).sendMessages(textTo(numbers(1))));

    expect(ApiError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status, effect: 'none', attempts: 1, retryAt: expect.any(Date) });
    expect(await allMessages(account)).toEqual([]);
  });

  test('that is late, but within its time, is sent once', async () => {
    const account = await broken('sendMessages', { type: 'latency', ms: 200 });

    const sent = await new Messages({ ...account, retry, timeoutMs: 2000 }).sendMessages(textTo(numbers(1)));

    expect(responseOf(sent)?.attempts).toBe(1);
    expect(await allMessages(account)).toHaveLength(1);
  });

  test('that is broken in all ways in turn never exists twice', async () => {
    const account = sandbox.newAccount();
    const types = ['reset_before', 'reset_after_commit', 'truncate', 'malformed'];
    const messages = new Messages({ ...account, retry });
    for (const type of types) {
      const match = { operation: 'messages.sendMessages', account: account.security.username, times: 1 };
      await sandbox.control('POST', '/faults', { match, action: { type } });
    }

    const errors: unknown[] = [];
    for (const type of types) errors.push(await rejection(messages.sendMessages(textTo(numbers(1), type))));

    expect(errors.map((error) => CommsError.isInstance(error) && error.attempts)).toEqual([1, 1, 1, 1]);
    const texts = (await allMessages(account)).map(({ content }) => content?.text);
    expect(texts.toSorted()).toEqual(['malformed', 'reset_after_commit', 'truncate']);
  });
});

describe('what may be repeated', () => {
  test.each([
    { what: 'is cut off before the work', action: { type: 'reset_before' } },
    { what: 'is cut off after the work', action: { type: 'reset_after_commit' } },
    { what: 'gets half an answer', action: { type: 'truncate' } },
    { what: 'gets an answer that comes too slowly', action: { type: 'slow_body', bytes_per_second: 40 } },
    { what: 'gets no answer in its time', action: { type: 'latency', ms: 2000 } },
    { what: 'gets a 500', action: { type: 'error', status: 500 } },
    { what: 'gets a 503', action: { type: 'error', status: 503 } },
    { what: 'gets a 429', action: { type: 'error', status: 429, retry_after: 0 } },
  ])('a list that $what is fetched again', async ({ action }) => {
    const account = await broken('listMessages', action);

    const page = await new Messages({ ...account, retry, timeoutMs: 500 }).listMessages();

    expect(responseOf(page)?.attempts).toBe(2);
  });

  test('a list that is cut off each time fails after two repeats', async () => {
    const account = await broken('listMessages', { type: 'reset_before' }, 3);

    const error = await rejection(new Messages({ ...account, retry }).listMessages());

    expect(error).toMatchObject({ name: 'NetworkError', effect: 'none', attempts: 3 });
  });

  test('a list that is late each time fails with a time-out', async () => {
    const account = await broken('listMessages', { type: 'latency', ms: 1000 }, 3);

    const error = await rejection(new Messages({ ...account, retry, timeoutMs: 100 }).listMessages());

    expect(TimeoutError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ effect: 'none', attempts: 3 });
  });

  test('a wait goes on after looks that were cut off', async () => {
    const account = await broken('fetchOneMessageOperation', { type: 'reset_before' }, 4);
    const sent = await new Messages({ ...account, retry }).sendMessages(textTo(numbers(1)));

    const done = await sent.operation.wait({ deadlineMs: 20_000, minDelayMs: 50 });

    expect(done.status).toBe('completed');
  });
});
