import { expect, test } from 'vitest';
import { startSandbox } from '../src/index.ts';
import { newDataFile } from './sandbox-process.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';
import { account, call, otherAccount } from './test-client.ts';
import {
  check,
  codesTo,
  codeTo,
  createFactor,
  fetchVerification,
  post,
  start,
  updateFactor,
} from './verification-client.ts';

const now = new Date('2026-01-02T03:04:05Z');

test('a pending verification and a passkey survive a restart, and expire by the clock after it', async () => {
  const data = newDataFile();
  const first = await startSandbox({ data, seed: 1 });
  await first.clock.set({ mode: 'frozen', now });
  const authenticator = new SoftwareAuthenticator();
  const factor = await createFactor(first, { type: 'passkey', config: { relying_party: { id: 'example.com' } } });
  await updateFactor(first, factor, {
    config: { credential: authenticator.create(factor.next_step.passkey_options) },
  });
  const byPasskey = (await post(first, '/Verifications', { to: { factor_id: factor.id } })).body;
  const byCode = await start(first, '+12065550100');
  const late = await start(first, '+12065550101');
  await check(first, byCode, { code: 'wrong' });
  await first.close();

  const second = await startSandbox({ data });
  const credential = authenticator.get(byPasskey.next_step.passkey_options);
  const answers = [
    await check(second, byPasskey, { credential }),
    await check(second, byCode, { code: await codeTo(second, '+12065550100') }),
  ];
  await second.clock.advance(600_000);
  const expired = await fetchVerification(second, late);
  await second.close();

  expect(answers.map(({ body }) => [body.status, body.attempts.used])).toEqual([
    ['approved', 1],
    ['approved', 2],
  ]);
  expect(expired.status).toBe('expired');
});

test('a reset of one account takes its verifications, codes, factors and settings, and leaves those of others', async () => {
  const sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now });
  await createFactor(sandbox, { type: 'totp', config: {} });
  await call(sandbox, 'PATCH', '/preview/Verifications/Settings', { body: { time_to_expire: 'PT1M' } });
  await start(sandbox, '+12065550100');
  const kept = await start(sandbox, '+12065550100', {}, otherAccount);

  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });
  await sandbox.clock.advance(60_000);

  const lists = await Promise.all(
    ['/preview/Verifications', '/preview/Factors'].map((path) => call(sandbox, 'GET', path)),
  );
  expect(lists.map(({ body }) => body.verifications ?? body.factors)).toEqual([[], []]);
  expect((await call(sandbox, 'GET', '/preview/Verifications/Settings')).body.time_to_expire).toBe('PT10M');
  expect((await codesTo(sandbox, '+12065550100')).map((each) => each.verification_id)).toEqual([kept.id]);
  await sandbox.close();
});
