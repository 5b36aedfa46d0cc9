import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type RawRequest, verifySignature } from './webhooks.ts';

const secret = '12345';
const formType = 'application/x-www-form-urlencoded; charset=UTF-8';

function hmac(data: string): string {
  return createHmac('sha1', secret).update(data, 'utf8').digest('base64');
}

function sha256(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** A form that was signed for `data`. */
function form(url: string, body: string, data: string): RawRequest {
  return { url, headers: { 'X-Twilio-Signature': hmac(data), 'Content-Type': formType }, body };
}

/** A JSON webhook that was signed for its own body, or for another. */
function json(address: string, body: RawRequest['body'], hashed: string | Uint8Array): RawRequest {
  const url = `${address}?bodySHA256=${sha256(hashed)}`;
  return { url, headers: { 'x-twilio-signature': hmac(url), 'content-type': 'application/json' }, body };
}

describe('form', () => {
  test('the published example of a form is genuine', async () => {
    const request: RawRequest = {
      url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
      headers: { 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', 'content-type': formType },
      body: 'To=%2B18005551212&From=%2B14158675309&Digits=1234&Caller=%2B14158675309&CallSid=CA1234567890ABCDE',
    };

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toEqual({ ok: true, secretIndex: 0, body: request.body });
  });

  test.each([
    ['names are sorted by code, capitals first', 'b=1&a=2&B=3&A=4', 'A4B3a2b1'],
    [
      'values of one name are sorted, and equal ones count once',
      'MediaUrl=z&MediaUrl=a&MediaUrl=z',
      'MediaUrlaMediaUrlz',
    ],
    ['equal values of two names both count', 'a=1&b=1', 'a1b1'],
    ['a plus is a space and an escape is its character', 'Body=a+b%2Bc%26d', 'Bodya b+c&d'],
    ['characters beyond ASCII are signed as UTF-8', 'Body=%C3%BC%E2%82%AC%F0%9F%98%80', 'Bodyü€😀'],
    ['an empty value counts with its name', 'Body=&A', 'ABody'],
    ['a name of the language counts as any other', '__proto__=x&constructor=y', '__proto__xconstructory'],
    ['an empty form adds nothing', '', ''],
  ])('%s', async (_rule, body, signed) => {
    const request = form('https://example.com/hook', body, `https://example.com/hook${signed}`);

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toEqual({ ok: true, secretIndex: 0, body });
  });

  test.each([
    ['a changed value', { body: 'a=2' }],
    ['an added parameter', { body: 'a=1&b=2' }],
    ['a missing parameter', { body: '' }],
    ['another path', { url: 'https://example.com/other' }],
    ['an added query', { url: 'https://example.com/hook?admin=1' }],
    ['another host', { url: 'https://example.org/hook' }],
    ['another scheme', { url: 'http://example.com/hook' }],
    ['a path instead of a URL', { url: '/hook' }],
  ])('%s is a mismatch', async (_change, change) => {
    const request = { ...form('https://example.com/hook', 'a=1', 'https://example.com/hooka1'), ...change };

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'mismatch' });
  });

  test('a form that is called JSON is not believed, though its URL alone is signed', async () => {
    const request = form('https://example.com/hook', 'a=1', 'https://example.com/hook');

    const result = await verifySignature(
      { ...request, headers: { ...request.headers, 'Content-Type': 'application/json' } },
      { secrets: secret },
    );

    expect(result).toMatchObject({ ok: false, reason: 'body-hash-mismatch' });
  });
});

describe('other bodies', () => {
  test('the published example of a JSON body is genuine', async () => {
    const hash = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
    const request: RawRequest = {
      url: `https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=${hash}`,
      headers: { 'x-twilio-signature': 'a9nBmqA0ju/hNViExpshrM61xv4=', 'content-type': 'application/json' },
      body: '{"property": "value", "boolean": true}',
    };

    const result = await verifySignature(request, { secrets: secret });

    expect(result.ok).toBe(true);
  });

  const text = '[{"text":"Grüße 😀"}]';
  const bytes = new TextEncoder().encode(text);

  test.each([
    ['text', text],
    ['a Uint8Array', bytes],
    ['a Buffer', Buffer.from(text)],
    ['a part of a larger buffer', new Uint8Array([0, ...bytes, 0]).subarray(1, -1)],
    ['an ArrayBuffer', bytes.slice().buffer],
  ])('a body is taken as %s', async (_form, body) => {
    const result = await verifySignature(json('https://example.com/hook', body, text), { secrets: secret });

    expect(result).toEqual({ ok: true, secretIndex: 0, body: text });
  });

  test('a body that is no UTF-8 is hashed by its bytes', async () => {
    const binary = new Uint8Array([0xff, 0xfe, 0x00, 0x80]);

    const result = await verifySignature(json('https://example.com/hook', binary, binary), { secrets: secret });

    expect(result.ok).toBe(true);
  });

  test('an empty body that was hashed is genuine', async () => {
    const result = await verifySignature(json('https://example.com/hook', '', ''), { secrets: secret });

    expect(result).toEqual({ ok: true, secretIndex: 0, body: '' });
  });

  test('a GET is signed by its URL alone', async () => {
    const url = 'https://example.com/hook?From=%2B14155550100';
    const request = new Request(url, { headers: { 'x-twilio-signature': hmac(url) } });

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toEqual({ ok: true, secretIndex: 0, body: '' });
  });

  test.each([
    ['a changed body', '{"a":2}'],
    ['a body that was parsed and written again', '{"a": 1}'],
    ['no body', ''],
  ])('%s does not match the hash', async (_change, body) => {
    const result = await verifySignature(json('https://example.com/hook', body, '{"a":1}'), { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'body-hash-mismatch' });
  });

  test('a hash that was changed along with the body is a mismatch', async () => {
    const request = json('https://example.com/hook', '{"a":1}', '{"a":1}');
    const forged = json('https://example.com/hook', '{"a":2}', '{"a":2}');

    const result = await verifySignature({ ...forged, headers: request.headers }, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'mismatch' });
  });

  test('a hash in capitals is not the one that Twilio writes', async () => {
    const url = `https://example.com/hook?bodySHA256=${sha256('{}').toUpperCase()}`;
    const request = { url, headers: { 'x-twilio-signature': hmac(url) }, body: '{}' };

    const result = await verifySignature(request, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'body-hash-mismatch' });
  });

  test('a form with a hash in its URL must have that hash as well', async () => {
    const url = `https://example.com/hook?bodySHA256=${sha256('{}')}`;

    const result = await verifySignature(form(url, '', url), { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'body-hash-mismatch' });
  });

  test('of two hashes the last counts, which Twilio appended', async () => {
    const request = json('https://example.com/hook', '{}', '{}');
    const url = request.url.replace('?', '?bodySHA256=old&');

    const result = await verifySignature(
      { ...request, url, headers: { 'x-twilio-signature': hmac(url) } },
      { secrets: secret },
    );

    expect(result.ok).toBe(true);
  });
});

describe('signature header', () => {
  const genuine = form('https://example.com/hook', '', 'https://example.com/hook');
  const signature = hmac('https://example.com/hook');

  test.each([
    ['an object with any case', { 'X-TWILIO-signature': signature }],
    ['Headers', new Headers({ 'X-Twilio-Signature': signature })],
    ['a list of one', { 'x-twilio-signature': [signature] }],
  ])('it is read from %s', async (_form, headers) => {
    const result = await verifySignature({ ...genuine, headers }, { secrets: secret });

    expect(result.ok).toBe(true);
  });

  test.each([
    ['no header', {}],
    ['an undefined header', { 'x-twilio-signature': undefined }],
    ['an empty header', { 'x-twilio-signature': '' }],
    ['empty Headers', new Headers()],
  ])('%s is a missing signature', async (_form, headers) => {
    const result = await verifySignature({ ...genuine, headers }, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'missing-signature' });
  });

  test.each([
    ['a shorter text', signature.slice(1)],
    ['a longer text', `A${signature}`],
    ['the right one and more', `${signature}, ${signature}`],
    ['two of them', [signature, signature]],
    ['a text that is not Base64', `${'€'.repeat(27)}=`],
    ['the URL-safe alphabet', `${'-'.repeat(27)}=`],
    ['a line break at the end', `${signature}\n`],
  ])('%s is a malformed signature', async (_form, value) => {
    const result = await verifySignature({ ...genuine, headers: { 'x-twilio-signature': value } }, { secrets: secret });

    expect(result).toMatchObject({ ok: false, reason: 'malformed-signature' });
  });

  test.each([
    ['first', 0],
    ['middle', 13],
    ['last', 26],
  ])('a signature with another %s character is a mismatch', async (_place, index) => {
    const other = signature[index] === 'A' ? 'E' : 'A';
    const changed = signature.slice(0, index) + other + signature.slice(index + 1);

    const result = await verifySignature(
      { ...genuine, headers: { 'x-twilio-signature': changed } },
      { secrets: secret },
    );

    expect(result).toMatchObject({ ok: false, reason: 'mismatch' });
  });
});
