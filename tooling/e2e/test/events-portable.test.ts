import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { sign } from '@comms/core/webhooks';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..');
const secret = 'a token for tests';
const webhookURL = 'https://example.com/hook?a=1';
const body = JSON.stringify([
  { id: 'EZ1', type: 'message.delivered', time: '2026-01-31T09:30:00Z', data: { message_id: 'message_1' } },
  { id: 'EZ2', type: 'message.invented', data: {} },
]);

/** A receiver as a user of Workers writes it: it also answers what it was told. */
const receiver = `
  import { createEventRouter, createWebhookHandler } from '@comms/events/webhooks';
  const told = [];
  const refused = [];
  const handle = createWebhookHandler({
    secrets: '${secret}',
    explain: true,
    onEvent: createEventRouter({
      'message.delivered': ({ data, time }) => told.push([data.messageId, time.getTime()]),
      fallback: ({ type }, { isKnown }) => told.push([type, isKnown]),
    }),
    onRefused: ({ reason, explanation }) => refused.push([reason, typeof explanation]),
  });`;

let folder: string;
let signed: { url: string; headers: Record<string, string> };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'events-'));
  const { url, headers } = await sign({ url: webhookURL, body, secret });
  signed = { url, headers: { ...headers } };
});
afterAll(async () => await rm(folder, { recursive: true }));

async function bundled(source: string, condition: string, minify = false): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root },
    bundle: true,
    write: false,
    minify,
    logLevel: 'error',
    format: 'esm',
    platform: 'neutral',
    conditions: [condition],
  });
  return outputFiles[0]?.text ?? '';
}

/** Gives the receiver a webhook, the same once more, and one that was changed on its way. */
const deliveries = (): string => `
  const { url, headers } = ${JSON.stringify(signed)};
  const body = ${JSON.stringify(body)};
  const run = async () => {
    const statuses = [];
    for (const text of [body, body, body.replace('EZ1', 'EZ9')]) {
      statuses.push((await handle(new Request(url, { method: 'POST', headers, body: text }))).status);
    }
    return { statuses, told, refused };
  };`;

const expected = {
  statuses: [200, 200, 403],
  told: [
    ['message_1', Date.UTC(2026, 0, 31, 9, 30)],
    ['message.invented', false],
  ],
  refused: [['body-hash-mismatch', 'string']],
};

test.each([
  ['Node', process.execPath, [], 'node'],
  ['Deno', 'node_modules/.bin/deno', ['run', '--no-remote', '--no-prompt'], 'deno'],
  ['Bun', 'node_modules/.bin/bun', ['run', '--no-install'], 'bun'],
])('events are received in %s', async (_, command, parts, condition) => {
  const file = join(folder, `${condition}.mjs`);
  const ending = 'run().then((it) => console.log(JSON.stringify(it)));';
  await writeFile(file, await bundled(receiver + deliveries() + ending, condition));

  const { stdout } = await execute(command, [...parts, file], { cwd: root });

  expect(JSON.parse(stdout)).toEqual(expected);
});

test('events are received in workerd, where nothing of Node exists', async () => {
  const ending = 'export default { fetch: async () => Response.json(await run()) };';
  const script = await bundled(receiver + deliveries() + ending, 'workerd');
  const worker = new Miniflare({ modules: true, script, compatibilityDate: '2026-01-01' });

  const answer = await worker.dispatchFetch('http://localhost/');
  const report = await answer.json();
  await worker.dispose();

  expect(report).toEqual(expected);
});

test('the handler itself is what Workers export, and answers requests to the address that was signed', async () => {
  const script = await bundled(`${receiver} export default { fetch: (request) => handle(request) };`, 'workerd');
  const worker = new Miniflare({ modules: true, script, compatibilityDate: '2026-01-01' });

  const answers = [
    await worker.dispatchFetch(signed.url, { method: 'POST', headers: signed.headers, body }),
    await worker.dispatchFetch(signed.url, { method: 'POST', body }),
  ].map(({ status }) => status);
  await worker.dispose();

  expect(answers).toEqual([200, 403]);
});

test('a receiver ships no client, nothing of Node, and little', async () => {
  const code = await bundled(
    `export { createEventRouter, createWebhookHandler } from '@comms/events/webhooks';`,
    'browser',
    true,
  );

  expect(code).not.toMatch(/["'`]node:|comms\.twilio\.com|ApiError/);
  // With `explain`, which bundlers that split code leave in a file of its own.
  expect(gzipSync(code).length).toBeLessThan(5000);
});
