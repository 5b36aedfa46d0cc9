import { createServer, type Server, type ServerResponse } from 'node:http';

/** What goes wrong with a request. In `cut-before` and `status` the work is not done; in all others it is. */
export type Fault =
  | { readonly kind: 'cut-before' | 'cut-after' | 'truncated' | 'stalled' | 'silent' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string };

/** A server that keeps what it was sent, and fails as it is told. */
export interface FaultyServer {
  readonly url: string;
  /** The texts of all messages that it has accepted. */
  readonly accepted: readonly string[];
  /** How many requests it got. */
  readonly requests: () => number;
  /** Breaks the next requests. */
  breakNext(fault: Fault, times?: number): void;
  /** Closes all connections, as a server does that is tired of idle ones. */
  closeConnections(): void;
  close(): Promise<void>;
}

/** Starts one: POST keeps a message, GET fetches one. */
export async function startFaultyServer(): Promise<FaultyServer> {
  const accepted: string[] = [];
  const faults: Fault[] = [];
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    requests++;
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const fault = faults.shift();
      if (fault?.kind === 'cut-before') return void request.socket.resetAndDestroy();
      if (fault?.kind === 'status') return refuse(response, fault.status, fault.retryAfter);
      if (request.method === 'POST') accepted.push(JSON.parse(Buffer.concat(chunks).toString()).content.text);
      answer(response, request.method === 'POST' ? 202 : 200, fault?.kind);
    });
  });
  return {
    url: await listen(server),
    accepted,
    requests: () => requests,
    breakNext: (fault, times = 1) => {
      for (let count = 0; count < times; count++) faults.push(fault);
    },
    closeConnections: () => server.closeAllConnections(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  response: ServerResponse,
  status: number,
  fault: Exclude<Fault['kind'], 'status'> | 'status' = 'status',
) {
  const message = { id: 'message_1' };
  const body = JSON.stringify(status === 202 ? { messages: [message] } : message);
  if (fault === 'silent') return;
  if (fault === 'cut-after') return void response.socket?.resetAndDestroy();
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.length,
    'operation-id': 'operation_1',
  });
  if (fault === 'status') return void response.end(body);
  // Half of the body comes; then the connection is cut, or nothing more ever comes.
  response.write(body.slice(0, body.length / 2), () => {
    if (fault === 'truncated') response.socket?.destroy();
  });
}

function refuse(response: ServerResponse, status: number, retryAfter: string | undefined): void {
  const headers = {
    'content-type': 'application/json',
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
  };
  response.writeHead(status, headers).end(JSON.stringify({ code: 20000 + status, message: 'refused' }));
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${address instanceof Object ? address.port : 0}`;
}
