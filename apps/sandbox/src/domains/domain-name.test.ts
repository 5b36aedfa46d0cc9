import { expect, test } from 'vitest';
import { checkDomainName, isDomainName, namesAbove } from './domain-name.ts';

const longLabel = 'a'.repeat(63);

test.each([
  'example.com',
  'Mail.Example.CO.UK',
  'a-b.example.com',
  '1.example.com',
  'xn--mnchen-3ya.de',
  'example.xn--p1ai',
  `${longLabel}.com`,
  `${longLabel}.${longLabel}.${longLabel}.${'a'.repeat(57)}.com`,
])('%s is a domain name', (name) => {
  expect(isDomainName(name)).toBe(true);
  expect(checkDomainName(name)).toEqual([]);
});

test.each([
  ['https://example.com', /without a scheme/],
  ['example.com:443', /without a port/],
  ['example.com/path', /without a path/],
  ['münchen.de', /ASCII form/],
  ['localhost', /fully qualified/],
  ['example.c', /fully qualified/],
  ['example.com.', /fully qualified/],
  ['.example.com', /fully qualified/],
  ['a..example.com', /fully qualified/],
  ['-a.example.com', /fully qualified/],
  ['a-.example.com', /fully qualified/],
  ['a_b.example.com', /fully qualified/],
  ['*.example.com', /fully qualified/],
  ['a b.example.com', /fully qualified/],
  ['192.0.2.1', /fully qualified/],
  ['ada@example.com', /fully qualified/],
  [`${longLabel}a.com`, /fully qualified/],
  [`${longLabel}.${longLabel}.${longLabel}.${'a'.repeat(58)}.com`, /fully qualified/],
])('%s is no domain name, and the message says why', (name, reason) => {
  expect(checkDomainName(name)).toEqual([
    { code: 20001, field: 'domain_name', message: expect.stringMatching(reason) },
  ]);
});

test('the names above a name are all that it is a part of', () => {
  expect(namesAbove('a.example.com')).toEqual(['a.example.com', 'example.com', 'com']);
});
