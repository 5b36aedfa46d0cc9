import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { credentials } from '../test/answering-client.ts';
import { directClient } from '../test/direct-client.ts';
import { createNote, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { served } from '../test/served.ts';
import { type Client, createClient, execute, HttpClient, responseOf } from './index.ts';

const note = { noteId: 'a' };

beforeEach(() => {
  vi.stubEnv('COMMS_SANDBOX_URL', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

interface Serving {
  readonly client: Client;
  readonly url: string;
}

/** A client with Node's direct transport, and a server that counts nothing and answers as told. */
async function serving(listener: RequestListener, httpClient?: HttpClient): Promise<Serving> {
  const url = await served(listener);
  return { url, client: await directClient({ serverURL: url, httpClient, retry: { baseDelayMs: 0 } }) };
}

const answerJson =
  (body: unknown, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', 'x-some': 'y' }).end(JSON.stringify(body));

test('after the first calls, requests no longer go through fetch', async () => {
  const connections = new Set<unknown>();
  const { client } = await serving((request, response) => {
    connections.add(request.socket);
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ agent: request.headers['user-agent'] ?? 'none' }));
  });

  const agents = [await execute(client, fetchNote, note), await execute(client, fetchNote, note)];

  expect(agents).toEqual([{ agent: 'none' }, { agent: 'none' }]);
  expect(connections.size).toBe(1);
});

test('method, headers and body arrive as they were given', async () => {
  const seen: unknown[] = [];
  const { client } = await serving(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    seen.push(
      request.method,
      request.headers['x-team'],
      request.headers.authorization,
      Buffer.concat(chunks).toString('utf8'),
    );
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
  });

  await execute(client, createNote, { text: 'é 名' }, { headers: { 'x-team': 'billing' } });

  expect(seen).toEqual([
    'POST',
    'billing',
    `Basic ${btoa(`${credentials.username}:${credentials.password}`)}`,
    '{"text":"é 名"}',
  ]);
});

test('responseOf gives status, headers and body of the answer', async () => {
  const { client } = await serving(answerJson({ id: 'a' }));

  const info = responseOf(await execute(client, fetchNote, note));

  expect(info).toMatchObject({ statusCode: 200, contentType: 'application/json', attempts: 1 });
  expect(info?.headers.get('x-some')).toBe('y');
  expect(await info?.rawResponse.json()).toEqual({ id: 'a' });
});

test('hooks see the headers, and can change them', async () => {
  const seen: unknown[] = [];
  const httpClient = new HttpClient();
  const { client } = await serving((request, response) => {
    seen.push(request.headers['x-team'], request.headers['x-gone']);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"a"}');
  }, httpClient);
  httpClient.addHook('beforeRequest', (request) => {
    seen.push(request.headers.get('x-gone'));
    request.headers.set('x-team', 'billing');
    request.headers.delete('x-gone');
  });
  httpClient.addHook('response', async (response) => {
    seen.push(await response.json());
  });

  const found = await execute(client, fetchNote, note, { headers: { 'x-gone': 'here' } });

  expect(seen).toEqual(['here', 'billing', undefined, { id: 'a' }]);
  expect(found).toEqual({ id: 'a' });
});

test('a hook can send the request elsewhere', async () => {
  const httpClient = new HttpClient();
  const elsewhere = await served(answerJson({ id: 'elsewhere' }));
  const { client } = await serving(answerJson({ id: 'here' }), httpClient);
  httpClient.addHook('beforeRequest', (request) => new Request(`${elsewhere}/x`, request));

  expect(await execute(client, fetchNote, note)).toEqual({ id: 'elsewhere' });
  expect(await execute(client, createNote, { text: 'x' })).toEqual({ id: 'elsewhere' });
});

test('a compressed answer is read', async () => {
  const { client } = await serving((_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(gzipSync('{"text":"é"}')),
  );

  expect(await execute(client, fetchNote, note)).toEqual({ text: 'é' });
});

test.each(['identity', 'GZIP'])('the content encoding %s is understood', async (encoding) => {
  const body = encoding === 'GZIP' ? gzipSync('{"id":"a"}') : Buffer.from('{"id":"a"}');
  const { client } = await serving((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(body),
  );

  expect(await execute(client, fetchNote, note)).toEqual({ id: 'a' });
});

test('an answer that begins with a byte order mark is read', async () => {
  const { client } = await serving((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('\ufeff{"id":"a"}'),
  );

  expect(await execute(client, fetchNote, note)).toEqual({ id: 'a' });
});

test('a character that is cut between two chunks is read', async () => {
  const bytes = Buffer.from('{"text":"名"}');
  const { client } = await serving((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(bytes.subarray(0, 10));
    setTimeout(() => response.end(bytes.subarray(10)), 20);
  });

  expect(await execute(client, fetchNote, note)).toEqual({ text: '名' });
});

test('a redirect to the same server is followed, and its POST is not', async () => {
  const { client } = await serving((request, response) => {
    if (request.url === '/else') answerJson({ id: 'a' })(request, response);
    else response.writeHead(302, { location: '/else' }).end();
  });

  expect(await execute(client, fetchNote, note)).toEqual({ id: 'a' });
  expect(await rejection(execute(client, createNote, {}))).toMatchObject({ name: 'ApiError', status: 302 });
});

test('a refusal of 10 MiB is read only in part, and is the right error', async () => {
  let sent = 0;
  const { client } = await serving((_, response) => {
    response.writeHead(400, { 'content-type': 'text/plain' });
    const more = (): void => {
      while (sent < 10 * 1_048_576 && !response.destroyed) {
        sent += 65_536;
        if (!response.write('x'.repeat(65_536))) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  });

  const error = await rejection(execute(client, fetchNote, note));

  expect(error).toMatchObject({ name: 'ApiError', status: 400, attempts: 1 });
  expect(String(error).length).toBeLessThan(1000);
  expect(sent).toBeLessThan(10 * 1_048_576);
});

test('a fetch that a tool has put in place is used', async () => {
  const { client } = await serving(answerJson({ id: 'server' }));
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => await Promise.resolve(Response.json({ id: 'tool' })));

  expect(await execute(client, fetchNote, note)).toEqual({ id: 'tool' });
});

test('fetchOptions are given to fetch', async () => {
  const { client } = await serving(answerJson({ id: 'a' }));
  const fetching = vi.spyOn(globalThis, 'fetch');

  await execute(client, fetchNote, note, { fetchOptions: { cache: 'no-store' } });

  expect(fetching.mock.calls[0]?.[0]).toMatchObject({ cache: 'no-store' });
});

test('a name that cannot be resolved is a NetworkError, and nothing was sent', async () => {
  const client = await directClient({ serverURL: 'http://no-such-host.invalid', retry: false });

  const error = await rejection(execute(client, createNote, {}));

  expect(error).toMatchObject({ name: 'NetworkError', effect: 'none', attempts: 1 });
  expect(error).toHaveProperty('cause');
});

test('a connection that is refused is repeated, and its code is reachable', async () => {
  const url = await new Promise<string>((resolve) => {
    import('node:net').then(({ createServer }) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 1}`));
      });
    });
  });
  const client = await directClient({ serverURL: url, retry: { baseDelayMs: 0 } });

  const error = await rejection(execute(client, createNote, {}));

  expect(error).toMatchObject({ name: 'NetworkError', effect: 'none', attempts: 3, cause: { code: 'ECONNREFUSED' } });
});

test('the first call of a process goes through fetch', async () => {
  vi.resetModules();
  const fresh = await import('./index.ts');
  const url = await served((request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ agent: request.headers['user-agent'] }));
  });

  const found = await fresh.execute(createClient({ security: credentials, serverURL: url }), fetchNote, note);

  expect(found).toEqual({ agent: 'node' });
});
