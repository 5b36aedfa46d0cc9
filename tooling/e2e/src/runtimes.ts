import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Miniflare } from 'miniflare';
import { chromium } from 'playwright-core';
import { bundleForBrowsers, bundleForWorkers, writeCommonJs } from './bundles.ts';
import type { Report } from './portable-program.ts';
import { type PortableWorld, startPortableWorld } from './portable-world.ts';

/** What came out of the portable program in one runtime, and what arrived at the API. */
export interface Run {
  readonly report: Report;
  readonly requests: readonly string[];
}

const execute = promisify(execFile);
const folder = join(import.meta.dirname, '..');
const program = 'src/print-report.ts';

/** Where Chromium is; undefined on a machine that has none. */
export const chromiumPath: string | undefined = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
  (path) => path && existsSync(path),
);

/** Runs it in Node, from ES modules. */
export async function runInNode(): Promise<Run> {
  return await runCommand(process.execPath, [program]);
}

/** Runs it in Node, from CommonJS. */
export async function runInCommonJs(): Promise<Run> {
  const file = await writeCommonJs();
  try {
    return await runCommand(process.execPath, [file]);
  } finally {
    await rm(dirname(file), { recursive: true });
  }
}

/** Runs it in Deno, with leave to reach the sandbox and nothing else: not even to read the environment. */
export async function runInDeno(): Promise<Run> {
  return await runCommand('node_modules/.bin/deno', [
    'run',
    '--no-remote',
    '--no-prompt',
    '--node-modules-dir=manual',
    '--allow-net=127.0.0.1',
    program,
  ]);
}

/** Runs it in Bun. */
export async function runInBun(): Promise<Run> {
  return await runCommand('node_modules/.bin/bun', ['run', '--no-install', program]);
}

/** Runs it in workerd, where nothing of Node exists. */
export async function runInWorkerd(): Promise<Run> {
  return await withWorld('', async ({ url }) => {
    const worker = new Miniflare({ modules: true, script: await bundleForWorkers(), compatibilityDate: '2026-01-01' });
    try {
      const response = await worker.dispatchFetch(`http://localhost/?server=${encodeURIComponent(url)}`);
      return await response.text();
    } finally {
      await worker.dispose();
    }
  });
}

/** Runs it in a page of Chromium. */
export async function runInChromium(): Promise<Run> {
  return await withWorld(await bundleForBrowsers(), async ({ url }) => {
    const browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
    try {
      const page = await browser.newPage();
      await page.goto(url);
      return await page.evaluate<string>('run(location.origin).then(JSON.stringify)');
    } finally {
      await browser.close();
    }
  });
}

async function runCommand(command: string, parts: readonly string[]): Promise<Run> {
  return await withWorld('', async ({ url }) => {
    const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' };
    const { stdout } = await execute(command, [...parts, url], { cwd: folder, env: environment });
    return stdout;
  });
}

async function withWorld(page: string, use: (world: PortableWorld) => Promise<string>): Promise<Run> {
  const world = await startPortableWorld(page);
  try {
    const report: Report = JSON.parse(await use(world));
    return { report, requests: world.requests };
  } finally {
    await world.close();
  }
}
