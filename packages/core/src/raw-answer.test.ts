import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { type Fields, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { execute, type Operation, OutcomeUnknownError, readRaw, responseOf } from './index.ts';

const fetchRawNote: Operation<Fields, unknown> = { ...fetchNote, id: 'notes.fetchRawNote', read: readRaw };
const sendRawNote: Operation<Fields, unknown> = { ...fetchRawNote, id: 'notes.sendRawNote', method: 'POST' };
const document = { $id: 'a', created_at: '2026-01-02T00:00:00Z', properties: { first_name: { type: 'string' } } };

test('a JSON document keeps its names, and its dates stay texts', async () => {
  const { client } = answeringClient(json(document));

  const answer = await execute(client, fetchRawNote, { noteId: '1' });

  expect(answer).toEqual(document);
});

test.each(['application/schema+json', 'application/json; charset=utf-8', 'Application/JSON'])(
  'an answer of the type %s is read as JSON',
  async (type) => {
    const { client } = answeringClient(new Response('{"a_b":1}', { headers: { 'content-type': type } }));

    const answer = await execute(client, fetchRawNote, { noteId: '1' });

    expect(answer).toEqual({ a_b: 1 });
  },
);

test.each(['application/yaml', 'text/plain; note=application/json', 'application/jsonlines'])(
  'an answer of the type %s is given as its text',
  async (type) => {
    const { client } = answeringClient(new Response('{"a_b":1}', { headers: { 'content-type': type } }));

    const answer = await execute(client, fetchRawNote, { noteId: '1' });

    expect(answer).toBe('{"a_b":1}');
  },
);

test('the HTTP answer behind a raw document is known', async () => {
  const { client } = answeringClient(json(document, { headers: { 'twilio-request-id': 'RQ1' } }));

  const answer = await execute(client, fetchRawNote, { noteId: '1' });

  expect(responseOf(answer)?.requestId).toBe('RQ1');
});

test('a refusal of a raw document is read as every other', async () => {
  const { client } = answeringClient(json({ code: 20404, message: 'not found' }, { status: 404 }));

  const error = await rejection(execute(client, fetchRawNote, { noteId: '1' }));

  expect(error).toMatchObject({ name: 'ApiError', status: 404, code: 20404 });
});

test('what says to be JSON and is none fails the call', async () => {
  const { client } = answeringClient(new Response('{', { headers: { 'content-type': 'application/json' } }));

  const error = await rejection(execute(client, sendRawNote, { noteId: '1', text: 'a' }));

  expect(error).toBeInstanceOf(OutcomeUnknownError);
});
