import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { startSandbox } from '@comms/sandbox';

/** A sandbox for one run of the portable program, behind a small proxy. */
export interface PortableWorld {
  readonly url: string;
  /** Method and path of the requests to the API. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a sandbox whose time runs fast, and which refuses the first send with 429.
 *
 * The proxy counts what arrives, and serves a page at `/`: the sandbox grants no page of another origin access, so a browser
 * must find both at one.
 */
export async function startPortableWorld(page = ''): Promise<PortableWorld> {
  const sandbox = await startSandbox({ port: 0 });
  await control(`${sandbox.url}/_sandbox/v1/clock`, 'PUT', { mode: 'scaled', scale: 50 });
  await control(`${sandbox.url}/_sandbox/v1/faults`, 'POST', {
    match: { operation: 'messages.sendMessages', times: 1 },
    action: { type: 'error', status: 429, retry_after: 0 },
  });
  const requests: string[] = [];
  const proxy = createServer((request, response) => {
    const { method = '', url = '' } = request;
    if (url === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    else forward(sandbox.url, request, response);
    if (url.startsWith('/comms.twilio.com/')) requests.push(`${method} ${url.split('?')[0]}`);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  return {
    url: `http://127.0.0.1:${address instanceof Object ? address.port : 0}`,
    requests,
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      await sandbox.close();
    },
  };
}

async function control(url: string, method: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status}`);
}

function forward(to: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = request;
  const { origin: _, host: __, ...others } = headers;
  const onward = httpRequest(to + url, { method, headers: others }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
