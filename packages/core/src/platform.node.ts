import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { KyInstance } from 'ky';
import type { SendDirectly } from './platform.ts';
import type { Upload } from './upload.ts';
import { maxErrorBytes, readResponse, type WireRequest, type WireResponse } from './wire.ts';

/** What was loaded for sending over pooled connections. */
interface Connections {
  readonly request: (options: RequestOptions, onAnswer: (answer: IncomingMessage) => void) => ClientRequest;
  readonly agent: (protocol: string) => Agent;
  /** Writes an upload as fast as the connection takes it, and ends both when one of them ends. */
  readonly write: (upload: Upload, sending: ClientRequest) => void;
  readonly decompress: (bytes: Buffer, encoding: string) => Promise<Buffer>;
}

const platformFetch = globalThis.fetch;
const decoder = /* @__PURE__ */ new TextDecoder();
let ky: KyInstance | undefined;
let calls = 0;
let connections: Connections | undefined;

/**
 * Sends a request over pooled `node:http` connections, which take less than half of the time of Node's `fetch`.
 *
 * The first call still goes through `fetch`: loading `node:http` takes longer than that call gains, and many processes
 * make only one. So does every call while a test or a tool has put its own `fetch` in place.
 */
export const sendDirectly: SendDirectly | undefined = async (wire) => {
  if (connections && globalThis.fetch === platformFetch) return await sendOver(connections, wire);
  // The second call: there will be more.
  if (++calls === 2) void load();
  const { url, method, headers, body, signal } = wire;
  const content = typeof body === 'object' ? await uploadInit(body) : body !== undefined && { body };
  return await readResponse(await fetch(url, { method, headers, signal: signal(), redirect: 'manual', ...content }));
};

/** What `fetch` is given for an upload: it is read as it is sent. */
export const uploadInit = async (upload: Upload): Promise<RequestInit & { duplex: 'half' }> => ({
  body: upload.stream(),
  duplex: 'half',
});

/**
 * Gives ky, loaded by the first call that goes through a `fetch` of the user's: it touches the built-in `fetch`, which takes Node 20 to 30 ms to load, and a program
 * that only imports this package need not wait for that.
 */
export const loadKy = async (): Promise<KyInstance> => {
  ky ??= (await import('ky')).default;
  return ky;
};

/** Lets a request that was just made leave the process: Node writes it when what runs now has run. */
export const flush: (() => Promise<void>) | undefined = async () => {
  await new Promise<void>((resolve) => process.nextTick(resolve));
};

async function load(): Promise<void> {
  const [http, https, zlib, { promisify }, { pipeline, Readable }] = await Promise.all([
    import('node:http'),
    import('node:https'),
    import('node:zlib'),
    import('node:util'),
    import('node:stream'),
  ]);
  // A server closes idle connections when it likes; ours go first, so that no send is written to a dying one.
  const options = {
    keepAlive: true,
    timeout: 4000,
    ...(process.env['NODE_USE_ENV_PROXY'] && { proxyEnv: process.env }),
  };
  const plain = new http.Agent(options);
  const secure = new https.Agent(options);
  connections = {
    request: (request, onAnswer) => (request.protocol === 'https:' ? https : http).request(request, onAnswer),
    agent: (protocol) => (protocol === 'https:' ? secure : plain),
    // What goes wrong is told by the request itself.
    write: (upload, sending) =>
      pipeline(Readable.from(upload.stream(), { objectMode: false }), sending, () => undefined),
    decompress: async (bytes, encoding) => {
      const { gunzip, inflate, brotliDecompress, constants } = zlib;
      // A refusal may have been read only in part.
      const options = { finishFlush: constants.Z_SYNC_FLUSH };
      if (/^(x-)?gzip$/.test(encoding)) return await promisify(gunzip)(bytes, options);
      if (encoding === 'deflate') return await promisify(inflate)(bytes, options);
      if (encoding !== 'br') throw new Error(`the answer has the unknown content encoding "${encoding}"`);
      return await promisify(brotliDecompress)(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH });
    },
  };
}

async function sendOver(connections: Connections, wire: WireRequest): Promise<WireResponse> {
  const size = typeof wire.body === 'object' ? wire.body.size : undefined;
  const { protocol, hostname, port, pathname, search } = new URL(wire.url);
  const options: RequestOptions = {
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: pathname + search,
    method: wire.method,
    headers: {
      'accept-encoding': 'gzip, deflate, br',
      ...(size !== undefined && { 'content-length': size }),
      ...wire.headers,
    },
    agent: connections.agent(protocol),
  };
  const [answer, chunks] = await exchange(connections, options, wire.body, wire.onEnd);
  const encoding = answer.headers['content-encoding']?.toLowerCase() ?? 'identity';
  let bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  if (encoding !== 'identity' && bytes.length > 0) bytes = await connections.decompress(bytes, encoding);
  return readAnswer(answer, decoder.decode(bytes));
}

/** Writes a request and reads its answer. */
async function exchange(
  { request, write }: Connections,
  options: RequestOptions,
  body: WireRequest['body'],
  onEnd: WireRequest['onEnd'],
): Promise<[IncomingMessage, Buffer[]]> {
  return await new Promise((resolve, reject) => {
    const sending = request(options, (answer) => {
      const chunks: Buffer[] = [];
      const limit = (answer.statusCode ?? 0) < 300 ? Number.POSITIVE_INFINITY : maxErrorBytes;
      let size = 0;
      const finish = (): void => resolve([answer, chunks]);
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size < limit) return;
        finish();
        answer.destroy();
      });
      answer.on('end', () => {
        finish();
        // An answer that came before the end of what it answers: nobody reads the rest.
        if (typeof body === 'object' && !sending.writableFinished) sending.destroy();
      });
      answer.on('error', reject);
    });
    sending.on('error', reject);
    onEnd(() => sending.destroy());
    if (typeof body === 'object') write(body, sending);
    else sending.end(body);
  });
}

/** What is kept of an answer: not its connection, which would hold what was sent and read before. */
function readAnswer({ statusCode = 0, headers, rawHeaders }: IncomingMessage, text: string): WireResponse {
  return {
    status: statusCode,
    text,
    header: (name) => headers[name]?.toString(),
    headers: () => toHeaders(rawHeaders),
  };
}

function toHeaders(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) headers.append(raw[at] ?? '', raw[at + 1] ?? '');
  return headers;
}
