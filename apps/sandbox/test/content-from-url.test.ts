import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ContentClient, frozenSandbox, png } from './content-client.ts';

let sandbox: Sandbox;
let client: ContentClient;
const servers: Server[] = [];
beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new ContentClient(sandbox);
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await sandbox.close();
});

/** A web server on this machine. */
async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
}

const servedImage = async (): Promise<string> =>
  await served((_, outgoing) => outgoing.writeHead(200, { 'content-type': 'image/png' }).end(png));

test('a file from a URL is pending until it has come', async () => {
  const url = `${await servedImage()}/photos/dot%201.png?size=1`;

  const { status, body } = await client.json({ url, tags: { a: 'b' } });
  const media = await client.settled(body.id);

  expect(status).toBe(201);
  expect(body).toMatchObject({
    file_name: 'dot 1.png',
    file_size: null,
    mime_type: null,
    upload_status: 'pending',
    content_reference: null,
  });
  expect(media).toMatchObject({
    file_name: 'dot 1.png',
    file_size: png.length,
    mime_type: 'image/png',
    upload_status: 'completed',
    tags: { a: 'b' },
  });
  expect((await fetch(media.content_reference.temporary_url)).headers.get('content-type')).toBe('image/png');
});

test('going forward in time waits for files that are on their way', async () => {
  const url = await served((_, outgoing) => void setTimeout(() => outgoing.end(png), 100));
  const { body } = await client.json({ url });
  await new Promise((resolve) => setTimeout(resolve, 20));

  await sandbox.clock.advance(1000);

  expect(await client.media(body.id)).toMatchObject({ upload_status: 'completed' });
});

test('the name and the type that are given win', async () => {
  const url = await served((_, outgoing) => outgoing.writeHead(200, { 'content-type': 'text/plain' }).end('a,b'));

  const { body } = await client.json({ url, file_name: 'b.csv', mime_type: 'text/csv' });

  expect(await client.settled(body.id)).toMatchObject({ file_name: 'b.csv', mime_type: 'text/csv' });
});

test.each<[string, RequestListener]>([
  ['refuses', (_, outgoing) => outgoing.writeHead(404).end('no')],
  ['sends elsewhere', (_, outgoing) => outgoing.writeHead(302, { location: 'https://example.com/cat.jpg' }).end()],
  ['gives nothing', (_, outgoing) => outgoing.end()],
  ['gives too much', (_, outgoing) => outgoing.end(Buffer.alloc(16_777_217))],
  [
    'breaks off',
    (_, outgoing) => outgoing.writeHead(200, { 'content-length': '100' }).write('x', () => outgoing.destroy()),
  ],
  ['gives something else', (_, outgoing) => outgoing.writeHead(200, { 'content-type': 'image/jpeg' }).end(png)],
])('an upload from a server that %s fails', async (_, listener) => {
  const { body } = await client.json({ url: await served(listener) });

  expect(await client.settled(body.id)).toMatchObject({
    upload_status: 'failed',
    file_size: null,
    content_reference: null,
  });
});

test.each([
  'https://example.com/cat.jpg',
  'http://192.168.0.1/cat.jpg',
  'http://127.0.0.1.example.com/cat.jpg',
  'http://localhost@example.com/cat.jpg',
  'http://[::2]/cat.jpg',
])('%s is on another machine, and is not asked', async (url) => {
  const { body } = await client.json({ url });

  expect(await client.settled(body.id)).toMatchObject({ upload_status: 'failed' });
});

test('a failed upload has no bytes at any URL', async () => {
  const { body } = await client.json({ url: 'https://example.com/cat.jpg' });
  const failed = await client.settled(body.id);

  expect(failed.content_reference).toBeNull();
});

test('what was pending when the sandbox ended is got when its file is opened again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  const data = join(folder, 'sandbox.db');
  let isOpen = false;
  const url = await served((_, outgoing) => {
    if (isOpen) outgoing.end(png);
  });
  const first = await frozenSandbox({ data });
  const { body } = await new ContentClient(first).json({ url });
  await first.close();
  isOpen = true;

  const second = await frozenSandbox({ data });
  const media = await new ContentClient(second).settled(body.id);

  expect(media).toMatchObject({ upload_status: 'completed', mime_type: 'image/png' });
  await second.close();
  await rm(folder, { recursive: true });
});

test('a file that was removed meanwhile stays removed', async () => {
  let answer = (): void => {};
  const url = await served((_, outgoing) => {
    answer = () => outgoing.end(png);
  });
  const { body } = await client.json({ url });
  await new Promise((resolve) => setTimeout(resolve, 50));

  await fetch(`${sandbox.url}/_sandbox/v1/reset`, { method: 'POST' });
  answer();
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(await client.media(body.id)).toMatchObject({ code: 20404 });
});
