import { ApiError, OutcomeUnknownError, responseOf } from '@comms/core';
import { type CreateFactorRequest, IdentityVerification, type Verification, verificationState } from '@comms/verify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

const unknownId = 'verification_00000000000000000000000000';
const phone = { address: '+12065550100', channel: 'tel' };

/** A client with a new account, and how its codes are read. */
function newWorld(): { verify: IdentityVerification; accountSid: string } {
  const options = sandbox.newAccount();
  return { verify: new IdentityVerification(options), accountSid: options.security.username };
}

async function codeOf({ id }: Verification): Promise<string> {
  const found = Object(await sandbox.control('GET', '/otp'));
  const codes: readonly { verification_id: string; code: string }[] = found.codes;
  return codes.find((sent) => sent.verification_id === id)?.code ?? '';
}

function fieldsOf(error: unknown): (string | undefined)[] {
  return ApiError.isInstance(error) ? error.errors.map(({ field }) => field) : [];
}

test('a person signs in with the code of a text message', async () => {
  const { verify } = newWorld();
  const started = await verify.startVerification({ to: phone, tags: { orderId: '1' } });

  const checked = await verify.checkVerification(started.id, { code: await codeOf(started) });

  expect(responseOf(started)).toMatchObject({ statusCode: 201, attempts: 1 });
  expect(started).toMatchObject({ status: 'pending', to: phone, tags: { orderId: '1' }, createdAt: expect.any(Date) });
  expect(verificationState(checked)).toMatchObject({ state: 'approved', attemptsLeft: 4 });
});

test('a wrong code is a state with the attempts that are left, until none is', async () => {
  const { verify } = newWorld();
  const { id } = await verify.startVerification({ to: phone });
  const states: unknown[] = [];

  for (let attempt = 0; attempt < 5; attempt++) {
    const { state, attemptsLeft } = verificationState(await verify.checkVerification(id, { code: 'wrong' }));
    states.push([state, attemptsLeft]);
  }

  expect(states).toEqual([
    ['pending', 4],
    ['pending', 3],
    ['pending', 2],
    ['pending', 1],
    ['failed', 0],
  ]);
  expect(verificationState(await verify.fetchSingleVerification(id)).retryAt).toBeInstanceOf(Date);
  expect(await rejection(verify.checkVerification(id, { code: 'wrong' }))).toMatchObject({ status: 404, code: 20404 });
});

test('a recipient who has to wait is refused with 429, and the client does not wait that long', async () => {
  const { verify } = newWorld();
  for (let sends = 0; sends < 5; sends++) await verify.startVerification({ to: phone });

  const error = await rejection(verify.startVerification({ to: phone }));

  expect(error).toMatchObject({ name: 'ApiError', status: 429, code: 60203, effect: 'none', attempts: 1 });
  expect(fieldsOf(error)).toEqual(['to']);
});

test('a check that a fault refuses with 429 is sent again after the time that is given, and counts once', async () => {
  const { verify, accountSid } = newWorld();
  const started = await verify.startVerification({ to: phone });
  await sandbox.control('POST', '/faults', {
    match: { operation: 'checkVerification', account: accountSid, times: 1 },
    action: { type: 'error', status: 429, retry_after: 1 },
  });
  const began = Date.now();

  const checked = await verify.checkVerification(started.id, { code: 'wrong' });

  expect(Date.now() - began).toBeGreaterThanOrEqual(990);
  expect(responseOf(checked)?.attempts).toBe(2);
  expect(verificationState(checked)).toMatchObject({ state: 'pending', attemptsLeft: 4 });
});

test.each(['reset_after_commit', 'truncate'])(
  'a check whose answer is lost (%s) is not sent again: one attempt is used',
  async (type) => {
    const { verify, accountSid } = newWorld();
    const started = await verify.startVerification({ to: phone });
    await sandbox.control('POST', '/faults', {
      match: { operation: 'checkVerification', account: accountSid },
      action: { type },
    });

    const error = await rejection(verify.checkVerification(started.id, { code: 'wrong' }));
    const { attempts } = await verify.fetchSingleVerification(started.id);

    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ searchFor: { operation: 'identityVerification.fetchSingleVerification' } });
    expect(attempts).toEqual({ used: 1, left: 4 });
  },
);

test.each([500, 502, 504])('a check that a fault answers with %i is not sent again', async (status) => {
  const { verify, accountSid } = newWorld();
  const started = await verify.startVerification({ to: phone });
  await sandbox.control('POST', '/faults', {
    match: { operation: 'checkVerification', account: accountSid },
    action: { type: 'error', status },
  });

  const error = await rejection(verify.checkVerification(started.id, { code: 'wrong' }));

  expect(error).toMatchObject({ name: 'OutcomeUnknownError', attempts: 1 });
});

test('a start whose answer is lost is not sent again: one code is sent', async () => {
  const { verify, accountSid } = newWorld();
  await sandbox.control('POST', '/faults', {
    match: { operation: 'startVerification', account: accountSid },
    action: { type: 'reset_after_commit' },
  });

  const error = await rejection(verify.startVerification({ to: { ...phone, address: '+12065550177' } }));
  const found = await verify.listVerifications().toArray({ limit: 10 });

  expect(error).toMatchObject({
    name: 'OutcomeUnknownError',
    searchFor: { operation: 'identityVerification.listVerifications' },
  });
  expect(found).toHaveLength(1);
  expect(found[0]?.related).toHaveLength(1);
});

test('a pending verification is approved or canceled by hand, once', async () => {
  const { verify } = newWorld();
  const first = await verify.startVerification({ to: phone });
  const approved = await verify.approveVerification(first.id);
  const second = await verify.startVerification({ to: phone });
  const canceled = await verify.cancelVerification(second.id);

  expect([verificationState(approved).state, verificationState(canceled).state]).toEqual(['approved', 'canceled']);
  expect(await rejection(verify.approveVerification(first.id))).toMatchObject({ status: 409, code: 20409 });
  expect(await rejection(verify.cancelVerification(second.id))).toMatchObject({ status: 409, code: 20409 });
});

test('a deleted verification can neither be fetched, nor listed, nor deleted again', async () => {
  const { verify } = newWorld();
  const { id } = await verify.startVerification({ to: phone });

  expect(await verify.deleteVerification(id)).toBeUndefined();

  expect(await rejection(verify.fetchSingleVerification(id))).toMatchObject({ status: 404, code: 20404 });
  expect(await rejection(verify.deleteVerification(id))).toMatchObject({ status: 404, code: 20404 });
  expect(await verify.listVerifications().toArray({ limit: 10 })).toEqual([]);
});

test('verifications are listed by every filter', async () => {
  const { verify } = newWorld();
  const byText = await verify.startVerification({ to: { ...phone, userIdentifier: 'ada' } });
  const byEmail = await verify.startVerification({ to: { address: 'a@example.com', channel: 'email' } });
  await verify.cancelVerification(byEmail.id);
  const ids = async (request: Parameters<IdentityVerification['listVerifications']>[0]): Promise<string[]> =>
    (await verify.listVerifications(request).toArray({ limit: 10 })).map(({ id }) => id);
  const past = new Date(Date.now() - 60_000);
  const future = new Date(Date.now() + 60_000);

  expect(await ids({})).toEqual([byEmail.id, byText.id]);
  expect(await ids({ status: 'canceled' })).toEqual([byEmail.id]);
  expect(await ids({ channel: 'tel' })).toEqual([byText.id]);
  expect(await ids({ userIdentifier: 'ada' })).toEqual([byText.id]);
  expect(await ids({ factorType: 'totp' })).toEqual([]);
  expect(await ids({ contactId: 'contact_00000000000000000000000000' })).toEqual([]);
  expect(await ids({ startDate: past, endDate: future })).toEqual([byEmail.id, byText.id]);
  expect(await ids({ startDate: future })).toEqual([]);
  expect(await ids({ endDate: past })).toEqual([]);
  expect(await ids({ pageSize: 1 })).toEqual([byEmail.id, byText.id]);
});

test('settings are read and changed, and a blocked number fails at once', async () => {
  const { verify } = newWorld();
  const before = await verify.fetchVerificationSettings();
  const changed = await verify.updateVerificationsSettings({ fraudGuardLevel: 'maximum', timeToExpire: 'PT5M' });

  const blocked = await verify.startVerification({ to: { address: '+15005552003', channel: 'tel' } });

  expect(before).toEqual({ fraudGuardLevel: 'standard', timeToExpire: 'PT10M', timeToDelete: 'P30D' });
  expect(changed).toEqual({ fraudGuardLevel: 'maximum', timeToExpire: 'PT5M', timeToDelete: 'P30D' });
  expect(verificationState(blocked)).toMatchObject({ state: 'failed', reason: 'fraud_guard_number' });
});

test('a phone is verified by the address that it opens', async () => {
  const { verify } = newWorld();
  const started = await verify.startVerification({
    to: { phoneNumber: '+12065550100', userIdentifier: { userIdentifier: 'ada' } },
  });
  const pending = verificationState(started);

  await fetch((pending.state === 'pending' && pending.silentNetworkAuthUrl) || '');
  const checked = await verify.checkVerification(started.id);

  expect(started.to).toEqual({ phoneNumber: '+12065550100', userIdentifier: { userIdentifier: 'ada' } });
  expect(verificationState(checked).state).toBe('approved');
});

interface Refusal {
  readonly what: string;
  readonly status: number;
  readonly fields: readonly string[];
  readonly call: (verify: IdentityVerification) => PromiseLike<unknown>;
}

const totp: CreateFactorRequest = { type: 'totp', config: {} };

test.each<Refusal>([
  {
    what: 'startVerification of a number that is none',
    status: 400,
    fields: ['to.address'],
    call: async (verify) => await verify.startVerification({ to: { address: '555', channel: 'tel' } }),
  },
  { what: 'startVerification of nobody', status: 400, fields: ['to'], call: (verify) => verify.startVerification({}) },
  {
    what: 'listVerifications by a channel that is none',
    status: 400,
    fields: ['channel'],
    call: (verify) => verify.listVerifications({ channel: 'pigeon' }),
  },
  {
    what: 'updateVerificationsSettings with a time that is too short',
    status: 400,
    fields: ['time_to_expire'],
    call: (verify) => verify.updateVerificationsSettings({ timeToExpire: 'PT1S' }),
  },
  {
    what: 'fetchSingleVerification of none',
    status: 404,
    fields: [''],
    call: (verify) => verify.fetchSingleVerification(unknownId),
  },
  {
    what: 'deleteVerification of none',
    status: 404,
    fields: [''],
    call: (verify) => verify.deleteVerification(unknownId),
  },
  {
    what: 'approveVerification of none',
    status: 404,
    fields: [''],
    call: (verify) => verify.approveVerification(unknownId),
  },
  {
    what: 'cancelVerification of none',
    status: 404,
    fields: [''],
    call: (verify) => verify.cancelVerification(unknownId),
  },
  {
    what: 'checkVerification without a code',
    status: 400,
    fields: ['code'],
    call: async (verify) => await verify.checkVerification((await verify.startVerification({ to: phone })).id),
  },
  {
    what: 'createFactor with a step that is too long',
    status: 400,
    fields: ['config.time_step'],
    call: (verify) => verify.createFactor({ type: 'totp', config: { timeStep: 61 } }),
  },
  {
    what: 'listFactors by an order that is none',
    status: 400,
    fields: ['sort_by'],
    call: (verify) => verify.listFactors({ sortBy: 'color' }),
  },
  {
    what: 'updateFactor with a field of another type',
    status: 400,
    fields: ['config.app_id'],
    call: async (verify) => await verify.updateFactor((await verify.createFactor(totp)).id, { config: { appId: 'x' } }),
  },
  {
    what: 'fetchSingleFactor of none',
    status: 404,
    fields: [''],
    call: (verify) => verify.fetchSingleFactor('factor_00000000000000000000000000'),
  },
])('$what is refused, and its field is named', async ({ status, fields, call }) => {
  const error = await rejection(call(newWorld().verify));

  expect(error).toMatchObject({ name: 'ApiError', status, effect: 'none', attempts: 1 });
  expect(fieldsOf(error).map((field) => field ?? '')).toEqual(fields);
});

test('fetchVerificationSettings without credentials of an account is refused with 401', async () => {
  const verify = new IdentityVerification({ sandboxURL: sandbox.url, security: { username: 'nobody', password: 'x' } });

  expect(await rejection(verify.fetchVerificationSettings())).toMatchObject({ name: 'ApiError', status: 401 });
});
