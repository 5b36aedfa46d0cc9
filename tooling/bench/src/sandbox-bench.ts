import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Measurements } from './client-benches.ts';
import { alternate, ratio } from './compare.ts';
import { residentMegabytes } from './memory.ts';
import { runProgram, type ServerProcess, type Settings, startAnswers, startServer } from './processes.ts';
import { sampleOf } from './statistics.ts';

const cli = join(dirname(findPackageJSON('@comms/sandbox', import.meta.url) ?? ''), 'dist/cli.js');

/** How the command is started: with the options of Node that stand in its first line, as a shell would. */
export function sandboxCommand(...options: string[]): string[] {
  const [first = ''] = readFileSync(cli, 'utf8').split('\n', 1);
  return [...first.split(' ').filter((word) => word.startsWith('--')), cli, ...options];
}

async function withSandbox<T>(use: (server: ServerProcess) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'comms-bench-'));
  const server = await startServer(sandboxCommand('--port', '0', '--data', join(folder, 'sandbox.db')));
  try {
    return await use(server);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

/** Measures the sandbox, as its own process with a file: how it starts, idles and bears load. */
export async function sandbox(): Promise<Measurements> {
  const starts: number[] = [];
  const sizes: number[] = [];
  for (let run = 0; run < 7; run++) {
    await withSandbox(async (server) => {
      starts.push(await startOf(server));
      await pause(500);
      sizes.push(await residentMegabytes(server.pid));
    });
  }
  const posts = await runsOf('sandbox-load', 3);
  const gets = await withSandbox(async ({ url }) => {
    const bare = await startAnswers();
    const sides = [
      { program: 'sandbox-gets', settings: { SERVER: url } },
      { program: 'sandbox-gets', settings: { SERVER: bare.url, SIDE: 'bare' } },
    ];
    const runs = await alternate(sides, 3);
    await bare.stop();
    return runs;
  });
  const bulk = await runsOf('sandbox-bulk', 1);
  const events = await runsOf('sandbox-events', 3);
  const relays = await runsOf('sandbox-relays', 3);
  const forward = await runsOf('sandbox-forward', 1);
  const state = await runsOf('sandbox-state', 1);
  const toMany = await runsOf('sandbox-webhooks', 3, { RECEIVERS: '20' });
  const toOne = await runsOf('sandbox-webhooks', 3, { RECEIVERS: '1' });
  const page = await runsOf('sandbox-page', 3);
  return {
    'sandbox.start': sampleOf(starts),
    'sandbox.memory': sampleOf(sizes),
    'sandbox.memory.loaded': sampleOf(await loadedMemory()),
    'sandbox.start.million': sampleOf(await startsWithMillion()),
    'sandbox.posts': sampleOf(named(posts, 'perSecond')),
    'sandbox.posts.p99': sampleOf(named(posts, 'p99')),
    'sandbox.gets': sampleOf(named(gets[0] ?? [], 'perSecond')),
    'sandbox.gets.bare': ratio(gets[0], gets[1], 'perSecond'),
    'sandbox.bulk': sampleOf(named(bulk, 'answered')),
    'sandbox.bulk.expanded': sampleOf(named(bulk, 'expanded')),
    'sandbox.bulk.others': sampleOf(named(bulk, 'others')),
    'sandbox.relays': sampleOf(named(relays, 'perSecond')),
    'sandbox.events': sampleOf(named(events, 'perSecond')),
    'sandbox.forward': sampleOf(named(forward, 'run')),
    'sandbox.snapshot': sampleOf(named(state, 'snapshot')),
    'sandbox.restore': sampleOf(named(state, 'restore')),
    'sandbox.reset': sampleOf(named(state, 'reset')),
    'sandbox.webhooks': sampleOf(named(toMany, 'perSecond')),
    'sandbox.webhooks.one': sampleOf(named(toOne, 'perSecond')),
    'sandbox.page': sampleOf(named(page, 'p99')),
  };
}

/** Measures the vendor's client by the redirect, against the same client pointed at the sandbox by hand. */
export async function redirect(): Promise<Measurements> {
  return await withSandbox(async ({ url }) => {
    const sides = ['redirect', 'direct'].map((name) => ({
      program: 'redirect',
      settings: { SERVER: url, SIDE: name },
    }));
    const [subject, baseline] = await alternate(sides, 9);
    return { redirect: ratio(subject, baseline, 'callsPerSecond') };
  });
}

/** Runs a program against a new sandbox for each time. */
async function runsOf(program: string, times: number, settings: Settings = {}): Promise<Record<string, number>[]> {
  const runs: Record<string, number>[] = [];
  for (let run = 0; run < times; run++) {
    await withSandbox(async ({ url }) => runs.push(await runProgram(program, { SERVER: url, ...settings })));
  }
  return runs;
}

/** The figures with a name, or with a name and a number after it. */
function named(runs: readonly Record<string, number>[], name: string): number[] {
  return runs.flatMap((run) =>
    Object.entries(run).flatMap(([key, value]) => (new RegExp(`^${name}\\d*$`).test(key) ? [value] : [])),
  );
}

/** From the start of the process to its first answer. */
async function startOf({ url, startMs }: ServerProcess): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${url}/_sandbox/v1/health`);
  await response.text();
  if (!response.ok) throw new Error(`the sandbox's health is ${response.status}`);
  return startMs + performance.now() - began;
}

/** What is in use after 100,000 messages that were sent one by one. */
async function loadedMemory(): Promise<number[]> {
  return await withSandbox(async ({ url, pid }) => {
    await runProgram('sandbox-fill', { SERVER: url, COUNT: '100000' });
    await pause(1000);
    return [await residentMegabytes(pid)];
  });
}

/** Starts with a file that has a million messages in it. */
async function startsWithMillion(): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'comms-bench-'));
  const parts = sandboxCommand('--port', '0', '--data', join(folder, 'sandbox.db'));
  try {
    const first = await startServer(parts);
    await runProgram('sandbox-fill', { SERVER: first.url, COUNT: '1000000', AT_ONCE: '10000' });
    await first.stop();
    const starts: number[] = [];
    for (let run = 0; run < 7; run++) {
      const server = await startServer(parts);
      starts.push(await startOf(server));
      await server.stop();
    }
    return starts;
  } finally {
    await rm(folder, { recursive: true });
  }
}
