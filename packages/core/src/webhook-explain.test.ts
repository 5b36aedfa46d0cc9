import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { explainMismatch } from './webhook-explain.ts';
import { type RawRequest, sign, type VerifyOptions } from './webhooks.ts';

const secret = 'token';
const options: VerifyOptions = { secrets: secret };

/** A call of `called` whose signature was made for `signed`. */
function call(called: string, signed: string, headers: Record<string, string> = {}): RawRequest {
  const signature = createHmac('sha1', secret).update(signed).digest('base64');
  return { url: called, headers: { 'x-twilio-signature': signature, ...headers }, body: '' };
}

test.each([
  ['a scheme that a proxy dropped', 'http://example.com/hook', {}, ['scheme']],
  ['a host in X-Forwarded-Host', 'https://app/hook', { 'x-forwarded-host': 'example.com, cdn' }, ['host']],
  ['a host in Forwarded', 'https://app/hook', { forwarded: 'for=1.2.3.4;host="example.com";proto=https' }, ['host']],
  ['a host and a scheme', 'http://app:3000/hook', { 'x-forwarded-host': 'example.com' }, ['scheme', 'host']],
  ['a prefix', 'https://example.com/ok', { 'x-original-uri': '/hook?a=1' }, ['path']],
  ['a whole original URL', 'https://example.com/', { 'x-original-url': 'https://example.com/hook' }, ['path']],
  ['a slash at the end', 'https://example.com/hook/', {}, ['path']],
])('%s is named, with the address to give as url', async (_mistake, called, headers, causes) => {
  const request = call(called, 'https://example.com/hook', headers);

  const explanation = await explainMismatch(request, options);

  expect(explanation).toMatchObject({ causes, publicUrl: 'https://example.com/hook' });
});

test('a prefix that a proxy took off is named', async () => {
  const headers = { 'x-forwarded-prefix': '/api/' };
  const request = call('https://example.com/hook', 'https://example.com/api/hook', headers);

  const explanation = await explainMismatch(request, options);

  expect(explanation).toMatchObject({ causes: ['path'], publicUrl: 'https://example.com/api/hook' });
});

test('a port that a proxy changed is named', async () => {
  const headers = { 'x-forwarded-port': '8443' };
  const request = call('https://example.com/hook', 'https://example.com:8443/hook', headers);

  const explanation = await explainMismatch(request, options);

  expect(explanation).toMatchObject({ causes: ['port'], publicUrl: 'https://example.com:8443/hook' });
});

test('a form whose content type was lost is named', async () => {
  const request = call('https://example.com/hook', 'https://example.com/hooka1');

  const explanation = await explainMismatch({ ...request, body: 'a=1' }, options);

  expect(explanation.causes).toEqual(['content-type']);
});

test('a secret with a line break at its end is named', async () => {
  const request = call('https://example.com/hook', 'https://example.com/hook');

  const explanation = await explainMismatch(request, { secrets: `${secret}\n` });

  expect(explanation.causes).toEqual(['secret']);
});

test('a body that was written again is named', async () => {
  const { url, headers } = await sign({ url: 'https://example.com/hook', body: '{"a": 1}', secret });

  const explanation = await explainMismatch({ url, headers, body: '{"a":1}' }, options);

  expect(explanation.causes).toEqual(['body']);
});

test('a genuine webhook has nothing to explain', async () => {
  const request = call('https://example.com/hook', 'https://example.com/hook');

  const explanation = await explainMismatch(request, options);

  expect(explanation).toMatchObject({ causes: [], hint: expect.stringContaining('nothing to explain') });
});

test('another secret cannot be told from a forgery', async () => {
  const request = call('http://app/hook', 'https://example.com/hook', { 'x-forwarded-host': 'example.com' });

  const explanation = await explainMismatch(request, { secrets: 'another' });

  expect(explanation).toEqual({ causes: [], hint: expect.stringContaining('another account') });
});

test('a request that cannot be read is said to be so', async () => {
  const explanation = await explainMismatch({ url: '/', headers: {}, body: '' }, options);

  expect(explanation).toEqual({ causes: [], hint: expect.stringContaining('missing-signature') });
});

test('forwarding headers that are no host are passed over', async () => {
  const headers = { 'x-forwarded-host': 'a b<>', 'x-forwarded-port': 'x', forwarded: 'host=' };
  const request = call('http://example.com/hook', 'https://example.com/hook', headers);

  const explanation = await explainMismatch(request, options);

  expect(explanation.causes).toEqual(['scheme']);
});

test('user info and query stay out of an explanation', async () => {
  const request = call('http://me:you@example.com/hook?q=private', 'https://me:you@example.com/hook?q=private');

  const explanation = await explainMismatch(request, options);

  expect(explanation.causes).toEqual(['scheme']);
  expect(JSON.stringify(explanation)).not.toMatch(/me:you|private/);
});
