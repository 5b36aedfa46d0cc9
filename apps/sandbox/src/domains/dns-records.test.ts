import { expect, test } from 'vitest';
import { type DnsRecord, isSetUp, recordsFor } from './dns-records.ts';

const source = { seed: 1, accountSid: 'AC1', name: 'example.com' };
const cname: DnsRecord = { type: 'CNAME', host: 'links.example.com', value: 'u1.links.test' };
const spf: DnsRecord = { type: 'TXT', host: 'example.com', value: 'v=spf1 include:u1.mail.test ~all' };
const mx: DnsRecord = { type: 'MX', host: 'em1.example.com', value: '10 mx.u1.test' };

test('links need an alias; email needs two keys, a policy and a way back', () => {
  const types = (capability: string): string[] => recordsFor([capability], source).map(({ type }) => type);

  expect(types('links')).toEqual(['CNAME']);
  expect(types('email')).toEqual(['CNAME', 'CNAME', 'TXT', 'MX']);
  expect(recordsFor(['links', 'email'], source)).toHaveLength(5);
  expect(recordsFor([], source)).toEqual([]);
});

test('the same seed, account and name give the same records, and each other one gives others', () => {
  const valuesFor = (changes: object): string[] =>
    recordsFor(['email'], { ...source, ...changes }).map(({ value }) => value);

  expect(valuesFor({})).toEqual(valuesFor({}));
  expect(valuesFor({ seed: 2 })).not.toEqual(valuesFor({}));
  expect(valuesFor({ accountSid: 'AC2' })).not.toEqual(valuesFor({}));
  expect(valuesFor({ name: 'example.org' })).not.toEqual(valuesFor({}));
});

test.each([
  ['an alias', cname, ['u1.links.test']],
  ['an alias with a dot at its end, in capitals', cname, ['U1.LINKS.test.']],
  ['a policy alone', spf, ['v=spf1 include:u1.mail.test ~all']],
  ['a policy with other senders', spf, ['v=spf1 mx  include:other.test include:U1.mail.test -all']],
  ['a policy beside other texts', spf, ['key=1', 'v=spf1 include:u1.mail.test ~all', 'v=spf10']],
  ['a mail server with another preference', mx, ['20 other.test', '5 mx.u1.test']],
])('%s counts as set up', (_, record, found) => {
  expect(isSetUp(record, found)).toBe(true);
});

test.each([
  ['nothing', cname, []],
  ['another alias', cname, ['elsewhere.test']],
  ['an alias that only begins so', cname, ['u1.links.test.evil.test']],
  ['a policy without us', spf, ['v=spf1 include:other.test ~all']],
  ['a policy that only begins so', spf, ['v=spf1 include:u1.mail.test.evil.test ~all']],
  ['two policies, of which none counts', spf, ['v=spf1 include:u1.mail.test ~all', 'v=spf1 mx -all']],
  ['a text that is no policy', spf, ['include:u1.mail.test']],
  ['another mail server', mx, ['10 other.test']],
])('%s does not count as set up', (_, record, found) => {
  expect(isSetUp(record, found)).toBe(false);
});
