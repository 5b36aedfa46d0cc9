import { randomUUID } from 'node:crypto';
import type { ClientOptions } from '@comms/core';
import { type Message, Messages, type SendMessagesRequest } from '@comms/messages';
import { startSandbox } from '@comms/sandbox';

/** A sandbox for the tests of one file; each test gets an account, and so a world, of its own. */
export interface Sandboxed {
  readonly url: string;
  /** Options for a client with a new account. */
  newAccount(): ClientOptions & { readonly security: { readonly username: string; readonly password: string } };
  /** Sends a request to the control API. */
  control(method: string, path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts a sandbox in this process, which is called over a real socket. */
export async function sandboxed(): Promise<Sandboxed> {
  const sandbox = await startSandbox({ port: 0 });
  return {
    url: sandbox.url,
    newAccount: () => ({
      sandboxURL: sandbox.url,
      security: { username: `AC${randomUUID().replaceAll('-', '')}`, password: 'secret' },
    }),
    control: async (method, path, body) => {
      const init = {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      };
      const response = await fetch(`${sandbox.url}/_sandbox/v1${path}`, init);
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text ? JSON.parse(text) : undefined;
    },
    close: async () => await sandbox.close(),
  };
}

/** A request to send one text to some numbers. */
export function textTo(numbers: readonly string[], text = 'Hello'): SendMessagesRequest {
  return {
    from: { address: '+12065550199', channel: 'tel' },
    to: numbers.map((address) => ({ address, channel: 'tel' })),
    content: { text },
  };
}

/** Numbers that are all different, and that the sandbox delivers to. */
export function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `+1206${5_550_000 + index}`);
}

/** All messages of an account, read in the largest pages. */
export async function allMessages(options: ClientOptions): Promise<Message[]> {
  return await new Messages(options).listMessages({ pageSize: 1000 }).toArray({ limit: 100_000 });
}

/** The reason why a call failed; undefined where it did not. */
export async function rejection(call: PromiseLike<unknown>): Promise<unknown> {
  return await call.then(
    () => undefined,
    (error: unknown) => error,
  );
}
