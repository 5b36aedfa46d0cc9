import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const create = async (name: string, capabilities?: readonly string[]): Promise<Json> =>
  (await call(sandbox, 'POST', '/preview/Domains', { body: { domain_name: name, capabilities } })).body;
const check = async ({ id }: Json): Promise<TestAnswer> => await call(sandbox, 'POST', `/preview/Domains/${id}/Check`);
const dns = async (method: string, name: string, body?: unknown): Promise<TestAnswer> =>
  await call(sandbox, method, `/_sandbox/v1/dns/${name}`, { body });
const verifiedOf = (domain: Json): boolean[] => domain.dns.map(({ is_verified: isVerified }: Json) => isVerified);
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);

test('a check verifies all records, and dates the attempt', async () => {
  const domain = await create('example.com');
  await sandbox.clock.advance(1000);

  const { status, body } = await check(domain);

  const at = '2026-01-31T09:30:01.000Z';
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: domain.id, status: 'verified', updated_at: at });
  expect(body.dns).toEqual(
    domain.dns.map((record: Json) => ({ ...record, is_verified: true, last_verify_attempt_at: at, updated_at: at })),
  );
  expect((await call(sandbox, 'GET', `/preview/Domains/${domain.id}`)).body).toEqual(body);
});

test('a second check dates the attempt, and not what has not changed', async () => {
  const domain = await create('example.com', ['links']);
  await check(domain);
  await sandbox.clock.advance(1000);

  const { body } = await check(domain);

  expect(body.dns[0]).toMatchObject({
    is_verified: true,
    last_verify_attempt_at: '2026-01-31T09:30:01.000Z',
    updated_at: '2026-01-31T09:30:00.000Z',
  });
});

test.each([
  ['unverified.example.com', 'failed', [false, false, false, false, false]],
  ['partial.example.com', 'failed', [true, true, false, false, false]],
  ['wrong.example.com', 'failed', [false, false, false, false, false]],
  ['mail.unverified.example.com', 'verified', [true, true, true, true, true]],
])('%s ends as %s', async (name, status, verified) => {
  const { body } = await check(await create(name));

  expect([body.status, verifiedOf(body)]).toEqual([status, verified]);
});

test('a domain that is used for nothing has nothing to check', async () => {
  const { status, body } = await check(await create('example.com', []));

  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'pending', dns: [] });
});

test('what a test puts into DNS is what a check finds: nothing at first, then some, then all', async () => {
  const domain = await create('example.com');

  await dns('PUT', 'example.com', { records: [] });
  const none = await check(domain);
  await dns('PUT', 'example.com', { records: domain.dns.slice(1, 3) });
  const some = await check(domain);
  await dns('PUT', 'Example.com', { records: domain.dns });
  const all = await check(domain);
  await dns('PUT', 'example.com', { records: [] });
  const gone = await check(domain);

  expect(verifiedOf(none.body)).toEqual([false, false, false, false, false]);
  expect(verifiedOf(some.body)).toEqual([false, true, true, false, false]);
  expect(verifiedOf(all.body)).toEqual([true, true, true, true, true]);
  expect([none, some, all, gone].map(({ body }) => body.status)).toEqual(['failed', 'failed', 'verified', 'failed']);
});

test('records with another value do not count', async () => {
  const domain = await create('example.com', ['links']);
  await dns('PUT', 'example.com', { records: [{ ...domain.dns[0], value: 'elsewhere.test' }] });

  expect(verifiedOf((await check(domain)).body)).toEqual([false]);
});

test('what is put into DNS for a name counts for all names below it that have nothing of their own', async () => {
  const [domain, other] = [await create('mail.example.com', ['links']), await create('mail.example.org', ['links'])];
  await dns('PUT', 'example.com', { records: [] });

  const below = await check(domain);
  const elsewhere = await check(other);
  await dns('PUT', 'mail.example.com', { records: domain.dns });
  const own = await check(domain);

  expect([below, elsewhere, own].map(({ body }) => body.status)).toEqual(['failed', 'verified', 'verified']);
});

test('what was put into DNS can be read and taken away; then all is set up again', async () => {
  const domain = await create('example.com', ['links']);
  const [{ type, host, value }] = domain.dns;
  const before = await dns('GET', 'example.com');
  await dns('PUT', 'example.com', { records: [{ type, host: `${host.toUpperCase()}.`, value, is_verified: true }] });

  const held = await dns('GET', 'example.com');
  const removed = await dns('DELETE', 'example.com');
  const again = await dns('DELETE', 'example.com');

  expect(held.body).toEqual({ domain: 'example.com', records: [{ type, host, value }] });
  expect([before, removed, again].map(({ status }) => status)).toEqual([404, 204, 404]);
  expect((await check(domain)).body.status).toBe('verified');
});

test('a reset of all empties the DNS, and a reset of one account does not', async () => {
  await create('example.com');
  await dns('PUT', 'example.com', { records: [] });

  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: `AC${'1'.repeat(32)}` } });
  const kept = await dns('GET', 'example.com');
  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: {} });
  const emptied = await dns('GET', 'example.com');

  expect([kept.status, emptied.status]).toEqual([200, 404]);
});

test.each([
  ['no list', {}, ['records']],
  ['records of another type', { records: 'all' }, ['records']],
  [
    'records that are none',
    { records: [5, { type: 'PTR', host: 'a.example.com', value: 'b' }, { type: 'TXT', host: '', value: 5 }] },
    [
      'records[0].type',
      'records[0].host',
      'records[0].value',
      'records[1].type',
      'records[2].host',
      'records[2].value',
    ],
  ],
])('%s: DNS takes nothing, and each field is named', async (_, body, fields) => {
  const answer = await dns('PUT', 'example.com', body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(fields);
  expect((await dns('GET', 'example.com')).status).toBe(404);
});

test('DNS takes neither what is no JSON nor a name that is none', async () => {
  const answers = [await dns('PUT', 'example.com', '{"records":'), await dns('PUT', 'example', { records: [] })];

  expect(answers.map(({ status }) => status)).toEqual([400, 400]);
});
