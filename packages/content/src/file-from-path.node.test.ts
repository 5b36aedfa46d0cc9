import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileFromPath } from './file-from-path.node.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

test('a file has the name that it has on the disk, and its bytes', async () => {
  const path = join(folder, 'größe 1.txt');
  await writeFile(path, 'hello');

  const file = await fileFromPath(path);

  expect([file.name, file.type, file.size]).toEqual(['größe 1.txt', '', 5]);
  expect(await file.text()).toBe('hello');
});

test('a file is found by its URL too', async () => {
  const path = join(folder, 'a b.txt');
  await writeFile(path, 'hello');

  const file = await fileFromPath(pathToFileURL(path));

  expect([file.name, await file.text()]).toEqual(['a b.txt', 'hello']);
});

test('a name and a type can be given', async () => {
  const path = join(folder, 'a');
  await writeFile(path, 'hello');

  const file = await fileFromPath(path, { name: 'b.txt', type: 'text/plain' });

  expect([file.name, file.type]).toEqual(['b.txt', 'text/plain']);
});

test('a file that is not there is refused as Node does', async () => {
  await expect(fileFromPath(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a folder is no file', async () => {
  await expect(fileFromPath(folder, { name: 'photos' })).rejects.toThrow('photos is no file');
});

test('a file that was changed after it was opened cannot be read', async () => {
  const path = join(folder, 'a');
  await writeFile(path, 'hello');
  const file = await fileFromPath(path);

  await writeFile(path, 'something longer');

  await expect(file.text()).rejects.toMatchObject({ name: 'NotReadableError' });
});
