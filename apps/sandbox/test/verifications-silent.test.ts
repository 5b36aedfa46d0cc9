import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';
import { check, fetchVerification, post } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

async function startSilently(phoneNumber: string, rest: object = {}): Promise<Json> {
  return (await post(sandbox, '/Verifications', { to: { phone_number: phoneNumber, ...rest } })).body;
}

test('a silent authentication gives an address, and shows the recipient as it was given', async () => {
  const rest = { device_ip: '192.0.2.7', user_identifier: { user_identifier: 'ada' } };

  const verification = await startSilently('+12065550100', rest);

  expect(verification).toMatchObject({
    status: 'pending',
    to: { phone_number: '+12065550100', ...rest },
    silent_network_auth_url: expect.stringMatching(`^${sandbox.url}/_verify/silent/[\\w-]{32}$`),
    next_step: { action: 'open_url' },
  });
});

test('the phone that opens the address is approved, without credentials', async () => {
  const verification = await startSilently('+12065550101');

  const opened = await fetch(verification.silent_network_auth_url);

  expect(opened.status).toBe(200);
  expect(await opened.json()).toEqual({ verification_id: verification.id, status: 'approved' });
  expect((await fetchVerification(sandbox, verification)).status).toBe('approved');
});

test('a check before the phone has opened the address says that it waits, and counts nothing', async () => {
  const verification = await startSilently('+12065550102');

  const checked = await check(sandbox, verification, {});

  expect(checked).toMatchObject({ status: 200, body: { status: 'pending', attempts: { used: 0, left: 5 } } });
});

test('a check after the phone has opened the address says what came of it, as often as it is asked', async () => {
  const verification = await startSilently('+12065550107');
  await fetch(verification.silent_network_auth_url);

  const checks = [await check(sandbox, verification, {}), await check(sandbox, verification, {})];

  expect(checks.map(({ status, body }) => [status, body.status])).toEqual([
    [200, 'approved'],
    [200, 'approved'],
  ]);
});

test('an address is good for one opening', async () => {
  const verification = await startSilently('+12065550103');
  await fetch(verification.silent_network_auth_url);

  const again = await fetch(verification.silent_network_auth_url);

  expect(again.status).toBe(410);
});

test('an address is good for as long as the verification waits', async () => {
  const verification = await startSilently('+12065550104');
  await sandbox.clock.advance(600_000);

  const opened = await fetch(verification.silent_network_auth_url);

  expect(opened.status).toBe(410);
  expect((await fetchVerification(sandbox, verification)).status).toBe('expired');
});

test('an address that nobody was given leads nowhere', async () => {
  const opened = await fetch(`${sandbox.url}/_verify/silent/${'x'.repeat(32)}`);

  expect(opened.status).toBe(404);
});

test('a page from elsewhere may not open an address', async () => {
  const verification = await startSilently('+12065550105');

  const opened = await fetch(verification.silent_network_auth_url, { headers: { origin: 'https://example.com' } });

  expect(opened.status).toBe(403);
  expect((await fetchVerification(sandbox, verification)).status).toBe('pending');
});

test('a phone that the network knows by another number is declined when it opens the address', async () => {
  const verification = await startSilently('+15005553001');

  const opened = await fetch(verification.silent_network_auth_url);

  expect(await opened.json()).toMatchObject({ status: 'failed' });
  expect(await fetchVerification(sandbox, verification)).toMatchObject({ status: 'failed', reason: 'number_mismatch' });
});

test('a network that takes no part fails at once', async () => {
  expect(await startSilently('+15005553002')).toMatchObject({ status: 'failed', reason: 'network_not_supported' });
});

test('a silent authentication is found by the name of its user', async () => {
  const { id } = await startSilently('+12065550106', { user_identifier: { user_identifier: 'grace' } });

  const found = await call(sandbox, 'GET', '/preview/Verifications?user_identifier=grace');

  expect(found.body.verifications.map((each: Json) => each.id)).toEqual([id]);
});
