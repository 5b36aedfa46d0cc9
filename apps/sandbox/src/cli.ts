#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';

const help = `Usage: comms-sandbox [options]
       comms-sandbox run [options] -- COMMAND

A local server that behaves like Twilio's communications APIs. With \`run\`, it is there as long as a command runs, and all
that this command and the Node programs below it send to Twilio goes to it.

  --port N        the port to listen on, 0 for a free one  (default: 4010)
  --data FILE     keep everything in a file                (default: memory)
  --seed N        make runs repeat themselves
  --otp CODE      the code of every verification          (default: random ones)
  --dns real      look up the records of domains in DNS    (default: fake)
  --smtp URL      hand e-mails over to a real SMTP server  (default: keep them)
  --strict-auth   let in only accounts made by POST /_sandbox/v1/accounts
  --event-batch N the most events in one webhook           (default: 100)
  --allow-remote-sinks
                  deliver events to other machines, too    (default: loopback only)
  --help          show this

Examples:
  comms-sandbox --data dev.db
  comms-sandbox run -- node app.js
  node --import @comms/sandbox/register app.js    # with a sandbox that runs already
`;

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) return void process.stdout.write(help);
  await import('node:sqlite').catch(() =>
    fail(`The sandbox needs node:sqlite, which Node ${process.version} lacks. Use Node 22.13 or newer.`),
  );
  // What was compiled once need not be compiled at the next start.
  enableCompileCache();
  const { startSandbox } = await import('./index.ts');
  const sandbox = await startSandbox(options).catch((error: unknown) => fail(reasonOf(error, options.port)));
  const [name, ...parameters] = options.command ?? [];
  if (name !== undefined) {
    const { runCommand } = await import('./run-command.ts');
    console.error(`The sandbox listens at ${sandbox.url} while ${name} runs.`);
    const register = import.meta.resolve('./register.js');
    const run = runCommand({ name, parameters, url: sandbox.url, register });
    process.exitCode = await run.catch((error: unknown) => fail(`${name} cannot be run: ${reasonOf(error, 0)}`));
    return await sandbox.close();
  }

  console.log(`The sandbox listens at ${sandbox.url} (seed ${sandbox.seed}${options.data ? `, data in ${options.data}` : ''}).
Any account SID is a world of its own, such as AC${'0'.repeat(32)} with any token.
To point a program at it:

  COMMS_SANDBOX_URL=${sandbox.url}
`);
  const stop = (): void => {
    // A second signal ends the process at once.
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
    void sandbox.close();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

interface CliOptions {
  readonly port: number;
  readonly data: string | undefined;
  readonly seed: number | undefined;
  readonly otp: string | undefined;
  readonly dns: 'fake' | 'real';
  readonly smtp: string | undefined;
  readonly strictAuth: boolean;
  readonly eventBatchSize: number;
  readonly allowRemoteSinks: boolean;
  readonly help: boolean;
  /** What is to be run while the sandbox is there. */
  readonly command: readonly string[] | undefined;
}

function readOptions(): CliOptions {
  try {
    const [first, ...rest] = process.argv.slice(2);
    const isRun = first === 'run';
    const dashes = rest.indexOf('--');
    const command = isRun && dashes !== -1 ? rest.slice(dashes + 1) : undefined;
    const { values } = parseArgs({
      args: isRun ? rest.slice(0, dashes === -1 ? undefined : dashes) : process.argv.slice(2),
      options: {
        // A program that is run does not care about the port, and several may run at once.
        port: { type: 'string', default: isRun ? '0' : '4010' },
        data: { type: 'string' },
        seed: { type: 'string' },
        otp: { type: 'string' },
        dns: { type: 'string', default: 'fake' },
        smtp: { type: 'string' },
        'strict-auth': { type: 'boolean', default: false },
        'event-batch': { type: 'string', default: '100' },
        'allow-remote-sinks': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (isRun && !values.help && !command?.length) throw new Error('run needs a command: run -- node app.js');
    return {
      command,
      port: wholeNumber('--port', values.port, 65_535),
      data: values.data,
      seed: values.seed === undefined ? undefined : wholeNumber('--seed', values.seed, 2 ** 31 - 1),
      otp: values.otp === undefined ? undefined : fixedCode(values.otp),
      dns: kindOfDns(values.dns),
      smtp: values.smtp,
      strictAuth: values['strict-auth'],
      eventBatchSize: wholeNumber('--event-batch', values['event-batch'], 10_000),
      allowRemoteSinks: values['allow-remote-sinks'],
      help: values.help,
    };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new Error(`${option} takes a whole number from 0 to ${most}.`);
  return value;
}

function fixedCode(text: string): string {
  if (!/^[A-Za-z0-9]{4,10}$/.test(text)) throw new Error('--otp takes 4 to 10 letters and digits.');
  return text;
}

function kindOfDns(text: string): 'fake' | 'real' {
  if (text !== 'fake' && text !== 'real') throw new Error('--dns takes fake or real.');
  return text;
}

function reasonOf(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Name another one with --port, or 0 for any.`;
  if (code === 'EACCES') return `Port ${port} may not be used. Name one above 1023 with --port.`;
  return error.message;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
