import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** The built command. */
export const cli: string = new URL('../dist/cli.js', import.meta.url).pathname;

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
  return await started(
    spawn(process.execPath, [cli, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

/** How much room there is for a data file. */
export type DiskLimit =
  /** Of the file, as on a full disk. */
  | { readonly maxPages: number }
  /** Of any file, as on a disk that fails. */
  | { readonly maxKilobytes: number };

/** Starts the built command with a small disk; what it says of errors is passed over. */
export async function startLimited(limit: DiskLimit, ...options: string[]): Promise<SandboxProcess> {
  const command = [cli, '--port', '0', ...options];
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  if ('maxPages' in limit) {
    return await started(spawn(process.execPath, ['--import', limitPages(limit.maxPages), ...command], { stdio }));
  }
  // bash counts in kilobytes.
  const script = `ulimit -f ${limit.maxKilobytes}; exec "$0" "$@"`;
  return await started(spawn('bash', ['-c', script, process.execPath, ...command], { stdio }));
}

/** A module that lets every SQLite database of a process have so many pages at most. */
function limitPages(most: number): string {
  const source = `import { DatabaseSync } from 'node:sqlite';
    const { exec } = DatabaseSync.prototype;
    DatabaseSync.prototype.exec = function (sql) {
      exec.call(this, sql);
      if (sql.includes('cache_size')) exec.call(this, 'PRAGMA max_page_count = ${most}');
    };`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

async function started(child: ChildProcessByStdio<null, Readable, null>): Promise<SandboxProcess> {
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    const url = /^\s*COMMS_SANDBOX_URL=(.*)$/m.exec(output)?.[1];
    if (url) return { url, output, end: async (signal) => await end(child, signal) };
  }
  throw new Error(`The sandbox did not start: ${output}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string | null> {
  // It may have ended already.
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  const [code, endedBy] = await exit;
  return code ?? endedBy;
}

/** Runs the built command to its end. */
export async function runCommand(...options: string[]): Promise<EndedProcess> {
  return await runProgram(process.execPath, cli, ...options);
}

/** Runs any program to its end. */
export async function runProgram(name: string, ...parameters: string[]): Promise<EndedProcess> {
  const child = spawn(name, parameters);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}
