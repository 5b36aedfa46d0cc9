import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, type Json, otherAccount, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const create = async (body: unknown, owner = account): Promise<TestAnswer> =>
  await call(sandbox, 'POST', '/preview/Domains', { body, account: owner });
const newDomain = async (name: string): Promise<string> => (await create({ domain_name: name })).body.id;
const fetchDomain = async (id: string): Promise<Json> => (await call(sandbox, 'GET', `/preview/Domains/${id}`)).body;
const update = async (id: string, body: unknown): Promise<TestAnswer> =>
  await call(sandbox, 'PATCH', `/preview/Domains/${id}`, { body });
const list = async (query = ''): Promise<Json> => (await call(sandbox, 'GET', `/preview/Domains?${query}`)).body;
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);
const nameOf = ({ domain_name: name }: Json): string => name;
const hostOf = ({ host }: Json): string => host;

test('a new domain is answered with 200, and with the records that are to be set up', async () => {
  const { status, body } = await create({ domain_name: 'example.com', capabilities: ['links'] });

  expect(status).toBe(200);
  expect(body).toEqual({
    id: expect.stringMatching(/^domain_[0-9a-hjkmnp-tv-z]{26}$/),
    domain_name: 'example.com',
    parent_domain: null,
    sub_domains: [],
    is_default: false,
    capabilities: ['links'],
    dns: [
      {
        type: 'CNAME',
        host: 'links.example.com',
        value: expect.stringMatching(/^u[0-9a-f]{8}\.links\.comms-sandbox\.test$/),
        is_verified: false,
        last_verify_attempt_at: null,
        updated_at: '2026-01-31T09:30:00.000Z',
      },
    ],
    status: 'pending',
    created_at: '2026-01-31T09:30:00.000Z',
    updated_at: '2026-01-31T09:30:00.000Z',
    deleted_at: null,
  });
  expect(await fetchDomain(body.id)).toEqual(body);
  expect(await fetchDomain(body.id.replace('domain_', ''))).toEqual(body);
});

test('a domain without capabilities in the request gets all; one with an empty list gets none', async () => {
  const all = await create({ domain_name: 'all.example.com' });
  const none = await create({ domain_name: 'none.example.com', capabilities: [] });
  const twice = await create({ domain_name: 'twice.example.com', capabilities: ['email', 'email'] });

  expect([all.body.capabilities, all.body.dns.length]).toEqual([['links', 'email'], 5]);
  expect(none.body).toMatchObject({ capabilities: [], dns: [], status: 'pending' });
  expect([twice.body.capabilities, twice.body.dns.length]).toEqual([['email'], 4]);
});

test('the same seed, account and name give the same records in another sandbox', async () => {
  const other = await startSandbox({ seed: 1 });
  const [one, two] = [
    await create({ domain_name: 'example.com' }),
    await call(other, 'POST', '/preview/Domains', { body: { domain_name: 'example.com' } }),
  ];
  await other.close();

  const values = ({ body }: TestAnswer): string[] => body.dns.map(({ value }: Json) => value);
  expect(values(two)).toEqual(values(one));
});

test('a domain is known in small letters, and is added once in an account', async () => {
  const first = await create({ domain_name: 'Example.COM' });
  const second = await create({ domain_name: 'example.com' });
  const foreign = await create({ domain_name: 'example.com' }, otherAccount);

  expect(first.body.domain_name).toBe('example.com');
  expect([second.status, second.body.code, fieldsOf(second)]).toEqual([409, 20409, ['domain_name']]);
  expect(foreign.status).toBe(200);
  expect((await list()).domains).toHaveLength(1);
});

test.each([
  ['no name', {}, ['domain_name']],
  ['an empty name', { domain_name: '' }, ['domain_name']],
  ['a name of another type', { domain_name: 5 }, ['domain_name']],
  ['a scheme', { domain_name: 'https://example.com' }, ['domain_name']],
  ['a port', { domain_name: 'example.com:80' }, ['domain_name']],
  ['no top', { domain_name: 'localhost' }, ['domain_name']],
  ['an unknown capability', { domain_name: 'example.com', capabilities: ['email', 'fax'] }, ['capabilities[1]']],
  ['an unknown field', { domain_name: 'example.com', colour: 'red' }, ['colour']],
  ['several faults', { domain_name: 'example', capabilities: 'email' }, ['capabilities', 'domain_name']],
])('%s: the domain is refused, and each field is named', async (_, body, fields) => {
  const answer = await create(body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer).sort()).toEqual(fields);
  expect((await list()).domains).toEqual([]);
});

test('the nearest domain above is the parent, in whatever order they were added', async () => {
  const deep = await newDomain('a.b.example.com');
  const top = await newDomain('example.com');
  const before = await fetchDomain(deep);
  const middle = await newDomain('b.example.com');
  await newDomain('notexample.com');
  await create({ domain_name: 'c.example.com' }, otherAccount);

  expect(before.parent_domain).toEqual({ id: top, domain_name: 'example.com' });
  expect((await fetchDomain(deep)).parent_domain).toEqual({ id: middle, domain_name: 'b.example.com' });
  expect((await fetchDomain(middle)).sub_domains).toEqual([{ id: deep, domain_name: 'a.b.example.com' }]);
  expect(await fetchDomain(top)).toMatchObject({
    parent_domain: null,
    sub_domains: [{ id: middle, domain_name: 'b.example.com' }],
  });
});

test('domains are listed, the newest first, with their relatives', async () => {
  for (const name of ['example.com', 'example.org', 'mail.example.com']) await newDomain(name);

  const first = await list('page_size=2');
  const second = await list(`page_size=2&page_token=${first.pagination.next}`);

  expect(first.domains.map(nameOf)).toEqual(['mail.example.com', 'example.org']);
  expect(second.domains.map(nameOf)).toEqual(['example.com']);
  expect(first.domains[0].parent_domain.domain_name).toBe('example.com');
  expect(second.domains[0].sub_domains.map(nameOf)).toEqual(['mail.example.com']);
});

test.each(['page_size=0', 'page_token=x', 'capability=email'])('a list with %s is refused', async (query) => {
  const answer = await call(sandbox, 'GET', `/preview/Domains?${query}`);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual([query.split('=', 1)[0]]);
});

test('one domain at most is the default', async () => {
  const [first, second] = [await newDomain('example.com'), await newDomain('example.org')];
  const foreign = await create({ domain_name: 'example.com' }, otherAccount);
  await call(sandbox, 'PATCH', `/preview/Domains/${foreign.body.id}`, {
    body: { is_default: true },
    account: otherAccount,
  });
  await update(first, { is_default: true });
  await sandbox.clock.advance(1000);

  const answer = await update(second, { is_default: true });

  expect(answer.body.is_default).toBe(true);
  expect(await fetchDomain(first)).toMatchObject({ is_default: false, updated_at: '2026-01-31T09:30:01.000Z' });
  const theirs = await call(sandbox, 'GET', `/preview/Domains/${foreign.body.id}`, { account: otherAccount });
  expect(theirs.body.is_default).toBe(true);
});

test('no domain has to be the default', async () => {
  const [first, second] = [await newDomain('example.com'), await newDomain('example.org')];
  await update(first, { is_default: true });

  await update(second, { is_default: false });
  const stays = await fetchDomain(first);
  const cleared = await update(first, { is_default: false });

  expect(stays.is_default).toBe(true);
  expect(cleared.body.is_default).toBe(false);
});

test('another use adds and removes records, and those that stay are as they were', async () => {
  const { body: made } = await create({ domain_name: 'example.com', capabilities: ['links'] });
  await call(sandbox, 'POST', `/preview/Domains/${made.id}/Check`);
  await sandbox.clock.advance(1000);

  const both = await update(made.id, { capabilities: ['email', 'links'] });
  const email = await update(made.id, { capabilities: ['email'] });
  const none = await update(made.id, { capabilities: [] });

  expect(both.body).toMatchObject({ capabilities: ['email', 'links'], status: 'pending' });
  expect(both.body.dns.map(({ is_verified: isVerified }: Json) => isVerified)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
  expect(both.body.dns[0].updated_at).toBe('2026-01-31T09:30:01.000Z');
  expect(both.body.dns[4]).toMatchObject({ host: 'links.example.com', updated_at: '2026-01-31T09:30:00.000Z' });
  expect(email.body.dns.map(hostOf)).toEqual(both.body.dns.slice(0, 4).map(hostOf));
  expect(none.body).toMatchObject({ capabilities: [], dns: [], status: 'pending' });
});

test.each([
  ['a default that is none', { is_default: 'yes' }, ['is_default']],
  ['an unknown capability', { capabilities: ['fax'] }, ['capabilities[0]']],
  ['another name', { domain_name: 'example.org' }, ['domain_name']],
])('%s: the change is refused, and the field is named', async (_, body, fields) => {
  const answer = await update(await newDomain('example.com'), body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(fields);
});

test.each([
  ['GET', ''],
  ['PATCH', ''],
  ['POST', '/Check'],
])('%s of a domain%s that never was, or is another account’s, is answered with 404', async (method, rest) => {
  const foreign = await create({ domain_name: 'example.com' }, otherAccount);

  const answers = [
    await call(sandbox, method, `/preview/Domains/domain_01h9krwprkeee8fzqspvwy6nq8${rest}`),
    await call(sandbox, method, `/preview/Domains/${foreign.body.id}${rest}`),
  ];

  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    [404, 20404],
    [404, 20404],
  ]);
});
