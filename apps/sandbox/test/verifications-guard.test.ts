import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, otherAccount } from './test-client.ts';
import { check, codesTo, fetchVerification, start } from './verification-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
});
afterEach(async () => await sandbox.close());

async function settings(body?: object): Promise<Json> {
  const answer = await call(sandbox, body ? 'PATCH' : 'GET', '/preview/Verifications/Settings', { body });
  expect(answer.status).toBe(200);
  return answer.body;
}

test('settings are those of the API until they are changed, and what is left out stays', async () => {
  const before = await settings();
  const changed = await settings({ time_to_expire: 'PT2M' });

  expect(before).toEqual({ fraud_guard_level: 'standard', time_to_expire: 'PT10M', time_to_delete: 'P30D' });
  expect(changed).toEqual({ ...before, time_to_expire: 'PT2M' });
  expect(await settings()).toEqual(changed);
});

test('settings are those of one account', async () => {
  await settings({ fraud_guard_level: 'none' });

  const other = await call(sandbox, 'GET', '/preview/Verifications/Settings', { account: otherAccount });

  expect(other.body.fraud_guard_level).toBe('standard');
});

test('a changed time to expire holds for what is started then', async () => {
  const before = await start(sandbox, '+12065550100');
  await settings({ time_to_expire: 'PT2M' });
  const after = await start(sandbox, '+12065550101');
  await sandbox.clock.advance(120_000);

  const states = await Promise.all([before, after].map((each) => fetchVerification(sandbox, each)));

  expect(states.map(({ status }) => status)).toEqual(['pending', 'expired']);
});

test('a changed time to delete holds for what is started then', async () => {
  await settings({ time_to_delete: 'P1D' });
  const { id } = await start(sandbox, '+12065550100');
  await sandbox.clock.advance(86_400_000);

  expect((await call(sandbox, 'GET', `/preview/Verifications/${id}`)).status).toBe(404);
});

const levels = ['none', 'basic', 'standard', 'maximum'];

test.each([
  ['+15005552001', ['pending', 'failed', 'failed', 'failed']],
  ['+15005552002', ['pending', 'pending', 'failed', 'failed']],
  ['+15005552003', ['pending', 'pending', 'pending', 'failed']],
  ['+12065550100', ['pending', 'pending', 'pending', 'pending']],
])('%s is blocked at the levels that are strict enough', async (number, expected) => {
  const statuses: string[] = [];
  for (const level of levels) {
    await settings({ fraud_guard_level: level });
    const { id, status } = await start(sandbox, number);
    statuses.push(status);
    await call(sandbox, 'DELETE', `/preview/Verifications/${id}`);
  }

  expect(statuses).toEqual(expected);
});

test('a blocked verification says why, sends nothing and cannot be checked', async () => {
  const blocked = await start(sandbox, '+15005552001');

  expect(blocked).toMatchObject({ status: 'failed', reason: 'fraud_guard_number', related: [] });
  expect(await codesTo(sandbox, '+15005552001')).toEqual([]);
  expect((await check(sandbox, blocked, { code: '123456' })).status).toBe(404);
});

test('a range of numbers gets so many verifications an hour as the level allows, then the next one fails', async () => {
  await settings({ fraud_guard_level: 'maximum' });
  const range = Array.from({ length: 11 }, (_, index) => `+1206555${String(7000 + index)}`);
  const started: Json[] = [];
  for (const number of range) started.push(await start(sandbox, number));
  const elsewhere = await start(sandbox, '+12065560100');
  await sandbox.clock.advance(3_600_000);
  const later = await start(sandbox, '+12065557999');

  expect(started.map(({ status }) => status)).toEqual([...Array(10).fill('pending'), 'failed']);
  expect(started.at(-1)).toMatchObject({ reason: 'fraud_guard_rate' });
  expect([elsewhere.status, later.status]).toEqual(['pending', 'pending']);
});

test('emails are not guarded', async () => {
  await settings({ fraud_guard_level: 'maximum' });
  const started: Json[] = [];
  for (let index = 0; index < 12; index++) {
    started.push(await start(sandbox, '', { to: { address: `a${index}@example.com`, channel: 'email' } }));
  }

  expect(new Set(started.map(({ status }) => status))).toEqual(new Set(['pending']));
});
