import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, type Json } from './test-client.ts';
import { check, codeTo, createFactor, otherThan, post, start } from './verification-client.ts';

let sandbox: Sandbox;
let received: Json[] = [];
const server = createServer((request, response) => {
  void json(request).then((events) => {
    received.push(...[events].flat());
    response.end();
  });
});

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  const created = await post(sandbox, '/Events/Subscriptions', { sinks: { primary: { url } } });
  expect(created.status).toBe(201);
});
beforeEach(() => {
  received = [];
});
afterAll(async () => {
  await sandbox.close();
  server.closeAllConnections();
  server.close();
});

/** The events about a verification or factor that have come, each with its status or type, in the order of their making. */
async function eventsOf({ id }: Json, count: number): Promise<[string, string][]> {
  const own = (): Json[] =>
    received.filter(({ data }) => data.verification_id === id || (!data.verification_id && data.factor_id === id));
  await expect.poll(() => own().length, { timeout: 5000, interval: 5 }).toBe(count);
  return own().map(({ type, data }) => [type, data.status ?? data.type]);
}

test('a verification tells that it was started, and approved', async () => {
  const verification = await start(sandbox, '+12065550100');
  await check(sandbox, verification, { code: await codeTo(sandbox, '+12065550100') });

  expect(await eventsOf(verification, 2)).toEqual([
    ['verification.started', 'pending'],
    ['verification.approved', 'approved'],
  ]);
});

test('an event says which verification, of whom and by what, and never the code', async () => {
  const verification = await start(sandbox, '+12065550101', { content: { code: '83640195' } });
  await eventsOf(verification, 1);

  const [event] = received.filter(({ type }) => type === 'verification.started');

  expect(event.data).toEqual({
    account_sid: account,
    verification_id: verification.id,
    status: 'pending',
    channel: 'tel',
    contact_id: null,
    factor_id: null,
  });
  expect(JSON.stringify(received)).not.toContain('83640195');
});

test('each end of a verification is told', async () => {
  const [canceled, blocked, expired] = [
    await start(sandbox, '+12065550102'),
    await start(sandbox, '+15005552001'),
    await start(sandbox, '+12065550103'),
  ];
  const spent = await start(sandbox, '+12065550104');
  const wrong = otherThan(await codeTo(sandbox, '+12065550104'));
  await post(sandbox, `/Verifications/${canceled.id}/Cancel`);
  for (let count = 0; count < 5; count++) await check(sandbox, spent, { code: wrong });
  await sandbox.clock.advance(600_000);

  const ends: [string, string][] = [];
  for (const each of [canceled, blocked, expired, spent]) ends.push(...(await eventsOf(each, 2)).slice(1));

  expect(ends).toEqual([
    ['verification.canceled', 'canceled'],
    ['verification.failed', 'failed'],
    ['verification.expired', 'expired'],
    ['verification.failed', 'max_attempts_reached'],
  ]);
});

test('a wrong code and a code that is sent again are no events', async () => {
  const verification = await start(sandbox, '+12065550105');
  await check(sandbox, verification, { code: otherThan(await codeTo(sandbox, '+12065550105')) });
  await start(sandbox, '+12065550105');
  await post(sandbox, `/Verifications/${verification.id}/Approve`);

  expect(await eventsOf(verification, 2)).toEqual([
    ['verification.started', 'pending'],
    ['verification.approved', 'approved'],
  ]);
});

test('a factor tells that it was created, and verified', async () => {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const key = Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('base64');
  const factor = await createFactor(sandbox, { type: 'push', config: { public_key: key } });
  await call(sandbox, 'POST', `/_sandbox/v1/factors/${factor.id}/approve`);

  expect(await eventsOf(factor, 2)).toEqual([
    ['factor.created', 'push'],
    ['factor.verified', 'push'],
  ]);
});
