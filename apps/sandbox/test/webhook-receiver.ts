import { once } from 'node:events';
import { createServer } from 'node:http';
import { verifySignature } from '@comms/core/webhooks';

/** A webhook as it arrived. */
export interface ReceivedWebhook {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Of the form, or of the query of a GET. */
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
  readonly headers: Headers;
  /** Whether the signature is that of the account. */
  readonly isSigned: boolean;
}

/** What a path is answered with. */
interface Said {
  readonly status: number;
  readonly body: string;
  readonly delayMs: number;
  readonly contentType: string;
}

/** Takes webhooks in, and answers each path as it is told. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: ReceivedWebhook[];
  answer(path: string, status: number, rest?: { body?: string; delayMs?: number; contentType?: string }): void;
  close(): Promise<void>;
}

/** Starts a receiver on this machine; `secret` is the token with which the sandbox signs. */
export async function webhookReceiver(secret = 'token'): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const said = new Map<string, Said>();
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { method = 'POST', url: target = '/' } = incoming;
    const url = `http://${incoming.headers.host}${target}`;
    const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const request = new Request(url, { method, headers, ...(method !== 'GET' && { body }) });
    const { ok: isSigned } = await verifySignature(request, { secrets: secret });
    const { pathname, searchParams } = new URL(url);
    const fields = Object.fromEntries(method === 'GET' ? searchParams : new URLSearchParams(body));
    received.push({ method, path: pathname, fields, body, headers, isSigned });
    const { status = 200, body: text = '', delayMs = 0, contentType = 'application/json' } = said.get(pathname) ?? {};
    setTimeout(() => outgoing.writeHead(status, { 'content-type': contentType }).end(text), delayMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: (path, status, { body = '', delayMs = 0, contentType = 'application/json' } = {}) => {
      said.set(path, { status, body, delayMs, contentType });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
