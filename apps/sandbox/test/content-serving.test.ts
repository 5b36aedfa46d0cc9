import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ContentClient, form, frozenSandbox, png } from './content-client.ts';
import type { Json } from './test-client.ts';

let sandbox: Sandbox;
let client: ContentClient;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new ContentClient(sandbox);
});
afterEach(async () => await sandbox.close());

const letters = 'abcdefghijklmnopqrstuvwxyz';
const hourMs = 3_600_000;
const urlOf = (media: Json): string => media.content_reference.temporary_url;
const get = async (url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Response> =>
  await fetch(url, { method, headers });

test('the bytes of a file are served without credentials, with what a browser must know', async () => {
  const media = await client.upload(letters);

  const answer = await get(urlOf(media));

  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(letters);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': '26',
    'content-disposition': `inline; filename="a.txt"; filename*=UTF-8''a.txt`,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
});

test('a HEAD request is answered as a GET, without the bytes', async () => {
  const url = urlOf(await client.upload(letters));

  const answer = await get(url, {}, 'HEAD');

  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-length')).toBe('26');
  expect(answer.headers.get('etag')).toBe((await get(url)).headers.get('etag'));
  expect(await answer.text()).toBe('');
});

test.each([
  ['bytes=0-4', 'abcde', 'bytes 0-4/26'],
  ['bytes=24-', 'yz', 'bytes 24-25/26'],
  ['bytes=-3', 'xyz', 'bytes 23-25/26'],
  ['bytes=20-1000', 'uvwxyz', 'bytes 20-25/26'],
  ['bytes=0-0', 'a', 'bytes 0-0/26'],
])('the range %s gives %s', async (range, text, contentRange) => {
  const answer = await get(urlOf(await client.upload(letters)), { range });

  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-range')).toBe(contentRange);
  expect(answer.headers.get('content-length')).toBe(String(text.length));
  expect(await answer.text()).toBe(text);
});

test.each(['bytes=26-', 'bytes=100-200'])('the range %s is behind the end', async (range) => {
  const answer = await get(urlOf(await client.upload(letters)), { range });

  expect(answer.status).toBe(416);
  expect(answer.headers.get('content-range')).toBe('bytes */26');
});

test.each(['bytes=x', 'lines=1-2', 'bytes', 'bytes=0-1,5-6'])(
  'the range %s cannot be given, and all of the file is',
  async (range) => {
    const answer = await get(urlOf(await client.upload(letters)), { range });

    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(letters);
  },
);

test('a file that is known already is not sent again', async () => {
  const url = urlOf(await client.upload(letters));
  const etag = (await get(url)).headers.get('etag') ?? '';

  const answer = await get(url, { 'if-none-match': etag });

  expect(answer.status).toBe(304);
  expect((await get(url, { 'if-none-match': '"other"' })).status).toBe(200);
});

test('a URL holds for an hour by the clock of the sandbox, and a fetch gives a new one', async () => {
  const media = await client.upload(letters);

  await sandbox.clock.advance(hourMs - 1);
  const before = await get(urlOf(media));
  const renewed = await client.media(media.id);
  await sandbox.clock.advance(1);
  const after = await get(urlOf(media));

  expect([before.status, after.status]).toEqual([200, 410]);
  expect(await after.json()).toMatchObject({ message: expect.stringContaining('expired') });
  expect(renewed.content_reference.expires_at).toBe('2026-01-31T11:29:59.999Z');
  expect((await get(urlOf(renewed))).status).toBe(200);
});

test('a URL holds over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  const data = join(folder, 'sandbox.db');
  const first = await frozenSandbox({ data });
  const { pathname } = new URL(urlOf(await new ContentClient(first).upload(letters)));
  await first.close();

  const second = await frozenSandbox({ data });
  const answer = await get(second.url + pathname);

  expect(await answer.text()).toBe(letters);
  await second.close();
  await rm(folder, { recursive: true });
});

test('no part of a URL can be changed', async () => {
  const url = urlOf(await client.upload(letters));
  await client.upload('other');
  const [, seq = '', until = '', signature = ''] = new URL(url).pathname.slice('/_content'.length).split('/');
  const changed = [
    `${Number.parseInt(seq, 36) + 1}/${until}/${signature}`,
    `${seq}/${(Number.parseInt(until, 36) + 1).toString(36)}/${signature}`,
    `${seq}/${until}/${signature.slice(1)}A`,
    `${seq}/${until}/${signature.slice(0, -1)}`,
    `${seq}/${until}/`,
    `${seq}/${until}`,
    '',
    '../preview/Media',
  ];

  const answers = await Promise.all(changed.map(async (path) => await get(`${sandbox.url}/_content/${path}`)));

  expect(answers.slice(0, -1).map(({ status }) => status)).toEqual(changed.slice(1).map(() => 404));
  // The last one leads out, to the API.
  expect(answers.at(-1)?.status).toBe(401);
});

test.each(['POST', 'PUT', 'DELETE'])('a %s request finds nothing', async (method) => {
  const url = urlOf(await client.upload(letters));

  expect((await get(url, {}, method)).status).toBe(404);
});

test('a page from elsewhere gets no file', async () => {
  const answer = await get(urlOf(await client.upload(letters)), { origin: 'https://example.com' });

  expect(answer.status).toBe(403);
});

test.each([
  ['an image', 'image/png', png, 'inline'],
  ['a page', 'text/html', Buffer.from('<script>alert(1)</script>'), 'attachment'],
  ['a drawing', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'attachment'],
  ['a program', 'text/javascript', Buffer.from('alert(1)'), 'attachment'],
])('%s is shown or saved as it is harmless or not', async (_, type, bytes, disposition) => {
  const { body } = await client.send(form(new File([bytes], 'a', { type })));

  const answer = await get(urlOf(body));

  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^${disposition}; `));
});

test.each([
  ['a"b.txt', `filename="a_b.txt"; filename*=UTF-8''a%22b.txt`],
  ['a\r\nset-cookie: b=c', `filename="a__set-cookie_ b_c"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20b%3Dc`],
  ['größe 1.txt', `filename="gr__e 1.txt"; filename*=UTF-8''gr%C3%B6%C3%9Fe%201.txt`],
  ["it's (1)*.txt", `filename="it_s (1)_.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
  ['../../etc/passwd', `filename=".._.._etc_passwd"; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd`],
])('the name %j cannot leave its header', async (name, disposition) => {
  const { body } = await client.json({ content: 'aGVsbG8=', file_name: name });

  const answer = await get(urlOf(body));

  expect(answer.headers.get('content-disposition')).toBe(`inline; ${disposition}`);
});

test('a URL begins as the address that was called', async () => {
  const media = await client.upload(letters);
  const { port } = new URL(sandbox.url);
  const shown: Json = await new Promise((resolve, reject) => {
    const headers = {
      host: 'comms.twilio.com',
      authorization: `Basic ${btoa(`AC${'1'.repeat(32)}:token`)}`,
    };
    request({ port, path: `/preview/Media/${media.id}`, headers }, async (answer) => {
      resolve(JSON.parse((await answer.toArray()).join('')));
    })
      .on('error', reject)
      .end();
  });

  expect(urlOf(shown)).toMatch(/^https:\/\/comms\.twilio\.com\/_content\//);
});

test('within the process a file is served as over a connection', async () => {
  const url = urlOf(await client.upload(letters));

  const answer = await sandbox.fetch(url, { headers: { range: 'bytes=1-2' } });

  expect([answer.status, await answer.text()]).toEqual([206, 'bc']);
});
