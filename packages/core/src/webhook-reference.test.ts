import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifySignature } from './webhooks.ts';

// The documented algorithm of `validateRequest` and `validateRequestWithBody`, written out plainly with other means.

function validateRequest(token: string, signature: string, url: string, parameters: Record<string, string[]>): boolean {
  const port = url.startsWith('https:') ? ':443' : ':80';
  const withoutPort = url.replace(/^(https?:\/\/[^:/]+)(:\d+)?\//, '$1/');
  const withPort = /^https?:\/\/[^:/]+:/.test(url) ? url : url.replace(/^(https?:\/\/[^/]+)\//, `$1${port}/`);
  let tail = '';
  for (const name of Object.keys(parameters).sort()) {
    for (const value of [...new Set(parameters[name])].sort()) tail += name + value;
  }
  return [withPort, withoutPort].some((address) => {
    const expected = createHmac('sha1', token)
      .update(address + tail)
      .digest();
    const given = Buffer.from(signature, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function validateRequestWithBody(token: string, signature: string, url: string, body: string): boolean {
  const hash = createHash('sha256').update(body).digest('hex');
  return validateRequest(token, signature, url, {}) && new URL(url).searchParams.get('bodySHA256') === hash;
}

// A small generator with a seed, so that every run sees the same cases.
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const addresses = [
  'https://a.example/hook',
  'https://a.example:443/hook',
  'http://a.example/',
  'http://a.example:8080/x',
];
const names = ['To', 'Body', 'body', 'MediaUrl', 'é', ''];
const values = ['', '1', '+14155550100', "it's a=b&c", 'Grüße 😀', '10', 'Z', 'a'];
const tokens = ['token', 'other'];

interface Case {
  readonly url: string;
  readonly signature: string;
  readonly pairs: readonly (readonly [string, string])[];
}

/** A case that is genuine about half the time: now and then the token, the port or the parameters are others. */
function caseFrom(seed: number): Case {
  const random = randomFrom(seed);
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
  const url = pick(addresses);
  const pairs = Array.from({ length: random(6) }, () => [pick(names), pick(values)] as const);
  const signedUrl = random(4) ? url : pick(addresses);
  const sorted = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()].sort(([n, v], [m, w]) =>
    n === m ? (v < w ? -1 : 1) : n < m ? -1 : 1,
  );
  const data = signedUrl + (random(5) ? sorted : sorted.slice(1)).flat().join('');
  const token = random(5) ? 'token' : pick(tokens);
  return { url, pairs, signature: createHmac('sha1', token).update(data).digest('base64') };
}

describe('the documented algorithm', () => {
  test('says the same of 400 forms, genuine and not', async () => {
    const cases = Array.from({ length: 400 }, (_, index) => caseFrom(index * 7919 + 1));

    const verdicts = await Promise.all(
      cases.map(async ({ url, signature, pairs }) => {
        const headers = { 'x-twilio-signature': signature, 'content-type': 'application/x-www-form-urlencoded' };
        const body = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
        return (await verifySignature({ url, headers, body }, { secrets: 'token' })).ok;
      }),
    );

    const expected = cases.map(({ url, signature, pairs }) => {
      const parameters: Record<string, string[]> = {};
      for (const [name, value] of pairs) parameters[name] = [...(parameters[name] ?? []), value];
      return validateRequest('token', signature, url, parameters);
    });
    expect(verdicts).toEqual(expected);
    expect(new Set(expected.slice(0, 40)).size).toBe(2);
  });

  test.each([
    ['genuine', 'token', '{"a":1}', '{"a":1}', true],
    ['with another body', 'token', '{"a":1}', '{"a":2}', false],
    ['with another token', 'other', '{"a":1}', '{"a":1}', false],
    ['empty', 'token', '', '', true],
  ])('says the same of a body that is %s', async (_case, token, hashed, body, isGenuine) => {
    const url = `https://a.example/hook?a=1&bodySHA256=${createHash('sha256').update(hashed).digest('hex')}`;
    const signature = createHmac('sha1', token).update(url).digest('base64');
    const headers = { 'x-twilio-signature': signature, 'content-type': 'application/json' };

    const { ok } = await verifySignature({ url, headers, body }, { secrets: 'token' });

    expect([ok, validateRequestWithBody('token', signature, url, body)]).toEqual([isGenuine, isGenuine]);
  });
});
