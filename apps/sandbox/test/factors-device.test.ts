import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';
import { check, createFactor, fetchVerification, fieldsOf, post, updateFactor } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

/** A device: its key, and what it signs. */
interface Device {
  readonly publicKey: string;
  readonly signed: (payload: object, header?: object, key?: KeyObject) => string;
}

function newDevice(): Device {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    signed: (payload, header = { alg: 'ES256' }, key = privateKey) => {
      const text = `${part(header)}.${part(payload)}`;
      return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    },
  };
}

const push = { notification_platform: 'fcm', notification_token: 'token-1', app_id: 'app', sdk_version: '1' };

async function newFactor(type: string, { publicKey }: Device, config: object = {}): Promise<Json> {
  return await createFactor(sandbox, { type, user_identifier: 'ada', config: { public_key: publicKey, ...config } });
}

/** A verified factor, with its device. */
async function registered(
  type = 'silent_device_approval',
  config: object = {},
): Promise<{ factor: Json; device: Device }> {
  const device = newDevice();
  const factor = await newFactor(type, device, config);
  const payload = device.signed({ challenge: factor.next_step.challenge, status: 'approved' });
  const verified = await updateFactor(sandbox, factor, { auth_payload: payload });
  expect(verified).toMatchObject({ status: 200, body: { status: 'verified', next_step: null } });
  return { factor, device };
}

async function startWith({ id }: Json): Promise<Json> {
  return (await post(sandbox, '/Verifications', { to: { factor_id: id } })).body;
}

async function decide({ id }: Json, decision: 'approve' | 'deny'): Promise<TestAnswer> {
  return await call(sandbox, 'POST', `/_sandbox/v1/factors/${id}/${decision}`);
}

test('a device is registered by signing a challenge, with its key as PEM too', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

  const factor = await createFactor(sandbox, { type: 'push', config: { ...push, public_key: pem } });

  expect(factor).toMatchObject({
    status: 'unverified',
    type: 'push',
    config: { ...push, alg: 'ES256', public_key: pem },
    next_step: { action: 'sign_challenge', challenge: expect.stringMatching(/^[\w-]{43}$/) },
  });
});

test.each([
  ['another curve', generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey],
  ['another kind', generateKeyPairSync('ed25519').publicKey],
])('a key of %s is refused', async (_, key) => {
  const text = key.export({ type: 'spki', format: 'der' }).toString('base64');

  const refused = await post(sandbox, '/Factors', { type: 'push', config: { public_key: text } });

  expect(refused.status).toBe(400);
  expect(fieldsOf(refused)).toEqual(['config.public_key']);
});

test.each(['push', 'silent_device_approval'])('a device of the type %s approves by its signature', async (type) => {
  const { factor, device } = await registered(type);
  const verification = await startWith(factor);
  const { challenge } = verification.next_step;

  const waiting = await check(sandbox, verification, {});
  const checked = await check(sandbox, verification, {
    auth_payload: device.signed({ challenge, status: 'approved' }),
  });

  expect(verification).toMatchObject({ factor_type: type, next_step: { action: 'sign_challenge' } });
  expect(waiting.body).toMatchObject({ status: 'pending', attempts: { used: 0 } });
  expect(checked.body).toMatchObject({ status: 'approved', to: { factor_id: factor.id, user_identifier: 'ada' } });
});

test('a device that denies ends the verification', async () => {
  const { factor, device } = await registered();
  const verification = await startWith(factor);
  const { challenge } = verification.next_step;

  const checked = await check(sandbox, verification, { auth_payload: device.signed({ challenge, status: 'denied' }) });

  expect(checked.body).toMatchObject({ status: 'failed', reason: 'denied' });
});

test('a check without a signature asks what the device has decided, and a signature comes too late then', async () => {
  const { factor, device } = await registered();
  const verification = await startWith(factor);
  const { challenge } = verification.next_step;
  await decide(factor, 'approve');

  const asked = await check(sandbox, verification, {});
  const late = await check(sandbox, verification, { auth_payload: device.signed({ challenge, status: 'denied' }) });

  expect(asked).toMatchObject({ status: 200, body: { status: 'approved' } });
  expect(late.status).toBe(404);
});

const otherDevice = newDevice();

test.each([
  [
    'of another device',
    (challenge: string) => otherDevice.signed({ challenge, status: 'approved' }),
    'wrong_signature',
  ],
  [
    'for another challenge',
    (_: string, device: Device) => device.signed({ challenge: 'x', status: 'approved' }),
    'wrong_challenge',
  ],
  [
    'of something else',
    (challenge: string, device: Device) => device.signed({ challenge, status: 'maybe' }),
    'malformed_payload',
  ],
  [
    'by another algorithm',
    (challenge: string, device: Device) => device.signed({ challenge, status: 'approved' }, { alg: 'none' }),
    'malformed_payload',
  ],
  ['that is none', () => 'approved', 'malformed_payload'],
])('a signature %s is an attempt in vain', async (_, payload, reason) => {
  const { factor, device } = await registered();
  const verification = await startWith(factor);

  const checked = await check(sandbox, verification, {
    auth_payload: payload(verification.next_step.challenge, device),
  });

  expect(checked.body).toMatchObject({ status: 'pending', reason, attempts: { used: 1, left: 4 } });
});

test.each([
  ['of another device', (challenge: string) => otherDevice.signed({ challenge, status: 'approved' }), 'not signed'],
  [
    'for another challenge',
    (_: string, device: Device) => device.signed({ challenge: 'x', status: 'approved' }),
    'challenge',
  ],
  ['that is none', () => 'x', 'JWS'],
])('a device is not registered by a signature %s', async (_, payload, words) => {
  const device = newDevice();
  const factor = await newFactor('push', device);

  const refused = await updateFactor(sandbox, factor, { auth_payload: payload(factor.next_step.challenge, device) });

  expect(refused.status).toBe(400);
  expect(fieldsOf(refused)).toEqual(['auth_payload']);
  expect(refused.body.message).toContain(words);
});

test('a device that denies its registration is over', async () => {
  const device = newDevice();
  const factor = await newFactor('push', device);

  const denied = await updateFactor(sandbox, factor, {
    auth_payload: device.signed({ challenge: factor.next_step.challenge, status: 'denied' }),
  });

  expect(denied.body.status).toBe('expired');
});

test('a device with a token gets a push notification that points to the verification', async () => {
  const { factor } = await registered('push', push);

  const { id, related } = await startWith(factor);

  expect(related).toEqual([
    {
      id: expect.stringMatching(/^pushnotification_/),
      name: 'PUSHNOTIFICATION',
      uri: expect.stringContaining(related[0].id),
    },
  ]);
  expect(id).toMatch(/^verification_/);
});

test('nothing is sent to a device that asks by itself', async () => {
  const { factor } = await registered('silent_device_approval', push);

  expect((await startWith(factor)).related).toEqual([]);
});

test.each([
  ['approve', 'approved', null],
  ['deny', 'failed', 'denied'],
] as const)('the control API can %s in place of the person', async (decision, status, reason) => {
  const { factor } = await registered();
  const verification = await startWith(factor);

  const decided = await decide(factor, decision);

  expect(decided).toMatchObject({
    status: 200,
    body: { factor_id: factor.id, verification_id: verification.id, verification_status: status },
  });
  expect(await fetchVerification(sandbox, verification)).toMatchObject({ status, reason });
});

test.each([
  ['approve', 'verified'],
  ['deny', 'expired'],
] as const)('the control API can %s the registration of a device', async (decision, status) => {
  const factor = await newFactor('push', newDevice());

  const decided = await decide(factor, decision);

  expect(decided.body).toMatchObject({ factor_status: status, verification_id: null });
  expect((await call(sandbox, 'GET', `/preview/Factors/${factor.id}`)).body.status).toBe(status);
});

test('the control API refuses a decision where nothing waits, or nobody decides', async () => {
  const { factor } = await registered();
  const totp = await createFactor(sandbox, { type: 'totp', config: {} });

  const idle = await decide(factor, 'approve');
  const app = await decide(totp, 'approve');
  const unknown = await decide({ id: 'factor_00000000000000000000000000' }, 'approve');

  expect([idle.status, app.status, unknown.status]).toEqual([409, 409, 404]);
});
