import type { ClientRequest, IncomingMessage } from 'node:http';
import type { KyInstance } from 'ky';
import type { SendDirectly } from './platform.ts';
import { maxErrorBytes, readResponse, type WireRequest, type WireResponse } from './wire.ts';

interface Connections {
  readonly request: (url: URL, wire: WireRequest, onAnswer: (answer: IncomingMessage) => void) => ClientRequest;
  readonly decompress: (bytes: Buffer, encoding: string) => Promise<Buffer>;
}

const platformFetch = globalThis.fetch;
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
  return await readResponse(
    await fetch(url, { method, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) }),
  );
};

/**
 * Gives ky, loaded by the first call: it touches the built-in `fetch`, which takes Node 20 to 30 ms to load, and a program
 * that only imports this package need not wait for that.
 */
export const loadKy = async (): Promise<KyInstance> => {
  ky ??= (await import('ky')).default;
  return ky;
};

async function load(): Promise<void> {
  const [http, https, zlib, { promisify }] = await Promise.all([
    import('node:http'),
    import('node:https'),
    import('node:zlib'),
    import('node:util'),
  ]);
  // A server closes idle connections when it likes; ours go first, so that no send is written to a dying one.
  const options = {
    keepAlive: true,
    timeout: 4000,
    ...(process.env['NODE_USE_ENV_PROXY'] && { proxyEnv: process.env }),
  };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  connections = {
    request: (url, { method, headers }, onAnswer) => {
      const secure = url.protocol === 'https:';
      return (secure ? https : http).request(
        url,
        {
          method,
          headers: { 'accept-encoding': 'gzip, deflate, br', ...headers },
          agent: agents[secure ? 'https:' : 'http:'],
        },
        onAnswer,
      );
    },
    decompress: async (bytes, encoding) => {
      // A refusal may have been read only in part.
      const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
      if (/^(x-)?gzip$/.test(encoding)) return await promisify(zlib.gunzip)(bytes, options);
      if (encoding === 'deflate') return await promisify(zlib.inflate)(bytes, options);
      if (encoding === 'br')
        return await promisify(zlib.brotliDecompress)(bytes, { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
      throw new Error(`the answer has the unknown content encoding "${encoding}"`);
    },
  };
}

async function sendOver({ request, decompress }: Connections, wire: WireRequest): Promise<WireResponse> {
  const { signal } = wire;
  const { answer, bytes } = await new Promise<{ answer: IncomingMessage; bytes: Buffer }>((resolve, reject) => {
    const sending = request(new URL(wire.url), wire, (answer) => {
      const chunks: Buffer[] = [];
      const limit = (answer.statusCode ?? 0) < 300 ? Number.POSITIVE_INFINITY : maxErrorBytes;
      let size = 0;
      const finish = (): void => {
        signal.removeEventListener('abort', abort);
        resolve({ answer, bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
      };
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size < limit) return;
        finish();
        answer.destroy();
      });
      answer.on('end', finish);
      answer.on('error', fail);
    });
    const abort = (): void => {
      sending.destroy();
      fail(signal.reason);
    };
    const fail = (reason: unknown): void => {
      signal.removeEventListener('abort', abort);
      reject(reason);
    };
    sending.on('error', fail);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    sending.end(wire.body);
  });
  const encoding = answer.headers['content-encoding']?.toLowerCase();
  const body = encoding && encoding !== 'identity' && bytes.length > 0 ? await decompress(bytes, encoding) : bytes;
  return {
    status: answer.statusCode ?? 0,
    // As `fetch` does, without the byte order mark.
    text: body.toString('utf8').replace(/^\uFEFF/, ''),
    header: (name) => answer.headers[name]?.toString(),
    headers: () => toHeaders(answer.rawHeaders),
  };
}

function toHeaders(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) headers.append(raw[at] ?? '', raw[at + 1] ?? '');
  return headers;
}
