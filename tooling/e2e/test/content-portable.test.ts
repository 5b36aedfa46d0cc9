import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..');
const program = `
  import { ContentAndMedia } from '@comms/content';
  async function* parts() {
    yield new TextEncoder().encode('hel');
    yield new TextEncoder().encode('lo');
  }
  export async function run(sandboxURL) {
    const content = new ContentAndMedia({ sandboxURL, security: { username: 'AC00', password: 'secret' } });
    const told = [];
    const onProgress = ({ sentBytes }) => told.push(sentBytes);
    const uploaded = [
      await content.uploadMedia({ file: new Blob(['hello'], { type: 'text/plain' }), fileName: 'größe.txt' }, { onProgress }),
      await content.uploadMedia({ file: new Response('hello').body, fileName: 'größe.txt' }, { onProgress }),
      await content.uploadMedia({ file: parts(), fileName: 'größe.txt' }, { onProgress }),
    ];
    const found = await content.listMedia().toArray({ limit: 10 });
    const texts = [];
    for (const { contentReference } of uploaded) texts.push(await (await fetch(contentReference.temporaryUrl)).text());
    return { names: found.map(({ fileName }) => fileName), texts, last: told.at(-1) };
  }`;
const expected = { names: ['größe.txt', 'größe.txt', 'größe.txt'], texts: ['hello', 'hello', 'hello'], last: 5 };

let folder: string;
let sandbox: Sandboxed;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
});
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** The program as one file, with the packages as they are for a platform. */
async function bundled(ending: string, condition: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program + ending, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: condition === 'node' ? 'node' : 'neutral',
    conditions: [condition],
  });
  return outputFiles[0]?.text ?? '';
}

test.each([
  ['Node', process.execPath, [], 'node'],
  ['a runtime with nothing of Node', process.execPath, [], 'browser'],
  ['Deno', 'node_modules/.bin/deno', ['run', '--no-remote', '--no-prompt', '--allow-net=127.0.0.1'], 'deno'],
  ['Bun', 'node_modules/.bin/bun', ['run', '--no-install'], 'bun'],
])('files from a Blob and from streams are uploaded in %s', async (_, command, parts, condition) => {
  const url = sandbox.url;
  const file = join(folder, `${condition}.mjs`);
  await writeFile(
    file,
    await bundled(`run(${JSON.stringify(url)}).then((it) => console.log(JSON.stringify(it)));`, condition),
  );

  const { stdout } = await execute(command, [...parts, file], { cwd: root });
  await sandbox.control('POST', '/reset', {});

  expect(JSON.parse(stdout)).toEqual(expected);
});

test('files from a Blob and from streams are uploaded in workerd', async () => {
  const script = await bundled(
    `export default { fetch: async (request) => Response.json(await run(new URL(request.url).searchParams.get('server'))) };`,
    'workerd',
  );
  const worker = new Miniflare({ modules: true, script, compatibilityDate: '2026-01-01' });

  const response = await worker.dispatchFetch(`http://localhost/?server=${encodeURIComponent(sandbox.url)}`);
  const report = await response.json();
  await worker.dispose();

  expect(report).toEqual(expected);
});
