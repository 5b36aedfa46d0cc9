import { parseArgs } from 'node:util';
import type { SandboxOptions } from '../sandbox-options.ts';

/** What a command line asks for. */
export interface Options extends SandboxOptions {
  readonly command: (typeof commands)[number];
  readonly port: number;
  /** What is to be run, with its parameters. */
  readonly program: readonly string[];
  /** What is exported to or imported from. */
  readonly file: string;
  /** Where a sandbox runs. */
  readonly url: string;
  readonly help: boolean;
}

const commands = ['serve', 'run', 'export', 'import', 'open'] as const;

/** Reads a command line. @throws {Error} that says what is wrong with it. */
export function readOptions(words: readonly string[]): Options {
  const command = commands.find((each) => each === words[0] && each !== 'serve') ?? 'serve';
  const rest = command === 'serve' ? words : words.slice(1);
  const dashes = rest.indexOf('--');
  const isRun = command === 'run';
  const { values, positionals } = parseArgs({
    args: isRun && dashes !== -1 ? rest.slice(0, dashes) : [...rest],
    allowPositionals: command === 'export' || command === 'import',
    options: {
      // A program that is run does not care about the port, and several may run at once.
      port: { type: 'string', default: isRun ? '0' : '4010' },
      host: { type: 'string' },
      token: { type: 'string' },
      'allow-host': { type: 'string', multiple: true },
      data: { type: 'string' },
      seed: { type: 'string' },
      otp: { type: 'string' },
      dns: { type: 'string', default: 'fake' },
      smtp: { type: 'string' },
      'strict-auth': { type: 'boolean', default: false },
      'min-fidelity': { type: 'string', default: '1' },
      'event-batch': { type: 'string', default: '100' },
      'allow-remote-sinks': { type: 'boolean', default: false },
      url: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const program = isRun && dashes !== -1 ? rest.slice(dashes + 1) : [];
  if (isRun && !values.help && program.length === 0) throw new Error('run needs a command: run -- node app.js');
  const needsFile = (command === 'export' || command === 'import') && !values.help;
  if (needsFile && positionals.length !== 1) throw new Error(`${command} needs one file: ${command} state.db`);
  const seed = values.seed;
  const isNumber = seed !== undefined && /^-?\d+$/.test(seed);
  return {
    command,
    program,
    file: positionals[0] ?? '',
    url: values.url ?? process.env['COMMS_SANDBOX_URL'] ?? 'http://127.0.0.1:4010',
    help: values.help,
    port: wholeNumber('--port', values.port, 0, 65_535),
    host: values.host,
    token: values.token === undefined ? undefined : someToken(values.token),
    allowedHosts: values['allow-host'],
    data: values.data,
    seed: isNumber ? wholeNumber('--seed', seed, 0, 2 ** 31 - 1) : undefined,
    seedFile: isNumber ? undefined : seed,
    otp: values.otp === undefined ? undefined : fixedCode(values.otp),
    dns: kindOfDns(values.dns),
    smtp: values.smtp,
    strictAuth: values['strict-auth'],
    minFidelity: wholeNumber('--min-fidelity', values['min-fidelity'], 1, 4),
    eventBatchSize: wholeNumber('--event-batch', values['event-batch'], 0, 10_000),
    allowRemoteSinks: values['allow-remote-sinks'],
  };
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Error(`${option} takes a whole number from ${least} to ${most}.`);
  }
  return value;
}

function someToken(text: string): string {
  if (!/^[\w.~+/=-]{16,}$/.test(text)) throw new Error('--token takes at least 16 letters, digits and signs of a URL.');
  return text;
}

function fixedCode(text: string): string {
  if (!/^[A-Za-z0-9]{4,10}$/.test(text)) throw new Error('--otp takes 4 to 10 letters and digits.');
  return text;
}

function kindOfDns(text: string): 'fake' | 'real' {
  if (text !== 'fake' && text !== 'real') throw new Error('--dns takes fake or real.');
  return text;
}
