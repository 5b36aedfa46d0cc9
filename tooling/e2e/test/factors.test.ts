import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { ApiError } from '@comms/core';
import { type Factor, IdentityVerification } from '@comms/verify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SoftwareAuthenticator } from '../../../apps/sandbox/test/software-authenticator.ts';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

const newVerify = (): IdentityVerification => new IdentityVerification(sandbox.newAccount());

/** A secret whose bytes are ASCII, and the same in base32. */
const secret = { bytes: '12345678901234567890', base32: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' };

/** The code of an authenticator app for some steps from now, as RFC 6238 has it. */
function appCode(steps: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', secret.bytes).update(counter).digest();
  const word = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(word % 1_000_000).padStart(6, '0');
}

/** What a device signs: a JWS with ES256. */
function signed(payload: object, key: KeyObject): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'ES256' })}.${part(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

test('a person signs in with an authenticator app, and no code is taken twice', async () => {
  const verify = newVerify();
  const [first, second] = [appCode(-1), appCode(1)];
  const factor = await verify.createFactor({
    type: 'totp',
    userIdentifier: 'ada',
    config: { secret: secret.base32, skew: 2 },
  });
  const verified = await verify.updateFactor(factor.id, { authPayload: first });
  const { id } = await verify.startVerification({ to: { factorId: factor.id } });

  const replayed = await verify.checkVerification(id, { code: first });
  const checked = await verify.checkVerification(id, { code: second });

  expect(factor).toMatchObject({
    status: 'unverified',
    config: { secret: secret.base32 },
    createdAt: expect.any(Date),
  });
  expect(verified).toMatchObject({ status: 'verified' });
  expect(verified.config).not.toHaveProperty('secret');
  expect(replayed).toMatchObject({ status: 'pending', attempts: { used: 1, left: 4 } });
  expect(checked).toMatchObject({ status: 'approved', to: { factorId: factor.id, userIdentifier: 'ada' } });
});

test('a person registers a passkey and signs in with it, without saying who they are', async () => {
  const verify = newVerify();
  const authenticator = new SoftwareAuthenticator('https://example.com');
  const factor = await verify.createFactor({
    type: 'passkey',
    userIdentifier: 'ada',
    config: { relyingParty: { id: 'example.com', origins: ['https://example.com'] }, userVerification: 'required' },
  });
  const credential = authenticator.create(factor.nextStep?.passkeyOptions);
  const registered = await verify.updateFactor(factor.id, { config: { credential } });
  const { id, nextStep } = await verify.startVerification({ content: { rpId: 'example.com' } });

  const checked = await verify.checkVerification(id, { credential: authenticator.get(nextStep?.passkeyOptions) });

  expect(registered.status).toBe('verified');
  expect(checked).toMatchObject({
    status: 'approved',
    factorType: 'passkey',
    to: { factorId: factor.id, userIdentifier: 'ada' },
  });
});

test('a passkey that was used on another page does not sign in, and says why', async () => {
  const verify = newVerify();
  const authenticator = new SoftwareAuthenticator('https://example.com');
  const factor = await verify.createFactor({ type: 'passkey', config: { relyingParty: { id: 'example.com' } } });
  const created = authenticator.create(factor.nextStep?.passkeyOptions);
  await verify.updateFactor(factor.id, { authPayload: JSON.stringify(created) });
  const { id, nextStep } = await verify.startVerification({ to: { factorId: factor.id } });

  const credential = authenticator.get(nextStep?.passkeyOptions, { origin: 'https://evil.example' });
  const checked = await verify.checkVerification(id, { credential });

  expect(checked).toMatchObject({ status: 'pending', reason: 'wrong_origin', attempts: { left: 4 } });
});

test('a device is registered by its signature, and approves by another', async () => {
  const verify = newVerify();
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const factor = await verify.createFactor({ type: 'silent_device_approval', config: { publicKey: pem } });
  const answer = (challenge: string | null | undefined): string =>
    signed({ challenge, status: 'approved' }, privateKey);
  const registered = await verify.updateFactor(factor.id, { authPayload: answer(factor.nextStep?.challenge) });
  const { id, nextStep } = await verify.startVerification({ to: { factorId: factor.id } });

  const waiting = await verify.checkVerification(id);
  const checked = await verify.checkVerification(id, { authPayload: answer(nextStep?.challenge) });

  expect([registered.status, waiting.status, checked.status]).toEqual(['verified', 'pending', 'approved']);
});

test('the person approves in the control API what a push notification asks', async () => {
  const verify = newVerify();
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const factor = await verify.createFactor({
    type: 'push',
    config: {
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      notificationPlatform: 'fcm',
      notificationToken: 'token',
    },
  });
  await sandbox.control('POST', `/factors/${factor.id}/approve`);
  const { id, related } = await verify.startVerification({ to: { factorId: factor.id } });
  await sandbox.control('POST', `/factors/${factor.id}/approve`);

  expect(related).toMatchObject([{ name: 'PUSHNOTIFICATION' }]);
  expect((await verify.fetchSingleVerification(id)).status).toBe('approved');
});

test('factors are fetched, changed, and listed by every filter and order', async () => {
  const verify = newVerify();
  const app = await verify.createFactor({ type: 'totp', friendlyName: 'b', tags: { myTag: 'a' }, config: {} });
  const passkey = await verify.createFactor({ type: 'passkey', friendlyName: 'a', config: {} });
  const changed = await verify.updateFactor(app.id, { friendlyName: 'c', status: 'expired', userIdentifier: 'ada' });
  const ids = async (request: Parameters<IdentityVerification['listFactors']>[0]): Promise<string[]> =>
    (await verify.listFactors(request).toArray({ limit: 10 })).map(({ id }: Factor) => id);
  const past = new Date(Date.now() - 60_000);
  const future = new Date(Date.now() + 60_000);

  expect(changed).toMatchObject({ friendlyName: 'c', status: 'expired', userIdentifier: 'ada', tags: { myTag: 'a' } });
  expect(await verify.fetchSingleFactor(app.id)).toEqual(changed);
  expect(await ids({})).toEqual([passkey.id, app.id]);
  expect(await ids({ sortBy: 'created_at:asc', pageSize: 1 })).toEqual([app.id, passkey.id]);
  expect(await ids({ sortBy: 'friendly_name' })).toEqual([passkey.id, app.id]);
  expect(await ids({ type: 'totp' })).toEqual([app.id]);
  expect(await ids({ status: 'unverified' })).toEqual([passkey.id]);
  expect(await ids({ friendlyName: 'c' })).toEqual([app.id]);
  expect(await ids({ contactId: 'contact_00000000000000000000000000' })).toEqual([]);
  expect(await ids({ startDate: past, endDate: future })).toEqual([passkey.id, app.id]);
  expect(await ids({ startDate: future })).toEqual([]);
  expect(await ids({ endDate: past })).toEqual([]);
});

test('an unverified factor cannot be used, and the field that names it is told', async () => {
  const verify = newVerify();
  const { id } = await verify.createFactor({ type: 'totp', config: {} });

  const error = await rejection(verify.startVerification({ to: { factorId: id } }));

  expect(error).toMatchObject({ name: 'ApiError', status: 400, effect: 'none' });
  expect(ApiError.isInstance(error) && error.errors.map(({ field }) => field)).toEqual(['to.factor_id']);
});

test('a factor of another account is not there', async () => {
  const { id } = await newVerify().createFactor({ type: 'totp', config: {} });
  const other = newVerify();

  expect(await rejection(other.fetchSingleFactor(id))).toMatchObject({ status: 404, code: 20404 });
  expect(await rejection(other.updateFactor(id, { friendlyName: 'x' }))).toMatchObject({ status: 404, code: 20404 });
});
