import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const source = join(import.meta.dirname, 'programs');
const built = join(import.meta.dirname, '../dist/programs');

/**
 * Writes the programs as JavaScript: a process that had to strip types first would start with code loaded that its user
 * would not have.
 */
export async function buildPrograms(): Promise<void> {
  await mkdir(built, { recursive: true });
  for (const file of await readdir(source)) {
    const code = stripTypeScriptTypes(await readFile(join(source, file), 'utf8'));
    await writeFile(join(built, file.replace(/\.ts$/, '.js')), code.replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"));
  }
}

/** What a program is run with, as environment variables. */
export type Settings = Readonly<Record<string, string>>;

/** Runs a program in a fresh process, and gives the JSON of its last line. */
export async function runProgram(name: string, settings: Settings): Promise<Record<string, number>> {
  const child = start([join(built, `${name}.js`)], settings);
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode}`);
  return JSON.parse(last);
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to the line that says its address. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** Starts a server that prints its URL. */
export async function startServer(parts: readonly string[], settings: Settings = {}): Promise<ServerProcess> {
  const began = performance.now();
  const child = start(parts, settings);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\w.:[\]-]+/.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout.resume();
    return { url, pid: child.pid ?? 0, startMs: performance.now() - began, stop: async () => await stop(child) };
  }
  throw new Error(`${parts.join(' ')} ended without giving its URL`);
}

/** Starts the server that answers the programs. */
export async function startAnswers(): Promise<ServerProcess> {
  return await startServer([join(built, 'answers.js')]);
}

// `NODE_OPTIONS` and the like would change what is measured, so the environment is given in full.
function start(
  parts: readonly string[],
  settings: Settings,
): ChildProcess & { stdout: NonNullable<ChildProcess['stdout']> } {
  return spawn(process.execPath, parts, {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
