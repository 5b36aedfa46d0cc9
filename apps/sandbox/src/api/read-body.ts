import type { IncomingMessage } from 'node:http';
import { ConnectionLost } from './answer.ts';
import { refusal } from './problem.ts';

/** The most bytes that a request may have. */
const maxBodyBytes = 10_485_760;

/** How much of a body that is too large is let pass, so that its sender gets to read why it was refused. */
const maxPassedBytes = 10 * maxBodyBytes;

/**
 * Reads the body of a request over a connection to its end.
 *
 * @throws {Refusal} 413 when it is too large.
 * @throws {ConnectionLost} when the client goes away.
 */
export async function readIncoming(incoming: IncomingMessage): Promise<string> {
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes) chunks.push(chunk);
      else if (bytes > maxPassedBytes) incoming.destroy();
    });
    incoming.on('end', () => {
      if (bytes > maxBodyBytes) reject(tooLarge());
      else resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString() ?? '');
    });
    incoming.on('close', () => {
      if (!incoming.complete) reject(new ConnectionLost());
    });
  });
}

/**
 * Reads the body of a request within this process.
 *
 * @throws {Refusal} 413 when it is too large.
 */
export async function readRequest({ body }: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(): Error {
  return refusal(413, `The body has more than ${maxBodyBytes} bytes`);
}
