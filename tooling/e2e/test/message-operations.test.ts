import { createClient, execute, paginate } from '@comms/core';
import { type MessageOperation, Messages } from '@comms/messages';
import { cancelMessageOperation, fetchOneMessageOperation, listMessageOperations } from '@comms/messages/operations';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { numbers, rejection, type Sandboxed, sandboxed, textTo } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let messages: Messages;
beforeAll(async () => {
  sandbox = await sandboxed();
});
beforeEach(async () => {
  await sandbox.control('PUT', '/clock', { mode: 'scaled', scale: 50 });
  messages = new Messages(sandbox.newAccount());
});
afterAll(async () => await sandbox.close());

const fast = { deadlineMs: 20_000, minDelayMs: 5, maxDelayMs: 20 };
const unknownId = 'operation_00000000000000000000000000';

/** The counts of all states of a delivery, added up. */
function counted({ delivery }: MessageOperation): number {
  const { totalCount: _, ...states } = delivery ?? {};
  return Object.values(states).reduce((sum, state) => sum + (state?.count ?? 0), 0);
}

test('waiting gives the last state, in which every message is counted', async () => {
  const sent = await messages.sendMessages(textTo(numbers(20)));

  const done = await sent.operation.wait(fast);

  expect(done).toMatchObject({ id: sent.operation.id, status: 'completed', delivery: { totalCount: 20 } });
  expect(counted(done)).toBe(20);
  expect(sent.operation.last).toEqual(done);
});

test('every outcome is counted in the state where it ended', async () => {
  const known = ['+15005550001', '+15005551100', '+15005551201', '+15005551300'];
  const { operation } = await messages.sendMessages(textTo([...known, ...numbers(2)]));

  const done = await operation.wait(fast);

  expect(done.delivery).toMatchObject({ failed: { count: 1 }, undelivered: { count: 1 }, sent: { count: 1 } });
  expect((done.delivery?.delivered?.count ?? 0) + (done.delivery?.read?.count ?? 0)).toBe(3);
});

test('waiting for a send whose sender cannot send fails, and shows its last state', async () => {
  const from = { address: '+15005550007', channel: 'tel' };
  const sent = await messages.sendMessages({ ...textTo(numbers(2)), from });

  const error = await rejection(sent.operation.wait(fast));

  expect(error).toMatchObject({
    name: 'OperationError',
    snapshot: { status: 'failed', delivery: { failed: { count: 2 } } },
  });
});

test('updates come until the end, and in each of them the counts add up', async () => {
  const sent = await messages.sendMessages(textTo(numbers(30)));
  const states: MessageOperation[] = [];

  for await (const state of sent.operation.updates(fast)) states.push(state);

  expect(states.length).toBeGreaterThan(1);
  expect(states.map(counted)).toEqual(states.map(() => 30));
  expect(states[0]?.status).toBe('processing');
  expect(states.at(-1)?.status).toBe('completed');
});

test('an operation is taken up again by its id, and by what was kept of it as JSON', async () => {
  const sent = await messages.sendMessages(textTo(numbers(2)));
  const kept = JSON.parse(JSON.stringify(sent.operation));

  const byId = await messages.operation(sent.operation.id).wait(fast);
  const byReference = await messages.operation(kept).wait(fast);

  expect(byId.id).toBe(sent.operation.id);
  expect(byReference.id).toBe(sent.operation.id);
});

test('an operation lists the messages that it made, and no others', async () => {
  await messages.sendMessages(textTo(numbers(5)));
  const sent = await messages.sendMessages(textTo(numbers(3)));

  const made = await sent.operation.resources().toArray({ limit: 100 });

  expect(made.map(({ id }) => id).toSorted()).toEqual(sent.messages.map(({ id }) => id).toSorted());
});

test('a wait that takes longer than its deadline ends, and the operation goes on', async () => {
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
  const sent = await messages.sendMessages(textTo(numbers(1)));

  const error = await rejection(sent.operation.wait({ ...fast, deadlineMs: 60 }));
  await sandbox.control('PUT', '/clock', { mode: 'scaled', scale: 50 });

  expect(error).toMatchObject({ name: 'TimeoutError' });
  expect((await sent.operation.wait(fast)).status).toBe('completed');
});

test('a cancel stops what is unsent: nothing of it is delivered later', async () => {
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
  const sent = await messages.sendMessages(textTo(numbers(10)));

  const canceled = await sent.operation.cancel();
  await sandbox.control('PUT', '/clock', { mode: 'scaled', scale: 50 });
  const later = await sent.operation.refresh();

  expect(canceled.status).toBe('canceled');
  expect(later.delivery).toMatchObject({ delivered: { count: 0 }, failed: { count: 10 } });
});

test('waiting for an operation that was canceled fails, and shows its last state', async () => {
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
  const sent = await messages.sendMessages(textTo(numbers(1)));
  await sent.operation.cancel();

  const error = await rejection(sent.operation.wait(fast));

  expect(error).toMatchObject({ name: 'OperationError', snapshot: { status: 'canceled' } });
  expect((await sent.operation.wait({ ...fast, until: 'settled' })).status).toBe('canceled');
});

test('an operation that has ended cannot be canceled', async () => {
  const sent = await messages.sendMessages(textTo(numbers(1)));
  await sent.operation.wait(fast);

  const error = await rejection(messages.cancelMessageOperation(sent.operation.id));

  expect(error).toMatchObject({ name: 'ApiError', status: 409, operation: 'messages.cancelMessageOperation' });
});

test('an operation that never was can neither be fetched nor canceled', async () => {
  expect(await rejection(messages.fetchOneMessageOperation(unknownId))).toMatchObject({ status: 404, code: 20404 });
  expect(await rejection(messages.cancelMessageOperation(unknownId))).toMatchObject({ status: 404, code: 20404 });
});

test('operations are listed by their status', async () => {
  const ended = await messages.sendMessages(textTo(numbers(1)));
  await ended.operation.wait(fast);
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
  const running = await messages.sendMessages(textTo(numbers(1)));

  const completed = await messages.listMessageOperations({ status: 'completed' });
  const processing = await messages.listMessageOperations({ status: 'processing' });

  expect(completed.operations.map(({ id }) => id)).toEqual([ended.operation.id]);
  expect(processing.operations.map(({ id }) => id)).toEqual([running.operation.id]);
});

test('operations are listed by when they were created, the newest first', async () => {
  const first = await messages.sendMessages(textTo(numbers(1)));
  await new Promise((resolve) => setTimeout(resolve, 10));
  const second = await messages.sendMessages(textTo(numbers(1)));
  const border = (await second.operation.refresh()).createdAt ?? new Date();

  const before = await messages.listMessageOperations({ endDate: border });
  const after = await messages.listMessageOperations({ startDate: new Date(border.getTime() - 1) });
  const all = await messages.listMessageOperations();

  expect(before.operations.map(({ id }) => id)).toEqual([first.operation.id]);
  expect(after.operations.map(({ id }) => id)).toEqual([second.operation.id]);
  expect(all.operations.map(({ id }) => id)).toEqual([second.operation.id, first.operation.id]);
});

test('`execute` and `paginate` follow operations as the class does', async () => {
  const account = sandbox.newAccount();
  const client = createClient(account);
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
  const { operation } = await new Messages(client).sendMessages(textTo(numbers(1)));

  const fetched = await execute(client, fetchOneMessageOperation, { operationId: operation.id });
  const listed = await paginate(client, listMessageOperations, {});
  const canceled = await execute(client, cancelMessageOperation, { operationId: operation.id });

  expect([fetched.status, canceled.status]).toEqual(['processing', 'canceled']);
  expect(listed.operations.map(({ id }) => id)).toEqual([operation.id]);
});
