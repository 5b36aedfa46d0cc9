import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, otherAccount, type TestAnswer } from './test-client.ts';
import { check, codesTo, codeTo, fetchVerification, otherThan, post, start } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
});
afterAll(async () => await sandbox.close());

const minuteMs = 60_000;

test('a verification that is started is pending, with five attempts and ten minutes', async () => {
  const verification = await start(sandbox, '+12065550100', { tags: { team: 'a' } });

  expect(verification).toMatchObject({
    id: expect.stringMatching(/^verification_[0-9a-hjkmnp-tv-z]{26}$/),
    status: 'pending',
    to: { address: '+12065550100', channel: 'tel' },
    channel: 'tel',
    attempts: { used: 0, left: 5 },
    tags: { team: 'a' },
    created_at: '2026-01-02T03:04:05.000Z',
    expires_at: '2026-01-02T03:14:05.000Z',
    deleted_at: null,
  });
});

test('the right code approves', async () => {
  const verification = await start(sandbox, '+12065550101');

  const checked = await check(sandbox, verification, { code: await codeTo(sandbox, '+12065550101') });

  expect(checked.status).toBe(200);
  expect(checked.body).toMatchObject({ status: 'approved', attempts: { used: 1, left: 4 }, reason: null });
});

test('a wrong code is an answer with one attempt fewer', async () => {
  const verification = await start(sandbox, '+12065550102');
  const code = await codeTo(sandbox, '+12065550102');

  const checked = await check(sandbox, verification, { code: otherThan(code) });

  expect(checked.status).toBe(200);
  expect(checked.body).toMatchObject({ status: 'pending', attempts: { used: 1, left: 4 }, reason: 'wrong_code' });
});

test('after five wrong codes not even the right one is taken', async () => {
  const verification = await start(sandbox, '+12065550103');
  const code = await codeTo(sandbox, '+12065550103');
  const checks: TestAnswer[] = [];
  for (let count = 0; count < 5; count++) checks.push(await check(sandbox, verification, { code: otherThan(code) }));

  const sixth = await check(sandbox, verification, { code });

  expect(checks.map(({ body }) => body.status)).toEqual([
    'pending',
    'pending',
    'pending',
    'pending',
    'max_attempts_reached',
  ]);
  expect(checks.at(-1)?.body).toMatchObject({ attempts: { used: 5, left: 0 }, retry_at: verification.expires_at });
  expect(sixth.status).toBe(404);
});

test('after five wrong codes, another one is sent only when the verification would have expired', async () => {
  const verification = await start(sandbox, '+12065550104');
  const code = await codeTo(sandbox, '+12065550104');
  for (let count = 0; count < 5; count++) await check(sandbox, verification, { code: otherThan(code) });

  const tooSoon = await post(sandbox, '/Verifications', { to: { address: '+12065550104', channel: 'tel' } });
  await sandbox.clock.advance(10 * minuteMs);
  const later = await start(sandbox, '+12065550104');

  expect(tooSoon.status).toBe(429);
  expect(tooSoon.headers.get('retry-after')).toBe('600');
  expect(tooSoon.body).toMatchObject({ code: 60202, errors: [{ field: 'to' }] });
  expect(later.id).not.toBe(verification.id);
});

test('the fifth code approves if it is right', async () => {
  const verification = await start(sandbox, '+12065550105');
  const code = await codeTo(sandbox, '+12065550105');
  for (let count = 0; count < 4; count++) await check(sandbox, verification, { code: otherThan(code) });

  const checked = await check(sandbox, verification, { code });

  expect(checked.body).toMatchObject({ status: 'approved', attempts: { used: 5, left: 0 } });
});

test('a code is taken once only', async () => {
  const verification = await start(sandbox, '+12065550106');
  const code = await codeTo(sandbox, '+12065550106');

  const first = await check(sandbox, verification, { code });
  const second = await check(sandbox, verification, { code });

  expect([first.status, second.status]).toEqual([200, 404]);
});

test('of two checks with the right code that come at once, one approves', async () => {
  const verification = await start(sandbox, '+12065550107');
  const code = await codeTo(sandbox, '+12065550107');

  const both = await Promise.all([check(sandbox, verification, { code }), check(sandbox, verification, { code })]);

  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test('of ten wrong checks that come at once, five count and five find nothing to check', async () => {
  const verification = await start(sandbox, '+12065550108');
  const code = otherThan(await codeTo(sandbox, '+12065550108'));

  const checks = await Promise.all(Array.from({ length: 10 }, () => check(sandbox, verification, { code })));

  expect(checks.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(checks.filter(({ status }) => status === 404)).toHaveLength(5);
});

test('a verification expires by the clock, and its code is good for nothing then', async () => {
  const verification = await start(sandbox, '+12065550109');
  const code = await codeTo(sandbox, '+12065550109');
  await sandbox.clock.advance(10 * minuteMs - 1);
  const before = await fetchVerification(sandbox, verification);
  await sandbox.clock.advance(1);

  const checked = await check(sandbox, verification, { code });

  expect(before.status).toBe('pending');
  expect(checked.status).toBe(404);
  expect((await fetchVerification(sandbox, verification)).status).toBe('expired');
});

test('a verification is deleted after the time to delete', async () => {
  const verification = await start(sandbox, '+12065550110');
  await sandbox.clock.advance(30 * 24 * 60 * minuteMs - 1);
  const before = await call(sandbox, 'GET', `/preview/Verifications/${verification.id}`);
  await sandbox.clock.advance(1);

  const after = await call(sandbox, 'GET', `/preview/Verifications/${verification.id}`);

  expect([before.status, after.status]).toEqual([200, 404]);
  expect(await codesTo(sandbox, '+12065550110')).toEqual([]);
});

test('starting again while one is pending sends the same code again', async () => {
  const first = await start(sandbox, '+12065550111');
  const second = await start(sandbox, '+12065550111');

  const codes = await codesTo(sandbox, '+12065550111');

  expect(second.id).toBe(first.id);
  expect(second.related).toHaveLength(2);
  expect(codes).toHaveLength(2);
  expect(codes[0]?.code).toBe(codes[1]?.code);
});

test('a code is sent five times, then only when the verification has expired', async () => {
  for (let count = 0; count < 5; count++) await start(sandbox, '+12065550112');
  await sandbox.clock.advance(minuteMs);

  const sixth = await post(sandbox, '/Verifications', { to: { address: '+12065550112', channel: 'tel' } });
  await sandbox.clock.advance(9 * minuteMs);
  const later = await start(sandbox, '+12065550112');

  expect(sixth.status).toBe(429);
  expect(sixth.headers.get('retry-after')).toBe('540');
  expect(sixth.body).toMatchObject({ code: 60203 });
  expect(later.status).toBe('pending');
});

test('on another channel the same recipient gets another verification', async () => {
  const byText = await start(sandbox, '+12065550113');
  const byWhatsApp = await start(sandbox, '', { to: { address: '+12065550113', channel: 'whatsapp' } });

  expect(byWhatsApp.id).not.toBe(byText.id);
});

test('a finished verification is not taken up again', async () => {
  const first = await start(sandbox, '+12065550114');
  await check(sandbox, first, { code: await codeTo(sandbox, '+12065550114') });

  const second = await start(sandbox, '+12065550114');

  expect(second.id).not.toBe(first.id);
});

test.each([
  ['Approve', 'approved'],
  ['Cancel', 'canceled'],
])('%s ends a pending verification, and only a pending one', async (action, status) => {
  const verification = await start(sandbox, '+12065550115');

  const ended = await post(sandbox, `/Verifications/${verification.id}/${action}`);
  const again = await post(sandbox, `/Verifications/${verification.id}/${action}`);
  const checked = await check(sandbox, verification, { code: await codeTo(sandbox, '+12065550115') });

  expect(ended).toMatchObject({ status: 200, body: { id: verification.id, status } });
  expect(again).toMatchObject({ status: 409, body: { code: 20409 } });
  expect(checked.status).toBe(404);
});

test('a verification whose time is over can be neither approved nor canceled', async () => {
  const verification = await start(sandbox, '+12065550116');
  await sandbox.clock.advance(10 * minuteMs);

  const approved = await post(sandbox, `/Verifications/${verification.id}/Approve`);
  const canceled = await post(sandbox, `/Verifications/${verification.id}/Cancel`);

  expect([approved.status, canceled.status]).toEqual([409, 409]);
});

test('a deleted verification is gone, and its code good for nothing', async () => {
  const verification = await start(sandbox, '+12065550117');
  const code = await codeTo(sandbox, '+12065550117');

  const deleted = await call(sandbox, 'DELETE', `/preview/Verifications/${verification.id}`);

  expect(deleted).toMatchObject({ status: 204, body: undefined });
  expect((await call(sandbox, 'GET', `/preview/Verifications/${verification.id}`)).status).toBe(404);
  expect((await call(sandbox, 'DELETE', `/preview/Verifications/${verification.id}`)).status).toBe(404);
  expect((await check(sandbox, verification, { code })).status).toBe(404);
});

test('what one account verifies, another one neither sees nor checks', async () => {
  const verification = await start(sandbox, '+12065550118');
  const code = await codeTo(sandbox, '+12065550118');

  const fetched = await call(sandbox, 'GET', `/preview/Verifications/${verification.id}`, { account: otherAccount });
  const checked = await post(sandbox, `/Verifications/${verification.id}/Check`, { code }, otherAccount);
  const started = await start(sandbox, '+12065550118', {}, otherAccount);

  expect([fetched.status, checked.status]).toEqual([404, 404]);
  expect(started.id).not.toBe(verification.id);
});

test('an identifier is known with and without its prefix', async () => {
  const verification = await start(sandbox, '+12065550119');
  const bare = verification.id.replace('verification_', '');

  const fetched = await call(sandbox, 'GET', `/preview/Verifications/${bare}`);

  expect(fetched.body.id).toBe(verification.id);
});
