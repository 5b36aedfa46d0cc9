import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cli = new URL('../dist/cli.js', import.meta.url).pathname;

/** A sandbox in a process of its own. */
export interface SandboxProcess {
  readonly url: string;
  readonly output: string;
  /** Ends it; gives its exit code, or the signal. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string | null>;
}

/** What a process said, and how it ended. */
export interface EndedProcess {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A new file that nothing has written to. */
export function newDataFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'data.db');
}

/** Starts the built command, and waits until it says where it listens. */
export async function startProcess(...options: string[]): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [cli, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    const url = /^\s*COMMS_SANDBOX_URL=(.*)$/m.exec(output)?.[1];
    if (url) return { url, output, end: async (signal) => await end(child, signal) };
  }
  throw new Error(`The sandbox did not start: ${output}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string | null> {
  const exit = once(child, 'exit');
  child.kill(signal);
  const [code, endedBy] = await exit;
  return code ?? endedBy;
}

/** Runs the built command to its end. */
export async function runCommand(...options: string[]): Promise<EndedProcess> {
  const child = spawn(process.execPath, [cli, ...options]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}
