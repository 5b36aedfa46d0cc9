import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createLine, type Socket } from 'node:net';
import { type Sandbox, type SandboxOptions, startSandbox } from '@comms/sandbox';
import type { Browser } from 'playwright-core';
import { launchChromium } from './inbox-page.ts';
import type { InboxWorld } from './inbox-world.ts';

/** A sandbox with one account, a program that takes its webhooks, and a browser. */
export interface InboxSandbox extends InboxWorld {
  readonly sandbox: Sandbox;
  readonly browser: Browser;
  /** The paths of what came to the receiver, in their order. */
  readonly received: readonly string[];
  close(): Promise<void>;
}

/** Starts all that a test of the page needs. */
export async function inboxSandbox(options: SandboxOptions = {}): Promise<InboxSandbox> {
  const received: string[] = [];
  const server = createServer((incoming, outgoing) => {
    received.push(incoming.url ?? '');
    incoming.resume();
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"taken":true}');
  });
  const port = await listen(server);
  const [sandbox, browser] = await Promise.all([startSandbox({ seed: 7, ...options }), launchChromium()]);
  return {
    sandbox,
    browser,
    received,
    receiver: `http://127.0.0.1:${port}`,
    account: { sandboxURL: sandbox.url, security: { username: `AC${'7'.repeat(32)}`, password: 'token' } },
    control: controlOf(sandbox.url),
    close: async () => {
      await browser.close();
      await sandbox.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Calls the control API of a sandbox. */
function controlOf(url: string): InboxWorld['control'] {
  return async (method, path, body) => {
    const init = {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    };
    const response = await fetch(`${url}/_sandbox/v1${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
}

/** A line to a sandbox that can be cut. */
export interface Line {
  readonly url: string;
  /** Cuts all that is open, and lets nothing new through. */
  cut(): void;
  mend(): void;
  close(): void;
}

/** Lays a line between a page and a sandbox. */
export async function layLine(port: number): Promise<Line> {
  const open = new Set<Socket>();
  let isCut = false;
  const line = createLine((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const place = await listen(line);
  const cutAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${place}`,
    cut: () => {
      isCut = true;
      cutAll();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      cutAll();
      line.close();
    },
  };
}

async function listen(server: Server | ReturnType<typeof createLine>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
