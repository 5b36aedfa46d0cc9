import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, basic } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

const browser = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' };

/** Fetches a path of the sandbox. */
async function get(path: string, headers: Record<string, string> = browser, init: RequestInit = {}): Promise<Response> {
  return await fetch(sandbox.url + path, { headers, redirect: 'manual', ...init });
}

/** What a request gets whose path is sent as it stands: `fetch` would tidy it up. */
async function rawGet(path: string): Promise<string> {
  const socket = connect(sandbox.port, '127.0.0.1');
  socket.end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nConnection: close\r\n\r\n`);
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part);
  return Buffer.concat(parts).toString();
}

test('a browser that asks for / is led to the page, with the rest of its address', async () => {
  const plain = await get('/');
  const asked = await get('/?token=abc');

  expect([plain.status, plain.headers.get('location')]).toEqual([302, '/_sandbox/']);
  expect(asked.headers.get('location')).toBe('/_sandbox/?token=abc');
});

test('the page is there, and its files are where it says', async () => {
  const page = await get('/_sandbox/');
  const html = await page.text();
  const script = /src="([^"]+\.js)"/.exec(html)?.[1] ?? '';
  const style = /href="([^"]+\.css)"/.exec(html)?.[1] ?? '';

  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect((await get(script)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect((await get(style)).headers.get('content-type')).toBe('text/css; charset=utf-8');
});

test('the page may load nothing but its own files, and may be in no frame', async () => {
  const { headers } = await get('/_sandbox/');
  const policy = headers.get('content-security-policy') ?? '';

  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('the page has no script or style in its text, which its policy would refuse', async () => {
  const html = await (await get('/_sandbox/')).text();

  expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\son\w+=|javascript:/i);
});

test('what a browser has is not sent again', async () => {
  const first = await get('/_sandbox/');
  const second = await get('/_sandbox/', { ...browser, 'if-none-match': first.headers.get('etag') ?? '' });

  expect(second.status).toBe(304);
});

test('who does not ask for HTML gets the answer of the API at /', async () => {
  const answer = await get('/', { accept: 'application/json', authorization: basic(account) });

  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('json');
});

test.each([
  ['POST', '/', browser],
  ['GET', '/', { ...browser, 'x-twilio-sandbox-host': 'comms.twilio.com' }],
  ['GET', '/preview/Messages', { ...browser, authorization: basic(account) }],
])('%s %s with %o goes to the API', async (method, path, headers) => {
  const answer = await get(path, headers, { method });

  expect(answer.headers.get('content-type')).toContain('json');
});

test.each([
  '/_sandbox/page/../../package.json',
  '/_sandbox/page/..%2f..%2fpackage.json',
  '/_sandbox/page/%2e%2e/%2e%2e/package.json',
  '/_sandbox/page/..%5c..%5cpackage.json',
  '/_sandbox/page/assets/../../../package.json',
  '/_sandbox/page//etc/passwd',
  '/_sandbox/page/index.html%00.js',
  '/_sandbox/page/%252e%252e/package.json',
  '/_sandbox/page/file:///etc/passwd',
  '/_sandbox/page/',
  '/_sandbox/page/assets',
])('%s leads to no file', async (path) => {
  const answer = await rawGet(path);

  expect(answer).toMatch(/^HTTP\/1\.1 (400|404) /);
  expect(answer).not.toMatch(/root:|"dependencies"/);
});

test('a page from elsewhere, or by another name, cannot have it', async () => {
  const elsewhere = await get('/_sandbox/', { ...browser, origin: 'https://example.com' });
  const named = await sandbox.fetch('http://example.com/_sandbox/', { headers: { ...browser, host: 'example.com' } });

  expect([elsewhere.status, named.status]).toEqual([403, 403]);
});

test('where a token is asked for, the page asks for it too', async () => {
  const guarded = await startSandbox({ token: 'secret-token' });
  const refused = await fetch(`${guarded.url}/_sandbox/`, { headers: browser });
  const led = await fetch(`${guarded.url}/?token=secret-token`, { headers: browser, redirect: 'manual' });
  const letIn = await fetch(guarded.url + (led.headers.get('location') ?? ''), {
    headers: browser,
    redirect: 'manual',
  });
  const cookie = letIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const shown = await fetch(`${guarded.url}/_sandbox/`, { headers: { ...browser, cookie } });
  await guarded.close();

  expect(refused.status).toBe(401);
  expect(letIn.headers.get('location')).toBe('/_sandbox/');
  expect(shown.status).toBe(200);
});
