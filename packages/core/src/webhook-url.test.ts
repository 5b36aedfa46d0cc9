import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { type PublicUrl, verifySignature } from './webhooks.ts';

const secret = 'token';

/** Says whether a call of `called` passes whose signature was made for `signed`. */
async function passes(called: string, signed: string, url?: PublicUrl): Promise<boolean> {
  const signature = createHmac('sha1', secret).update(signed).digest('base64');
  const request = { url: called, headers: { 'x-twilio-signature': signature }, body: '' };
  return (await verifySignature(request, { secrets: secret, url })).ok;
}

test.each([
  ['as it is', 'https://example.com/hook?a=1', 'https://example.com/hook?a=1'],
  ['with the port of https', 'https://example.com/hook', 'https://example.com:443/hook'],
  ['with the port of http', 'http://example.com/hook', 'http://example.com:80/hook'],
  ['without the port of https', 'https://example.com:443/hook', 'https://example.com/hook'],
  ['without a port of its own', 'https://example.com:8443/hook', 'https://example.com/hook'],
  ['with a port of its own', 'https://example.com:8443/hook', 'https://example.com:8443/hook'],
  ['with the port of an IPv6 address', 'https://[::1]/hook', 'https://[::1]:443/hook'],
  ['with user info and a port', 'https://me:you@example.com/hook', 'https://me:you@example.com:443/hook'],
  ['with the slash of an empty path', 'https://example.com?a=1', 'https://example.com/?a=1'],
  [
    'with an apostrophe that a URL escapes',
    'https://example.com/hook?a=%27&b=x:y',
    "https://example.com/hook?a='&b=x:y",
  ],
  [
    'with a query that is encoded again',
    'https://example.com/hook?a=x:y+z&b',
    'https://example.com/hook?a=x%3Ay%20z&b=',
  ],
  ['with a query as it was written', "https://example.com/hook?a='|", "https://example.com/hook?a='|"],
  ['with a query as a URL writes it', "https://example.com/hook?a='", 'https://example.com/hook?a=%27'],
  ['without its fragment', 'https://example.com/hook?a=1#part', 'https://example.com/hook?a=1'],
])('a URL may be signed %s', async (_form, called, signed) => {
  const isGenuine = await passes(called, signed);

  expect(isGenuine).toBe(true);
});

test.each([
  ['another port', 'https://example.com/hook', 'https://example.com:444/hook'],
  ['the port of another scheme', 'https://example.com/hook', 'https://example.com:80/hook'],
  ['another scheme', 'http://example.com/hook', 'https://example.com/hook'],
  ['another order of its query', 'https://example.com/hook?b=2&a=1', 'https://example.com/hook?a=1&b=2'],
  ['no query', 'https://example.com/hook?a=1', 'https://example.com/hook'],
  ['another slash', 'https://example.com/hook/', 'https://example.com/hook'],
])('a URL may not be signed with %s', async (_form, called, signed) => {
  const isGenuine = await passes(called, signed);

  expect(isGenuine).toBe(false);
});

test.each<[string, string, string, PublicUrl]>([
  [
    'an origin replaces that of the call',
    'http://app:3000/hook?a=1',
    'https://example.com/hook?a=1',
    'https://example.com',
  ],
  [
    'an address replaces the path as well',
    'http://app/in?a=1',
    'https://example.com/hook?a=1',
    'https://example.com/hook',
  ],
  ['a path and query are enough of a call', '/hook?a=1', 'https://example.com/hook?a=1', 'https://example.com'],
  ['a path that looks like a host stays a path', '//evil/hook', 'https://example.com/hook', 'https://example.com'],
  ['a function makes the whole URL', '/in?a=1', 'https://example.com/x?b=2', () => 'https://example.com/x?b=2'],
  [
    'a function is given the request',
    '/in',
    'https://example.com/in',
    (request) => `https://example.com${request.url}`,
  ],
])('behind a proxy, %s', async (_rule, called, signed, option) => {
  const isGenuine = await passes(called, signed, option);

  expect(isGenuine).toBe(true);
});

test.each<[string, string, string, PublicUrl]>([
  [
    'the query of the option is not that of the call',
    '/hook?admin=1',
    'https://example.com/hook?a=1',
    'https://example.com/hook?a=1',
  ],
  [
    'the call has another path than the origin was signed for',
    '/admin',
    'https://example.com/hook',
    'https://example.com',
  ],
  ['the option is no URL', 'https://example.com/hook', 'https://example.com/hook', 'example.com'],
  ['the function gives no URL', 'https://example.com/hook', 'https://example.com/hook', () => ''],
  ['the URL of the call cannot be read', 'https://[', 'https://example.com/hook', 'https://example.com'],
])('behind a proxy, a call is refused where %s', async (_rule, called, signed, option) => {
  const isGenuine = await passes(called, signed, option);

  expect(isGenuine).toBe(false);
});

test('forwarding headers alone never make a call pass', async () => {
  const signature = createHmac('sha1', secret).update('https://example.com/hook').digest('base64');
  const headers = {
    'x-twilio-signature': signature,
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'example.com',
  };

  const result = await verifySignature({ url: 'http://app/hook', headers, body: '' }, { secrets: secret });

  expect(result).toMatchObject({ ok: false, reason: 'mismatch' });
});
