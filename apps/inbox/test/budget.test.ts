import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

/** How many bytes the whole page may have, as a server sends it. */
const budget = 60_000;

const dist = join(import.meta.dirname, '../dist');

/** The files that were built, with their contents. */
async function builtFiles(): Promise<{ name: string; bytes: Buffer }[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return await Promise.all(
    files.map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  );
}

test('the whole page is no larger than its budget', async () => {
  const files = await builtFiles();
  const size = files.reduce((sum, { bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);

  expect(files.map(({ name }) => name.replace(/-[\w-]{8}\./, '.')).sort()).toEqual([
    'icon.svg',
    'index.html',
    'index.js',
    'style.css',
  ]);
  expect(size).toBeGreaterThan(20_000);
  expect(size).toBeLessThanOrEqual(budget);
});

test('the page names no address but its own', async () => {
  const files = await builtFiles();
  const addresses = files.flatMap(({ name, bytes }) => {
    const text = bytes.toString();
    return [...text.matchAll(/\b(?:https?|wss?):\/\/[\w.-]+/g)].map(([address]) => `${name.split('-')[0]}: ${address}`);
  });

  // The names of XML are no addresses: nobody asks there.
  expect(addresses.filter((address) => !address.includes('http://www.w3.org'))).toEqual(['index: http://127.0.0.1']);
});

test('nothing in the page makes code of text, or markup of text', async () => {
  const files = await builtFiles();
  const script = files.find(({ name }) => name.endsWith('.js'))?.bytes.toString() ?? '';

  expect(script).not.toMatch(/\beval\(|new Function\(|document\.write|insertAdjacentHTML|outerHTML/);
});
