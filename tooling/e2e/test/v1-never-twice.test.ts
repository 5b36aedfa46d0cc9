import { createClient, execute, type Operation, OutcomeUnknownError } from '@comms/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';
import { v1Operations } from '../src/v1-operations.ts';
import { type V1Sample, v1Samples } from '../src/v1-samples.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

/** What makes or sends something, and needs nothing that was made before. */
const makers = v1Samples.filter(({ operation, wire }) => {
  const { method, safety } = v1Operations.get(operation) ?? { method: 'GET' };
  return method === 'POST' && safety === undefined && !/comms_|DeviceRegistrations/.test(wire.path);
});

/** Makes a call that is broken in some way, and counts the requests that came to the sandbox. */
async function brokenCall(
  { operation, request }: V1Sample,
  action: object,
): Promise<{ error: unknown; asked: number }> {
  const account = sandbox.newAccount();
  const { username } = account.security;
  await sandbox.control('POST', '/faults', { match: { operation, account: username, times: 1 }, action });
  const client = createClient({ ...account, retry: { baseDelayMs: 5 }, timeoutMs: 2000 });
  const literal = v1Operations.get(operation) ?? expect.unreachable(`${operation} has no literal`);
  const typed: Operation<object, object> = literal;
  const error = await rejection(execute(client, typed, request));
  const seen = Object(await sandbox.control('GET', `/requests?account_sid=${username}&operation=${operation}`));
  return { error, asked: seen.requests.length };
}

test('there are five calls that make something', () => {
  expect(makers.map(({ operation }) => operation).sort()).toEqual([
    'v1.emails.sendEmails',
    'v1.messages.sendMessages',
    'v1.pushNotifications.createCredential',
    'v1.pushNotifications.sendPushNotifications',
    'v1.senderPools.createSenderPool',
  ]);
});

test.each(makers)('$operation that is cut off after its commit is not repeated', async (sample) => {
  const { error, asked } = await brokenCall(sample, { type: 'reset_after_commit' });

  expect(OutcomeUnknownError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ effect: 'unknown', attempts: 1, searchFor: { since: expect.any(Date) } });
  expect(asked).toBe(1);
});

test.each(makers)('$operation that gets a 500 is not repeated', async (sample) => {
  const { error, asked } = await brokenCall(sample, { type: 'error', status: 500 });

  expect(error).toMatchObject({ effect: 'unknown', attempts: 1 });
  expect(asked).toBe(1);
});

test.each(makers)('$operation that is refused for now is repeated once', async (sample) => {
  const { error, asked } = await brokenCall(sample, { type: 'error', status: 503, retry_after: 0 });

  expect(asked).toBe(2);
  expect(OutcomeUnknownError.isInstance(error)).toBe(false);
});
