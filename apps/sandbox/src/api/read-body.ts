import type { IncomingMessage } from 'node:http';
import { ConnectionLost } from './answer.ts';
import { refusal } from './problem.ts';

/** How long a body may be. */
export interface BodyLimit {
  readonly maxBytes: number;
  /** What is said of a longer one. */
  readonly tooLong: string;
}

/** The most bytes that a request may have, unless its operation takes more. */
const maxBodyBytes = 10_485_760;
const usual: BodyLimit = { maxBytes: maxBodyBytes, tooLong: `The body has more than ${maxBodyBytes} bytes` };

/** How much of a body that is too large is let pass, so that its sender gets to read why it was refused. */
const maxPassedBytes = 10 * maxBodyBytes;

/** Reads the body of a request over a connection as a text. It refuses as `readIncomingBytes` does. */
export async function readIncoming(incoming: IncomingMessage): Promise<string> {
  return (await readIncomingBytes(incoming, usual)).toString();
}

/**
 * Reads the body of a request over a connection to its end.
 *
 * @throws {Refusal} 413 when it is too large.
 * @throws {ConnectionLost} when the client goes away.
 */
export async function readIncomingBytes(
  incoming: IncomingMessage,
  { maxBytes, tooLong }: BodyLimit,
): Promise<Buffer<ArrayBuffer>> {
  return await new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer<ArrayBuffer>) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else if (bytes > maxPassedBytes) incoming.destroy();
    });
    incoming.on('end', () => {
      const [first = Buffer.alloc(0), ...others] = chunks;
      if (bytes > maxBytes) reject(refusal(413, tooLong));
      else resolve(others.length === 0 ? first : Buffer.concat(chunks));
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
    if (bytes > maxBodyBytes) throw refusal(413, usual.tooLong);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * The same in bytes.
 *
 * @throws {Refusal} 413 when it is too large.
 */
export async function readRequestBytes(
  { body }: Request,
  { maxBytes, tooLong }: BodyLimit,
): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw refusal(413, tooLong);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
