import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Decoded, and sorted by name. */
  readonly query: readonly (readonly [string, string])[];
  /** A form decoded and sorted by name, JSON as it is. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Takes requests in, and says yes to all of them. */
export interface RequestRecorder {
  readonly url: string;
  /** What came between two calls of `POST /_end`, by the operation that this names. */
  readonly requests: ReadonlyMap<string, readonly RecordedRequest[]>;
  /** What went wrong with a call before it was sent, or with reading the answer. */
  readonly outcomes: ReadonlyMap<string, string | undefined>;
  end(operation: string): void;
  close(): Promise<void>;
}

const significant = ['accept', 'authorization', 'content-type', 'idempotency-key', 'x-twilio-webhook-enabled'];

/** An answer that any of the calls can read: one resource, the start of work, or a page without items. */
const answer = JSON.stringify({
  sid: 'XX1',
  id: 'x_1',
  statusUrl: 'https://conversations.twilio.com/v2/ControlPlane/Operations/x_1',
  items: [],
  meta: { key: 'items', page: 0, page_size: 50, next_page_url: null },
});

/** Starts a recorder on this machine. */
export async function recordRequests(): Promise<RequestRecorder> {
  const requests = new Map<string, readonly RecordedRequest[]>();
  const outcomes = new Map<string, string | undefined>();
  let open: RecordedRequest[] = [];
  const end = (operation: string): void => {
    requests.set(operation, open);
    open = [];
  };
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    if (incoming.url === '/_end') {
      const { operation, outcome }: { operation: string; outcome?: string } = JSON.parse(text);
      outcomes.set(operation, outcome);
      end(operation);
    } else {
      open.push(recorded(incoming, text));
    }
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    requests,
    outcomes,
    end,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function recorded({ method = '', url = '', headers }: IncomingMessage, text: string): RecordedRequest {
  const { pathname, searchParams } = new URL(url, 'http://recorder');
  const type = headers['content-type'] ?? '';
  return {
    method,
    path: pathname,
    query: [...searchParams].sort(byName),
    body:
      type.startsWith('application/json') && text !== ''
        ? JSON.parse(text)
        : [...new URLSearchParams(text)].sort(byName),
    headers: Object.fromEntries(significant.map((name) => [name, headers[name]?.toString()])),
  };
}

/** Values of one name stay in their order. */
function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
