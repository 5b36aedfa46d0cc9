import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';
import { createFactor, post, start, updateFactor } from './verification-client.ts';

let sandbox: Sandbox;
/** The identifiers of what was started, by a word for each. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
  ids['text'] = (
    await start(sandbox, '+12065550100', { to: { address: '+12065550100', channel: 'tel', user_identifier: 'ada' } })
  ).id;
  await sandbox.clock.advance(60_000);
  ids['email'] = (await start(sandbox, '', { to: { address: 'a@example.com', channel: 'email' } })).id;
  await sandbox.clock.advance(60_000);
  ids['call'] = (await start(sandbox, '', { to: { address: '+12065550100', address_extension: null } })).id;
  const factor = await createFactor(sandbox, { type: 'push', config: { public_key: await devicePublicKey() } });
  await fetch(`${sandbox.url}/_sandbox/v1/factors/${factor.id}/approve`, { method: 'POST' });
  ids['device'] = (await start(sandbox, '', { to: { factor_id: factor.id } })).id;
  await post(sandbox, `/Verifications/${ids['email']}/Cancel`);
  await updateFactor(sandbox, factor, { friendly_name: 'Phone' });
});
afterAll(async () => await sandbox.close());

async function devicePublicKey(): Promise<string> {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  return Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('base64');
}

async function list(query: string): Promise<string[]> {
  const { status, body } = await call(sandbox, 'GET', `/preview/Verifications?${query}`);
  expect(status).toBe(200);
  const words = new Map(Object.entries(ids).map(([word, id]) => [id, word]));
  return body.verifications.map(({ id }: Json) => words.get(id));
}

test.each([
  ['', ['device', 'call', 'email', 'text']],
  ['status=pending', ['device', 'call', 'text']],
  ['status=canceled', ['email']],
  ['factor_type=push', ['device']],
  ['factor_type=totp', []],
  ['user_identifier=ada', ['text']],
  ['channel=tel', ['text']],
  ['channel=email', ['email']],
  ['channel=voice', ['call']],
  ['start_date=2026-01-02T03:04:05Z', ['device', 'call', 'email']],
  ['end_date=2026-01-02T03:05:05Z', ['text']],
  ['start_date=2026-01-02T03:04:05Z&end_date=2026-01-02T03:06:05Z', ['email']],
  ['status=pending&channel=email', []],
  ['contact_id=contact_00000000000000000000000000', []],
])('a list by %s has what it should, the newest first', async (query, expected) => {
  expect(await list(query)).toEqual(expected);
});

test('a list comes in pages that go both ways', async () => {
  const first = await call(sandbox, 'GET', '/preview/Verifications?page_size=3');
  const { pagination } = first.body;
  const second = await call(sandbox, 'GET', `/preview/Verifications?page_size=3&page_token=${pagination.next}`);
  const back = await call(
    sandbox,
    'GET',
    `/preview/Verifications?page_size=3&page_token=${second.body.pagination.prev}`,
  );

  expect(first.body.verifications).toHaveLength(3);
  expect(second.body.verifications.map(({ id }: Json) => id)).toEqual([ids['text']]);
  expect(second.body.pagination.next).toBeNull();
  expect(back.body.verifications).toEqual(first.body.verifications);
});
