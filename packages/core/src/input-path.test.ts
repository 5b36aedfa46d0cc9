import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ConfigurationError, execute } from './index.ts';

test.each([
  ['a/b', 'a%2Fb'],
  ['a?b#c', 'a%3Fb%23c'],
  ['a..b', 'a..b'],
  ['ünïcode 名', '%C3%BCn%C3%AFcode%20%E5%90%8D'],
  ['%41', '%2541'],
  ['...', '...'],
])('the identifier %s is one segment of the path', async (noteId, segment) => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, fetchNote, { noteId });

  expect(requests[0]?.url).toBe(`https://comms.twilio.com/preview/Notes/${segment}`);
});

test.each(['..', '.', '%2e%2e', '%2E%2E', '.%2e', '%2e', '', undefined, null, 5, {}, ['a']])(
  'the identifier %j is refused before the wire',
  async (noteId) => {
    const { client, requests } = answeringClient(json({}));

    const error = await rejection(execute(client, fetchNote, { noteId }));

    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ operation: 'notes.fetchNote', effect: 'none', attempts: 0 });
    expect(error).toHaveProperty('message', expect.stringMatching(/^notes\.fetchNote: .*noteId/));
    expect(requests).toHaveLength(0);
  },
);

test('an identifier that is no text in Unicode is refused before the wire', async () => {
  const { client, requests } = answeringClient(json({}));

  const error = await rejection(execute(client, fetchNote, { noteId: '\ud800' }));

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(requests).toHaveLength(0);
});

test('an identifier of the path is sent neither in the query nor in the body', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, fetchNote, { noteId: 'a', other: 'b' });
  await execute(client, { ...fetchNote, method: 'PUT' }, { noteId: 'a', other: 'b' });

  expect(requests[0]?.url).toMatch(/Notes\/a\?other=b$/);
  expect(requests[1]?.body).toBe('{"other":"b"}');
});
