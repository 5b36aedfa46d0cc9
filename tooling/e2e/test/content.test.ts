import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgentsAndAgentPools } from '@comms/agents';
import { ContentAndMedia, type FileSource, type Media } from '@comms/content';
import { fileFromPath } from '@comms/content/node';
import { fetchSingleMedia, listMedia, uploadMedia } from '@comms/content/operations';
import { ApiError, createClient, execute, HttpClient, responseOf } from '@comms/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let folder: string;
let path: string;
const bytes = crypto.getRandomValues(new Uint8Array(50_000));
beforeAll(async () => {
  sandbox = await sandboxed();
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  path = join(folder, 'größe.bin');
  await writeFile(path, bytes);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

const newContent = (): ContentAndMedia => new ContentAndMedia(sandbox.newAccount());
const fieldsOf = (error: unknown): unknown => ApiError.isInstance(error) && error.errors.map(({ field }) => field);
const bytesOf = async ({ contentReference }: Media): Promise<Buffer> =>
  Buffer.from(await (await fetch(contentReference?.temporaryUrl ?? '')).arrayBuffer());

const sources: [string, () => FileSource | Promise<FileSource>][] = [
  ['Blob', () => new Blob([bytes])],
  ['File', () => new File([bytes], 'a.bin')],
  ['Uint8Array', () => bytes],
  ['ArrayBuffer', () => bytes.buffer],
  ['ReadableStream', () => new Blob([bytes]).stream()],
  ['stream of Node', () => createReadStream(path)],
  ['path', async () => await fileFromPath(path)],
];

test.each(sources)('a file from a %s is uploaded, and its bytes come back', async (_, source) => {
  const media = await newContent().uploadMedia({ file: await source(), fileName: 'a.bin' });

  expect(media).toMatchObject({ fileName: 'a.bin', fileSize: bytes.length, uploadStatus: 'completed' });
  expect((await bytesOf(media)).equals(bytes)).toBe(true);
});

test.each(sources)('a file from a %s is uploaded through hooks and a fetch of your own', async (_, source) => {
  const httpClient = new HttpClient({ fetcher: async (request) => await fetch(request) });
  httpClient.addHook('beforeRequest', (request) => {
    request.headers.set('x-team', 'billing');
  });
  const content = new ContentAndMedia({ ...sandbox.newAccount(), httpClient });

  const media = await content.uploadMedia({ file: await source() });

  expect((await bytesOf(media)).equals(bytes)).toBe(true);
});

test('a file keeps its own name, and tells its progress up to its size', async () => {
  const told: number[] = [];

  const media = await newContent().uploadMedia(
    { file: await fileFromPath(path), tags: { myTag: 'x' } },
    { onProgress: ({ sentBytes, totalBytes }) => told.push(sentBytes, totalBytes ?? -1) },
  );

  expect(media).toMatchObject({ fileName: 'größe.bin', tags: { myTag: 'x' }, createdAt: expect.any(Date) });
  expect(told.slice(-2)).toEqual([bytes.length, bytes.length]);
});

test('a small file is sent in JSON', async () => {
  const media = await newContent().uploadMedia({ content: btoa('hello'), fileName: 'a.txt' });

  expect(responseOf(media)?.statusCode).toBe(201);
  expect(media).toMatchObject({ fileName: 'a.txt', mimeType: 'text/plain', fileSize: 5 });
  expect((await bytesOf(media)).toString()).toBe('hello');
});

test('a file from a URL comes after the answer', async () => {
  const content = newContent();
  const server = createServer((_, outgoing) => outgoing.end('hello')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;

  const made = await content.uploadMedia({ url: `http://127.0.0.1:${port}/a.txt` });
  const states = new Set([made.uploadStatus]);
  let media = made;
  while (media.uploadStatus === 'pending') media = await content.fetchSingleMedia(made.id ?? '');
  states.add(media.uploadStatus);

  expect([...states]).toEqual(['pending', 'completed']);
  expect((await bytesOf(media)).toString()).toBe('hello');
  server.close();
});

test('a list is walked and narrowed by every filter', async () => {
  const account = sandbox.newAccount();
  const content = new ContentAndMedia(account);
  const agent = await new AgentsAndAgentPools(account).createAgent({ address: '+12065550199', channel: 'tel' });
  const one = await content.uploadMedia({ content: btoa('one'), createdBy: { agentId: agent.id } });
  const two = await content.uploadMedia({
    content: btoa('{}'),
    mimeType: 'application/json',
    createdBy: { address: 'a' },
  });
  const at = [one, two].map(({ createdAt }) => createdAt?.getTime() ?? 0);
  const listed = async (request: Parameters<ContentAndMedia['listMedia']>[0]): Promise<unknown[]> =>
    (await content.listMedia(request).toArray({ limit: 10 })).map(({ id }) => id);

  expect(await listed({ pageSize: 1 })).toEqual([two.id, one.id]);
  expect(await listed({ mimeType: 'application/json' })).toEqual([two.id]);
  expect(await listed({ uploadStatus: 'completed' })).toEqual([two.id, one.id]);
  expect(await listed({ uploadStatus: 'failed' })).toEqual([]);
  expect(await listed({ createdBy: { agentId: agent.id } })).toEqual([one.id]);
  expect(await listed({ createdBy: { address: 'a' } })).toEqual([two.id]);
  expect(await listed({ createdBy: { contactId: 'contact_00000000000000000000000000' } })).toEqual([]);
  expect(await listed({ startDate: new Date(Math.max(...at)) })).toEqual([]);
  expect(await listed({ endDate: new Date(Math.min(...at)) })).toEqual([]);
  expect(
    await listed({ startDate: new Date(Math.min(...at) - 1), endDate: new Date(Math.max(...at) + 1) }),
  ).toHaveLength(2);
});

test('each operation is called by its literal too', async () => {
  const client = createClient(sandbox.newAccount());

  const made = await execute(client, uploadMedia, { file: new Blob(['hello']) });
  const page = await execute(client, listMedia, {});
  const one = await execute(client, fetchSingleMedia, { mediaId: made.id ?? '' });

  expect([page.media[0]?.id, one.id]).toEqual([made.id, made.id]);
});

test('uploadMedia names the field that is wrong in a form', async () => {
  const error = await rejection(newContent().uploadMedia({ file: new Blob(['hello']), mimeType: 'image/png' }));

  expect(fieldsOf(error)).toEqual(['mime_type']);
});

test('uploadMedia names every field that is wrong in JSON', async () => {
  const error = await rejection(newContent().uploadMedia({ content: 'x', fileName: '', createdBy: {} }));

  expect(fieldsOf(error)).toEqual(expect.arrayContaining(['content', 'file_name', 'created_by']));
});

test('a stream that is too large is refused, and names the limit', async () => {
  const megabyte = new Uint8Array(1_048_576);
  const file = (async function* () {
    for (let count = 0; count < 40; count++) yield megabyte;
  })();

  const error = await rejection(newContent().uploadMedia({ file }));

  expect(error).toMatchObject({ name: 'ApiError', status: 413, message: expect.stringContaining('16777216') });
});

test('listMedia names the parameter that is wrong', async () => {
  const error = await rejection(newContent().listMedia({ uploadStatus: 'lost' }));

  expect(fieldsOf(error)).toEqual(['upload_status']);
});

test('fetchSingleMedia finds nothing where there is nothing', async () => {
  const error = await rejection(newContent().fetchSingleMedia('media_00000000000000000000000000'));

  expect(error).toMatchObject({ name: 'ApiError', status: 404, code: 20404 });
});
