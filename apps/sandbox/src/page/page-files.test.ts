import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PageFiles } from './page-files.ts';

let root: string;
let folder: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'page-'));
  folder = join(root, 'page');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.html'), 'secret');
  await writeFile(join(folder, 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'assets', 'index.js'), 'run()');
  await writeFile(join(folder, 'notes.txt'), 'not for the page');
  await symlink(join(root, 'secret.html'), join(folder, 'linked.html'));
  await symlink(root, join(folder, 'everything'));
});
afterAll(async () => await rm(root, { recursive: true }));

test('a file is found by its name, with its type', async () => {
  const files = new PageFiles([folder]);

  expect(await files.find('index.html')).toMatchObject({ type: 'text/html; charset=utf-8' });
  expect(await files.find('assets/index.js')).toMatchObject({ type: 'text/javascript; charset=utf-8' });
});

test.each([
  '../secret.html',
  'assets/../../secret.html',
  './index.html',
  '/index.html',
  '..%2fsecret.html',
  'index.html\0',
  'linked.html',
  'everything/secret.html',
  'notes.txt',
  'assets',
  '',
  '__proto__',
])('%j is the name of no file', async (name) => {
  expect(await new PageFiles([folder]).find(name)).toBeUndefined();
});

test('the first folder that has a page is taken', async () => {
  const files = new PageFiles([join(root, 'nowhere'), folder]);

  expect(await files.find('index.html')).toBeDefined();
});

test('a page that is built later is found later', async () => {
  const later = join(root, 'later');
  const files = new PageFiles([later]);
  const before = await files.find('index.html');
  await mkdir(later);
  await writeFile(join(later, 'index.html'), 'now');

  const after = await files.find('index.html');

  expect(before).toBeUndefined();
  expect(after).toBeDefined();
});
