import { expect, test } from 'vitest';
import { type Answer, answeringClient, json } from '../test/answering-client.ts';
import { rejection } from '../test/rejection.ts';
import {
  type AcceptedResource,
  type AcceptOperation,
  acceptResource,
  acceptSend,
  commsV1,
  execute,
  type ListOperation,
  type Operation,
  type ResourceHandle,
  type SendHandle,
  type SendOperation,
  TimeoutError,
} from './index.ts';

interface Thing {
  readonly id: string;
}

interface ThingPage {
  readonly things?: Thing[];
}

interface Accepted extends AcceptedResource {
  readonly resource: ResourceHandle<Thing>;
}

interface Started {
  readonly operationId?: string;
  readonly operation: SendHandle<Thing, Thing, Thing>;
}

const fetchThing: Operation<{ thingId: string }, Thing> = {
  id: 'things.fetchThing',
  api: commsV1,
  method: 'GET',
  path: '/Things/{thingId}',
  success: [200],
};

const createThing: AcceptOperation<object, Accepted, Thing> = {
  id: 'things.createThing',
  api: commsV1,
  method: 'POST',
  path: '/Things',
  success: [202],
  starts: { begin: acceptResource, fetch: fetchThing },
};

const fetchState: Operation<{ operationId: string }, Thing> = {
  id: 'things.fetchState',
  api: commsV1,
  method: 'GET',
  path: '/Things/Operations/{operationId}',
  success: [200],
};

const cancelThings: Operation<{ operationId: string }, AcceptedResource> = {
  id: 'things.cancelThings',
  api: commsV1,
  method: 'POST',
  path: '/Things/Operations/{operationId}/Cancel',
  success: [202],
};

const listThings: ListOperation<{ operationId?: string | undefined }, ThingPage, Thing> = {
  id: 'things.listThings',
  api: commsV1,
  method: 'GET',
  path: '/Things',
  success: [200],
  page: { items: 'things' },
};

const listProblems: ListOperation<{ operationId: string }, object, Thing> = {
  id: 'things.listProblems',
  api: commsV1,
  method: 'GET',
  path: '/Things/Operations/{operationId}/Errors',
  success: [200],
  page: { items: 'errors' },
};

const sendThings: SendOperation<object, Started, Thing, Thing, Thing> = {
  id: 'things.sendThings',
  api: commsV1,
  method: 'POST',
  path: '/Things',
  success: [202],
  starts: {
    begin: acceptSend,
    fetch: fetchState,
    cancel: cancelThings,
    resources: listThings,
    errors: listProblems,
  },
};

const missing = json({ errors: [] }, { status: 404 });

async function accept(answers: readonly Answer[]): Promise<{ accepted: Accepted; paths: () => string[] }> {
  const { client, requests } = answeringClient(answers);
  const accepted = await execute(client, createThing, { name: 'a' });
  return { accepted, paths: () => requests.map(({ url }) => new URL(url).pathname) };
}

test('a resource that is accepted is known by the body', async () => {
  const body = { resourceId: 'comms_thing_1', resourceLocation: 'https://x.test/v1/Things/comms_thing_1' };

  const { accepted } = await accept([json(body, { status: 202 })]);

  expect(accepted).toMatchObject(body);
  expect(accepted.resource.id).toBe('comms_thing_1');
  expect(JSON.stringify(accepted.resource)).toBe('{"id":"comms_thing_1"}');
});

test('a resource that is accepted is known by the header Location, where the body is empty', async () => {
  const headers = { location: 'https://x.test/v1/Things/comms_thing_2?x=1' };

  const { accepted } = await accept([new Response(null, { status: 202, headers })]);

  expect(accepted.resource.id).toBe('comms_thing_2');
  expect(accepted.resource.location).toBe(headers.location);
});

test('waiting for a resource asks until it is there', async () => {
  const made = json({ id: 'comms_thing_1' });
  const { accepted, paths } = await accept([json({ resourceId: 'comms_thing_1' }), missing, missing, made]);

  const thing = await accepted.resource.wait({ deadlineMs: 5000, minDelayMs: 1 });

  expect(thing).toEqual({ id: 'comms_thing_1' });
  expect(paths()).toEqual(['/v1/Things', ...Array(3).fill('/v1/Things/comms_thing_1')]);
});

test('waiting for a resource ends at its deadline', async () => {
  const { accepted } = await accept([json({ resourceId: 'comms_thing_1' }), missing]);

  const error = await rejection(accepted.resource.wait({ deadlineMs: 20, minDelayMs: 5 }));

  expect(TimeoutError.isInstance(error)).toBe(true);
});

test('waiting for a resource ends when the API refuses in another way than that it is not there', async () => {
  const { accepted } = await accept([json({ resourceId: 'comms_thing_1' }), json({}, { status: 403 })]);

  expect(await rejection(accepted.resource.wait({ deadlineMs: 5000 }))).toMatchObject({ status: 403 });
});

test('waiting for the end of a resource asks until it is gone', async () => {
  const there = json({ id: 'comms_thing_1' });
  const { accepted, paths } = await accept([json({ resourceId: 'comms_thing_1' }), there, there, missing]);

  await accepted.resource.waitUntilGone({ deadlineMs: 5000, minDelayMs: 1 });

  expect(paths()).toHaveLength(4);
});

test('waiting for the end of a resource that stays ends at its deadline', async () => {
  const { accepted } = await accept([json({ resourceId: 'comms_thing_1' }), json({ id: 'comms_thing_1' })]);

  const error = await rejection(accepted.resource.waitUntilGone({ deadlineMs: 20, minDelayMs: 5 }));

  expect(TimeoutError.isInstance(error)).toBe(true);
  expect(error).toHaveProperty('message', 'things.fetchThing: comms_thing_1 was still there after 20 ms.');
});

test('waiting for a resource without a deadline is refused', async () => {
  const { accepted } = await accept([json({ resourceId: 'comms_thing_1' })]);

  expect(await rejection(accepted.resource.wait({ deadlineMs: 0 }))).toHaveProperty(
    'message',
    'things.fetchThing: deadlineMs is missing.',
  );
});

test.each([
  ['the body', json({ operationId: 'comms_operation_1' }, { status: 202 })],
  ['the header operationId', new Response(null, { status: 202, headers: { operationId: 'comms_operation_1' } })],
  ['the header operation-id', new Response(null, { status: 202, headers: { 'operation-id': 'comms_operation_1' } })],
  ['its place', json({ operationLocation: 'https://x.test/v1/Things/1/Operations/comms_operation_1' })],
])('an operation that is accepted is known by %s', async (_, answer) => {
  const { client } = answeringClient(answer);

  const { operation } = await execute(client, sendThings, {});

  expect(operation.id).toBe('comms_operation_1');
});

test('an answer that only names the work has no list of what it makes', async () => {
  const { client } = answeringClient(json({ operationId: 'comms_operation_1' }, { status: 202 }));

  expect(Object.keys(await execute(client, sendThings, {}))).toEqual(['operationId', 'operation']);
});

test('the errors of an operation can be walked', async () => {
  const { client, requests } = answeringClient([
    json({ operationId: 'comms_operation_1' }),
    json({ errors: [{ id: 'a' }], pagination: { next: 'T2', self: 'T1' } }),
    json({ errors: [{ id: 'b' }], pagination: { next: null } }),
  ]);

  const { operation } = await execute(client, sendThings, {});
  const problems = await operation.errors().toArray({ limit: 10 });

  expect(problems).toEqual([{ id: 'a' }, { id: 'b' }]);
  expect(requests[2]?.url).toContain('/Things/Operations/comms_operation_1/Errors?pageToken=T2');
});

test('canceling asks for the state where the answer only names the work', async () => {
  const state = { id: 'comms_operation_1', status: 'CANCELED' };
  const { client } = answeringClient([
    json({ operationId: 'comms_operation_1' }),
    json({ resourceId: 'comms_operation_1' }, { status: 202 }),
    json(state),
  ]);

  const { operation } = await execute(client, sendThings, {});

  expect(await operation.cancel()).toEqual(state);
  expect(operation.last).toEqual(state);
});
