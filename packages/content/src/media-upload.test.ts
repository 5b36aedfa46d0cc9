import { expect, test } from 'vitest';
import { openFile } from './file-source.ts';
import { mediaUpload } from './media-upload.ts';
import { frameOf } from './multipart.ts';

const frame = frameOf({}, { name: 'file', fileName: 'a.txt', type: 'text/plain' });

async function* hello(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('hel');
  yield new TextEncoder().encode('lo');
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield* hello();
  throw new Error('the disk is gone');
}

test.each([
  ['Blob', () => new Blob(['hello'])],
  ['stream', () => hello()],
])('a form with a %s is the same in one piece as in parts', async (_, source) => {
  const whole = await mediaUpload(openFile(source()), frame, {}).blob();
  const parts = await new Response(mediaUpload(openFile(source()), frame, {}).stream()).text();

  expect(await whole.text()).toBe(parts);
});

test('the size of a form is known where that of its file is', () => {
  const upload = mediaUpload(openFile(new Blob(['hello'])), frame, {});

  expect(upload.size).toBe(frame.head.byteLength + 5 + frame.tail.byteLength);
  expect(mediaUpload(openFile(hello()), frame, {}).size).toBeUndefined();
});

test('in one piece the progress is told once', async () => {
  const told: unknown[] = [];
  const upload = mediaUpload(openFile(hello()), frame, { onProgress: (progress) => told.push(progress) });

  await upload.blob();

  expect(told).toEqual([{ sentBytes: 5, totalBytes: 5 }]);
});

test('a stream that nobody reads leaves its source unread', async () => {
  const upload = mediaUpload(openFile(hello()), frame, {});

  await upload.stream().cancel();

  expect(upload.isSpent).toBe(false);
  expect(await new Response(upload.stream()).text()).toContain('hello');
});

test('a form whose head alone was read leaves its source unread', async () => {
  const upload = mediaUpload(openFile(hello()), frame, {});
  const reader = upload.stream().getReader();

  await reader.read();
  await reader.cancel();

  expect(upload.isSpent).toBe(false);
});

test.each(['stream', 'blob'] as const)('a source that fails is told as the failure of its %s', async (way) => {
  const upload = mediaUpload(openFile(broken()), frame, {});

  await expect(way === 'blob' ? upload.blob() : new Response(upload.stream()).text()).rejects.toThrow('to its end');

  expect(upload.failure?.cause).toEqual(new Error('the disk is gone'));
});
