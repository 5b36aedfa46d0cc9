import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { credentials } from '../test/answering-client.ts';
import { directClient } from '../test/direct-client.ts';
import { createNote, type Fields, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { served } from '../test/served.ts';
import { type Client, createClient, execute, HttpClient, type Operation } from './index.ts';

interface Fault {
  readonly name: string;
  readonly error: 'NetworkError' | 'TimeoutError';
  readonly happen: (request: IncomingMessage, response: ServerResponse) => void;
}

const faults: readonly Fault[] = [
  { name: 'a reset before the answer', error: 'NetworkError', happen: ({ socket }) => socket.resetAndDestroy() },
  { name: 'a close before the answer', error: 'NetworkError', happen: ({ socket }) => socket.end() },
  {
    name: 'a body that is cut off',
    error: 'NetworkError',
    happen: ({ socket }, response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' }).write('{"id":');
      setTimeout(() => socket.destroy(), 20);
    },
  },
  {
    name: 'a chunked body that is cut off',
    error: 'NetworkError',
    happen: ({ socket }, response) => {
      response.writeHead(201, { 'content-type': 'application/json' }).write('{"id":"a"}');
      setTimeout(() => socket.destroy(), 20);
    },
  },
  { name: 'an answer that is no HTTP', error: 'NetworkError', happen: ({ socket }) => socket.end('hello\r\n\r\n') },
  { name: 'headers that never come', error: 'TimeoutError', happen: () => undefined },
  {
    name: 'a body that stalls',
    error: 'TimeoutError',
    happen: (_, response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' }).write('{"id":');
    },
  },
];

interface Faulty {
  readonly client: Client;
  readonly count: () => number;
}

/** Long enough for a request to be written also on a busy machine. */
const timeoutMs = 800;

const transports: readonly [string, (serverURL: string) => Promise<Client> | Client][] = [
  ['direct', async (serverURL) => await directClient({ serverURL, retry: { baseDelayMs: 0 }, timeoutMs })],
  [
    'fetch',
    (serverURL) =>
      createClient({
        security: credentials,
        serverURL,
        retry: { baseDelayMs: 0 },
        timeoutMs,
        httpClient: new HttpClient({ fetcher: async (request) => await fetch(request) }),
      }),
  ],
];

async function faulty({ happen }: Fault, connect: (serverURL: string) => Promise<Client> | Client): Promise<Faulty> {
  let count = 0;
  const listener: RequestListener = (request, response) => {
    count += 1;
    // The work is done when the whole request has come: then the connection goes.
    request.resume().on('end', () => happen(request, response));
  };
  const client = await connect(await served(listener));
  return { client, count: () => count };
}

const cases = transports.flatMap(([transport, connect]) =>
  faults.map((fault) => ({ transport, connect, fault, name: fault.name })),
);

test.each(cases)('after $name over $transport a creating POST is not written again', async ({ fault, connect }) => {
  const { client, count } = await faulty(fault, connect);

  const error = await rejection(execute(client, createNote, { text: 'x' }));

  expect(error).toMatchObject({ name: 'OutcomeUnknownError', effect: 'unknown', attempts: 1 });
  expect(count()).toBe(1);
});

test.each(cases)('after $name over $transport a GET is repeated', async ({ fault, connect }) => {
  const { client, count } = await faulty(fault, connect);
  const operation: Operation<Fields, unknown> = fetchNote;

  const error = await rejection(execute(client, operation, { noteId: 'a' }));

  expect(error).toMatchObject({ name: fault.error, effect: 'none', attempts: 3 });
  expect(count()).toBe(3);
});

test.each(transports)(
  '100 creating POSTs at once over %s, each cut off after its work, are each written once',
  async (_, connect) => {
    const seen: (string | undefined)[] = [];
    const url = await served((request, response) => {
      const key = request.headers['x-key'];
      seen.push(typeof key === 'string' ? key : undefined);
      request.resume().on('end', () => {
        if (seen.length % 2) request.socket.resetAndDestroy();
        else response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
      });
    });
    const client = await connect(url);

    await Promise.allSettled(
      Array.from({ length: 100 }, (_unused, at) =>
        execute(client.withOptions({ timeoutMs: 5000 }), createNote, {}, { headers: { 'x-key': String(at) } }),
      ),
    );

    expect(new Set(seen).size).toBe(seen.length);
  },
);

test.each(transports)(
  'an abort in the body over %s rejects with its reason, and closes the connection',
  async (_, connect) => {
    const controller = new AbortController();
    const reason = new Error('the user has left');
    let closed = (): void => {};
    const closing = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const client = await connect(
      await served((request, response) => {
        request.socket.on('close', closed);
        response.writeHead(200, { 'content-length': '10' }).write('{');
        setTimeout(() => controller.abort(reason), 20);
      }),
    );

    const error = await rejection(execute(client, fetchNote, { noteId: 'a' }, { signal: controller.signal }));
    await closing;

    expect(error).toBe(reason);
  },
);
