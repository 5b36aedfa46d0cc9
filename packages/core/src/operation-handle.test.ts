import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { type Fields, sendNotes } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import {
  type Client,
  ConfigurationError,
  execute,
  type OperationHandle,
  operationHandle,
  type StartTask,
  type TaskHandle,
} from './index.ts';

/** Sends, and reads the handle out of the answer. */
async function sentHandle(answer: Response): Promise<{ id: unknown; sent: Fields }> {
  const { client } = answeringClient(answer);
  const sent = await execute(client, sendNotes, {});
  return { id: Reflect.get(Object(sent['operation']), 'id'), sent };
}

function handleOf(client: Client, from: string | { id: string } = 'operation_1'): OperationHandle<Fields, Fields> {
  return operationHandle(client, sendNotes.starts, from);
}

const location = 'https://comms.twilio.com/preview/Notes/Operations/operation_1';

test.each([
  ['operationId of the body', { operationId: 'operation_1' }, {}],
  ['operation_id of the body', { operation_id: 'operation_1' }, {}],
  ['operation_location of the body', { operation_location: location }, {}],
  ['statusUrl of the body', { statusUrl: location }, {}],
  ['the header operation-id', {}, { 'operation-id': 'operation_1' }],
  ['the header Operation-Id', {}, { 'Operation-Id': 'operation_1' }],
  ['the header operationId', {}, { operationId: 'operation_1' }],
  ['the header operation-location', {}, { 'operation-location': location }],
  ['a location with a query', {}, { 'operation-location': `${location}?expand=delivery/all` }],
  ['a location with a slash at its end', {}, { 'operation-location': `${location}/` }],
  ['a location without a host', {}, { 'operation-location': '/preview/Notes/Operations/operation_1' }],
])('the id of an operation is taken from %s', async (_, body, headers) => {
  const { id } = await sentHandle(json(body, { status: 202, headers: new Headers(Object.entries(headers)) }));

  expect(id).toBe('operation_1');
});

test('the id of the body wins over the headers', async () => {
  const { id } = await sentHandle(json({ operation_id: 'body' }, { headers: { 'operation-id': 'header' } }));

  expect(id).toBe('body');
});

test.each([200, 201, 202])('an answer with status %i gives what was made, and a handle', async (status) => {
  const { id, sent } = await sentHandle(
    json({ notes: [{ id: 'a', created_at: '2026-01-02T00:00:00Z' }] }, { status, headers: { 'operation-id': 'o' } }),
  );

  expect(sent['notes']).toEqual([{ id: 'a', createdAt: new Date(Date.UTC(2026, 0, 2)) }]);
  expect(id).toBe('o');
});

test('a 202 without a body gives an empty list, and a handle', async () => {
  const { id, sent } = await sentHandle(new Response(null, { status: 202, headers: { 'operation-id': 'o' } }));

  expect(sent['notes']).toEqual([]);
  expect(id).toBe('o');
});

test('the sent answer as JSON holds the id of its operation', async () => {
  const { sent } = await sentHandle(json({ notes: [] }, { headers: { 'operation-id': 'o' } }));

  expect(JSON.parse(JSON.stringify(sent))).toEqual({ notes: [], operation: { id: 'o' } });
});

test('an answer that names no operation gives a handle whose use says so', async () => {
  const { client, requests } = answeringClient(json({ notes: [] }, { status: 202 }));
  const sent = await execute(client, sendNotes, {});
  const handle = handleOf(client, JSON.parse(JSON.stringify(sent['operation'])));

  expect(sent['notes']).toEqual([]);
  for (const use of [() => handle.refresh(), () => handle.cancel(), () => handle.wait({ deadlineMs: 1000 })]) {
    const error = await rejection(use);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toHaveProperty('message', expect.stringContaining('operationId'));
  }
  expect(requests).toHaveLength(1);
});

test('refresh gets the state, and `last` keeps it', async () => {
  const { client, requests } = answeringClient(json({ status: 'processing', updated_at: '2026-01-02T00:00:00Z' }));
  const handle = handleOf(client);
  const before = handle.last;

  const state = await handle.refresh();

  expect(before).toBeUndefined();
  expect(state).toEqual({ status: 'processing', updatedAt: new Date(Date.UTC(2026, 0, 2)) });
  expect(handle.last).toBe(state);
  expect(requests[0]).toMatchObject({ method: 'GET', url: location });
});

test('cancel cancels, and `last` keeps the state', async () => {
  const { client, requests } = answeringClient(json({ status: 'canceled' }));
  const handle = handleOf(client);

  const state = await handle.cancel({ headers: { 'x-team': 'a' } });

  expect(state).toEqual({ status: 'canceled' });
  expect(handle.last).toBe(state);
  expect(requests[0]).toMatchObject({ method: 'POST', url: `${location}/Cancel` });
  expect(requests[0]?.headers.get('x-team')).toBe('a');
});

test('resources lists what the work made', async () => {
  const { client, requests } = answeringClient(json({ notes: [{ id: 'a' }] }));

  const items = await handleOf(client).resources().toArray({ limit: 10 });

  expect(items).toEqual([{ id: 'a' }]);
  expect(requests[0]?.url).toBe('https://comms.twilio.com/preview/Notes?operation_id=operation_1');
});

test('work is taken up again by its id, and by a handle that was kept as JSON', async () => {
  const { client, requests } = answeringClient(json({ status: 'completed' }));
  const kept = JSON.parse(JSON.stringify(handleOf(client)));

  await handleOf(client, kept).refresh();
  await handleOf(client, kept.id).refresh();

  expect(kept).toEqual({ id: 'operation_1' });
  expect(requests.map(({ url }) => url)).toEqual([location, location]);
});

test('a handle is not thenable: awaiting it waits for nothing', async () => {
  const { client, requests } = answeringClient(json({}));
  const handle = handleOf(client);

  expect(await handle).toBe(handle);
  expect(handle).not.toHaveProperty('then');
  expect(requests).toHaveLength(0);
});

test('work of which only the state can be asked for has a handle that does no more', async () => {
  const { client, requests } = answeringClient([
    json({ statusUrl: location }, { status: 202 }),
    json({ status: 'COMPLETED' }),
  ]);
  const { begin, fetch } = sendNotes.starts;
  const startTask: StartTask<Fields, { operation: TaskHandle<Fields> }, Fields> = {
    id: 'notes.startTask',
    api: sendNotes.api,
    method: 'POST',
    path: '/Notes',
    success: [202],
    starts: { begin, fetch },
  };

  const { operation } = await execute(client, startTask, {});
  const status = await operation.wait({ deadlineMs: 1000 });

  expect(status).toEqual({ status: 'COMPLETED' });
  expect(Object.keys(operation).sort()).toEqual(['id', 'last', 'refresh', 'toJSON', 'updates', 'wait']);
  expect(requests[1]?.url).toBe(location);
});
