import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { registeredPasskey } from './passkey-client.ts';
import { type Flaws, strangeKey } from './software-authenticator.ts';
import type { Json } from './test-client.ts';
import { check, fetchVerification, fieldsOf, post } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
});
afterAll(async () => await sandbox.close());

async function startWith({ id }: Json): Promise<Json> {
  const { status, body } = await post(sandbox, '/Verifications', { to: { factor_id: id } });
  expect(status).toBe(201);
  return body;
}

test('a verification with a passkey gives the options to use it, and takes what the browser gives', async () => {
  const { factor, authenticator } = await registeredPasskey(sandbox);
  const verification = await startWith(factor);
  const options = verification.next_step.passkey_options;

  const checked = await check(sandbox, verification, { credential: authenticator.get(options) });

  expect(verification.next_step.action).toBe('use_passkey');
  expect(options).toMatchObject({ rpId: 'example.com', allowCredentials: [{ type: 'public-key' }], timeout: 600_000 });
  expect(checked.body).toMatchObject({
    status: 'approved',
    factor_type: 'passkey',
    to: { factor_id: factor.id, user_identifier: 'ada' },
    next_step: null,
  });
});

const useFlaws: [string, Flaws, string][] = [
  ['on another page', { origin: 'https://evil.example' }, 'wrong_origin'],
  ['for another challenge', { challenge: Buffer.alloc(32).toString('base64url') }, 'wrong_challenge'],
  ['for another website', { relyingPartyId: 'evil.example' }, 'wrong_relying_party'],
  ['without verifying the user', { isUserVerified: false }, 'user_not_verified'],
  ['with another key', { key: strangeKey() }, 'wrong_signature'],
];

test.each(useFlaws)('a passkey that was used %s is an attempt in vain', async (_, flaws, reason) => {
  const { factor, authenticator } = await registeredPasskey(sandbox, { user_verification: 'required' });
  const verification = await startWith(factor);

  const checked = await check(sandbox, verification, {
    credential: authenticator.get(verification.next_step.passkey_options, flaws),
  });

  expect(checked.status).toBe(200);
  expect(checked.body).toMatchObject({ status: 'pending', reason, attempts: { used: 1, left: 4 } });
});

test('the passkey of somebody else is an attempt in vain', async () => {
  const [own, other] = [await registeredPasskey(sandbox), await registeredPasskey(sandbox)];
  const verification = await startWith(own.factor);

  const checked = await check(sandbox, verification, {
    credential: other.authenticator.get(verification.next_step.passkey_options),
  });

  expect(checked.body).toMatchObject({ status: 'pending', reason: 'unknown_credential' });
});

test('what was used once is not taken again, neither here nor in another verification', async () => {
  const { factor, authenticator } = await registeredPasskey(sandbox);
  const [first, second] = [await startWith(factor), await startWith(factor)];
  const credential = authenticator.get(first.next_step.passkey_options);
  await check(sandbox, first, { credential });

  const here = await check(sandbox, first, { credential });
  const elsewhere = await check(sandbox, second, { credential });

  expect(here.status).toBe(404);
  expect(elsewhere.body).toMatchObject({ status: 'pending', reason: 'wrong_challenge' });
});

test('of two checks with one credential that come at once, one approves', async () => {
  const { factor, authenticator } = await registeredPasskey(sandbox);
  const verification = await startWith(factor);
  const credential = authenticator.get(verification.next_step.passkey_options);

  const both = await Promise.all([1, 2].map(() => check(sandbox, verification, { credential })));

  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test.each([3, 4])('a counter that comes back to %i after 4 is that of a copy', async (counter) => {
  const { factor, authenticator } = await registeredPasskey(sandbox);
  const first = await startWith(factor);
  await check(sandbox, first, { credential: authenticator.get(first.next_step.passkey_options, { counter: 4 }) });
  const second = await startWith(factor);

  const checked = await check(sandbox, second, {
    credential: authenticator.get(second.next_step.passkey_options, { counter }),
  });

  expect(checked.body).toMatchObject({ status: 'pending', reason: 'counter_went_back' });
});

test('passkeys that do not count are taken again and again', async () => {
  const { factor, authenticator } = await registeredPasskey(sandbox);
  const statuses: string[] = [];
  for (let use = 0; use < 2; use++) {
    const verification = await startWith(factor);
    const credential = authenticator.get(verification.next_step.passkey_options, { counter: 0 });
    statuses.push((await check(sandbox, verification, { credential })).body.status);
  }

  expect(statuses).toEqual(['approved', 'approved']);
});

test('a credential as a text is taken, and a check without one is refused and does not count', async () => {
  const { factor, authenticator } = await registeredPasskey(sandbox);
  const verification = await startWith(factor);

  const refused = await check(sandbox, verification, { code: '123456' });
  const malformed = await check(sandbox, verification, { auth_payload: '{' });
  const credential = authenticator.get(verification.next_step.passkey_options);
  const checked = await check(sandbox, verification, { auth_payload: JSON.stringify(credential) });

  expect(fieldsOf(refused)).toEqual(['credential']);
  expect(malformed.body).toMatchObject({ reason: 'malformed_credential', attempts: { used: 1 } });
  expect(checked.body).toMatchObject({ status: 'approved', attempts: { used: 2 } });
});

test('without a recipient, any passkey of the website says who it is', async () => {
  const { factor, authenticator } = await registeredPasskey(sandbox);
  const { body: verification } = await post(sandbox, '/Verifications', { content: { rp_id: 'example.com' } });

  const options = verification.next_step.passkey_options;
  const checked = await check(sandbox, verification, { credential: authenticator.get(options) });

  expect(verification.to).toEqual({});
  expect(options.allowCredentials ?? []).toEqual([]);
  expect(checked.body).toMatchObject({ status: 'approved', to: { factor_id: factor.id, user_identifier: 'ada' } });
  expect((await fetchVerification(sandbox, verification)).to.factor_id).toBe(factor.id);
});

test('without a recipient, the passkey of another website is not taken', async () => {
  const { authenticator } = await registeredPasskey(sandbox);
  const { body: verification } = await post(sandbox, '/Verifications', { content: { rp_id: 'example.org' } });

  const checked = await check(sandbox, verification, {
    credential: authenticator.get(verification.next_step.passkey_options),
  });

  expect(checked.body).toMatchObject({ status: 'pending', reason: 'unknown_credential', to: {} });
});

test('a website beside a recipient is refused', async () => {
  const to = { address: '+12065550100', channel: 'tel' };

  const refused = await post(sandbox, '/Verifications', { to, content: { rp_id: 'example.com' } });

  expect(refused.status).toBe(400);
  expect(fieldsOf(refused)).toEqual(['to']);
});
