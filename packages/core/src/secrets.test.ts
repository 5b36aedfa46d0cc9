import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { answeringClient, connectionError, credentials, json } from '../test/answering-client.ts';
import { createNote, fetchNote, listNotes, sendNotes } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { bearerToken, createClient, execute, HttpClient, paginate, responseOf } from './index.ts';

const encoded = btoa(`${credentials.username}:${credentials.password}`);

/** All that a log could show of a value: its text, its JSON, and all that inspection finds, hidden things included. */
function shown(value: unknown): string {
  const stack = value instanceof Error ? value.stack : '';
  return [
    String(value),
    stack,
    JSON.stringify(value),
    inspect(value),
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: null }),
  ].join('\n');
}

function expectNoSecret(value: unknown): void {
  const text = shown(value);
  expect(text).not.toContain(credentials.password);
  expect(text).not.toContain(encoded);
  expect(text).not.toContain('token-is-secret');
}

test('a client shows no credentials', async () => {
  const { client } = answeringClient(json({}));
  await execute(client, fetchNote, { noteId: 'a' });

  expectNoSecret(client);
  expectNoSecret(client.withOptions({ timeoutMs: 1 }));
});

test('a client with a token shows no token, before and after it was used', async () => {
  const security = bearerToken(async () => await Promise.resolve({ token: 'token-is-secret' }));
  const { client } = answeringClient(json({}), { security });
  await execute(client, fetchNote, { noteId: 'a' });

  expectNoSecret(client);
  expectNoSecret(security);
});

test('an HTTP client shows no credentials', async () => {
  const { client, httpClient } = answeringClient(json({}));
  await execute(client, fetchNote, { noteId: 'a' });

  expectNoSecret(httpClient);
  expectNoSecret(httpClient.clone());
  expectNoSecret(createClient({ security: credentials, httpClient: new HttpClient() }));
});

test('a result and its response show no credentials', async () => {
  const { client } = answeringClient(json({ id: 'a' }));

  const note = await execute(client, fetchNote, { noteId: 'a' });

  expectNoSecret(note);
  expectNoSecret(responseOf(note));
});

test.each([
  ['a refusal', json({ code: 1, message: 'no' }, { status: 400 })],
  ['a rejection of the credentials', json({ message: 'no' }, { status: 401 })],
  ['a server that fails', json({}, { status: 500 })],
  ['a lost connection', connectionError('ECONNRESET')],
  ['a refused connection', connectionError('ECONNREFUSED')],
  ['an answer that is no JSON', new Response('{', { headers: { 'content-type': 'application/json' } })],
])('the error for %s shows no credentials, its causes included', async (_, answer) => {
  const { client } = answeringClient(answer, { retry: false });

  expectNoSecret(await rejection(execute(client, fetchNote, { noteId: 'a' })));
  expectNoSecret(await rejection(execute(client, createNote, {})));
});

test('the error for a request that cannot be sent shows no credentials', async () => {
  const { client } = answeringClient(json({}));

  expectNoSecret(await rejection(execute(client, fetchNote, {})));
});

test('a list and its pages show no credentials', async () => {
  const { client } = answeringClient(json({ notes: [{ id: 'a' }] }));
  const list = paginate(client, listNotes, {});

  expectNoSecret(await list);
  expectNoSecret({ list: { ...list } });
});

test('a handle shows no credentials', async () => {
  const { client } = answeringClient(json({ notes: [] }, { headers: { 'operation-id': 'operation_1' } }));

  const sent = await execute(client, sendNotes, {});

  expectNoSecret(sent);
  expectNoSecret(sent['operation']);
});
