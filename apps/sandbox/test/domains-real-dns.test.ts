import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type DnsServer, startDnsServer } from './domains-dns-server.ts';
import { runCommand, startProcess } from './sandbox-process.ts';
import { call, type Json } from './test-client.ts';

let server: DnsServer;
let sandbox: Sandbox;
beforeEach(async () => {
  server = await startDnsServer();
  sandbox = await startSandbox({ seed: 1, dns: 'real', dnsServer: server.address });
});
afterEach(async () => {
  await sandbox.close();
  await server.close();
});

const create = async (name: string): Promise<Json> =>
  (await call(sandbox, 'POST', '/preview/Domains', { body: { domain_name: name } })).body;
const check = async ({ id }: Json): Promise<Json> => (await call(sandbox, 'POST', `/preview/Domains/${id}/Check`)).body;
const verifiedOf = (domain: Json): boolean[] => domain.dns.map(({ is_verified: isVerified }: Json) => isVerified);

test('every record is looked up by its type and host, and verified where it is as it has to be', async () => {
  const domain = await create('example.com');
  server.records = domain.dns;

  const checked = await check(domain);

  expect(checked).toMatchObject({ status: 'verified' });
  expect(server.questions.toSorted()).toEqual(domain.dns.map(({ type, host }: Json) => `${type} ${host}`).toSorted());
});

test('a name that would be magic in the DNS of the sandbox is a name as any other', async () => {
  const domain = await create('unverified.example.com');
  server.records = domain.dns;

  expect((await check(domain)).status).toBe('verified');
});

test('records that are missing, or hold something else, are not verified', async () => {
  const domain = await create('example.com');
  const [link, firstKey, , policy, back] = domain.dns;
  server.records = [
    { ...link, value: 'elsewhere.test' },
    firstKey,
    { ...policy, value: 'v=spf1 -all' },
    { ...back, value: back.value.replace('10 ', '20 ') },
  ];

  const checked = await check(domain);

  expect(verifiedOf(checked)).toEqual([false, true, false, false, true]);
  expect(checked.status).toBe('failed');
});

test('a server that does not know the domain verifies nothing, and a later check can', async () => {
  const domain = await create('example.com');

  const before = await check(domain);
  server.records = domain.dns;
  const after = await check(domain);

  expect([before.status, after.status]).toEqual(['failed', 'verified']);
});

test('what was changed while DNS was asked is kept', async () => {
  const domain = await create('example.com');
  server.records = domain.dns;

  const answers = Promise.withResolvers<void>();
  server.ready = answers.promise;
  const checking = check(domain);
  await vi.waitFor(() => expect(server.questions).toHaveLength(5));
  const change = { is_default: true, capabilities: ['links'] };
  await call(sandbox, 'PATCH', `/preview/Domains/${domain.id}`, { body: change });
  answers.resolve();
  const checked = await checking;

  expect(checked).toMatchObject({ ...change, status: 'verified', dns: [{ host: 'links.example.com' }] });
  expect((await call(sandbox, 'GET', `/preview/Domains/${domain.id}`)).body).toEqual(checked);
});

test('records cannot be set by the control API, which says why', async () => {
  const answer = await call(sandbox, 'PUT', '/_sandbox/v1/dns/example.com', { body: { records: [] } });

  expect(answer.status).toBe(409);
  expect(answer.body.message).toMatch(/real DNS/);
});

test('a server that is none is refused at the start', async () => {
  await expect(startSandbox({ dns: 'real', dnsServer: 'nowhere' })).rejects.toThrow('nowhere');
});

test('the command asks the real DNS with --dns real, and takes nothing else', async () => {
  const real = await startProcess('--dns', 'real');
  const set = await call(real, 'PUT', '/_sandbox/v1/dns/example.com', { body: { records: [] } });
  await real.end('SIGTERM');

  const { code, stderr } = await runCommand('--dns', 'both');

  expect(set.status).toBe(409);
  expect(code).toBe(1);
  expect(stderr).toMatch(/--dns takes fake or real/);
});
