import { ApiError, responseOf } from '@comms/core';
import { type Domain, Domains } from '@comms/domains';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

const newClient = (): Domains => new Domains(sandbox.newAccount());
const fieldsOf = (error: unknown): (string | undefined)[] =>
  ApiError.isInstance(error) ? error.errors.map(({ field }) => field) : [];
const namesOf = (domains: readonly Domain[]): unknown[] => domains.map(({ domainName }) => domainName);
const verifiedOf = ({ dns }: Domain): unknown[] => dns?.map(({ isVerified }) => isVerified) ?? [];

const unknownDomain = 'domain_00000000000000000000000000';

test('createDomain answers 200 with the records to set up, and fetchOneDomain gives the same domain', async () => {
  const domains = newClient();

  const made = await domains.createDomain({ domainName: 'example.com', capabilities: ['links', 'email'] });

  expect(responseOf(made)?.statusCode).toBe(200);
  expect(made).toMatchObject({
    domainName: 'example.com',
    parentDomain: null,
    subDomains: [],
    isDefault: false,
    capabilities: ['links', 'email'],
    status: 'pending',
    createdAt: expect.any(Date),
    deletedAt: null,
  });
  expect(made.dns?.map(({ type }) => type)).toEqual(['CNAME', 'CNAME', 'CNAME', 'TXT', 'MX']);
  expect(made.dns?.[0]).toEqual({
    type: 'CNAME',
    host: 'links.example.com',
    value: expect.any(String),
    isVerified: false,
    lastVerifyAttemptAt: null,
    updatedAt: expect.any(Date),
  });
  expect(await domains.fetchOneDomain(made.id)).toEqual(made);
});

test('listDomains walks all domains, the newest first, each with its relatives', async () => {
  const domains = newClient();
  const parent = await domains.createDomain({ domainName: 'example.com' });
  await domains.createDomain({ domainName: 'example.org' });
  const part = await domains.createDomain({ domainName: 'mail.example.com' });

  const all = await domains.listDomains({ pageSize: 1 }).toArray({ limit: 10 });

  expect(namesOf(all)).toEqual(['mail.example.com', 'example.org', 'example.com']);
  expect(all[0]?.parentDomain).toEqual({ id: parent.id, domainName: 'example.com' });
  expect(all[2]?.subDomains).toEqual([{ id: part.id, domainName: 'mail.example.com' }]);
});

test('updateDomain makes one domain the default, and no other', async () => {
  const domains = newClient();
  const first = await domains.createDomain({ domainName: 'example.com' });
  const second = await domains.createDomain({ domainName: 'example.org' });
  await domains.updateDomain(first.id, { isDefault: true });

  const changed = await domains.updateDomain(second.id, { isDefault: true });

  expect(changed.isDefault).toBe(true);
  expect((await domains.fetchOneDomain(first.id)).isDefault).toBe(false);
});

test('updateDomain adds the records of a new use, and keeps what is verified', async () => {
  const domains = newClient();
  const made = await domains.createDomain({ domainName: 'example.com', capabilities: ['links'] });
  await domains.checkDomain(made.id);

  const changed = await domains.updateDomain(made.id, { capabilities: ['links', 'email'] });

  expect(changed).toMatchObject({ capabilities: ['links', 'email'], status: 'pending' });
  expect(verifiedOf(changed)).toEqual([true, false, false, false, false]);
});

test('checkDomain verifies what is set up, and dates the attempt', async () => {
  const domains = newClient();
  const good = await domains.createDomain({ domainName: 'example.com' });
  const half = await domains.createDomain({ domainName: 'partial.example.com' });

  const [checked, checkedHalf] = [await domains.checkDomain(good.id), await domains.checkDomain(half.id)];

  expect(checked).toMatchObject({ status: 'verified', dns: Array(5).fill({ isVerified: true }) });
  expect(checked.dns?.[0]?.lastVerifyAttemptAt).toBeInstanceOf(Date);
  expect(checkedHalf.status).toBe('failed');
  expect(verifiedOf(checkedHalf)).toEqual([true, true, false, false, false]);
});

test('a domain is verified when what its owner has to do is done', async () => {
  const domains = newClient();
  const { id, dns } = await domains.createDomain({ domainName: 'shop.example.net', capabilities: ['email'] });
  await sandbox.control('PUT', '/dns/example.net', { records: [] });

  const before = await domains.checkDomain(id);
  await sandbox.control('PUT', '/dns/example.net', { records: dns });
  const after = await domains.checkDomain(id);

  expect([before.status, after.status]).toEqual(['failed', 'verified']);
});

test.each<[string, string[], (domains: Domains, id: string) => PromiseLike<unknown>]>([
  ['createDomain', ['domain_name'], (domains) => domains.createDomain({ domainName: 'https://example.com' })],
  [
    'createDomain',
    ['capabilities[0]'],
    (domains) => domains.createDomain({ domainName: 'example.com', capabilities: ['fax'] }),
  ],
  ['listDomains', ['page_token'], (domains) => domains.listDomains({ pageToken: 'x' })],
  ['updateDomain', ['capabilities[0]'], (domains, id) => domains.updateDomain(id, { capabilities: ['fax'] })],
])('%s is refused, and the field %j is named', async (name, fields, call) => {
  const domains = newClient();
  const { id } = await domains.createDomain({ domainName: 'example.org' });

  const error = await rejection(call(domains, id));

  expect(error).toMatchObject({ name: 'ApiError', operation: `domains.${name}`, status: 400, effect: 'none' });
  expect(fieldsOf(error)).toEqual(fields);
});

test('a domain that was added before is refused with 409, and the field is named', async () => {
  const domains = newClient();
  await domains.createDomain({ domainName: 'example.com' });

  const error = await rejection(domains.createDomain({ domainName: 'EXAMPLE.com' }));

  expect(error).toMatchObject({ operation: 'domains.createDomain', status: 409, code: 20409 });
  expect(fieldsOf(error)).toEqual(['domain_name']);
});

test.each<[string, (domains: Domains) => PromiseLike<unknown>]>([
  ['fetchOneDomain', (domains) => domains.fetchOneDomain(unknownDomain)],
  ['updateDomain', (domains) => domains.updateDomain(unknownDomain, { isDefault: true })],
  ['checkDomain', (domains) => domains.checkDomain(unknownDomain)],
])('%s of a domain that never was is refused with 404', async (name, call) => {
  const error = await rejection(call(newClient()));

  expect(error).toMatchObject({ operation: `domains.${name}`, status: 404, code: 20404 });
});
