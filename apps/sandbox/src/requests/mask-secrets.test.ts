import { expect, test } from 'vitest';
import { maskBody, maskHeaders, maskTarget } from './mask-secrets.ts';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

test('the secret of Basic credentials is hidden, and the SID stays', () => {
  expect(maskHeaders({ authorization: basic('AC123:hush') })).toEqual({ authorization: 'Basic AC123:••••••' });
});

test.each(['Bearer abc', 'nonsense', basic('someone:hush')])('nothing is shown of %s', (authorization) => {
  expect(maskHeaders({ authorization })).toEqual({ authorization: '••••••' });
});

test('cookies and signatures are hidden, other headers are not', () => {
  expect(maskHeaders({ Cookie: 'a=b', 'X-Twilio-Signature': 'abc', accept: '*/*' })).toEqual({
    Cookie: '••••••',
    'X-Twilio-Signature': '••••••',
    accept: '*/*',
  });
});

test.each([
  ['{"password":"hush","text":"hi"}', '{"password":"••••••","text":"hi"}'],
  ['{"a":{"client_secret" : "hu\\"sh"}}', '{"a":{"client_secret" : "••••••"}}'],
  ['{"auth_token":"hus', '{"auth_token":"••••••"'],
  ['ApiKey=abc&PrivateKey=def&To=1', 'ApiKey=••••••&PrivateKey=••••••&To=1'],
])('%s is shown as %s', (body, shown) => {
  expect(maskBody(body)).toBe(shown);
});

test.each(['{"page_token":"abc","keyed":"x"}', 'just a text', '', 'To=%2B1&Body=my+password+is'])(
  '%s is shown as it is',
  (body) => {
    expect(maskBody(body)).toBe(body);
  },
);

test('a secret in a query is hidden', () => {
  expect(maskTarget('/Messages?auth_token=hush&pageSize=5')).toEqual({
    path: '/Messages',
    query: 'auth_token=••••••&pageSize=5',
  });
});
