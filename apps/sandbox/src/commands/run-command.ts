import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { redirectedEnvironment } from '../redirect/redirected-environment.ts';

/** A program to run with its traffic redirected. */
export interface Command {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Where the sandbox is. */
  readonly url: string;
  /** The module that redirects, as an address. */
  readonly register: string;
}

/** Runs a program and gives its exit code; signals to this process go to it. */
export async function runCommand({ name, parameters, url, register }: Command): Promise<number> {
  const child = spawn(name, parameters, { stdio: 'inherit', env: redirectedEnvironment(process.env, url, register) });
  const pass = (signal: NodeJS.Signals): void => {
    // A terminal gives these two to every process in it by itself, and many programs end at once at the second.
    const isFromTerminal = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT');
    if (!isFromTerminal) child.kill(signal);
  };
  for (const signal of passed) process.on(signal, pass);
  try {
    const [code, signal]: [number | null, NodeJS.Signals | null] = await settled(child);
    // As shells say it.
    return code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
  } finally {
    for (const signal of passed) process.off(signal, pass);
  }
}

const passed: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

async function settled(child: ReturnType<typeof spawn>): Promise<[number | null, NodeJS.Signals | null]> {
  const [code, signal] = await once(child, 'exit');
  return [code, signal];
}
