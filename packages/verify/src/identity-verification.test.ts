import { HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { IdentityVerification, verificationState } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly verify: IdentityVerification;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that gives some answers, the last of them again and again. */
function answering(...answers: Response[]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/preview', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    return answer?.clone() ?? Response.error();
  };
  const httpClient = new HttpClient({ fetcher });
  const verify = new IdentityVerification({
    security: { username: 'AC1', password: 'x' },
    httpClient,
    retry: { baseDelayMs: 0 },
  });
  return { verify, sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'verification_1';
const credential = {
  id: 'a',
  rawId: 'a',
  type: 'public-key',
  response: { clientDataJSON: 'b', authenticatorData: 'c' },
};

interface Row {
  readonly name: string;
  readonly call: (verify: IdentityVerification) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'startVerification by message',
    call: async (verify) =>
      await verify.startVerification({
        from: { agentPoolId: 'agentpool_1' },
        to: { address: '+12065550100', channel: 'tel', userIdentifier: 'ada' },
        content: { codeLength: 8, friendlyName: 'Acme', appHash: 'x', defaultVariables: { firstName: 'Ada' } },
        processingOptions: {
          usePreference: { preferenceId: 'preference_1' },
          messages: { domain: 'domain_1' },
          emails: { replyTo: [{ address: 'a@example.com' }], cc: [], bcc: [{ contactId: 'contact_1' }] },
          pushNotifications: { priority: 'high', timeToDeliver: 'PT10M' },
        },
        tags: { myTag: 'a' },
      }),
    sent: {
      method: 'POST',
      path: '/Verifications',
      body: {
        from: { agent_pool_id: 'agentpool_1' },
        to: { address: '+12065550100', channel: 'tel', user_identifier: 'ada' },
        content: { code_length: 8, friendly_name: 'Acme', app_hash: 'x', default_variables: { firstName: 'Ada' } },
        processing_options: {
          use_preference: { preference_id: 'preference_1' },
          messages: { domain: 'domain_1' },
          emails: { reply_to: [{ address: 'a@example.com' }], cc: [], bcc: [{ contact_id: 'contact_1' }] },
          push_notifications: { priority: 'high', time_to_deliver: 'PT10M' },
        },
        tags: { myTag: 'a' },
      },
    },
  },
  {
    name: 'startVerification by call',
    call: async (verify) => await verify.startVerification({ to: { address: '+12065550100', addressExtension: null } }),
    sent: {
      method: 'POST',
      path: '/Verifications',
      body: { to: { address: '+12065550100', address_extension: null } },
    },
  },
  {
    name: 'startVerification by silent network authentication',
    call: async (verify) =>
      await verify.startVerification({
        to: { phoneNumber: '+12065550100', deviceIp: '192.0.2.1', userIdentifier: { userIdentifier: 'ada' } },
      }),
    sent: {
      method: 'POST',
      path: '/Verifications',
      body: {
        to: { phone_number: '+12065550100', device_ip: '192.0.2.1', user_identifier: { user_identifier: 'ada' } },
      },
    },
  },
  {
    name: 'startVerification by any passkey',
    call: async (verify) => await verify.startVerification({ content: { rpId: 'example.com' } }),
    sent: { method: 'POST', path: '/Verifications', body: { content: { rp_id: 'example.com' } } },
  },
  {
    name: 'listVerifications',
    call: (verify) =>
      verify.listVerifications({
        status: 'pending',
        factorType: 'totp',
        contactId: 'contact_1',
        userIdentifier: 'ada',
        channel: 'tel',
        startDate: since,
        endDate: since,
        pageSize: 5,
      }),
    sent: {
      method: 'GET',
      path: `/Verifications?status=pending&factor_type=totp&contact_id=contact_1&user_identifier=ada&channel=tel&start_date=2026-01-02T00%3A00%3A00.000Z&end_date=2026-01-02T00%3A00%3A00.000Z&page_size=5`,
      body: undefined,
    },
  },
  {
    name: 'fetchVerificationSettings',
    call: async (verify) => await verify.fetchVerificationSettings(),
    sent: { method: 'GET', path: '/Verifications/Settings', body: undefined },
  },
  {
    name: 'updateVerificationsSettings',
    call: async (verify) =>
      await verify.updateVerificationsSettings({ fraudGuardLevel: 'basic', timeToExpire: 'PT5M', timeToDelete: 'P1D' }),
    sent: {
      method: 'PATCH',
      path: '/Verifications/Settings',
      body: { fraud_guard_level: 'basic', time_to_expire: 'PT5M', time_to_delete: 'P1D' },
    },
  },
  {
    name: 'fetchSingleVerification',
    call: async (verify) => await verify.fetchSingleVerification(id),
    sent: { method: 'GET', path: `/Verifications/${id}`, body: undefined },
  },
  {
    name: 'deleteVerification',
    call: async (verify) => await verify.deleteVerification(id),
    sent: { method: 'DELETE', path: `/Verifications/${id}`, body: undefined },
  },
  {
    name: 'approveVerification',
    call: async (verify) => await verify.approveVerification(id),
    sent: { method: 'POST', path: `/Verifications/${id}/Approve`, body: undefined },
  },
  {
    name: 'cancelVerification',
    call: async (verify) => await verify.cancelVerification(id),
    sent: { method: 'POST', path: `/Verifications/${id}/Cancel`, body: undefined },
  },
  {
    name: 'checkVerification of a payment',
    call: async (verify) => await verify.checkVerification(id, { code: '123456', amount: '1', payee: 'Acme' }),
    sent: {
      method: 'POST',
      path: `/Verifications/${id}/Check`,
      body: { code: '123456', amount: '1', payee: 'Acme' },
    },
  },
  {
    name: 'checkVerification with a passkey, whose names stay as they are,',
    call: async (verify) => await verify.checkVerification(id, { credential }),
    sent: { method: 'POST', path: `/Verifications/${id}/Check`, body: { credential } },
  },
  {
    name: 'createFactor',
    call: async (verify) =>
      await verify.createFactor({
        type: 'passkey',
        contactId: 'contact_1',
        config: {
          relyingParty: { id: 'example.com', origins: [] },
          userVerification: 'required',
          user: { displayName: 'A' },
        },
      }),
    sent: {
      method: 'POST',
      path: '/Factors',
      body: {
        type: 'passkey',
        contact_id: 'contact_1',
        config: {
          relying_party: { id: 'example.com', origins: [] },
          user_verification: 'required',
          user: { display_name: 'A' },
        },
      },
    },
  },
  {
    name: 'listFactors',
    call: (verify) =>
      verify.listFactors({ contactId: 'c', type: 'totp', status: 'verified', friendlyName: 'a b', sortBy: 'type:asc' }),
    sent: {
      method: 'GET',
      path: '/Factors?contact_id=c&type=totp&status=verified&friendly_name=a%20b&sort_by=type%3Aasc',
      body: undefined,
    },
  },
  {
    name: 'updateFactor',
    call: async (verify) =>
      await verify.updateFactor('factor_1', { friendlyName: 'Phone', authPayload: '123456', config: { credential } }),
    sent: {
      method: 'PATCH',
      path: '/Factors/factor_1',
      body: { friendly_name: 'Phone', auth_payload: '123456', config: { credential } },
    },
  },
  {
    name: 'fetchSingleFactor',
    call: async (verify) => await verify.fetchSingleFactor('factor_1'),
    sent: { method: 'GET', path: '/Factors/factor_1', body: undefined },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { verify, sent } = answering(Response.json({}));

  await call(verify);

  expect(sent).toEqual([expected]);
});

test('a verification comes with public names and dates, and the options of a passkey as they are', async () => {
  const { verify } = answering(
    Response.json({
      id,
      expires_at: since.toISOString(),
      retry_at: since.toISOString(),
      next_step: { action: 'use_passkey', passkey_options: { rpId: 'example.com', user_verification: 'x' } },
      silent_network_auth_url: 'https://example.com',
    }),
  );

  const verification = await verify.fetchSingleVerification(id);

  expect(verification).toEqual({
    id,
    expiresAt: since,
    retryAt: since,
    nextStep: { action: 'use_passkey', passkeyOptions: { rpId: 'example.com', user_verification: 'x' } },
    silentNetworkAuthUrl: 'https://example.com',
  });
});

test('a wrong code is an answer, not an error', async () => {
  const { verify } = answering(Response.json({ id, status: 'pending', attempts: { used: 1, left: 4 } }));

  const checked = await verify.checkVerification(id, { code: '000000' });

  expect(verificationState(checked)).toMatchObject({ state: 'pending', attemptsLeft: 4 });
});

test.each([408, 500, 502, 503, 504])('a check that is answered with %i is not sent again', async (status) => {
  const { verify, sent } = answering(Response.json({}, { status }));

  const failure: unknown = await verify.checkVerification(id, { code: '123456' }).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(Error);
  expect(JSON.stringify(failure)).not.toContain('123456');
  expect(sent).toHaveLength(1);
});

test('a check whose answer is lost is not sent again, and says what to fetch', async () => {
  const { verify, sent } = answering(Response.json({}, { status: 502 }));

  const failure: unknown = await verify.checkVerification(id, { code: '123456' }).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(OutcomeUnknownError);
  expect(failure).toMatchObject({ searchFor: { operation: 'identityVerification.fetchSingleVerification' } });
  expect(sent).toHaveLength(1);
});

test.each([429, 503])('a check that is refused with %i and a time is sent again after it', async (status) => {
  const { verify, sent } = answering(
    Response.json({}, { status, headers: { 'retry-after': '0' } }),
    Response.json({ id, status: 'approved' }),
  );

  const checked = await verify.checkVerification(id, { code: '123456' });

  expect(checked.status).toBe('approved');
  expect(responseOf(checked)?.attempts).toBe(2);
  expect(sent).toHaveLength(2);
});

test('a start that is refused for longer than a minute fails at once, and is not sent again', async () => {
  const { verify, sent } = answering(
    Response.json({ code: 60203 }, { status: 429, headers: { 'retry-after': '540' } }),
  );

  const failure: unknown = await verify
    .startVerification({ to: { address: '+12065550100', channel: 'tel' } })
    .catch((error: unknown) => error);

  expect(failure).toMatchObject({ name: 'ApiError', status: 429, code: 60203, effect: 'none' });
  expect(sent).toHaveLength(1);
});
