import { enableCompileCache } from 'node:module';
import { help } from './help.ts';
import { type Options, readOptions } from './read-options.ts';

/** Does what the command line says. What is wrong is said in words for people, and the process ends with code 1. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  // What was compiled once need not be compiled at the next start.
  enableCompileCache();
  const options = readOrFail(words);
  if (options.help) return void process.stdout.write(help);
  try {
    await carryOut(options);
  } catch (error) {
    fail(reasonOf(error, options.port));
  }
}

async function carryOut(options: Options): Promise<void> {
  switch (options.command) {
    case 'run': {
      const { runWithSandbox } = await import('./run-with-sandbox.ts');
      return await runWithSandbox(options);
    }
    case 'export': {
      const { exportToFile } = await import('../state/export-command.ts');
      await exportToFile(options.file, sourceOf(options));
      return console.log(`Written to ${options.file}. It has the tokens of all accounts in it.`);
    }
    case 'import': {
      const { importFromFile } = await import('../state/import-command.ts');
      await importFromFile(options.file, sourceOf(options));
      return console.log(`Everything is as in ${options.file} now.`);
    }
    case 'open': {
      const { openPage } = await import('./open-page.ts');
      return await openPage(options);
    }
    default: {
      const { serve } = await import('./serve.ts');
      return await serve(options);
    }
  }
}

function sourceOf({
  data,
  url,
  token,
}: Options): { readonly data: string } | { readonly url: string; readonly token?: string | undefined } {
  return data === undefined ? { url, token } : { data };
}

function readOrFail(words: readonly string[]): Options {
  try {
    return readOptions(words);
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function reasonOf(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken${port === 4010 ? ', maybe by another sandbox: see comms-sandbox open' : ''}. Name another one with --port, or 0 for any.`;
  }
  if (code === 'EACCES') return `Port ${port} may not be used. Name one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL') return 'This machine has no such address. Name another one with --host.';
  if (code === 'ENOTFOUND') return 'The name after --host leads to no address of this machine.';
  return error.message;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
