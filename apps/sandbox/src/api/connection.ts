import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, ConnectionLost } from './answer.ts';
import { answerRequest, type Receiver } from './answer-request.ts';
import { readIncoming, readIncomingBytes } from './read-body.ts';

/**
 * Answers a request to one of the APIs that came over a connection.
 *
 * It goes from Node's request to Node's response: by way of `Request` and `Response`, each call would cost a third more.
 */
export async function answerConnection(
  receiver: Receiver,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url: target = '/', headers } = incoming;
  try {
    const answer = await answerRequest(receiver, {
      method,
      target,
      header: (name) => headers[name]?.toString(),
      headers: () => headers,
      readBody: async () => (method === 'GET' || method === 'DELETE' ? '' : await readIncoming(incoming)),
      readBytes: async (limit) => await readIncomingBytes(incoming, limit),
    });
    await writeAnswer(outgoing, answer);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) console.error(error);
    // What was written arrives first, and the rest never comes; where nothing was, not even a farewell does.
    if (outgoing.headersSent) outgoing.socket?.destroySoon();
    else outgoing.socket?.resetAndDestroy();
  }
}

async function writeAnswer(outgoing: ServerResponse, { status, headers, body, send }: Answer): Promise<void> {
  // Node would put the head before a text, and copy all of it once more. Bytes go out as they are; small texts need no care.
  const content = body.length > 65_536 ? Buffer.from(body) : body;
  outgoing.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': Buffer.byteLength(content) });
  for await (const part of send?.(body) ?? []) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(part)) await once(outgoing, 'drain');
  }
  outgoing.end(send ? undefined : content);
}
