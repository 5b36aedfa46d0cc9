import { spawn } from 'node:child_process';
import { once } from 'node:events';

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
  const options = [process.env['NODE_OPTIONS'], `--import=${register}`].filter(Boolean).join(' ');
  const child = spawn(name, parameters, {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: options, COMMS_SANDBOX_URL: url },
  });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  try {
    const [code, signal]: [number | null, NodeJS.Signals | null] = await settled(child);
    return code ?? 128 + (signal === 'SIGINT' ? 2 : 15);
  } finally {
    process.off('SIGINT', pass).off('SIGTERM', pass);
  }
}

async function settled(child: ReturnType<typeof spawn>): Promise<[number | null, NodeJS.Signals | null]> {
  const [code, signal] = await once(child, 'exit');
  return [code, signal];
}
