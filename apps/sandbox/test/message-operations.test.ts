import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { seededNumber } from '../src/seeded-number.ts';
import { call, countsOf, type Json, phone, phones, send, sumOf } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const operation = async (id: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/Messages/Operations/${id}`)).body;
const cancel = async (id: string) => await call(sandbox, 'POST', `/preview/Messages/Operations/${id}/Cancel`);
const statesOf = async (id: string): Promise<object[]> => {
  const { body } = await call(sandbox, 'GET', `/preview/Messages?operation_id=${id}&page_size=1000`);
  return body.messages.map((message: Json) => countsOf(message.delivery_status)).reverse();
};

test('a message is queued, then sent, then delivered, and the operation is completed by that', async () => {
  const { operationId } = await send(sandbox, phones(1));

  const atFirst = await operation(operationId);
  const seen = new Set<string>();
  for (let step = 0; step < 200; step += 1) {
    await sandbox.clock.advance(20);
    const { status, delivery } = await operation(operationId);
    seen.add(`${status} ${Object.keys(countsOf(delivery))}`);
  }

  expect(atFirst).toMatchObject({ status: 'processing', delivery: { total_count: 1, queued: { count: 1 } } });
  expect([...seen]).toEqual(['processing queued', 'processing sent', 'completed delivered']);
});

test('a message on a channel with read receipts is read after it was delivered; that keeps no operation open', async () => {
  const { operationId } = await send(sandbox, [{ address: '+12065550100', channel: 'whatsapp' }]);

  await sandbox.clock.advance(3100);
  const delivered = await operation(operationId);
  await sandbox.clock.advance(10_000);
  const read = await operation(operationId);

  expect([delivered.status, countsOf(delivered.delivery)]).toEqual(['completed', { delivered: 1 }]);
  expect([read.status, countsOf(read.delivery)]).toEqual(['completed', { read: 1 }]);
});

test('the counts add up to the total after every step, however far the clock goes', async () => {
  const special = ['+15005550001', '+15005551100', '+15005551201', '+15005551300', '+15005551005'].map((each) =>
    phone(each),
  );
  const { operationId } = await send(sandbox, [
    ...phones(300),
    ...special,
    { contact_id: '01h9krwprkeee8fzqspvwy6nq8' },
  ]);

  const sums: number[] = [];
  for (let step = 0; step < 80; step += 1) {
    await sandbox.clock.advance(Math.round(seededNumber(7, step) * 400));
    const { delivery } = await operation(operationId);
    const states = await statesOf(operationId);
    expect(Object.keys(delivery)).toHaveLength(8);
    expect(states.filter((state) => 'delivered' in state)).toHaveLength(delivery.delivered.count);
    sums.push(sumOf(delivery));
  }

  expect(new Set(sums)).toEqual(new Set([306]));
  expect(countsOf((await operation(operationId)).delivery)).toEqual({
    delivered: 301,
    read: 1,
    sent: 1,
    undelivered: 1,
    failed: 2,
  });
});

test.each([
  ['+15005550001', 'failed', 21211],
  ['+15005550002', 'failed', 21612],
  ['+15005550003', 'failed', 21408],
  ['+15005550004', 'failed', 21610],
  ['+15005550009', 'failed', 21614],
  ['+15005551201', 'undelivered', 30003],
  ['+15005551202', 'undelivered', 30004],
  ['+15005551203', 'undelivered', 30005],
  ['+15005551204', 'undelivered', 30006],
  ['+15005551205', 'undelivered', 30007],
  ['+15005551206', 'undelivered', 30008],
])('a message to %s ends %s with %i', async (number, state, code) => {
  const { operationId, messages } = await send(sandbox, [phone(number)]);

  await sandbox.clock.advance(60_000);

  const { body } = await call(sandbox, 'GET', `/preview/Messages/${messages[0].id}`);
  expect(countsOf(body.delivery_status)).toEqual({ [state]: 1 });
  expect(body.errors).toEqual([
    { code, message: expect.any(String), more_info: `https://www.twilio.com/docs/errors/${code}` },
  ]);
  expect((await operation(operationId)).status).toBe('completed');
});

test('why a message fails is not said before it has failed', async () => {
  const { messages } = await send(sandbox, [phone('+15005551201')]);

  expect(messages[0]).not.toHaveProperty('errors');
});

test('a message to +15005551000 is delivered at once', async () => {
  const { operationId } = await send(sandbox, [phone('+15005551000')]);

  await sandbox.clock.advance(0);

  expect(countsOf((await operation(operationId)).delivery)).toEqual({ delivered: 1 });
});

test('a message to +15005551030 is delivered after 30 seconds', async () => {
  const { operationId } = await send(sandbox, [phone('+15005551030')]);

  await sandbox.clock.advance(29_999);
  const before = await operation(operationId);
  await sandbox.clock.advance(1);
  const after = await operation(operationId);

  expect(countsOf(before.delivery)).toEqual({ sent: 1 });
  expect(countsOf(after.delivery)).toEqual({ delivered: 1 });
});

test('a message to +15005551300 stays sent, and its operation is completed', async () => {
  const { operationId } = await send(sandbox, [phone('+15005551300')]);

  await sandbox.clock.advance(86_400_000);

  expect(await operation(operationId)).toMatchObject({ status: 'completed', delivery: { sent: { count: 1 } } });
});

test.each([
  ['+15005550001', 21212],
  ['+15005550007', 21606],
  ['+15005550008', 21611],
])('from %s nothing is sent: all fails with %i, and so does the operation', async (address, code) => {
  const { operationId, messages } = await send(sandbox, phones(2), { from: { address, channel: 'tel' } });

  await sandbox.clock.advance(1);

  const { body } = await call(sandbox, 'GET', `/preview/Messages/${messages[0].id}`);
  expect(body.errors).toMatchObject([{ code }]);
  expect(await operation(operationId)).toMatchObject({ status: 'failed', delivery: { failed: { count: 2 } } });
});

test('a tag decides the outcome on any channel', async () => {
  const to = [{ address: 'ann', channel: 'chat' }, phone('+12065550100')];
  const { operationId } = await send(sandbox, to, { tags: { 'sandbox-outcome': 'undelivered:30007' } });

  await sandbox.clock.advance(60_000);

  expect(countsOf((await operation(operationId)).delivery)).toEqual({ undelivered: 2 });
});

test('a canceled operation stops what is queued, and what was sent goes on', async () => {
  const { operationId } = await send(sandbox, phones(400));
  await sandbox.clock.advance(700);
  const before = await operation(operationId);

  const canceled = await cancel(operationId);
  await sandbox.clock.advance(60_000);
  const after = await operation(operationId);

  const { queued, sent, delivered } = { queued: 0, sent: 0, delivered: 0, ...countsOf(before.delivery) };
  expect(queued).toBeGreaterThan(0);
  expect(sent).toBeGreaterThan(0);
  expect(canceled.body).toMatchObject({ id: operationId, status: 'canceled', delivery: { failed: { count: queued } } });
  expect(sumOf(canceled.body.delivery)).toBe(400);
  expect(after.status).toBe('canceled');
  expect(countsOf(after.delivery)).toEqual({ failed: queued, delivered: sent + delivered });
});

test('what was canceled says so on each message', async () => {
  const { operationId, messages } = await send(sandbox, phones(1));

  await cancel(operationId);

  const { body } = await call(sandbox, 'GET', `/preview/Messages/${messages[0].id}`);
  expect(countsOf(body.delivery_status)).toEqual({ failed: 1 });
  expect(body.errors).toMatchObject([{ code: 20409 }]);
});

test('an operation that has ended, or was canceled, or has nothing left to send, is not canceled: 409', async () => {
  const ended = await send(sandbox, phones(1));
  const sent = await send(sandbox, [phone('+15005551030')]);
  await sandbox.clock.advance(10_000);
  const canceled = await send(sandbox, phones(1));
  await cancel(canceled.operationId);

  const answers = [await cancel(ended.operationId), await cancel(sent.operationId), await cancel(canceled.operationId)];

  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    [409, 20409],
    [409, 20409],
    [409, 20409],
  ]);
});

test('operations are listed, the newest first, by time and by status', async () => {
  const old = await send(sandbox, phones(1));
  await sandbox.clock.advance(60_000);
  const canceled = await send(sandbox, phones(1));
  await cancel(canceled.operationId);
  const young = await send(sandbox, phones(1));

  const list = async (query = ''): Promise<string[]> => {
    const { body } = await call(sandbox, 'GET', `/preview/Messages/Operations?${query}`);
    return body.operations.map(({ id }: Json) => id);
  };

  expect(await list()).toEqual([young, canceled, old].map(({ operationId }) => operationId));
  expect(await list('status=completed')).toEqual([old.operationId]);
  expect(await list('status=canceled')).toEqual([canceled.operationId]);
  expect(await list('start_date=2026-01-31T09:30:30Z&status=processing')).toEqual([young.operationId]);
  expect(await list('end_date=2026-01-31T09:30:30Z')).toEqual([old.operationId]);
});

test('operations are paged', async () => {
  for (let count = 0; count < 3; count += 1) await send(sandbox, phones(1));

  const first = await call(sandbox, 'GET', '/preview/Messages/Operations?page_size=2');
  const second = await call(
    sandbox,
    'GET',
    `/preview/Messages/Operations?page_size=2&page_token=${first.body.pagination.next}`,
  );

  expect(first.body.operations).toHaveLength(2);
  expect(second.body.operations).toHaveLength(1);
  expect(second.body.pagination).toMatchObject({ page: 2, next: null });
});

test('an operation is found by its id without the prefix', async () => {
  const { operationId } = await send(sandbox, phones(1));

  expect((await operation(operationId.replace('operation_', ''))).id).toBe(operationId);
});

test('a message that is deleted on its way is still counted', async () => {
  const { operationId, messages } = await send(sandbox, phones(2));
  await call(sandbox, 'DELETE', `/preview/Messages/${messages[0].id}`);

  await sandbox.clock.advance(60_000);

  expect(await operation(operationId)).toMatchObject({ status: 'completed', delivery: { delivered: { count: 2 } } });
});
