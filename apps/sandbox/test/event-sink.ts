import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { Json } from './test-client.ts';

/** One call that a sink got. */
export interface SinkCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly events: readonly Json[];
}

/** A server that events are delivered to. */
export interface EventSink {
  readonly url: string;
  readonly calls: SinkCall[];
  /** What is answered next: statuses, one after the other; the last one stays. `hang` never answers. */
  answer: (number | 'hang')[];
  /** What is done before an answer. */
  onCall: (call: SinkCall) => unknown;
  /** All events that were delivered, in the order in which they came. */
  events(): Json[];
  close(): void;
}

/** Starts a sink on a free port. */
export async function startSink(): Promise<EventSink> {
  const calls: SinkCall[] = [];
  const sink: EventSink = {
    url: '',
    calls,
    answer: [200],
    onCall: () => undefined,
    events: () => calls.flatMap((call) => call.events),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString();
      const call = { path: request.url ?? '', headers: request.headers, body, events: JSON.parse(body) };
      calls.push(call);
      await sink.onCall(call);
      const status = sink.answer.length > 1 ? sink.answer.shift() : sink.answer[0];
      if (typeof status === 'number') response.writeHead(status, status === 302 ? { location: '/else' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return Object.assign(sink, { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` });
}
