import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, otherAccount, type TestAnswer } from './test-client.ts';
import { bare, beginPool, contextsOf, idsIn, newSender, newSenderPool } from './v1-senders-client.ts';

const now = '2026-01-31T09:30:00.000Z';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
});
afterEach(async () => await sandbox.close());

const get = async (path: string): Promise<TestAnswer> => await call(sandbox, 'GET', `/v1/SenderPools${path}`);
const create = async (body: object): Promise<TestAnswer> => await call(sandbox, 'POST', '/v1/SenderPools', { body });
const operationOf = async (id: string): Promise<Json> => (await get(`/Operations/${id}`)).body;
const listPools = async (query = ''): Promise<string[]> => idsIn((await get(`?${query}`)).body.senderPools);
const listSenders = async (pool: string, query = ''): Promise<string[]> =>
  idsIn((await get(`/${pool}/Senders?${query}`)).body.senders);
const later = async (): Promise<unknown> => await sandbox.clock.advance('PT1M');
const ulid = '01h9krwprkeee8fzqspvwy6nq8';
const unknownPool = `comms_senderpool_${ulid}`;
const unknownSender = `comms_sender_${ulid}`;

test('a pool is made by an operation, and is there when that has ended', async () => {
  const sender = await newSender(sandbox, '+12065550199');

  const { status, headers, body } = await create({
    name: 'Support',
    tags: { my_team: 'one' },
    senders: [{ senderId: sender }],
  });
  const { operationId, operationLocation } = body;

  expect(status).toBe(202);
  expect(operationId).toMatch(/^comms_operation_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(operationLocation).toBe(`${sandbox.url}/v1/SenderPools/Operations/${operationId}`);
  expect(headers.get('location')).toBe(operationLocation);
  expect(await operationOf(operationId)).toEqual({
    id: operationId,
    status: 'PROCESSING',
    stats: { total: 1, queued: 1, created: 0, failed: 0 },
    createdAt: now,
    updatedAt: now,
  });
  expect(await listPools()).toEqual([]);

  await sandbox.clock.advance('PT1S');

  expect(await operationOf(operationId)).toEqual({
    id: operationId,
    status: 'COMPLETED',
    stats: { total: 1, queued: 0, created: 1, failed: 0 },
    createdAt: now,
    updatedAt: '2026-01-31T09:30:00.200Z',
  });
  const [pool] = (await get(`?operationId=${operationId}`)).body.senderPools;
  expect(pool).toEqual({
    id: expect.stringMatching(/^comms_senderpool_[0-9a-hjkmnp-tv-z]{26}$/),
    name: 'Support',
    tags: { my_team: 'one' },
    createdAt: '2026-01-31T09:30:00.200Z',
    updatedAt: '2026-01-31T09:30:00.200Z',
  });
  expect((await get(`/${pool.id}`)).body).toEqual(pool);
  expect(await listSenders(pool.id)).toEqual([sender]);
});

test('a pool needs no name, no tags and no senders', async () => {
  const pool = await newSenderPool(sandbox);

  expect((await get(`/${pool}`)).body).toMatchObject({ name: '', tags: {} });
  expect(await listSenders(pool)).toEqual([]);
});

test('senders that are not there are counted as failed, and the others are added', async () => {
  const sender = await newSender(sandbox, '+12065550199');
  const gone = await newSender(sandbox, '+12065550198');
  await call(sandbox, 'DELETE', `/preview/Agents/${bare(gone)}`);
  const senders = [unknownSender, sender, gone].map((senderId) => ({ senderId }));

  const operation = await beginPool(sandbox, { senders });
  await sandbox.clock.advance('PT1S');

  expect(await operationOf(operation)).toMatchObject({
    status: 'COMPLETED',
    stats: { total: 3, queued: 0, created: 1, failed: 2 },
  });
});

test('a pool of v1 is an agent pool of preview, and the other way round', async () => {
  const sender = await newSender(sandbox, '+12065550199');
  const mine = await newSenderPool(sandbox, { name: 'Support', tags: { a: '1' }, senders: [{ senderId: sender }] });
  const { body: theirs } = await call(sandbox, 'POST', '/preview/AgentPools', { body: { friendly_name: 'Sales' } });
  await call(sandbox, 'POST', `/preview/AgentPools/${theirs.id}/Agents`, { body: { agent_id: bare(sender) } });

  const { body: shown } = await call(sandbox, 'GET', `/preview/AgentPools/${bare(mine)}`);

  expect(shown).toMatchObject({
    id: `agentpool_${bare(mine)}`,
    friendly_name: 'Support',
    agent_count: 1,
    tags: { a: '1' },
  });
  expect(await listPools()).toEqual([`comms_senderpool_${bare(theirs.id)}`, mine]);
  expect(await listSenders(theirs.id)).toEqual([sender]);
  expect((await get(`/${bare(theirs.id)}`)).body.name).toBe('Sales');
});

test('a sender can be in several pools', async () => {
  const sender = await newSender(sandbox, '+12065550199');
  const pools = [
    await newSenderPool(sandbox, { senders: [{ senderId: sender }] }),
    await newSenderPool(sandbox, { senders: [{ senderId: sender }] }),
  ];

  expect(await Promise.all(pools.map(async (pool) => await listSenders(pool)))).toEqual([[sender], [sender]]);
});

test('pools are listed by what all filters let through, the newest first', async () => {
  const old = await newSenderPool(sandbox);
  await later();
  const since = sandbox.clock.now().toISOString();
  await later();
  const young = await newSenderPool(sandbox);

  expect(await listPools()).toEqual([young, old]);
  expect(await listPools(`startDate=${since}`)).toEqual([young]);
  expect(await listPools(`endDate=${since}`)).toEqual([old]);
  expect(await listPools(`operationId=comms_operation_${ulid}`)).toEqual([]);
});

test('pools come in pages', async () => {
  const [one, two, three] = [await newSenderPool(sandbox), await newSenderPool(sandbox), await newSenderPool(sandbox)];

  const { body: first } = await get('?pageSize=2');
  const { body: second } = await get(`?pageSize=2&pageToken=${first.pagination.next}`);

  expect([...idsIn(first.senderPools), ...idsIn(second.senderPools)]).toEqual([three, two, one]);
  expect(second.pagination.next).toBeNull();
});

test('name and tags of a pool are changed when the answer comes, and what is left out stays', async () => {
  const pool = await newSenderPool(sandbox, { name: 'Support', tags: { a: '1' } });

  const { status, headers, body } = await call(sandbox, 'PATCH', `/v1/SenderPools/${pool}`, {
    body: { name: 'Sales' },
  });

  expect(status).toBe(202);
  expect(body).toEqual({ resourceId: pool, resourceLocation: `${sandbox.url}/v1/SenderPools/${pool}` });
  expect(headers.get('location')).toBe(body.resourceLocation);
  expect((await get(`/${pool}`)).body).toMatchObject({ name: 'Sales', tags: { a: '1' } });

  await call(sandbox, 'PATCH', `/v1/SenderPools/${pool}`, { body: { tags: { b: '2' } } });

  expect((await get(`/${pool}`)).body).toMatchObject({ name: 'Sales', tags: { b: '2' } });
});

test('a name that another pool has, or is about to have, is refused with 409', async () => {
  const pool = await newSenderPool(sandbox, { name: 'Support' });
  const other = await newSenderPool(sandbox, { name: 'Sales' });
  await beginPool(sandbox, { name: 'Hotline' });

  const answers = [
    await create({ name: 'Support' }),
    await create({ name: 'Hotline' }),
    await call(sandbox, 'PATCH', `/v1/SenderPools/${other}`, { body: { name: 'Support' } }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
  expect(answers.map(({ body }) => body.errors)).toEqual(
    Array(3).fill([expect.objectContaining({ code: 20409, context: '$.name' })]),
  );
  expect(await listPools()).toEqual([other, pool]);
});

test('a name is free again when its pool is deleted, and is no conflict with the pool itself', async () => {
  const pool = await newSenderPool(sandbox, { name: 'Support' });

  const same = await call(sandbox, 'PATCH', `/v1/SenderPools/${pool}`, { body: { name: 'Support' } });
  await call(sandbox, 'DELETE', `/v1/SenderPools/${pool}`);

  expect(same.status).toBe(202);
  expect((await create({ name: 'Support' })).status).toBe(202);
});

test('a name is no conflict between accounts', async () => {
  await newSenderPool(sandbox, { name: 'Support' });

  const { status } = await call(sandbox, 'POST', '/v1/SenderPools', {
    account: otherAccount,
    body: { name: 'Support' },
  });

  expect(status).toBe(202);
});

test('a deleted pool is gone when the answer comes, and its senders stay', async () => {
  const sender = await newSender(sandbox, '+12065550199');
  const pool = await newSenderPool(sandbox, { senders: [{ senderId: sender }] });

  const { status, body } = await call(sandbox, 'DELETE', `/v1/SenderPools/${pool}`);

  expect(status).toBe(202);
  expect(body).toEqual({ resourceId: pool, resourceLocation: `${sandbox.url}/v1/SenderPools/${pool}` });
  expect((await get(`/${pool}`)).status).toBe(404);
  expect((await call(sandbox, 'DELETE', `/v1/SenderPools/${pool}`)).status).toBe(404);
  expect((await call(sandbox, 'GET', `/v1/Senders/${sender}`)).status).toBe(200);
});

test('an account sees its own pools and operations only', async () => {
  const pool = await newSenderPool(sandbox);
  const operation = await beginPool(sandbox);

  const statuses = await Promise.all(
    [`/${pool}`, `/${pool}/Senders`, `/Operations/${operation}`].map(
      async (path) => (await call(sandbox, 'GET', `/v1/SenderPools${path}`, { account: otherAccount })).status,
    ),
  );

  expect(statuses).toEqual([404, 404, 404]);
});

test.each<[string, string, object]>([
  ['GET', `/${unknownPool}`, {}],
  ['PATCH', `/${unknownPool}`, { body: { name: 1 } }],
  ['DELETE', `/${unknownPool}`, {}],
  ['POST', `/${unknownPool}/Senders`, { body: [] }],
  ['GET', `/${unknownPool}/Senders?channel=none`, {}],
  ['DELETE', `/${unknownPool}/Senders/${unknownSender}`, {}],
  ['GET', `/Operations/comms_operation_${ulid}`, {}],
])('%s %s leads to nothing: 404, whatever else is wrong', async (method, path, request) => {
  const { status, body } = await call(sandbox, method, `/v1/SenderPools${path}`, request);

  expect(status).toBe(404);
  expect(body.errors).toEqual([expect.objectContaining({ code: 20404 })]);
});

const many = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ senderId: `sender${index}` }));

test.each<[string, object, string[]]>([
  ['a name that is no text', { name: 1 }, ['$.name']],
  ['a name in preview’s words', { friendlyName: 'x' }, ['$.friendlyName']],
  ['a sender without an identifier', { senders: [{}] }, ['$.senders[0].senderId']],
  ['a sender that is named twice', { senders: [...many(2), ...many(1)] }, ['$.senders[2].senderId']],
  ['more than 10,000 senders', { senders: many(10_001) }, ['$.senders']],
  ['a tag that is too long', { tags: { a: 'x'.repeat(257) } }, ['$.tags.a']],
  ['tags with other characters', { tags: { a: 'with space', ä: 'b' } }, ['$.tags.a', '$.tags.ä']],
])('a pool is refused that is asked for with %s', async (_, request, contexts) => {
  const { status, body } = await create(request);

  expect(status).toBe(400);
  expect(contextsOf(body)).toEqual(contexts);
  expect((await get('/Operations')).body.operations).toEqual([]);
});

test('tags that v1 does not take change nothing', async () => {
  const pool = await newSenderPool(sandbox, { tags: { a: '1' } });

  const { status, body } = await call(sandbox, 'PATCH', `/v1/SenderPools/${pool}`, { body: { tags: { a: 'b c' } } });

  expect(status).toBe(400);
  expect(contextsOf(body)).toEqual(['$.tags.a']);
  expect((await get(`/${pool}`)).body.tags).toEqual({ a: '1' });
});

test.each(['', '/Operations'])('a list of %s whose end is not later than its start is refused', async (path) => {
  const { status, body } = await get(`${path}?startDate=2026-01-02T00:00:00Z&endDate=2026-01-01T00:00:00Z`);

  expect(status).toBe(400);
  expect(contextsOf(body)).toEqual(['$.endDate']);
});
