import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createNote, deleteNote, type Fields, fetchNote, replaceNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ApiError, execute, type Operation } from './index.ts';

function redirect(location: string, status = 307): Response {
  return new Response(null, { status, headers: { location } });
}

test.each([301, 302, 303, 307, 308])('a GET follows a redirect with status %i to its own server', async (status) => {
  const { client, requests } = answeringClient([redirect('/else?x=1', status), json({ id: 'a' })]);

  const note = await execute(client, fetchNote, { noteId: 'a' });

  expect(note).toEqual({ id: 'a' });
  expect(requests[1]?.url).toBe('https://comms.twilio.com/else?x=1');
  expect(requests[1]?.headers.get('authorization')).toBe(requests[0]?.headers.get('authorization'));
});

test.each([
  'https://evil.example.com/x',
  '//evil.example.com/x',
  'http://comms.twilio.com/x',
  'https://comms.twilio.com:444/x',
  'https://comms.twilio.com.evil.example.com/',
  'https://comms.twilio.com@evil.example.com/',
  'data:application/json,{}',
])('a redirect to %s is not followed, so nothing is sent there', async (location) => {
  const { client, requests } = answeringClient([redirect(location), json({})]);

  const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 307, effect: 'none', attempts: 1 });
  expect(error).toHaveProperty('message', expect.stringContaining('redirect'));
  expect(requests).toHaveLength(1);
});

const writes: Operation<Fields, unknown>[] = [createNote, replaceNote, deleteNote];

test.each(writes)('a redirect of $id is never followed', async (operation) => {
  const { client, requests } = answeringClient([redirect('/else'), json({})]);

  const error = await rejection(execute(client, operation, { noteId: 'a' }));

  expect(error).toMatchObject({ status: 307, attempts: 1 });
  expect(requests).toHaveLength(1);
});

test('at most 3 redirects are followed', async () => {
  const { client, requests } = answeringClient(redirect('/again'));

  const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

  expect(error).toMatchObject({ name: 'ApiError', status: 307, attempts: 1 });
  expect(requests).toHaveLength(4);
});

test('3 redirects are followed', async () => {
  const { client } = answeringClient([redirect('/1'), redirect('/2'), redirect('3'), json({ id: 'a' })]);

  expect(await execute(client, fetchNote, { noteId: 'a' })).toEqual({ id: 'a' });
});

test.each([new Response(null, { status: 302 }), redirect('https://', 302), new Response(null, { status: 304 })])(
  'a redirect that leads nowhere is an ApiError',
  async (answer) => {
    const { client, requests } = answeringClient(answer);

    const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

    expect(error).toMatchObject({ name: 'ApiError', status: answer.status });
    expect(requests).toHaveLength(1);
  },
);

test('a redirect as browsers show it, without a status, is an ApiError and not an unknown outcome', async () => {
  const { client } = answeringClient(() => Response.error());

  const error = await rejection(execute(client, createNote, {}));

  expect(error).toMatchObject({ name: 'ApiError', effect: 'none' });
});
