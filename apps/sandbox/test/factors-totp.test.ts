import { Secret, TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';
import { check, createFactor, fieldsOf, otherThan, post, updateFactor } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
});
afterAll(async () => await sandbox.close());

const stepMs = 30_000;

/** An authenticator app that has read the QR code of a factor; `steps` is how far its clock is ahead. */
function appOf({ config }: Json): (steps?: number) => string {
  const app = URI.parse(config.uri);
  if (!(app instanceof TOTP)) throw new Error('The address is that of another kind of app');
  return (steps = 0) => app.generate({ timestamp: sandbox.clock.now().getTime() + steps * app.period * 1000 });
}

/** A verified factor, with its app. */
async function verifiedFactor(config: object = {}): Promise<{ factor: Json; code: (steps?: number) => string }> {
  const factor = await createFactor(sandbox, { type: 'totp', user_identifier: 'ada', config });
  const code = appOf(factor);
  const verified = await updateFactor(sandbox, factor, { auth_payload: code() });
  expect(verified.body.status).toBe('verified');
  // The code that verified the factor is used up.
  await sandbox.clock.advance(3 * 60_000);
  return { factor, code };
}

async function startWith({ id }: Json): Promise<Json> {
  const { status, body } = await post(sandbox, '/Verifications', { to: { factor_id: id } });
  expect(status).toBe(201);
  return body;
}

test('a new factor is unverified, with the usual configuration and a secret that only this answer shows', async () => {
  const factor = await createFactor(sandbox, { type: 'totp', friendly_name: 'Phone', config: {}, tags: { a: 'b' } });
  const fetched = await call(sandbox, 'GET', `/preview/Factors/${factor.id}`);

  expect(factor).toMatchObject({
    id: expect.stringMatching(/^factor_[0-9a-hjkmnp-tv-z]{26}$/),
    type: 'totp',
    status: 'unverified',
    friendly_name: 'Phone',
    next_step: { action: 'enter_code' },
    tags: { a: 'b' },
  });
  expect(factor.config).toEqual({
    alg: 'sha1',
    time_step: 30,
    skew: 1,
    code_length: 6,
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    uri: expect.stringContaining(`secret=${factor.config.secret}`),
  });
  expect(fetched.body.config).toEqual({ alg: 'sha1', time_step: 30, skew: 1, code_length: 6 });
});

test.each([
  { alg: 'sha1', time_step: 30, skew: 1, code_length: 6 },
  { alg: 'sha256', time_step: 20, skew: 0, code_length: 8 },
  { alg: 'sha512', time_step: 60, skew: 2, code_length: 3 },
])('an app that has read the address of %j verifies its factor and its user', async (config) => {
  const { factor, code } = await verifiedFactor(config);

  const checked = await check(sandbox, await startWith(factor), { auth_payload: code() });

  expect(checked.body).toMatchObject({ status: 'approved', factor_type: 'totp' });
});

test('a secret of your own is taken', async () => {
  const secret = new Secret({ size: 20 }).base32;
  const factor = await createFactor(sandbox, { type: 'totp', config: { secret } });
  const app = new TOTP({ secret: Secret.fromBase32(secret) });

  const verified = await updateFactor(sandbox, factor, {
    auth_payload: app.generate({ timestamp: sandbox.clock.now().getTime() }),
  });

  expect(factor.config.secret).toBe(secret);
  expect(verified.body.status).toBe('verified');
});

test.each([
  { skew: 0, steps: [-1, 0, 1], taken: [0] },
  { skew: 1, steps: [-2, -1, 0, 1, 2], taken: [-1, 0, 1] },
  { skew: 2, steps: [-3, -2, 0, 2, 3], taken: [-2, 0, 2] },
])('with a skew of $skew, clocks may differ by as many steps', async ({ skew, steps, taken }) => {
  const { factor, code } = await verifiedFactor({ skew });
  const statuses = new Map<number, string>();

  for (const step of steps) {
    const checked = await check(sandbox, await startWith(factor), { code: code(step) });
    statuses.set(step, checked.body.status);
    await sandbox.clock.advance(10 * stepMs);
  }

  expect(steps.filter((step) => statuses.get(step) === 'approved')).toEqual(taken);
});

test('no code is taken twice, not in another verification either', async () => {
  const { factor, code } = await verifiedFactor();
  const [first, second] = [await startWith(factor), await startWith(factor)];
  const used = code();

  const approved = await check(sandbox, first, { code: used });
  const replayed = await check(sandbox, second, { code: used });
  const earlier = await check(sandbox, second, { code: code(-1) });
  const next = await check(sandbox, second, { code: code(1) });

  expect(approved.body.status).toBe('approved');
  expect(replayed.body).toMatchObject({ status: 'pending', reason: 'wrong_code', attempts: { left: 4 } });
  expect(earlier.body).toMatchObject({ status: 'pending', reason: 'wrong_code', attempts: { left: 3 } });
  expect(next.body.status).toBe('approved');
});

test('the code that verified the factor is not taken again', async () => {
  const factor = await createFactor(sandbox, { type: 'totp', config: {} });
  const code = appOf(factor)();
  await updateFactor(sandbox, factor, { auth_payload: code });

  const replayed = await check(sandbox, await startWith(factor), { code });

  expect(replayed.body).toMatchObject({ status: 'pending', reason: 'wrong_code' });
});

test('of two checks with one code that come at once, one approves', async () => {
  const { factor, code } = await verifiedFactor();
  const [first, second] = [await startWith(factor), await startWith(factor)];

  const both = await Promise.all([first, second].map((each) => check(sandbox, each, { code: code() })));

  expect(both.map(({ body }) => body.status).sort()).toEqual(['approved', 'pending']);
});

test('a verification shows whose factor it is of', async () => {
  const { factor } = await verifiedFactor();

  const verification = await startWith(factor);

  expect(verification).toMatchObject({
    to: { factor_id: factor.id, user_identifier: 'ada' },
    factor_type: 'totp',
    channel: null,
    next_step: { action: 'enter_code' },
  });
});

test('five wrong codes end a verification, and the factor can be used again when it would have expired', async () => {
  const { factor, code } = await verifiedFactor();
  const verification = await startWith(factor);
  const wrong = otherThan(code());
  for (let count = 0; count < 4; count++) await check(sandbox, verification, { code: wrong });

  const fifth = await check(sandbox, verification, { code: wrong });

  const tooSoon = await post(sandbox, '/Verifications', { to: { factor_id: factor.id } });
  await sandbox.clock.advance(600_000);
  const later = await check(sandbox, await startWith(factor), { code: code() });

  expect(fifth.body).toMatchObject({ status: 'max_attempts_reached', retry_at: verification.expires_at });
  expect(tooSoon).toMatchObject({ status: 429, body: { code: 60202 } });
  expect(tooSoon.headers.get('retry-after')).toBe('600');
  expect(later.body.status).toBe('approved');
});

test('a wrong code leaves a factor unverified, and five of them end it', async () => {
  const factor = await createFactor(sandbox, { type: 'totp', config: {} });
  const code = appOf(factor)();
  const statuses: string[] = [];
  for (let count = 0; count < 5; count++) {
    statuses.push((await updateFactor(sandbox, factor, { auth_payload: otherThan(code) })).body.status);
  }

  const tooLate = await updateFactor(sandbox, factor, { auth_payload: code });

  expect(statuses).toEqual(['unverified', 'unverified', 'unverified', 'unverified', 'expired']);
  expect(tooLate.status).toBe(409);
});

test('an unverified factor cannot be used', async () => {
  const factor = await createFactor(sandbox, { type: 'totp', config: {} });

  const refused = await post(sandbox, '/Verifications', { to: { factor_id: factor.id } });

  expect(refused.status).toBe(400);
  expect(fieldsOf(refused)).toEqual(['to.factor_id']);
  expect(refused.body.message).toContain('unverified');
});

test('a factor that nobody verifies expires after a day', async () => {
  const factor = await createFactor(sandbox, { type: 'totp', config: {} });
  await sandbox.clock.advance(86_400_000);

  const late = await updateFactor(sandbox, factor, { auth_payload: appOf(factor)() });

  expect(late.status).toBe(409);
  expect((await call(sandbox, 'GET', `/preview/Factors/${factor.id}`)).body.status).toBe('expired');
});

test('a factor that was ended cannot be used, not in a verification that waits either', async () => {
  const { factor, code } = await verifiedFactor();
  const waiting = await startWith(factor);
  const ended = await updateFactor(sandbox, factor, { status: 'expired' });

  const checked = await check(sandbox, waiting, { code: code() });
  const refused = await post(sandbox, '/Verifications', { to: { factor_id: factor.id } });

  expect(ended.body.status).toBe('expired');
  expect(checked.body).toMatchObject({ status: 'pending', reason: 'factor_not_usable' });
  expect(refused.status).toBe(400);
});

test('a changed configuration holds for the next code', async () => {
  const { factor, code } = await verifiedFactor();

  const changed = await updateFactor(sandbox, factor, { config: { code_length: 8, skew: 0 } });
  const short = await check(sandbox, await startWith(factor), { code: code() });

  expect(changed.body.config).toEqual({ alg: 'sha1', time_step: 30, skew: 0, code_length: 8 });
  expect(short.body.status).toBe('pending');
});

test.each([
  ['a step that is too short', { time_step: 19 }, 'config.time_step'],
  ['a step that is too long', { time_step: 61 }, 'config.time_step'],
  ['a skew that is too wide', { skew: 3 }, 'config.skew'],
  ['a skew below nothing', { skew: -1 }, 'config.skew'],
  ['a code that is too short', { code_length: 2 }, 'config.code_length'],
  ['a code that is too long', { code_length: 9 }, 'config.code_length'],
  ['an algorithm that is none', { alg: 'md5' }, 'config.alg'],
  ['a secret that is not in base32', { secret: '0189-not-base-32' }, 'config.secret'],
  ['a secret that is too short', { secret: 'ABC' }, 'config.secret'],
  ['a field of another type', { relying_party: {} }, 'config.relying_party'],
])('%s is refused', async (_, config, field) => {
  const answer = await post(sandbox, '/Factors', { type: 'totp', config });

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual([field]);
});
