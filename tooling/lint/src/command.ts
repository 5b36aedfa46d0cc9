import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './check.ts';

const ownFolder = fileURLToPath(new URL('..', import.meta.url));

/** Folders of the commands that the checks run: the tools of this package, then those of the workspace. */
const binFolders = [join(ownFolder, 'node_modules/.bin'), join(ownFolder, '../../node_modules/.bin')];

/** A file of this package, by its path from the package's folder. */
export function ownFile(path: string): string {
  return join(ownFolder, path);
}

/** Runs a command to its end and keeps what it prints. It has passed where it exits with 0. */
export async function runCommand(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  const path = [...binFolders, process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: undefined, TURBO_TELEMETRY_DISABLED: '1' };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return await new Promise((resolve) => {
    child.on('error', (error) =>
      resolve({ passed: false, output: `${command} could not be started: ${error.message}` }),
    );
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(chunks).toString('utf8').trim() }));
  });
}
