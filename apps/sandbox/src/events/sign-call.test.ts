import { sign } from '@comms/core/webhooks';
import { expect, test } from 'vitest';
import { signCall } from './sign-call.ts';

const form = 'application/x-www-form-urlencoded';
const secret = 'a token';

test.each([
  ['a form', 'https://example.com/hook', 'b=2&a=1&A=3&a=0&a=1&name=J%C3%BCrgen+%26+Co&empty=', form],
  ['a form and a query', 'https://example.com/hook?from=us&x=%27#top', 'Body=%F0%9F%8F%A0', form],
  ['a form with a character set', 'http://127.0.0.1:8080/hook', 'a=1', `${form}; charset=utf-8`],
  ['an empty form', 'https://example.com/hook', '', form],
  ['JSON', 'https://example.com/hook', '{"text":"Grüße"}', 'application/json'],
  ['JSON and a query', 'https://example.com/hook?a=1', '[]', 'application/json'],
  ['nothing but an address', 'https://example.com/', undefined, 'application/json'],
])('%s is signed as the client signs it', async (_, url, body, contentType) => {
  const expected = await sign({ url, body, contentType, secret });

  const signed = signCall({ url, body, contentType, secret });

  expect(signed).toEqual({ url: expected.url, signature: expected.headers['x-twilio-signature'] });
});

test('another secret gives another signature', () => {
  const call = { url: 'https://example.com/', body: undefined, contentType: form };

  expect(signCall({ ...call, secret: 'one' })).not.toEqual(signCall({ ...call, secret: 'two' }));
});
