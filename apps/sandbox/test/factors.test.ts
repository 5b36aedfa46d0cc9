import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, otherAccount } from './test-client.ts';
import { createFactor, fieldsOf, post, updateFactor } from './verification-client.ts';

let sandbox: Sandbox;
const factors: Json[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
  for (const name of ['b', 'c', 'a']) {
    factors.push(await createFactor(sandbox, { type: 'totp', friendly_name: name, config: {} }));
    await sandbox.clock.advance(60_000);
  }
  await updateFactor(sandbox, factors[0], { status: 'expired' });
  factors.push(await createFactor(sandbox, { type: 'passkey', user_identifier: 'ada', config: {} }));
});
afterAll(async () => await sandbox.close());

const unknown = '00000000000000000000000000';

/** The names of the factors that a list has; the passkey has none. */
async function list(query: string): Promise<string[]> {
  const { status, body } = await call(sandbox, 'GET', `/preview/Factors?${query}`);
  expect(status).toBe(200);
  return body.factors.map((factor: Json) => factor.friendly_name ?? factor.type);
}

test.each([
  ['', ['passkey', 'a', 'c', 'b']],
  ['type=totp', ['a', 'c', 'b']],
  ['type=passkey', ['passkey']],
  ['status=unverified', ['passkey', 'a', 'c']],
  ['status=expired', ['b']],
  ['friendly_name=c', ['c']],
  ['contact_id=contact_00000000000000000000000000', []],
  ['start_date=2026-01-02T03:04:05Z', ['passkey', 'a', 'c']],
  ['end_date=2026-01-02T03:05:05Z', ['b']],
  ['type=totp&status=unverified', ['a', 'c']],
  ['sort_by=created_at', ['passkey', 'a', 'c', 'b']],
  ['sort_by=created_at:asc', ['b', 'c', 'a', 'passkey']],
  ['sort_by=friendly_name', ['passkey', 'a', 'b', 'c']],
  ['sort_by=friendly_name:desc', ['c', 'b', 'a', 'passkey']],
  ['sort_by=updated_at', ['passkey', 'b', 'a', 'c']],
  ['sort_by=type', ['passkey', 'b', 'c', 'a']],
  ['sort_by=status&type=totp', ['b', 'c', 'a']],
])('a list by %s has what it should, in its order', async (query, expected) => {
  expect(await list(query)).toEqual(expected);
});

test.each(['friendly_name', 'updated_at:asc', 'type:desc', 'status'])(
  'pages of a list by %s follow each other, and go back',
  async (order) => {
    const all = await list(`sort_by=${order}`);
    const path = `/preview/Factors?sort_by=${order}&page_size=3`;
    const first = (await call(sandbox, 'GET', path)).body;
    const second = (await call(sandbox, 'GET', `${path}&page_token=${first.pagination.next}`)).body;
    const back = (await call(sandbox, 'GET', `${path}&page_token=${second.pagination.prev}`)).body;

    const names = [...first.factors, ...second.factors].map((factor: Json) => factor.friendly_name ?? factor.type);
    expect(names).toEqual(all);
    expect(second.pagination.next).toBeNull();
    expect(back.factors).toEqual(first.factors);
  },
);

test.each([
  ['type=finger', 'type'],
  ['status=lost', 'status'],
  ['sort_by=color', 'sort_by'],
  ['sort_by=type:up', 'sort_by'],
  ['sort_by=type&page_token=x', 'page_token'],
  ['end_date=x', 'end_date'],
])('a list by %s is refused', async (query, field) => {
  const answer = await call(sandbox, 'GET', `/preview/Factors?${query}`);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual([field]);
});

test('a factor is changed field by field', async () => {
  const factor = await createFactor(sandbox, { type: 'totp', friendly_name: 'Old', tags: { a: 'b' }, config: {} });

  const changed = await updateFactor(sandbox, factor, { friendly_name: 'New', user_identifier: 'grace' });

  expect(changed.body).toMatchObject({
    id: factor.id,
    status: 'unverified',
    friendly_name: 'New',
    user_identifier: 'grace',
    tags: { a: 'b' },
  });
});

test.each([
  ['no type', { config: {} }, ['type']],
  ['a type that is none', { type: 'finger', config: {} }, ['type']],
  ['no configuration', { type: 'totp' }, ['config']],
  ['a name that is too long', { type: 'totp', friendly_name: 'x'.repeat(256), config: {} }, ['friendly_name']],
  ['an empty user', { type: 'totp', user_identifier: '', config: {} }, ['user_identifier']],
  ['a contact that is unknown', { type: 'totp', contact_id: unknown, config: {} }, ['contact_id']],
  ['a device without a key', { type: 'push', config: {} }, ['config.public_key']],
  ['a device with a key that is none', { type: 'push', config: { public_key: 'x' } }, ['config.public_key']],
  [
    'too many tags',
    { type: 'totp', config: {}, tags: Object.fromEntries([...'abcdefghijk'].map((each) => [each, ''])) },
    ['tags'],
  ],
])('a new factor with %s is refused', async (_, body, fields) => {
  const answer = await post(sandbox, '/Factors', body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(fields);
});

test.each([
  ['a field of another type', { config: { notification_token: 'x' } }, ['config.notification_token']],
  ['a status that needs a payload', { status: 'verified' }, ['status']],
  ['a payload beside its end', { status: 'expired', auth_payload: '123456' }, ['status']],
  ['a status that is none', { status: 'lost' }, ['status']],
  ['a contact that is unknown', { contact_id: unknown }, ['contact_id']],
  ['a name that is too long', { friendly_name: 'x'.repeat(256) }, ['friendly_name']],
  ['a field that cannot change', { type: 'passkey' }, ['type']],
])('a change with %s is refused', async (_, body, fields) => {
  const factor = await createFactor(sandbox, { type: 'totp', config: {} });

  const answer = await updateFactor(sandbox, factor, body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(fields);
  expect((await call(sandbox, 'GET', `/preview/Factors/${factor.id}`)).body.updated_at).toBe(factor.updated_at);
});

test('a factor that has ended does not come back', async () => {
  const answer = await updateFactor(sandbox, factors[0], { status: 'verified' });

  expect(answer).toMatchObject({ status: 409, body: { code: 20409 } });
});

test('a factor that is not there is answered with 404, also that of another account', async () => {
  const missing = await call(sandbox, 'GET', `/preview/Factors/factor_${unknown}`);
  const changed = await call(sandbox, 'PATCH', `/preview/Factors/factor_${unknown}`, { body: { status: 'lost' } });
  const foreign = await call(sandbox, 'GET', `/preview/Factors/${factors[1].id}`, { account: otherAccount });

  expect([missing.status, changed.status, foreign.status]).toEqual([404, 404, 404]);
});
