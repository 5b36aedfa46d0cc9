import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { fetchNote, listNotes, type Note, sendNotes } from '../test/note-operations.ts';
import { execute, paginate, responseOf } from './index.ts';

async function fetched(headers: Record<string, string> = {}): Promise<Note> {
  const { client } = answeringClient([json({}, { status: 500 }), json({ id: 'a', text: 'é' }, { headers })], {
    retry: { baseDelayMs: 0 },
  });
  return await execute(client, fetchNote, { noteId: 'a' });
}

test('responseOf gives the HTTP answer behind a result', async () => {
  const note = await fetched({ 'twilio-request-id': 'RQ1', 'x-some': 'y' });

  const info = responseOf(note);

  expect(info).toMatchObject({ statusCode: 200, contentType: 'application/json', requestId: 'RQ1', attempts: 2 });
  expect(info?.headers.get('x-some')).toBe('y');
});

test('the request id is read from x-request-id too', async () => {
  expect(responseOf(await fetched({ 'x-request-id': 'RQ2' }))?.requestId).toBe('RQ2');
});

test('an answer without a request id has none', async () => {
  expect(responseOf(await fetched())?.requestId).toBeUndefined();
});

test('the raw response can be read once for each time that it is asked for', async () => {
  const note = await fetched();

  const texts = [await responseOf(note)?.rawResponse.text(), await responseOf(note)?.rawResponse.json()];

  expect(texts).toEqual(['{"id":"a","text":"é"}', { id: 'a', text: 'é' }]);
});

test.each([undefined, null, 1, 'text', {}, [], new Response()])(
  'responseOf gives undefined for what is no result',
  (value) => {
    expect(responseOf(value)).toBeUndefined();
  },
);

test('what responseOf finds is seen neither in JSON, nor in a copy, nor in a comparison', async () => {
  const note = await fetched();

  expect(note).toStrictEqual({ id: 'a', text: 'é' });
  expect(JSON.stringify(note)).toBe('{"id":"a","text":"é"}');
  expect(Reflect.ownKeys({ ...note })).toEqual(['id', 'text']);
  expect(responseOf({ ...note })).toBeUndefined();
});

test('responseOf knows the page of a list, and the answer that started work', async () => {
  const { client } = answeringClient(json({ notes: [] }, { headers: { 'operation-id': 'o' } }));

  expect(responseOf(await paginate(client, listNotes, {}))?.statusCode).toBe(200);
  expect(responseOf(await execute(client, sendNotes, {}))?.statusCode).toBe(200);
});
