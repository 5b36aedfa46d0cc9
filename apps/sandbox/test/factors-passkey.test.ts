import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type Flaws, SoftwareAuthenticator, strangeKey } from './software-authenticator.ts';
import { call, type Json } from './test-client.ts';
import { check, createFactor, fetchVerification, fieldsOf, post, updateFactor } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
});
afterAll(async () => await sandbox.close());

const relyingParty = {
  id: 'example.com',
  name: 'Example',
  origins: ['https://example.com', 'https://app.example.com'],
};
const config = { relying_party: relyingParty, user: { display_name: 'Ada' } };

async function newFactor(more: object = {}): Promise<Json> {
  return await createFactor(sandbox, { type: 'passkey', user_identifier: 'ada', config: { ...config, ...more } });
}

interface Registered {
  readonly factor: Json;
  readonly authenticator: SoftwareAuthenticator;
}

/** A verified factor, with the authenticator that has its passkey. */
async function registered(more: object = {}): Promise<Registered> {
  const authenticator = new SoftwareAuthenticator();
  const factor = await newFactor(more);
  const credential = authenticator.create(factor.next_step.passkey_options);
  const verified = await updateFactor(sandbox, factor, { config: { credential } });
  expect(verified).toMatchObject({ status: 200, body: { status: 'verified' } });
  return { factor, authenticator };
}

async function startWith({ id }: Json): Promise<Json> {
  const { status, body } = await post(sandbox, '/Verifications', { to: { factor_id: id } });
  expect(status).toBe(201);
  return body;
}

test('a new passkey begins with the options that a browser needs to make it, their names unchanged', async () => {
  const { status, type, next_step: next } = await newFactor({ user_verification: 'required' });

  expect({ status, type, action: next.action }).toEqual({
    status: 'unverified',
    type: 'passkey',
    action: 'create_passkey',
  });
  expect(next.passkey_options).toMatchObject({
    rp: { id: 'example.com', name: 'Example' },
    user: { name: 'ada', displayName: 'Ada', id: expect.stringMatching(/^[\w-]{22}$/) },
    challenge: expect.stringMatching(/^[\w-]{43}$/),
    pubKeyCredParams: expect.arrayContaining([{ alg: -7, type: 'public-key' }]),
    authenticatorSelection: { userVerification: 'required' },
    attestation: 'none',
  });
});

test.each(['packed', 'none'] as const)('a passkey with the attestation %s verifies its factor', async (attestation) => {
  const factor = await newFactor();
  const credential = new SoftwareAuthenticator().create(factor.next_step.passkey_options, attestation);

  const verified = await updateFactor(sandbox, factor, { config: { credential } });

  expect(verified.body).toMatchObject({ status: 'verified', next_step: null });
  expect(verified.body.config).not.toHaveProperty('credential');
});

test('a credential is taken as a text, too', async () => {
  const factor = await newFactor();
  const credential = new SoftwareAuthenticator().create(factor.next_step.passkey_options);

  const verified = await updateFactor(sandbox, factor, { auth_payload: JSON.stringify(credential) });

  expect(verified.body.status).toBe('verified');
});

test('without a configuration, passkeys are those of pages on this machine', async () => {
  const factor = await createFactor(sandbox, { type: 'passkey', config: {} });
  const authenticator = new SoftwareAuthenticator('http://localhost:3000');

  const verified = await updateFactor(sandbox, factor, {
    config: { credential: authenticator.create(factor.next_step.passkey_options) },
  });

  expect(factor.next_step.passkey_options.rp.id).toBe('localhost');
  expect(verified.body.status).toBe('verified');
});

test.each([
  ['https://example.com', 200],
  ['https://login.example.com', 200],
  ['http://example.com', 400],
  ['https://example.com.evil.test', 400],
  ['https://notexample.com', 400],
])('without origins of its own, a website takes passkeys from %s with %i', async (origin, status) => {
  const factor = await newFactor({ relying_party: { id: 'example.com' } });
  const credential = new SoftwareAuthenticator(origin).create(factor.next_step.passkey_options);

  expect((await updateFactor(sandbox, factor, { config: { credential } })).status).toBe(status);
});

const registrationFlaws: [string, Flaws, string][] = [
  ['on another page', { origin: 'https://evil.example' }, 'page'],
  ['for another challenge', { challenge: Buffer.alloc(32).toString('base64url') }, 'challenge'],
  ['for another website', { relyingPartyId: 'evil.example' }, 'website'],
  ['without verifying the user', { isUserVerified: false }, 'verifying the user'],
  ['with an attestation of another key', { key: strangeKey() }, 'not signed'],
];

test.each(registrationFlaws)(
  'a passkey that was made %s is refused, and the factor stays unverified',
  async (_, flaws, words) => {
    const factor = await newFactor({ user_verification: 'required' });
    const credential = new SoftwareAuthenticator().create(factor.next_step.passkey_options, 'packed', flaws);

    const refused = await updateFactor(sandbox, factor, { config: { credential } });

    expect(refused.status).toBe(400);
    expect(fieldsOf(refused)).toEqual(['config.credential']);
    expect(refused.body.message).toContain(words);
    expect((await call(sandbox, 'GET', `/preview/Factors/${factor.id}`)).body.status).toBe('unverified');
  },
);

test.each([
  ['an object that is none', { config: { credential: { id: 'x' } } }, 'config.credential'],
  ['a text that is no JSON', { auth_payload: '{' }, 'auth_payload'],
  ['a code', { auth_payload: '123456' }, 'auth_payload'],
])('in place of a passkey, %s is refused', async (_, body, field) => {
  const refused = await updateFactor(sandbox, await newFactor(), body);

  expect(refused.status).toBe(400);
  expect(fieldsOf(refused)).toEqual([field]);
});

test('an attestation that is cut off is refused', async () => {
  const factor = await newFactor();
  const credential = new SoftwareAuthenticator().create(factor.next_step.passkey_options);
  credential.response.attestationObject = credential.response.attestationObject.slice(0, 40);

  expect((await updateFactor(sandbox, factor, { config: { credential } })).status).toBe(400);
});

test('a factor takes one passkey, and a passkey has one factor', async () => {
  const authenticator = new SoftwareAuthenticator();
  const [first, second] = [await newFactor(), await newFactor()];
  const credential = authenticator.create(first.next_step.passkey_options);
  await updateFactor(sandbox, first, { config: { credential } });

  const again = await updateFactor(sandbox, first, { config: { credential } });
  const elsewhere = await updateFactor(sandbox, second, {
    config: { credential: authenticator.create(second.next_step.passkey_options) },
  });

  expect(again.status).toBe(400);
  expect(again.body.message).toContain('another challenge');
  expect(elsewhere.status).toBe(400);
  expect(elsewhere.body.message).toContain('registered already');
});

test('options to make a passkey are good for as long as a verification', async () => {
  const factor = await newFactor();
  await sandbox.clock.advance(600_000);

  const late = await updateFactor(sandbox, factor, {
    config: { credential: new SoftwareAuthenticator().create(factor.next_step.passkey_options) },
  });

  expect(late.status).toBe(409);
});

test('a verification with a passkey gives the options to use it, and takes what the browser gives', async () => {
  const { factor, authenticator } = await registered();
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
  const { factor, authenticator } = await registered({ user_verification: 'required' });
  const verification = await startWith(factor);

  const checked = await check(sandbox, verification, {
    credential: authenticator.get(verification.next_step.passkey_options, flaws),
  });

  expect(checked.status).toBe(200);
  expect(checked.body).toMatchObject({ status: 'pending', reason, attempts: { used: 1, left: 4 } });
});

test('the passkey of somebody else is an attempt in vain', async () => {
  const [own, other] = [await registered(), await registered()];
  const verification = await startWith(own.factor);

  const checked = await check(sandbox, verification, {
    credential: other.authenticator.get(verification.next_step.passkey_options),
  });

  expect(checked.body).toMatchObject({ status: 'pending', reason: 'unknown_credential' });
});

test('what was used once is not taken again, neither here nor in another verification', async () => {
  const { factor, authenticator } = await registered();
  const [first, second] = [await startWith(factor), await startWith(factor)];
  const credential = authenticator.get(first.next_step.passkey_options);
  await check(sandbox, first, { credential });

  const here = await check(sandbox, first, { credential });
  const elsewhere = await check(sandbox, second, { credential });

  expect(here.status).toBe(404);
  expect(elsewhere.body).toMatchObject({ status: 'pending', reason: 'wrong_challenge' });
});

test('of two checks with one credential that come at once, one approves', async () => {
  const { factor, authenticator } = await registered();
  const verification = await startWith(factor);
  const credential = authenticator.get(verification.next_step.passkey_options);

  const both = await Promise.all([1, 2].map(() => check(sandbox, verification, { credential })));

  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test.each([3, 4])('a counter that comes back to %i after 4 is that of a copy', async (counter) => {
  const { factor, authenticator } = await registered();
  const first = await startWith(factor);
  await check(sandbox, first, { credential: authenticator.get(first.next_step.passkey_options, { counter: 4 }) });
  const second = await startWith(factor);

  const checked = await check(sandbox, second, {
    credential: authenticator.get(second.next_step.passkey_options, { counter }),
  });

  expect(checked.body).toMatchObject({ status: 'pending', reason: 'counter_went_back' });
});

test('passkeys that do not count are taken again and again', async () => {
  const { factor, authenticator } = await registered();
  const statuses: string[] = [];
  for (let use = 0; use < 2; use++) {
    const verification = await startWith(factor);
    const credential = authenticator.get(verification.next_step.passkey_options, { counter: 0 });
    statuses.push((await check(sandbox, verification, { credential })).body.status);
  }

  expect(statuses).toEqual(['approved', 'approved']);
});

test('a credential as a text is taken, and a check without one is refused and does not count', async () => {
  const { factor, authenticator } = await registered();
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
  const { factor, authenticator } = await registered();
  const { body: verification } = await post(sandbox, '/Verifications', { content: { rp_id: 'example.com' } });

  const options = verification.next_step.passkey_options;
  const checked = await check(sandbox, verification, { credential: authenticator.get(options) });

  expect(verification.to).toEqual({});
  expect(options.allowCredentials ?? []).toEqual([]);
  expect(checked.body).toMatchObject({ status: 'approved', to: { factor_id: factor.id, user_identifier: 'ada' } });
  expect((await fetchVerification(sandbox, verification)).to.factor_id).toBe(factor.id);
});

test('without a recipient, the passkey of another website is not taken', async () => {
  const { authenticator } = await registered();
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
