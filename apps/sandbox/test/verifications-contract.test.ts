import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemsOf, validators } from '../src/generated/answer-validators.js';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';
import { call, type Json } from './test-client.ts';
import { check, createFactor, post, start, updateFactor } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

async function get(path: string): Promise<Json> {
  return (await call(sandbox, 'GET', `/preview${path}`)).body;
}

test('the answer of every operation fits the contract', async () => {
  const authenticator = new SoftwareAuthenticator();
  const passkey = await createFactor(sandbox, { type: 'passkey', config: { relying_party: { id: 'example.com' } } });
  const credential = authenticator.create(passkey.next_step.passkey_options);
  const updated = (await updateFactor(sandbox, passkey, { config: { credential } })).body;
  const byPasskey = (await post(sandbox, '/Verifications', { to: { factor_id: passkey.id } })).body;
  const byCode = await start(sandbox, '+12065550100', { tags: { team: 'a' } });
  const silent = (await post(sandbox, '/Verifications', { to: { phone_number: '+12065550101' } })).body;
  const settings = await call(sandbox, 'PATCH', '/preview/Verifications/Settings', {
    body: { time_to_expire: 'PT5M' },
  });

  const answers: [string, Json][] = [
    ['startVerification', byPasskey],
    ['startVerification', byCode],
    ['startVerification', silent],
    ['checkVerification', (await check(sandbox, byCode, { code: 'wrong' })).body],
    ['listVerifications', await get('/Verifications')],
    ['fetchVerificationSettings', await get('/Verifications/Settings')],
    ['updateVerificationsSettings', settings.body],
    ['fetchSingleVerification', await get(`/Verifications/${byPasskey.id}`)],
    ['approveVerification', (await post(sandbox, `/Verifications/${byCode.id}/Approve`)).body],
    ['cancelVerification', (await post(sandbox, `/Verifications/${silent.id}/Cancel`)).body],
    ['createFactor', passkey],
    ['createFactor', await createFactor(sandbox, { type: 'totp', config: {} })],
    ['listFactors', await get('/Factors')],
    ['updateFactor', updated],
    ['fetchSingleFactor', await get(`/Factors/${passkey.id}`)],
  ];

  for (const [name, body] of answers) {
    const validate = validators[`identityVerification.${name}`]?.response;
    expect(validate?.(body), `${name}: ${JSON.stringify(problemsOf(validate?.errors))}`).toBe(true);
  }
});
