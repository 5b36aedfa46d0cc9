import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { newPasskey } from './passkey-client.ts';
import { type Flaws, SoftwareAuthenticator, strangeKey } from './software-authenticator.ts';
import { call } from './test-client.ts';
import { createFactor, fieldsOf, updateFactor } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
});
afterAll(async () => await sandbox.close());

test('a new passkey begins with the options that a browser needs to make it, their names unchanged', async () => {
  const { status, type, next_step: next } = await newPasskey(sandbox, { user_verification: 'required' });

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
  const factor = await newPasskey(sandbox);
  const credential = new SoftwareAuthenticator().create(factor.next_step.passkey_options, attestation);

  const verified = await updateFactor(sandbox, factor, { config: { credential } });

  expect(verified.body).toMatchObject({ status: 'verified', next_step: null });
  expect(verified.body.config).not.toHaveProperty('credential');
});

test('a credential is taken as a text, too', async () => {
  const factor = await newPasskey(sandbox);
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
  const factor = await newPasskey(sandbox, { relying_party: { id: 'example.com' } });
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
    const factor = await newPasskey(sandbox, { user_verification: 'required' });
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
  const refused = await updateFactor(sandbox, await newPasskey(sandbox), body);

  expect(refused.status).toBe(400);
  expect(fieldsOf(refused)).toEqual([field]);
});

test('an attestation that is cut off is refused', async () => {
  const factor = await newPasskey(sandbox);
  const credential = new SoftwareAuthenticator().create(factor.next_step.passkey_options);
  credential.response.attestationObject = credential.response.attestationObject.slice(0, 40);

  expect((await updateFactor(sandbox, factor, { config: { credential } })).status).toBe(400);
});

test('a factor takes one passkey, and a passkey has one factor', async () => {
  const authenticator = new SoftwareAuthenticator();
  const [first, second] = [await newPasskey(sandbox), await newPasskey(sandbox)];
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
  const factor = await newPasskey(sandbox);
  await sandbox.clock.advance(600_000);

  const late = await updateFactor(sandbox, factor, {
    config: { credential: new SoftwareAuthenticator().create(factor.next_step.passkey_options) },
  });

  expect(late.status).toBe(409);
});
