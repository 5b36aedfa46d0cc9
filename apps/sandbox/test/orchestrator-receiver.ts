import { createServer } from 'node:http';
import { verifySignature } from '@comms/core/webhooks';
import type { Json } from './test-client.ts';

/** A callback that was received. */
export interface ReceivedCallback {
  readonly method: string;
  /** What it tells: of a GET, the parameters of the query. */
  readonly told: Json;
  readonly token: string;
  /** The parameters of the query, without what is told. */
  readonly query: URLSearchParams;
  readonly isSigned: boolean;
}

/** A server that is told what happens in conversations. */
export interface CallbackReceiver {
  readonly url: string;
  readonly callbacks: ReceivedCallback[];
  /** What is answered next: statuses, one after the other; the last one stays. */
  answer: number[];
  /** The types of what was told, in order. */
  types(): string[];
  close(): void;
}

/** Starts a receiver on a free port. The secret is the account's token. */
export async function startReceiver(secret = 'token'): Promise<CallbackReceiver> {
  const callbacks: ReceivedCallback[] = [];
  const receiver: CallbackReceiver = {
    url: '',
    callbacks,
    answer: [200],
    types: () => callbacks.map(({ told }) => told.eventType),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      const body = Buffer.concat(chunks).toString();
      const url = new URL(incoming.url ?? '/', receiver.url);
      const { method = '' } = incoming;
      const headers = new Headers(
        Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const request = new Request(url, { method, headers, ...(method === 'POST' && { body }) });
      const { ok } = await verifySignature(request, { secrets: secret });
      const query = Object.fromEntries(url.searchParams);
      callbacks.push({
        method,
        told: method === 'POST' ? JSON.parse(body) : { ...query, data: JSON.parse(query['data'] ?? 'null') },
        token: headers.get('i-twilio-idempotency-token') ?? '',
        query: url.searchParams,
        isSigned: ok,
      });
      outgoing.writeHead((receiver.answer.length > 1 ? receiver.answer.shift() : receiver.answer[0]) ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return Object.assign(receiver, { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` });
}
