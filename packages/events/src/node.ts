import type { RawRequest } from '@comms/core/webhooks';
import type { WebhookHandler } from './webhook-handler.ts';

/** What is needed of a request of `node:http`: Express, Connect and others build on it. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly url?: string | undefined;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly socket: object;
}

/** What is needed of a response of `node:http`. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body: string): unknown;
  destroy(): unknown;
}

/** Answers a request of `node:http`, and of what is built on it. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>;

/** How a request is read. */
export interface NodeListenerOptions {
  /**
   * The most bytes of a body that are read.
   *
   * @default 1048576
   */
  readonly maxBytes?: number | undefined;
}

// Kept beside the requests: Express's own objects stay as they are.
const rawBodies = /* @__PURE__ */ new WeakMap<object, Uint8Array>();

/**
 * Turns a webhook handler into a listener of `node:http`, which is also a route of Express.
 *
 * It reads the body as it came. Where a parser has done that before, give `keepRawBody` to the parser. It never rejects: a
 * request that breaks off has nobody to answer to.
 *
 * @example
 * import { createServer } from 'node:http';
 * import { toNodeListener } from '@comms/events/node';
 * import { createWebhookHandler } from '@comms/events/webhooks';
 *
 * const handle = createWebhookHandler({ secrets: 'the auth token', onEvent: (event) => console.log(event.type) });
 * createServer(toNodeListener(handle)).listen(3000);
 */
export function toNodeListener(handle: WebhookHandler, options: NodeListenerOptions = {}): NodeListener {
  return async (request, response) => {
    const raw = await toRawRequest(request, options).catch(() => undefined);
    // A rejection that nobody handles would end the process: whoever sends half a request must not be able to do that.
    if (!raw) return void response.destroy();
    const answer = await handle(raw).catch(() => new Response(null, { status: 500 }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  };
}

/**
 * Keeps the body of a request as it came, before a parser changes it: the option `verify` of `express.json()`.
 *
 * @example
 * import { keepRawBody } from '@comms/events/node';
 *
 * // app.use(express.json(parserOptions));
 * const parserOptions = { verify: keepRawBody };
 * console.log(parserOptions);
 */
export function keepRawBody(request: object, _response: object, body: Uint8Array): void {
  rawBodies.set(request, body);
}

/**
 * Reads a request of `node:http` as the signature check needs it: its address, its headers, and its body as it came.
 *
 * A body that was parsed without `keepRawBody` is gone: the check then says `body-not-raw`.
 */
export async function toRawRequest(
  request: NodeRequest,
  { maxBytes = 1_048_576 }: NodeListenerOptions = {},
): Promise<RawRequest> {
  const isEncrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
  // Express takes what a router is mounted at off the URL, and keeps the whole of it here.
  const path = 'originalUrl' in request ? String(request.originalUrl) : (request.url ?? '/');
  return {
    url: `${isEncrypted ? 'https' : 'http'}://${String(request.headers['host'] ?? 'localhost')}${path}`,
    headers: request.headers,
    body: rawBodies.get(request) ?? keptBody(request) ?? (await readBody(request, maxBytes)),
  };
}

/** Nest, and the functions of Google's cloud, keep the body as it came under this name. */
function keptBody(request: NodeRequest): Uint8Array<ArrayBuffer> | undefined {
  return 'rawBody' in request && request.rawBody instanceof Uint8Array ? new Uint8Array(request.rawBody) : undefined;
}

async function readBody(request: NodeRequest, maxBytes: number): Promise<RawRequest['body']> {
  // What a parser made of the body is no text and no bytes: the check says that it is not raw.
  const isRead = 'readableEnded' in request && request.readableEnded === true;
  if (isRead && 'body' in request && request.body !== undefined) return Object(request.body);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(new Uint8Array(chunk));
    size += chunk.length;
    if (size > maxBytes) break;
  }
  // What is cut off no longer fits the signature: the check refuses it.
  return new Uint8Array(await new Blob(chunks).arrayBuffer()).subarray(0, maxBytes);
}
