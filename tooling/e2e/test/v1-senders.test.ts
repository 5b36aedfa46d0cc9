import { AgentsAndAgentPools } from '@comms/agents';
import { type Sender, type SenderPool, SenderPools, Senders } from '@comms/agents/v1';
import { ApiError, type ClientOptions, OperationError, responseOf } from '@comms/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'frozen', now: '2026-01-31T09:30:00Z' });
});
afterAll(async () => await sandbox.close());

interface World {
  readonly account: ClientOptions;
  readonly agents: AgentsAndAgentPools;
  readonly senders: Senders;
  readonly pools: SenderPools;
}

/** The clients of both dialects for one new account. */
function newWorld(): World {
  const account = sandbox.newAccount();
  return {
    account,
    agents: new AgentsAndAgentPools(account),
    senders: new Senders(account),
    pools: new SenderPools(account),
  };
}

const later = async (by = 'PT1M'): Promise<unknown> => await sandbox.control('POST', '/clock/advance', { by });
const now = async (): Promise<Date> => new Date(String(Object(await sandbox.control('GET', '/clock')).now));
const fieldsOf = (error: unknown): (string | undefined)[] =>
  ApiError.isInstance(error) ? error.errors.map(({ field }) => field) : [];
const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

const ulid = '01h9krwprkeee8fzqspvwy6nq8';
const unknownSender = `comms_sender_${ulid}`;
const unknownPool = `comms_senderpool_${ulid}`;
const phone = { address: '+12065550199', channel: 'tel' };
const ada = { address: '+12065550100', channel: 'PHONE' };

/** Adds an agent by the preview, and gives it as v1 shows it. */
async function newSender({ agents, senders }: World, agent: { address: string; channel: string }): Promise<Sender> {
  const { id } = await agents.createAgent(agent);
  return await senders.fetchOneSender(id.replace('agent_', 'comms_sender_'));
}

/** Makes a pool of some senders, and waits for it. */
async function newPool({ pools }: World, name: string, ...members: readonly Sender[]): Promise<SenderPool> {
  const { operation } = await pools.createSenderPool({ name, senders: members.map(({ id }) => ({ senderId: id })) });
  await later();
  const [pool] = await operation.resources().toArray({ limit: 1 });
  return pool ?? expect.unreachable('no pool was made');
}

test('fetchOneSender gives an agent of the preview in the words of v1', async () => {
  const { agents, senders } = newWorld();
  const made = await agents.createAgent({ ...phone, displayName: 'Support', tags: { the_team: 'one' } });

  const sender = await senders.fetchOneSender(made.id.replace('agent_', 'comms_sender_'));

  expect(responseOf(sender)?.headers.get('sandbox-fidelity')).toBe('3');
  expect(sender).toEqual({
    id: made.id.replace('agent_', 'comms_sender_'),
    displayName: 'Support',
    address: '+12065550199',
    channel: 'SMS',
    status: 'ACTIVATED',
    tags: { the_team: 'one' },
    createdAt: await now(),
    updatedAt: await now(),
  });
});

test('listSenders gives what all its filters let through, the newest first', async () => {
  const world = newWorld();
  const old = await newSender(world, phone);
  await later();
  const since = await now();
  await later();
  const young = await newSender(world, { ...phone, address: '+12065550198' });
  const email = await newSender(world, { address: 'support@example.com', channel: 'email' });

  const found = async (filters?: object): Promise<string[]> => idsOf((await world.senders.listSenders(filters)).items);

  expect(await found()).toEqual(idsOf([email, young, old]));
  expect(await found({ channel: 'SMS' })).toEqual(idsOf([young, old]));
  expect(await found({ channel: 'SMS', startDate: since })).toEqual(idsOf([young]));
  expect(await found({ status: 'ACTIVATED', endDate: since })).toEqual(idsOf([old]));
  expect(await found({ status: 'DEACTIVATED' })).toEqual([]);
  expect(idsOf(await world.senders.listSenders({ pageSize: 1 }).toArray({ limit: 10 }))).toEqual(
    idsOf([email, young, old]),
  );
});

test('searchSenders walks all pages of what has an address', async () => {
  const world = newWorld();
  const twins = [await newSender(world, phone), await newSender(world, phone), await newSender(world, phone)];
  await newSender(world, { ...phone, channel: 'whatsapp' });

  const list = world.senders.searchSenders({ address: '+12065550199', channel: 'SMS', pageSize: 2 });
  const walked: string[] = [];
  for await (const { id } of list) walked.push(id);

  expect(walked).toEqual(idsOf(twins.toReversed()));
  expect((await list).items).toHaveLength(2);
});

test('resolveSenders pairs the senders of a pool with the addresses of one person', async () => {
  const world = newWorld();
  const text = await newSender(world, phone);
  const email = await newSender(world, { address: 'support@example.com', channel: 'email' });
  const pool = await newPool(world, 'Support', text, email);
  await newSender(world, { ...phone, channel: 'whatsapp' });

  const { results } = await world.senders.resolveSenders({
    senderPoolId: pool.id,
    recipientAddresses: [ada, { ...ada, channel: 'WHATSAPP' }, { address: 'ada@example.com', channel: 'EMAIL' }],
    channels: { priority: [{ channel: 'EMAIL', priority: 0 }] },
  });

  expect(results.map(({ from, to, priority }) => [priority, from?.senderId, to?.channel])).toEqual([
    [0, email.id, 'EMAIL'],
    [1, text.id, 'PHONE'],
  ]);
});

test('resolveSenders looks among addresses of one’s own', async () => {
  const world = newWorld();
  const text = await newSender(world, phone);
  await newSender(world, { ...phone, address: '+12065550198' });

  const { results } = await world.senders.resolveSenders({
    senderAddresses: [{ address: '+12065550199', channel: 'SMS' }],
    recipientAddresses: [ada],
  });

  expect(results.map(({ from }) => from?.senderId)).toEqual([text.id]);
});

test('createSenderPool answers 202, and its operation leads to the pool', async () => {
  const world = newWorld();
  const sender = await newSender(world, phone);
  const request = { name: 'Support', tags: { the_team: 'one' } };

  const made = await world.pools.createSenderPool({
    ...request,
    senders: [{ senderId: sender.id }, { senderId: unknownSender }],
  });
  const before = await made.operation.refresh();
  await later();
  const after = await made.operation.wait({ deadlineMs: 5000 });
  const [pool] = await made.operation.resources().toArray({ limit: 2 });

  expect(responseOf(made)?.statusCode).toBe(202);
  expect(made.operationLocation).toContain(`/v1/SenderPools/Operations/${made.operationId}`);
  expect(before).toMatchObject({ status: 'PROCESSING', stats: { total: 2, queued: 2, created: 0, failed: 0 } });
  expect(after).toMatchObject({ status: 'COMPLETED', stats: { total: 2, queued: 0, created: 1, failed: 1 } });
  expect(pool).toMatchObject(request);
  expect(await world.pools.fetchOneSenderPool(pool?.id ?? '')).toEqual(pool);
});

test('operation takes up the making of a pool by what was kept of it', async () => {
  const { pools } = newWorld();
  const { operation } = await pools.createSenderPool({ name: 'Support' });
  const kept = JSON.parse(JSON.stringify(operation));
  await later();

  const again = pools.operation(kept);
  const { status } = await again.wait({ deadlineMs: 5000 });

  expect(status).toBe('COMPLETED');
  expect((await again.resources()).items).toHaveLength(1);
});

test('both dialects show the same pool with the same senders', async () => {
  const world = newWorld();
  const sender = await newSender(world, phone);
  const pool = await newPool(world, 'Support', sender);
  const agentPoolId = pool.id.replace('comms_senderpool_', 'agentpool_');

  const [agentPool, members] = await Promise.all([
    world.agents.fetchOneAgentPool(agentPoolId),
    world.agents.listAgentsInAgentPool(agentPoolId),
  ]);

  expect(agentPool).toMatchObject({ id: agentPoolId, friendlyName: 'Support', agentCount: 1 });
  expect(idsOf(members.items)).toEqual([sender.id.replace('comms_sender_', 'agent_')]);
});

test('listSenderPools gives what all its filters let through, the newest first', async () => {
  const world = newWorld();
  const old = await newPool(world, 'Old');
  const since = await now();
  await later();
  const young = await newPool(world, 'Young');

  const found = async (filters?: object): Promise<string[]> =>
    idsOf((await world.pools.listSenderPools(filters)).items);

  expect(await found()).toEqual(idsOf([young, old]));
  expect(await found({ startDate: since })).toEqual(idsOf([young]));
  expect(await found({ endDate: since })).toEqual(idsOf([old]));
  expect(idsOf(await world.pools.listSenderPools({ pageSize: 1 }).toArray({ limit: 10 }))).toEqual(idsOf([young, old]));
});

test('updateSenderPool changes name and tags, and leads to the pool', async () => {
  const world = newWorld();
  const { id } = await newPool(world, 'Support');

  const changed = await world.pools.updateSenderPool(id, { name: 'Sales', tags: { a: '1' } });

  expect(responseOf(changed)?.statusCode).toBe(202);
  expect(changed.resourceId).toBe(id);
  expect(await changed.resource.refresh()).toMatchObject({ id, name: 'Sales', tags: { a: '1' } });
  expect((await changed.resource.wait({ deadlineMs: 5000 })).name).toBe('Sales');
});

test('deleteSenderPool leaves the senders', async () => {
  const world = newWorld();
  const sender = await newSender(world, phone);
  const { id } = await newPool(world, 'Support', sender);

  const { resourceId, resource } = await world.pools.deleteSenderPool(id);
  await resource.waitUntilGone({ deadlineMs: 5000 });

  expect(resourceId).toBe(id);
  expect(await rejection(resource.refresh())).toMatchObject({ status: 404, code: 20404 });
  expect(idsOf((await world.senders.listSenders()).items)).toEqual([sender.id]);
});

test('addSenderToSenderPool adds one or several, and its operation says how many', async () => {
  const world = newWorld();
  const [one, two] = [await newSender(world, phone), await newSender(world, { ...phone, channel: 'whatsapp' })];
  const { id } = await newPool(world, 'Support');

  const added = await world.pools.addSenderToSenderPool(id, {
    senders: [{ senderId: one.id }, { senderId: two.id }, { senderId: unknownSender }],
  });
  await later();
  const { stats } = await added.operation.wait({ deadlineMs: 5000 });

  expect(responseOf(added)?.statusCode).toBe(202);
  expect(added.operationLocation).toContain(`/SenderPools/${id}/Senders/Operations/`);
  expect(stats).toEqual({ total: 3, queued: 0, created: 2, failed: 1 });
  expect(idsOf((await world.pools.listSendersInSenderPool(id)).items)).toEqual([two.id, one.id]);
});

test('the adding of senders to a pool that goes meanwhile is canceled, and waiting for it says so', async () => {
  const world = newWorld();
  const sender = await newSender(world, phone);
  const { id } = await newPool(world, 'Support');

  const { operation } = await world.pools.addSenderToSenderPool(id, { senders: [{ senderId: sender.id }] });
  await world.pools.deleteSenderPool(id);
  await later();
  const error = await rejection(operation.wait({ deadlineMs: 5000 }));

  expect(error).toBeInstanceOf(OperationError);
  expect(error).toMatchObject({ snapshot: { status: 'CANCELED', stats: { failed: 1 } } });
});

test('listSendersInSenderPool gives what all its filters let through', async () => {
  const world = newWorld();
  const text = await newSender(world, phone);
  const email = await newSender(world, { address: 'support@example.com', channel: 'email' });
  const { id } = await newPool(world, 'Support', text, email);

  const found = async (filters?: object): Promise<string[]> =>
    idsOf((await world.pools.listSendersInSenderPool(id, filters)).items);

  expect(await found()).toEqual(idsOf([email, text]));
  expect(await found({ channel: 'SMS', status: 'ACTIVATED' })).toEqual(idsOf([text]));
  expect(await found({ startDate: await now() })).toEqual([]);
  expect(idsOf(await world.pools.listSendersInSenderPool(id, { pageSize: 1 }).toArray({ limit: 5 }))).toEqual(
    idsOf([email, text]),
  );
});

test('removeSenderFromSenderPool leaves the sender, and works once', async () => {
  const world = newWorld();
  const sender = await newSender(world, phone);
  const { id } = await newPool(world, 'Support', sender);

  const { resourceId, resource } = await world.pools.removeSenderFromSenderPool(id, sender.id);

  expect(resourceId).toBe(sender.id);
  expect(await resource.refresh()).toEqual(sender);
  expect((await world.pools.listSendersInSenderPool(id)).items).toEqual([]);
  expect(await rejection(world.pools.removeSenderFromSenderPool(id, sender.id))).toMatchObject({ status: 404 });
});

test('listSenderPoolOperations and fetchOneSenderPoolOperation give what was begun', async () => {
  const { pools } = newWorld();
  const { operationId = '' } = await pools.createSenderPool();
  await later();
  const { operationId: next = '' } = await pools.createSenderPool();

  expect(idsOf((await pools.listSenderPoolOperations()).items)).toEqual([next, operationId]);
  expect(idsOf((await pools.listSenderPoolOperations({ status: 'COMPLETED' })).items)).toEqual([operationId]);
  expect(await pools.fetchOneSenderPoolOperation(next)).toMatchObject({ id: next, status: 'PROCESSING' });
});

test('a pool whose name is taken is a conflict', async () => {
  const world = newWorld();
  await newPool(world, 'Support');

  const error = await rejection(world.pools.createSenderPool({ name: 'Support' }));

  expect(error).toMatchObject({ status: 409, code: 20409, effect: 'none' });
  expect(fieldsOf(error)).toEqual(['name']);
});

const names = (count: number): { senderId: string }[] =>
  Array.from({ length: count }, (_, index) => ({ senderId: `comms_sender_${index}` }));

test.each<[string, string[], (world: World, pool: string) => PromiseLike<unknown>]>([
  ['senders.listSenders', ['channel'], ({ senders }) => senders.listSenders({ channel: 'PIGEON' })],
  ['senders.searchSenders', ['address'], ({ senders }) => senders.searchSenders({ address: '', channel: 'SMS' })],
  [
    'senders.resolveSenders',
    ['recipientAddresses'],
    ({ senders }) => senders.resolveSenders({ recipientAddresses: [] }),
  ],
  ['senderPools.createSenderPool', ['senders'], ({ pools }) => pools.createSenderPool({ senders: names(10_001) })],
  [
    'senderPools.listSenderPools',
    ['endDate'],
    ({ pools }) => pools.listSenderPools({ startDate: new Date(2), endDate: new Date(1) }),
  ],
  [
    'senderPools.updateSenderPool',
    ['tags.team'],
    ({ pools }, pool) => pools.updateSenderPool(pool, { tags: { team: 'x'.repeat(257) } }),
  ],
  [
    'senderPools.addSenderToSenderPool',
    ['senders'],
    ({ pools }, pool) => pools.addSenderToSenderPool(pool, { senders: names(1001) }),
  ],
  [
    'senderPools.listSendersInSenderPool',
    ['status'],
    ({ pools }, pool) => pools.listSendersInSenderPool(pool, { status: 'ASLEEP' }),
  ],
  [
    'senderPools.listSenderPoolOperations',
    ['status'],
    ({ pools }) => pools.listSenderPoolOperations({ status: 'ASLEEP' }),
  ],
])('%s is refused, and the field %j is named', async (name, fields, call) => {
  const world = newWorld();
  const { id } = await newPool(world, 'Support');

  const error = await rejection(call(world, id));

  expect(error).toMatchObject({ name: 'ApiError', operation: `v1.${name}`, status: 400, effect: 'none' });
  expect(fieldsOf(error)).toEqual(fields);
});

test.each<[string, (world: World) => PromiseLike<unknown>]>([
  ['senders.fetchOneSender', ({ senders }) => senders.fetchOneSender(unknownSender)],
  [
    'senders.resolveSenders',
    ({ senders }) => senders.resolveSenders({ recipientAddresses: [ada], senderPoolId: unknownPool }),
  ],
  ['senderPools.fetchOneSenderPool', ({ pools }) => pools.fetchOneSenderPool(unknownPool)],
  ['senderPools.updateSenderPool', ({ pools }) => pools.updateSenderPool(unknownPool, { name: 'Sales' })],
  ['senderPools.deleteSenderPool', ({ pools }) => pools.deleteSenderPool(unknownPool)],
  [
    'senderPools.addSenderToSenderPool',
    ({ pools }) => pools.addSenderToSenderPool(unknownPool, { senders: [{ senderId: unknownSender }] }),
  ],
  ['senderPools.listSendersInSenderPool', ({ pools }) => pools.listSendersInSenderPool(unknownPool)],
  [
    'senderPools.removeSenderFromSenderPool',
    ({ pools }) => pools.removeSenderFromSenderPool(unknownPool, unknownSender),
  ],
  [
    'senderPools.fetchOneSenderPoolOperation',
    ({ pools }) => pools.fetchOneSenderPoolOperation(`comms_operation_${ulid}`),
  ],
])('%s of what never was is refused with 404', async (name, call) => {
  const error = await rejection(call(newWorld()));

  expect(error).toMatchObject({ operation: `v1.${name}`, status: 404, code: 20404 });
});
