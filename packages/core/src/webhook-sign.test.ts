import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { ConfigurationError } from './errors.ts';
import { sign, verifySignature } from './webhooks.ts';

const secret = 'token';
const formType = 'application/x-www-form-urlencoded';

function hmac(data: string): string {
  return createHmac('sha1', secret).update(data).digest('base64');
}

test('a JSON body puts its hash into the URL that is signed', async () => {
  const hash = createHash('sha256').update('{"a":"ü"}').digest('hex');

  const signed = await sign({ url: 'https://example.com/hook', body: '{"a":"ü"}', secret });

  const url = `https://example.com/hook?bodySHA256=${hash}`;
  expect(signed).toEqual({ url, headers: { 'x-twilio-signature': hmac(url), 'content-type': 'application/json' } });
});

test('a hash is added to the query that is there', async () => {
  const signed = await sign({ url: "https://example.com/hook?a='", body: '{}', secret });

  expect(signed.url).toMatch(/^https:\/\/example\.com\/hook\?a='&bodySHA256=[0-9a-f]{64}$/);
});

test('a form is signed by its parameters, and its URL stays', async () => {
  const signed = await sign({ url: 'https://example.com/hook', body: 'b=2&a=1', contentType: formType, secret });

  expect(signed).toEqual({
    url: 'https://example.com/hook',
    headers: { 'x-twilio-signature': hmac('https://example.com/hooka1b2'), 'content-type': formType },
  });
});

test('without a body the URL alone is signed', async () => {
  const signed = await sign({ url: 'https://example.com/hook', secret });

  const headers = { 'x-twilio-signature': hmac('https://example.com/hook') };
  expect(signed).toEqual({ url: 'https://example.com/hook', headers });
});

test.each([
  ['JSON', 'application/json', '[{"text":"Grüße 😀"}]'],
  ['a form', formType, 'To=%2B14155550100&Body=Gr%C3%BC%C3%9Fe+%F0%9F%98%80&MediaUrl=b&MediaUrl=a&MediaUrl=b'],
  ['an empty form', formType, ''],
  ['empty JSON', 'application/json', ''],
  ['text', 'text/plain', 'a=1&b=2'],
])('what is signed can be verified: %s', async (_form, contentType, body) => {
  const signed = await sign({ url: "https://Example.com?q='x:y'#part", body, contentType, secret });

  const request = new Request(signed.url, { method: 'POST', headers: signed.headers, body });
  const result = await verifySignature(request, { secrets: secret });

  expect(result).toEqual({ ok: true, secretIndex: 0, body });
});

test.each([
  ['an empty secret', { secret: '' }],
  ['a URL without an origin', { url: '/hook' }],
  ['a form of 1001 parameters', { contentType: formType, body: 'a=1&'.repeat(1001) }],
])('%s cannot be signed', async (_fault, fault) => {
  const signing = sign({ url: 'https://example.com/hook', body: '', secret, ...fault });

  await expect(signing).rejects.toSatisfy((error) => ConfigurationError.isInstance(error));
});
