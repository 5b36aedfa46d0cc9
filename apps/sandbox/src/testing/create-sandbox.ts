import type { SandboxOptions } from '../sandbox-options.ts';
import { startSandbox } from '../start-sandbox.ts';
import { ControlClient } from './control-client.ts';
import { newAccount, TestSandbox } from './test-sandbox.ts';

/** A sandbox for tests: as `startSandbox` takes it, but without a port unless one is named. */
export interface CreateSandboxOptions extends Omit<SandboxOptions, 'listen'> {
  /**
   * The port to listen on, 0 for a free one.
   *
   * @default none: give its `fetch` to the client
   */
  readonly port?: number | undefined;
}

/** Where a sandbox runs already. */
export interface ConnectSandboxOptions {
  /**
   * Its address.
   *
   * @default COMMS_SANDBOX_URL of the environment, or else http://127.0.0.1:4010
   */
  readonly url?: string | undefined;
  /** Its token, where it needs one. */
  readonly token?: string | undefined;
}

/**
 * Starts a sandbox in this process, in memory, with an account of its own.
 *
 * @example
 * import { HttpClient } from '@comms/core';
 * import { Messages } from '@comms/messages';
 * import { createSandbox } from '@comms/sandbox/testing';
 *
 * await using sandbox = await createSandbox();
 * const messages = new Messages({ ...sandbox.clientOptions, httpClient: new HttpClient({ fetcher: sandbox.fetch }) });
 *
 * await messages.sendMessages({
 *   from: { address: '+15005550006', channel: 'tel' },
 *   to: [{ address: '+14155550100', channel: 'tel' }],
 *   content: { text: 'Your code is 123456' },
 * });
 * const { code } = await sandbox.waitForOtp({ to: '+14155550100' });
 *
 * @throws {DataFileError} when a data file is named that cannot be used.
 */
export async function createSandbox(options: CreateSandboxOptions = {}): Promise<TestSandbox> {
  const sandbox = await startSandbox({ ...options, listen: options.port !== undefined });
  const { url, token, fetch, close } = sandbox;
  const control = new ControlClient({ url, token, fetch });
  return new TestSandbox({ control, url, fetch, close, security: await newAccount(control) });
}

/**
 * Makes an account of its own on a sandbox that runs elsewhere.
 *
 * @throws {SandboxError} when it refuses, such as 401 without its token.
 */
export async function connectSandbox(options: ConnectSandboxOptions = {}): Promise<TestSandbox> {
  const { url: given = process.env['COMMS_SANDBOX_URL'] ?? 'http://127.0.0.1:4010', token } = options;
  const url = given.replace(/\/+$/, '');
  const control = new ControlClient({ url, token, fetch });
  const security = await newAccount(control);
  return new TestSandbox({ control, url, fetch, close: async () => undefined, security });
}
