import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, NetworkError, OutcomeUnknownError, type RequestOptions, responseOf } from '@comms/core';
import { Messages, type SendMessagesRequest } from '@comms/messages';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fault, type FaultyServer, startFaultyServer } from '../src/faulty-server.ts';

const request: SendMessagesRequest = {
  from: { address: '+12065550199', channel: 'tel' },
  to: [{ address: '+12065550100', channel: 'tel' }],
  content: { text: 'once' },
};
const id = 'message_1';

// Node has two ways to send: its `fetch`, which a call with `fetchOptions` takes, and pooled connections.
const ways: { way: string; options: RequestOptions }[] = [
  { way: 'fetch', options: { fetchOptions: {} } },
  { way: 'pooled connections', options: {} },
];

let server: FaultyServer;
let messages: Messages;

beforeEach(async () => {
  server = await startFaultyServer();
  messages = new Messages({
    serverURL: server.url,
    security: { username: 'AC00', password: 'secret' },
    timeoutMs: 400,
    retry: { baseDelayMs: 5, maxRetryAfterMs: 2000 },
  });
  // Only the second call of a process is sent over pooled connections.
  for (let call = 0; call < 3; call++) await messages.fetchOneMessage(id);
});

afterEach(async () => await server.close());

const status = (code: number, retryAfter?: string): Fault => ({
  kind: 'status',
  status: code,
  ...(retryAfter !== undefined && { retryAfter }),
});

async function rejection(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe.each(ways)('by $way', ({ options }) => {
  test.each<{ what: string; fault: Fault; accepted: string[] }>([
    { what: 'is cut off before the work', fault: { kind: 'cut-before' }, accepted: [] },
    { what: 'is cut off after the work', fault: { kind: 'cut-after' }, accepted: ['once'] },
    { what: 'gets half an answer', fault: { kind: 'truncated' }, accepted: ['once'] },
    { what: 'gets an answer whose body stalls', fault: { kind: 'stalled' }, accepted: ['once'] },
    { what: 'gets no answer', fault: { kind: 'silent' }, accepted: ['once'] },
    { what: 'gets a 500', fault: status(500), accepted: [] },
    { what: 'gets a 502', fault: status(502), accepted: [] },
    { what: 'gets a 503 that names no time', fault: status(503), accepted: [] },
    { what: 'gets a 504', fault: status(504), accepted: [] },
  ])('a send that $what is not repeated, and its outcome is unknown', async ({ fault, accepted }) => {
    server.breakNext(fault);

    const error = await rejection(messages.sendMessages(request, options));

    expect(OutcomeUnknownError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      operation: 'messages.sendMessages',
      effect: 'unknown',
      attempts: 1,
      searchFor: { operation: 'messages.listMessages' },
    });
    expect(server.accepted).toEqual(accepted);
    expect(server.requests()).toBe(4);
  });

  test.each([
    { what: '429', fault: status(429, '1') },
    { what: '503', fault: status(503, '1') },
  ])('a send that gets a $what with a time to wait is repeated after it, and sent once', async ({ fault }) => {
    server.breakNext(fault);
    const began = Date.now();

    const sent = await messages.sendMessages(request, options);

    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    expect(responseOf(sent)?.attempts).toBe(2);
    expect(server.accepted).toEqual(['once']);
  });

  test.each([
    { what: '429', code: 429 },
    { what: '503', code: 503 },
  ])('a send that gets a $what with a longer time than we wait fails, and says until when', async ({ code }) => {
    server.breakNext(status(code, '3600'));

    const error = await rejection(messages.sendMessages(request, options));

    expect(ApiError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status: code, effect: 'none', attempts: 1, retryAt: expect.any(Date) });
    expect(server.accepted).toEqual([]);
  });

  test('a send that gets a 429 each time is given up after two repeats', async () => {
    server.breakNext(status(429, '0'), 3);

    const error = await rejection(messages.sendMessages(request, options));

    expect(ApiError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status: 429, effect: 'none', attempts: 3 });
    expect(server.accepted).toEqual([]);
  });

  test('a send that is refused with 400 is not repeated', async () => {
    server.breakNext(status(400));

    const error = await rejection(messages.sendMessages(request, options));

    expect(ApiError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status: 400, effect: 'none', attempts: 1 });
    expect(server.accepted).toEqual([]);
  });

  test('a send to a port where nobody listens is repeated, and has no effect', async () => {
    const gone = await startFaultyServer();
    await gone.close();

    const error = await rejection(messages.sendMessages(request, { ...options, serverURL: gone.url }));

    expect(NetworkError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ effect: 'none', attempts: 3 });
  });

  test('a send after the server has closed its idle connections goes over a new one', async () => {
    server.closeConnections();
    await pause(50);

    const sent = await messages.sendMessages(request, options);

    expect(responseOf(sent)?.attempts).toBe(1);
    expect(server.accepted).toEqual(['once']);
  });

  test.each<{ what: string; fault: Fault }>([
    { what: 'is cut off', fault: { kind: 'cut-before' } },
    { what: 'gets half an answer', fault: { kind: 'truncated' } },
    { what: 'gets an answer whose body stalls', fault: { kind: 'stalled' } },
    { what: 'gets a 500', fault: status(500) },
    { what: 'gets a 503', fault: status(503) },
    { what: 'gets a 429', fault: status(429, '0') },
  ])('a fetch that $what is repeated', async ({ fault }) => {
    server.breakNext(fault);

    const message = await messages.fetchOneMessage(id, options);

    expect(message.id).toBe(id);
    expect(responseOf(message)?.attempts).toBe(2);
  });

  test('a fetch that gets a 500 each time fails with it after two repeats', async () => {
    server.breakNext(status(500), 3);

    const error = await rejection(messages.fetchOneMessage(id, options));

    expect(ApiError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status: 500, effect: 'none', attempts: 3 });
  });
});
