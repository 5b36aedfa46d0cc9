import { ApiError, HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { SenderPools } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly pools: SenderPools;
  readonly sent: readonly Sent[];
}

/** The client before a server that gives one answer after the other, and the last one again and again. */
function answering(...answers: [Response, ...Response[]]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/v1', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  const options = { security: { username: 'AC1', password: 'x' }, httpClient, retry: { baseDelayMs: 0 } };
  return { pools: new SenderPools(options), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const at = since.toISOString();
const id = 'comms_senderpool_01h9krwprkeee8fzqspvwy6nq8';
const senderId = 'comms_sender_01h9krwprkeee8fzqspvwy6nq8';
const operationId = 'comms_operation_01h9krwprkeee8fzqspvwy6nq8';
const base = 'https://comms.twilio.com/v1';

interface Row {
  readonly name: string;
  readonly call: (pools: SenderPools) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'createSenderPool',
    call: async (pools) =>
      await pools.createSenderPool({ name: 'Support', senders: [{ senderId }], tags: { my_team: 'support' } }),
    sent: {
      method: 'POST',
      path: '/SenderPools',
      body: { name: 'Support', senders: [{ senderId }], tags: { my_team: 'support' } },
    },
  },
  {
    name: 'listSenderPools',
    call: (pools) =>
      pools.listSenderPools({ operationId, startDate: since, endDate: since, pageSize: 5, pageToken: 'PT' }),
    sent: {
      method: 'GET',
      path: `/SenderPools?operationId=${operationId}&startDate=2026-01-02T00%3A00%3A00.000Z&endDate=2026-01-02T00%3A00%3A00.000Z&pageSize=5&pageToken=PT`,
      body: undefined,
    },
  },
  {
    name: 'listSenderPools without filters',
    call: (pools) => pools.listSenderPools(),
    sent: { method: 'GET', path: '/SenderPools', body: undefined },
  },
  {
    name: 'fetchOneSenderPool',
    call: async (pools) => await pools.fetchOneSenderPool(id),
    sent: { method: 'GET', path: `/SenderPools/${id}`, body: undefined },
  },
  {
    name: 'updateSenderPool',
    call: async (pools) => await pools.updateSenderPool(id, { name: 'Sales', tags: { my_team: 'sales' } }),
    sent: { method: 'PATCH', path: `/SenderPools/${id}`, body: { name: 'Sales', tags: { my_team: 'sales' } } },
  },
  {
    name: 'deleteSenderPool',
    call: async (pools) => await pools.deleteSenderPool(id),
    sent: { method: 'DELETE', path: `/SenderPools/${id}`, body: undefined },
  },
  {
    name: 'addSenderToSenderPool',
    call: async (pools) =>
      await pools.addSenderToSenderPool(id, { senders: [{ senderId }, { senderId: 'comms_sender_2' }] }),
    sent: {
      method: 'POST',
      path: `/SenderPools/${id}/Senders`,
      body: [{ senderId }, { senderId: 'comms_sender_2' }],
    },
  },
  {
    name: 'listSendersInSenderPool',
    call: (pools) =>
      pools.listSendersInSenderPool(id, { channel: 'SMS', status: 'ACTIVATED', startDate: since, pageSize: 5 }),
    sent: {
      method: 'GET',
      path: `/SenderPools/${id}/Senders?channel=SMS&status=ACTIVATED&startDate=2026-01-02T00%3A00%3A00.000Z&pageSize=5`,
      body: undefined,
    },
  },
  {
    name: 'removeSenderFromSenderPool',
    call: async (pools) => await pools.removeSenderFromSenderPool(id, senderId),
    sent: { method: 'DELETE', path: `/SenderPools/${id}/Senders/${senderId}`, body: undefined },
  },
  {
    name: 'listSenderPoolOperations',
    call: (pools) => pools.listSenderPoolOperations({ status: 'PROCESSING', endDate: since }),
    sent: {
      method: 'GET',
      path: '/SenderPools/Operations?status=PROCESSING&endDate=2026-01-02T00%3A00%3A00.000Z',
      body: undefined,
    },
  },
  {
    name: 'fetchOneSenderPoolOperation',
    call: async (pools) => await pools.fetchOneSenderPoolOperation(operationId),
    sent: { method: 'GET', path: `/SenderPools/Operations/${operationId}`, body: undefined },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { pools, sent } = answering(Response.json({}));

  await call(pools);

  expect(sent).toEqual([expected]);
});

test('fetchOneSenderPool gives the pool with its dates, and with its tags as they came', async () => {
  const { pools } = answering(
    Response.json({ id, name: 'Support', tags: { my_team: 'a' }, createdAt: at, updatedAt: at }),
  );

  const pool = await pools.fetchOneSenderPool(id);

  expect(pool).toEqual({ id, name: 'Support', tags: { my_team: 'a' }, createdAt: since, updatedAt: since });
  expect(responseOf(pool)?.statusCode).toBe(200);
});

test('createSenderPool gives a handle that waits, and lists the pool that was made', async () => {
  const operationLocation = `${base}/SenderPools/Operations/${operationId}`;
  const { pools, sent } = answering(
    Response.json({ operationId, operationLocation }, { status: 202 }),
    Response.json({ id: operationId, status: 'COMPLETED', stats: { total: 2, queued: 0, created: 1, failed: 1 } }),
    Response.json({ senderPools: [{ id }], pagination: { next: null } }),
  );

  const made = await pools.createSenderPool({ name: 'Support' });
  const { stats } = await made.operation.wait({ deadlineMs: 1000 });
  const found = await made.operation.resources().toArray({ limit: 2 });

  expect(made).toMatchObject({ operationId, operationLocation });
  expect(stats).toEqual({ total: 2, queued: 0, created: 1, failed: 1 });
  expect(found).toEqual([{ id }]);
  expect(sent.map(({ path }) => path)).toEqual([
    '/SenderPools',
    `/SenderPools/Operations/${operationId}`,
    `/SenderPools?operationId=${operationId}`,
  ]);
});

test('the operation of added senders is followed by its id, whatever its location says', async () => {
  const operationLocation = `${base}/SenderPools/${id}/Senders/Operations/${operationId}`;
  const { pools, sent } = answering(
    Response.json({ operationId, operationLocation }, { status: 202 }),
    Response.json({ id: operationId, status: 'COMPLETED' }),
  );

  const { operation } = await pools.addSenderToSenderPool(id, { senders: [{ senderId }] });
  await operation.refresh();

  expect(sent[1]?.path).toBe(`/SenderPools/Operations/${operationId}`);
});

test('a location alone is enough to follow the operation of added senders', async () => {
  const operationLocation = `${base}/SenderPools/${id}/Senders/Operations/${operationId}`;
  const { pools } = answering(Response.json({ operationLocation }, { status: 202 }));

  const { operation } = await pools.addSenderToSenderPool(id, { senders: [{ senderId }] });

  expect(operation.toJSON()).toEqual({ id: operationId });
});

test('operation takes up the making of a pool again, and shows the state that was seen last', async () => {
  const { pools, sent } = answering(
    Response.json({ id: operationId, status: 'COMPLETED', createdAt: at }),
    Response.json({ senderPools: [{ id }] }),
  );

  const operation = pools.operation({ id: operationId });
  await operation.refresh();
  const found = await operation.resources().toArray({ limit: 1 });

  expect(operation.last).toEqual({ id: operationId, status: 'COMPLETED', createdAt: since });
  expect(found).toEqual([{ id }]);
  expect(sent[1]?.path).toBe(`/SenderPools?operationId=${operationId}`);
});

test('updateSenderPool gives a handle to the pool that is changed', async () => {
  const resourceLocation = `${base}/SenderPools/${id}`;
  const { pools, sent } = answering(
    Response.json({ resourceId: id, resourceLocation }, { status: 202 }),
    Response.json({ id, name: 'Sales' }),
  );

  const { resourceId, resource } = await pools.updateSenderPool(id, { name: 'Sales' });
  const pool = await resource.refresh();

  expect(resourceId).toBe(id);
  expect(resource).toMatchObject({ id, location: resourceLocation });
  expect(pool.name).toBe('Sales');
  expect(sent[1]?.path).toBe(`/SenderPools/${id}`);
});

test('removeSenderFromSenderPool gives a handle to the sender, which stays', async () => {
  const { pools, sent } = answering(
    Response.json({ resourceId: senderId, resourceLocation: `${base}/SenderPools/${id}/Senders/${senderId}` }),
    Response.json({ id: senderId, channel: 'SMS' }),
  );

  const { resource } = await pools.removeSenderFromSenderPool(id, senderId);

  expect((await resource.refresh()).channel).toBe('SMS');
  expect(sent[1]?.path).toBe(`/Senders/${senderId}`);
});

test('listSendersInSenderPool goes on to the next page of the same pool', async () => {
  const { pools, sent } = answering(
    Response.json({ senders: [{ id: 'comms_sender_2' }], pagination: { next: 'PT2', self: 'PT1' } }),
    Response.json({ senders: [{ id: 'comms_sender_1' }], pagination: { next: null, self: 'PT2' } }),
  );

  const all = await pools.listSendersInSenderPool(id, { channel: 'SMS' }).toArray({ limit: 10 });

  expect(all).toEqual([{ id: 'comms_sender_2' }, { id: 'comms_sender_1' }]);
  expect(sent[1]?.path).toBe(`/SenderPools/${id}/Senders?channel=SMS&pageToken=PT2`);
});

test.each([
  ['updateSenderPool', async (pools: SenderPools) => await pools.updateSenderPool(id, { name: 'Sales' })],
  ['deleteSenderPool', async (pools: SenderPools) => await pools.deleteSenderPool(id)],
])('%s is made again when its answer is lost, since that changes nothing more', async (_, call) => {
  const { pools, sent } = answering(Response.json({}, { status: 502 }), Response.json({ resourceId: id }));

  expect((await call(pools)).resource.id).toBe(id);
  expect(sent).toHaveLength(2);
});

test.each([
  ['v1.senderPools.listSenderPools', async (pools: SenderPools) => await pools.createSenderPool()],
  [
    'v1.senderPools.listSendersInSenderPool',
    async (pools: SenderPools) => await pools.addSenderToSenderPool(id, { senders: [{ senderId }] }),
  ],
])('what may have been done is not done again, but searched for with %s', async (operation, call) => {
  const { pools, sent } = answering(Response.json({}, { status: 502 }));

  const error: unknown = await call(pools).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ searchFor: { operation } });
  expect(sent).toHaveLength(1);
});

test('a pool that is in conflict with another is an ApiError with the status 409', async () => {
  const problem = { code: 20409, message: 'name is that of another pool', context: '$.name' };
  const { pools } = answering(Response.json({ errors: [problem] }, { status: 409 }));

  const error: unknown = await pools.createSenderPool({ name: 'Support' }).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 409, code: 20409, effect: 'none', errors: [{ field: 'name' }] });
});

test('more than ten tags are refused before the wire', async () => {
  const { pools, sent } = answering(Response.json({}));
  const tags = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`tag${index}`, 'x']));

  await expect(pools.createSenderPool({ tags })).rejects.toThrow(/tags/);

  expect(sent).toEqual([]);
});
