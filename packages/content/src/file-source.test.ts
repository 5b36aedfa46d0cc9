import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { type FileSource, openFile } from './file-source.ts';

const bytes = new TextEncoder().encode('hello');

async function* generated(): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 2);
  yield bytes.subarray(2);
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  return text;
}

/** A stream, as it is on a platform where streams cannot be walked. */
function plainStream(): ReadableStream<Uint8Array> {
  const { body } = new Response(bytes);
  return Object.defineProperty(body ?? new ReadableStream(), Symbol.asyncIterator, { value: undefined });
}

test.each<[string, () => FileSource]>([
  ['Blob', () => new Blob(['hello'])],
  ['File', () => new File(['hello'], 'a.txt')],
  ['Uint8Array', () => bytes],
  ['part of a buffer', () => new Uint8Array([...bytes, ...bytes]).subarray(5)],
  ['Buffer', () => Buffer.from('hello')],
  ['ArrayBuffer', () => new Uint8Array(bytes).buffer],
  ['ReadableStream', () => new Response(bytes).body ?? new ReadableStream()],
  ['ReadableStream that cannot be walked', () => plainStream()],
  ['stream of Node', () => Readable.from(generated())],
  ['stream of texts', () => Readable.from(['hel', 'lo'], { encoding: 'utf8' })],
  ['generator', () => generated()],
])('the bytes of a %s are read', async (_, source) => {
  expect(await textOf(openFile(source()).chunks())).toBe('hello');
});

test('a File tells its name, its type and its size', () => {
  expect(openFile(new File(['hello'], 'a.txt', { type: 'text/plain' }))).toMatchObject({
    name: 'a.txt',
    type: 'text/plain',
    size: 5,
  });
});

test('bytes and Blobs can be read again, and are never spent', async () => {
  const file = openFile(bytes);

  await textOf(file.chunks());

  expect(file.isSpent).toBe(false);
  expect(await textOf(file.chunks())).toBe('hello');
});

test('bytes that are changed afterwards are sent as they were given', async () => {
  const own = new Uint8Array(bytes);
  const file = openFile(own);

  own.fill(0);

  expect(await textOf(file.chunks())).toBe('hello');
});

test('a stream is spent from when it is begun to be read', async () => {
  const file = openFile(generated());
  const chunks = file.chunks()[Symbol.asyncIterator]();

  expect(file.isSpent).toBe(false);
  await chunks.next();
  expect(file.isSpent).toBe(true);
});

test.each<[string, (onEnd: () => void) => FileSource]>([
  [
    'generator',
    async function* (onEnd) {
      try {
        yield* generated();
      } finally {
        onEnd();
      }
    },
  ],
  ['stream', (onEnd) => new ReadableStream({ pull: (controller) => controller.enqueue(bytes), cancel: onEnd })],
])('a %s that is left before its end is told so', async (_, make) => {
  let hasEnded = false;
  const file = openFile(
    make(() => {
      hasEnded = true;
    }),
  );

  for await (const _ of file.chunks()) break;

  expect(hasEnded).toBe(true);
});

test.each([['a path'], ['/tmp/a.txt'], [42], [null], [{}], [['a']]])('%j is no file', (source) => {
  // What the types forbid is refused where there are none.
  expect(() => openFile(source as never)).toThrow('fileFromPath');
});

test('a stream that gives something else than bytes fails when it is read', async () => {
  const stream: AsyncIterable<Uint8Array> = Readable.from([{ a: 1 }]);

  await expect(textOf(openFile(stream).chunks())).rejects.toThrow('something else than bytes');
});
