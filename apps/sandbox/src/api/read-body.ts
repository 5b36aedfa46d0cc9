import { refusal } from './problem.ts';

/** The most bytes that a request may have. */
const maxBodyBytes = 10_485_760;

/**
 * Reads a request's body to its end.
 *
 * @throws {Refusal} 413 when it is too large.
 */
export async function readBody(request: Request): Promise<string> {
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  const length = request.headers.get('content-length');
  if (Number(length) > maxBodyBytes) throw tooLarge();
  // With a length that is told and fits, the server itself takes no more than that.
  return length === null ? await readBounded(request) : await request.text();
}

async function readBounded({ body }: Request): Promise<string> {
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
  return refusal(413, `The body has more than ${maxBodyBytes} bytes`, { connection: 'close' });
}
