import { type Api, conversationsV1, type OperationFacts, proxyV1 } from '@comms/core';
import { expect, test } from 'vitest';
import { ApiFamilies } from './api-families.ts';
import type { Implementation } from './implement.ts';

const operation = (api: Api, path: string): Implementation => {
  const facts: OperationFacts = { id: `${api.name} ${path}`, api, method: 'GET', path, success: [200] };
  return { operation: facts, fidelity: 1, handle: () => ({ status: 200 }) };
};
const families = new ApiFamilies([
  operation(conversationsV1, '/Services'),
  operation(proxyV1, '/Services'),
  operation(proxyV1, '/Sessions'),
]);
const find = (path: string, host = '127.0.0.1:4010', intendedHost?: string) => {
  const { implementation, baseURL } = families.find({ method: 'GET', path, host, intendedHost });
  return [implementation.operation.id, baseURL];
};

test.each([
  ['its host', '/v1/Services', 'proxy.twilio.com', undefined, 'https://proxy.twilio.com/v1'],
  ['the host of a redirect', '/v1/Services', '127.0.0.1:4010', 'proxy.twilio.com', 'https://proxy.twilio.com/v1'],
  [
    'a first segment',
    '/proxy.twilio.com/v1/Services',
    '127.0.0.1:4010',
    undefined,
    'http://127.0.0.1:4010/proxy.twilio.com/v1',
  ],
])('a path of two families is known by %s', (_, path, host, intendedHost, baseURL) => {
  expect(find(path, host, intendedHost)).toEqual(['proxyV1 /Services', baseURL]);
});

test('a path that only one family has needs no more', () => {
  expect(find('/v1/Sessions')).toEqual(['proxyV1 /Sessions', 'http://127.0.0.1:4010/v1']);
});

test('a path of two families that nothing tells apart is refused with 421 and advice', () => {
  expect(() => find('/v1/Services')).toThrow(
    expect.objectContaining({
      status: 421,
      message: expect.stringMatching(/conversations.twilio.com or proxy.twilio.com/),
    }),
  );
});

test('a family is not asked for what another has', () => {
  expect(() => find('/conversations.twilio.com/v1/Sessions')).toThrow(expect.objectContaining({ status: 404 }));
});

test('what was meant for a host that has no API here is not taken for another', () => {
  expect(() => find('/v1/Sessions', '127.0.0.1:4010', 'events.twilio.com')).toThrow(
    expect.objectContaining({ status: 404, message: 'The sandbox has no API at events.twilio.com' }),
  );
});

test('a host in a region is of its family, and answers name it', () => {
  expect(find('/v1/Services', '127.0.0.1:4010', 'proxy.sydney.au1.twilio.com')).toEqual([
    'proxyV1 /Services',
    'https://proxy.sydney.au1.twilio.com/v1',
  ]);
});

test.each([
  ['its host', '/v1/Nothing', 'proxy.twilio.com', undefined, 'proxyV1'],
  ['the host of a redirect', '/v1/Nothing', '127.0.0.1:4010', 'conversations.twilio.com', 'conversationsV1'],
  ['a first segment', '/proxy.twilio.com/v1/Nothing', '127.0.0.1:4010', undefined, 'proxyV1'],
  ['a segment that only it has', '/v1/Sessions/a/b', '127.0.0.1:4010', undefined, 'proxyV1'],
  ['nothing, where several could be meant', '/v1/Services/a', '127.0.0.1:4010', undefined, undefined],
  ['nothing, where none could be meant', '/v3/Services', '127.0.0.1:4010', undefined, undefined],
])('the family of what leads nowhere is known by %s', (_, path, host, intendedHost, expected) => {
  expect(families.nameOf({ path, host, intendedHost })).toBe(expected);
});
