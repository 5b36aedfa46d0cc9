import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import { ApiError, type ClientOptions, HttpClient } from '@comms/core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { ContentAndMedia } from './index.ts';

const security = { username: 'AC1', password: 'x' };
const megabyte = 1_048_576;

/** Serves requests on a free port of this machine until the test ends, and gives the address. */
async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
}

interface Received {
  headers?: IncomingHttpHeaders;
  body: Buffer;
}

/** A server that takes everything, and what it took last. */
async function takingServer(): Promise<{ url: string; received: Received }> {
  const received: Received = { body: Buffer.alloc(0) };
  const url = await served(async (incoming, outgoing) => {
    received.headers = incoming.headers;
    received.body = Buffer.concat(await incoming.toArray());
    outgoing.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"media_1"}');
  });
  return { url, received };
}

/** Megabytes that are counted as they are asked for. */
function megabytes(count: number): { stream: AsyncGenerator<Uint8Array>; taken: { count: number; hasEnded: boolean } } {
  const taken = { count: 0, hasEnded: false };
  async function* stream(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < count; at++) {
        taken.count++;
        yield new Uint8Array(megabyte).fill(at);
      }
    } finally {
      taken.hasEnded = true;
    }
  }
  return { stream: stream(), taken };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What the form holds as its file. */
async function fileOf({ headers, body }: Received): Promise<unknown> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers?.['content-type'] ?? '' },
  }).formData();
  return form.get('file');
}

// The pooled transport takes over once it is loaded; the first calls of a process go through `fetch`.
beforeAll(async () => {
  const server = createServer((_, outgoing) => outgoing.end('{}')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const content = new ContentAndMedia({
    security,
    serverURL: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
  });
  for (let count = 0; count < 5; count++) {
    await content.fetchSingleMedia('media_1');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  server.closeAllConnections();
  server.close();
});

const transports: [string, ClientOptions][] = [
  ['pooled connections', {}],
  ['hooks', { httpClient: new HttpClient() }],
  ['a fetch of your own', { httpClient: new HttpClient({ fetcher: async (request) => await fetch(request) }) }],
];

test.each(transports)('a Blob arrives whole over %s', async (_, options) => {
  const { url, received } = await takingServer();
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));

  await new ContentAndMedia({ security, serverURL: url, ...options }).uploadMedia({ file: new File([bytes], 'ü.bin') });

  const file = await fileOf(received);
  expect(file instanceof File && [file.name, Buffer.from(await file.arrayBuffer()).equals(bytes)]).toEqual([
    'ü.bin',
    true,
  ]);
});

test.each(transports)('a stream arrives whole over %s, with its length not known before', async (_, options) => {
  const { url, received } = await takingServer();
  const content = new ContentAndMedia({ security, serverURL: url, ...options });

  await content.uploadMedia({ file: Readable.from(megabytes(3).stream), fileName: 'a.bin' });

  const file = await fileOf(received);
  expect(file instanceof File && file.size).toBe(3 * megabyte);
  expect(received.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
});

test('a Blob says how long it is over pooled connections', async () => {
  const { url, received } = await takingServer();

  await new ContentAndMedia({ security, serverURL: url }).uploadMedia({ file: new Blob(['hello']) });

  expect(received.headers?.['content-length']).toBe(String(received.body.length));
});

test.each(transports)('nothing is read that a slow server does not take over %s', async (_, options) => {
  const { stream, taken } = megabytes(100);
  let isPaused = true;
  const url = await served(async (incoming, outgoing) => {
    await until(() => !isPaused);
    incoming.resume().on('end', () => outgoing.writeHead(201).end('{"id":"media_1"}'));
  });
  const content = new ContentAndMedia({ security, serverURL: url, ...options });

  const call = content.uploadMedia({ file: stream });
  await until(() => taken.count > 0);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const takenWhilePaused = taken.count;
  isPaused = false;
  await call;

  // What lies in buffers between the two: far less than the file.
  expect(takenWhilePaused).toBeLessThan(30);
  expect(taken).toEqual({ count: 100, hasEnded: true });
});

test('an answer that comes before the end of the file ends the reading', async () => {
  const { stream, taken } = megabytes(500);
  const url = await served((incoming, outgoing) => {
    incoming.once('data', () => outgoing.writeHead(413).end('{"code":20413,"message":"too large"}'));
  });

  const error: unknown = await new ContentAndMedia({ security, serverURL: url })
    .uploadMedia({ file: stream })
    .catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error) && [error.status, error.code]).toEqual([413, 20413]);
  await until(() => taken.hasEnded);
  expect(taken.count).toBeLessThan(500);
});

test.each(transports)('an abort ends the reading over %s, and is told as it was given', async (_, options) => {
  const { stream, taken } = megabytes(500);
  const url = await served((incoming) => void incoming.pause());
  const controller = new AbortController();
  const reason = new Error('the user left');

  const call = new ContentAndMedia({ security, serverURL: url, ...options })
    .uploadMedia({ file: stream }, { signal: controller.signal })
    .catch((error: unknown) => error);
  await until(() => taken.count > 1);
  controller.abort(reason);

  expect(await call).toBe(reason);
  await until(() => taken.hasEnded);
});

test.each(transports)('a source that fails cuts the request off over %s', async (_, options) => {
  let isAborted = false;
  const url = await served((incoming) => {
    incoming.resume().on('close', () => {
      isAborted = !incoming.complete;
    });
  });
  const reason = new Error('the disk is gone');
  const content = new ContentAndMedia({ security, serverURL: url, ...options });

  const error: unknown = await content
    .uploadMedia({
      file: (async function* () {
        yield* megabytes(2).stream;
        throw reason;
      })(),
    })
    .catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ name: 'ConfigurationError', cause: reason });
  await until(() => isAborted);
});

test('a connection that was used for an upload is used again', async () => {
  const ports = new Set<number | undefined>();
  const url = await served((incoming, outgoing) => {
    ports.add(incoming.socket.remotePort);
    incoming.resume().on('end', () => outgoing.writeHead(201).end('{"id":"media_1"}'));
  });
  const content = new ContentAndMedia({ security, serverURL: url });

  await content.uploadMedia({ file: new Blob(['hello']) });
  await content.uploadMedia({ file: megabytes(1).stream });
  await content.uploadMedia({ file: new Blob(['hello']) });

  expect(ports.size).toBe(1);
});
