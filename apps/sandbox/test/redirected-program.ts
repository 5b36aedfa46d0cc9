import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { EndedProcess } from './sandbox-process.ts';
import type { Json } from './test-client.ts';

/** The built module that redirects. */
export const register: string = new URL('../dist/register.js', import.meta.url).pathname;

/** How a program is started. */
export interface ProgramOptions {
  /** Where it is told that the sandbox is. */
  readonly url?: string;
  readonly type?: 'module' | 'commonjs';
  /** What Node is told; by default, to redirect. */
  readonly flags?: readonly string[];
}

/** What the programs of these tests have in common: they ask with `told`, and answer with `print`. */
const prelude = `
const print = (value) => console.log(JSON.stringify(value));
const failure = ({ name, code, message, cause }) => ({ name, code: code ?? cause?.code, message });
const told = (start) => new Promise((resolve) => {
  const sent = start((answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (chunk) => { text += chunk; }).on('end', () => resolve(JSON.parse(text)));
  });
  sent.on('error', (error) => resolve(failure(error)));
});
const fetched = (...given) => fetch(...given).then(async (answer) => ({ ...(await answer.json()), from: answer.url }), failure);
`;
const imports = `
import http from 'node:http';
import http2 from 'node:http2';
import https, { get, request } from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
`;

/** A file in a folder of its own. */
export function newFile(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'redirect-')), name);
  writeFileSync(path, text);
  return path;
}

/** Runs a program whose traffic is redirected to its end. */
export async function runProgram(code: string, options: ProgramOptions = {}): Promise<EndedProcess> {
  const { url, type = 'module', flags = ['--import', register] } = options;
  const program =
    type === 'module'
      ? newFile('program.mjs', `${imports}${prelude}${code}`)
      : newFile('program.cjs', `${prelude}${code}`);
  const env = { PATH: process.env['PATH'], ...(url !== undefined && { COMMS_SANDBOX_URL: url }) };
  return await ended(spawn(process.execPath, [...flags, program], { env }));
}

/** What such a program prints, read as JSON; what it complains about is an error. */
export async function printed(code: string, options?: ProgramOptions): Promise<Json> {
  const { stdout, stderr } = await runProgram(code, options);
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Waits for the end of a process, and gives all that it said. */
export async function ended(child: ChildProcess): Promise<EndedProcess> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** A server in the place of the sandbox, which answers each request with what came in. */
export interface EchoServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts such a server. */
export async function startEcho(): Promise<EchoServer> {
  const server = createServer(async (request, response) => {
    const { method, url, headers, socket } = request;
    const body = await text(request);
    response.end(JSON.stringify({ method, url, headers, body, connection: socket.remotePort }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An address at which nobody listens. */
export async function unusedURL(): Promise<string> {
  const { url, close } = await startEcho();
  await close();
  return url;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
