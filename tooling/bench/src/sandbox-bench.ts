import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Measurements } from './client-benches.ts';
import { runProgram, type ServerProcess, startServer } from './processes.ts';
import { sampleOf } from './statistics.ts';

const cli = join(dirname(findPackageJSON('@comms/sandbox', import.meta.url) ?? ''), 'dist/cli.js');

async function withSandbox<T>(use: (server: ServerProcess) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'comms-bench-'));
  const server = await startServer([cli, '--port', '0', '--data', join(folder, 'sandbox.db')]);
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
    await withSandbox(async ({ url, pid, startMs }) => {
      const began = performance.now();
      const response = await fetch(`${url}/_sandbox/v1/health`);
      await response.text();
      if (!response.ok) throw new Error(`the sandbox's health is ${response.status}`);
      starts.push(startMs + performance.now() - began);
      await pause(500);
      sizes.push(await residentMegabytes(pid));
    });
  }
  const posts: Record<string, number>[] = [];
  for (let run = 0; run < 3; run++) {
    await withSandbox(async ({ url }) => posts.push(await runProgram('sandbox-load', { SERVER: url })));
  }
  const bulk = await withSandbox(async ({ url }) => await runProgram('sandbox-bulk', { SERVER: url }));
  const events: Record<string, number>[] = [];
  for (let run = 0; run < 3; run++) {
    await withSandbox(async ({ url }) => events.push(await runProgram('sandbox-events', { SERVER: url })));
  }
  const relays: Record<string, number>[] = [];
  for (let run = 0; run < 3; run++) {
    await withSandbox(async ({ url }) => relays.push(await runProgram('sandbox-relays', { SERVER: url })));
  }
  const of = (name: string): number[] => posts.map((run) => run[name] ?? Number.NaN);
  return {
    'sandbox.start': sampleOf(starts),
    'sandbox.memory': sampleOf(sizes),
    'sandbox.posts': sampleOf(of('perSecond')),
    'sandbox.posts.p99': sampleOf(of('p99')),
    'sandbox.bulk': sampleOf(Object.values(bulk)),
    'sandbox.relays': sampleOf(relays.flatMap(({ perSecond }) => perSecond ?? [])),
    'sandbox.events': sampleOf(events.flatMap(({ perSecond }) => perSecond ?? [])),
  };
}

/** The memory of a process that is in use, from the system; only Linux tells it this way. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6;
}
