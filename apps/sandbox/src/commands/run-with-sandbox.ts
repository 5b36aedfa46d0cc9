import { startSandbox } from '../start-sandbox.ts';
import type { Options } from './read-options.ts';
import { runCommand } from './run-command.ts';

/** Starts a sandbox for as long as a program runs, and ends with the program's exit code. */
export async function runWithSandbox(options: Options): Promise<void> {
  const sandbox = await startSandbox(options);
  const [name = '', ...parameters] = options.program;
  console.error(`The sandbox listens at ${sandbox.url} while ${name} runs.`);
  const register = import.meta.resolve('@comms/sandbox/register');
  try {
    process.exitCode = await runCommand({ name, parameters, url: sandbox.url, register });
  } catch (error) {
    throw new Error(`${name} cannot be run: ${error instanceof Error ? error.message : error}`, { cause: error });
  } finally {
    await sandbox.close();
  }
}
