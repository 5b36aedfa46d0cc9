import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';
import { beginPool, contextsOf, idsIn, newSender, newSenderPool } from './v1-senders-client.ts';

const now = '2026-01-31T09:30:00.000Z';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
});
afterEach(async () => await sandbox.close());

const get = async (path: string): Promise<TestAnswer> => await call(sandbox, 'GET', `/v1/SenderPools${path}`);
const add = async (pool: string, body: unknown): Promise<TestAnswer> =>
  await call(sandbox, 'POST', `/v1/SenderPools/${pool}/Senders`, { body });
const operationOf = async (id: string): Promise<Json> => (await get(`/Operations/${id}`)).body;
const listPools = async (query = ''): Promise<string[]> => idsIn((await get(`?${query}`)).body.senderPools);
const listSenders = async (pool: string, query = ''): Promise<string[]> =>
  idsIn((await get(`/${pool}/Senders?${query}`)).body.senders);
const later = async (): Promise<unknown> => await sandbox.clock.advance('PT1M');
const ulid = '01h9krwprkeee8fzqspvwy6nq8';
const unknownSender = `comms_sender_${ulid}`;

test('senders are added by an operation whose location is that of the pool’s senders', async () => {
  const pool = await newSenderPool(sandbox);
  const [one, two] = [await newSender(sandbox, '+12065550101'), await newSender(sandbox, '+12065550102')];

  const { status, body } = await add(pool, [{ senderId: one }, { senderId: two }, { senderId: unknownSender }]);

  expect(status).toBe(202);
  expect(body.operationLocation).toBe(`${sandbox.url}/v1/SenderPools/${pool}/Senders/Operations/${body.operationId}`);
  expect(await operationOf(body.operationId)).toMatchObject({ status: 'PROCESSING', stats: { total: 3, queued: 3 } });
  expect(await listSenders(pool)).toEqual([]);

  await sandbox.clock.advance('PT1S');

  expect(await operationOf(body.operationId)).toMatchObject({
    status: 'COMPLETED',
    stats: { total: 3, queued: 0, created: 2, failed: 1 },
  });
  expect(await listSenders(pool)).toEqual([two, one]);
  expect(await listPools(`operationId=${body.operationId}`)).toEqual([pool]);
});

test('a sender that is in the pool already is in it once, and has not failed', async () => {
  const sender = await newSender(sandbox, '+12065550199');
  const pool = await newSenderPool(sandbox, { senders: [{ senderId: sender }] });

  const { body } = await add(pool, [{ senderId: sender }]);
  await sandbox.clock.advance('PT1S');

  expect((await operationOf(body.operationId)).stats).toEqual({ total: 1, queued: 0, created: 1, failed: 0 });
  expect(await listSenders(pool)).toEqual([sender]);
});

test('when the pool goes before its senders have come, the operation is canceled', async () => {
  const sender = await newSender(sandbox, '+12065550199');
  const pool = await newSenderPool(sandbox);

  const { body } = await add(pool, [{ senderId: sender }]);
  await call(sandbox, 'DELETE', `/v1/SenderPools/${pool}`);
  await sandbox.clock.advance('PT1S');

  expect(await operationOf(body.operationId)).toMatchObject({
    status: 'CANCELED',
    stats: { total: 1, queued: 0, created: 0, failed: 1 },
  });
});

test('the senders of a pool are listed by what all filters let through, who was added last first', async () => {
  const [text, email] = [
    await newSender(sandbox, '+12065550101'),
    await newSender(sandbox, 'support@example.com', 'email'),
  ];
  const resting = await newSender(sandbox, '+12065550102', 'tel', { tags: { 'sandbox-status': 'DEACTIVATED' } });
  const pool = await newSenderPool(sandbox, { senders: [{ senderId: text }, { senderId: email }] });
  await later();
  const since = sandbox.clock.now().toISOString();
  await later();
  await add(pool, [{ senderId: resting }]);
  await sandbox.clock.advance('PT1S');

  expect(await listSenders(pool)).toEqual([resting, email, text]);
  expect(await listSenders(pool, 'channel=SMS')).toEqual([resting, text]);
  expect(await listSenders(pool, 'status=ACTIVATED')).toEqual([email, text]);
  expect(await listSenders(pool, `startDate=${since}`)).toEqual([resting]);
  expect(await listSenders(pool, `endDate=${since}&channel=EMAIL`)).toEqual([email]);
  expect(await listSenders(pool, 'pageSize=1')).toEqual([resting]);
});

test('nothing is sent by a sender that is deactivated: pools pass it over, and a message that names it fails', async () => {
  const resting = await newSender(sandbox, '+12065550101', 'tel', { tags: { 'sandbox-status': 'DEACTIVATED' } });
  const ready = await newSender(sandbox, '+12065550102');
  const senderPoolId = await newSenderPool(sandbox, { senders: [{ senderId: resting }, { senderId: ready }] });
  const to = Array.from({ length: 20 }, (_, index) => ({ address: `+120655512${index + 10}`, channel: 'PHONE' }));
  const content = { text: 'Hello' };

  for (const from of [{ senderPoolId }, { senderId: resting }]) {
    await call(sandbox, 'POST', '/v1/Messages', { body: { from, to, content } });
  }
  await sandbox.clock.advance('PT1M');
  const { body } = await call(sandbox, 'GET', '/v1/Messages?pageSize=100');

  const byPool = body.messages.filter(({ from }: Json) => from.senderPoolId === senderPoolId);
  const byName = body.messages.filter(({ from }: Json) => from.senderPoolId === undefined);
  expect(byPool.map(({ from }: Json) => from.senderId)).toEqual(Array(20).fill(ready));
  expect(byName.map(({ status }: Json) => status)).toEqual(Array(20).fill('FAILED'));
});

test('a sender leaves a pool when the answer comes, stays itself, and can leave once', async () => {
  const sender = await newSender(sandbox, '+12065550199');
  const pool = await newSenderPool(sandbox, { senders: [{ senderId: sender }] });
  const path = `/v1/SenderPools/${pool}/Senders/${sender}`;

  const { status, headers, body } = await call(sandbox, 'DELETE', path);

  expect(status).toBe(202);
  expect(body).toEqual({ resourceId: sender, resourceLocation: sandbox.url + path });
  expect(headers.get('location')).toBe(body.resourceLocation);
  expect(await listSenders(pool)).toEqual([]);
  expect((await call(sandbox, 'GET', `/v1/Senders/${sender}`)).status).toBe(200);
  expect((await call(sandbox, 'DELETE', path)).status).toBe(404);
});

test('operations are listed by what all filters let through, the newest first', async () => {
  const old = await beginPool(sandbox);
  await later();
  const since = sandbox.clock.now().toISOString();
  await later();
  const young = await beginPool(sandbox);

  const found = async (query = ''): Promise<string[]> => idsIn((await get(`/Operations?${query}`)).body.operations);

  expect(await found()).toEqual([young, old]);
  expect(await found('status=PROCESSING')).toEqual([young]);
  expect(await found('status=COMPLETED')).toEqual([old]);
  expect(await found(`startDate=${since}`)).toEqual([young]);
  expect(await found(`endDate=${since}`)).toEqual([old]);
  expect(await found('pageSize=1')).toEqual([young]);
});

test('operations of pools are none of messages, and the other way round', async () => {
  const operation = await beginPool(sandbox);

  const { status } = await call(sandbox, 'GET', `/preview/Messages/Operations/${operation.replace('comms_', '')}`);

  expect(status).toBe(404);
});

test('what was begun goes on when a snapshot is brought back', async () => {
  const operation = await beginPool(sandbox, { name: 'Support' });
  await call(sandbox, 'POST', '/_sandbox/v1/snapshots/begun');
  await sandbox.clock.advance('PT1S');
  await call(sandbox, 'POST', '/_sandbox/v1/snapshots/begun/restore');

  const before = await operationOf(operation);
  await sandbox.clock.advance('PT1S');
  const after = await operationOf(operation);

  expect([before.status, after.status]).toEqual(['PROCESSING', 'COMPLETED']);
});

const many = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ senderId: `sender${index}` }));

test.each<[string, unknown, string | undefined]>([
  ['an empty list', [], '$.senders'],
  ['no body', undefined, '$.senders'],
  ['a sender without an identifier', [{}], '$.senders[0].senderId'],
  ['a sender that is named twice', [...many(1), ...many(1)], '$.senders[1].senderId'],
  ['more than 1,000 senders', many(1001), '$.senders'],
  ['an object around the list', { senders: many(1) }, undefined],
  ['what is no JSON', '{"senderId"', undefined],
])('senders are not added that are asked for with %s', async (_, request, context) => {
  const pool = await newSenderPool(sandbox);

  const { status, body } = await add(pool, request);

  expect(status).toBe(400);
  expect(contextsOf(body)).toEqual([context]);
});
