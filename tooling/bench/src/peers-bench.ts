import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Measurements } from './client-benches.ts';
import { ratio } from './compare.ts';
import { residentMegabytes } from './memory.ts';
import { runProgram } from './processes.ts';
import { sandboxCommand } from './sandbox-bench.ts';

const folder = join(import.meta.dirname, '../peers');
const contract = join(import.meta.dirname, '../../contract/openapi/conversations-v1.json');
const port = 47_010;
const form = 'application/x-www-form-urlencoded';
const runs = 5;

/** A server that is compared, and a request that creates something in it. */
interface Peer {
  readonly command: readonly string[];
  readonly path: string;
  readonly body: string;
  readonly type: string;
}

const sid = `AC${'0'.repeat(32)}`;

const peers = {
  ours: {
    command: sandboxCommand('--port', String(port)),
    path: '/conversations.twilio.com/v1/Conversations',
    body: 'FriendlyName=Bench',
    type: form,
  },
  prism: {
    command: [join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js'), 'mock', contract, '-p', String(port)],
    path: '/Conversations',
    body: 'FriendlyName=Bench',
    type: form,
  },
  emulate: {
    command: [join(folder, 'node_modules/emulate/dist/index.js'), 'start', '--service', 'twilio', '-p', String(port)],
    path: `/2010-04-01/Accounts/${sid}/Messages.json`,
    body: new URLSearchParams({ From: '+15551234567', To: '+14155550100', Body: 'Hello' }).toString(),
    type: form,
  },
} satisfies Record<string, Peer>;

/**
 * Measures the sandbox beside two others that answer in the vendor's place: how they start, idle, and create one thing after
 * the other. Prism gives an example that it checks against the contract; emulate keeps a message, as the sandbox keeps a conversation.
 */
export async function peersBench(): Promise<Measurements> {
  // They are no dependency of this repository: only who compares needs them.
  if (!existsSync(join(folder, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'ignore' });
  }
  const measured: Record<keyof typeof peers, Record<string, number>[]> = { ours: [], prism: [], emulate: [] };
  for (let run = 0; run < runs; run++) {
    for (const name of ['ours', 'prism', 'emulate'] as const) measured[name].push(await measure(peers[name]));
  }
  return Object.fromEntries(
    (['prism', 'emulate'] as const).flatMap((name) =>
      ['start', 'memory', 'creates'].map((figure) => [
        `peers.${name}.${figure}`,
        ratio(measured.ours, measured[name], figure),
      ]),
    ),
  );
}

async function measure({ command, path, body, type }: Peer): Promise<Record<string, number>> {
  const began = performance.now();
  const child = spawn(process.execPath, command, { stdio: 'ignore', env: { PATH: process.env['PATH'] } });
  try {
    const url = `http://127.0.0.1:${port}${path}`;
    await firstAnswer(url);
    const start = performance.now() - began;
    await pause(500);
    const memory = await residentMegabytes(child.pid ?? 0);
    const { perSecond = Number.NaN } = await runProgram('create-one', { URL: url, BODY: body, TYPE: type });
    return { start, memory, creates: perSecond };
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

/** Asks until anything is answered. */
async function firstAnswer(url: string): Promise<void> {
  for (let tries = 0; tries < 4000; tries++) {
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch {
      await pause(5);
    }
  }
  throw new Error(`${url} answers nothing`);
}
