import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createIn, fetchIn, listNotes, sendNotes } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ApiError, commsPreview, commsV1, conversationsV2, execute, paginate } from './index.ts';

const v1Entry = '@comms/messages/v1';

test('an answer with identifiers of v1 is refused by the preview, and the entry point to use is named', async () => {
  const { client } = answeringClient(json({ id: 'comms_message_01h9krwprkeee8fzqspvwy6nq8' }));

  const error = await rejection(execute(client, fetchIn(commsPreview), {}));

  expect(ApiError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ operation: 'notes.findNotes', status: 200, effect: 'none' });
  expect(error).toHaveProperty('message', expect.stringContaining(v1Entry));
});

test('an answer with identifiers of the preview is refused by v1, and the entry point to use is named', async () => {
  const { client } = answeringClient(json({ id: 'message_01h9krwprkeee8fzqspvwy6nq8' }));

  const error = await rejection(execute(client, fetchIn(commsV1), {}));

  expect(error).toHaveProperty('message', expect.stringMatching(/speaks the preview: use @comms\/messages,/));
});

test('a page of the other dialect is refused by its first item', async () => {
  const { client } = answeringClient(json({ notes: [{ id: 'comms_email_1' }], pagination: {} }));

  const error = await rejection(paginate(client, listNotes, {}));

  expect(error).toHaveProperty('message', expect.stringContaining('@comms/emails/v1'));
});

test('a send that a server of the other dialect took on is told to be done, and is not sent again', async () => {
  const { client, requests } = answeringClient(json({ operationId: 'comms_operation_1' }, { status: 202 }));

  const error = await rejection(execute(client, sendNotes, { text: 'a private text' }));

  expect(error).toMatchObject({ effect: 'applied', status: 202, attempts: 1 });
  expect(error).toHaveProperty(
    'message',
    expect.stringMatching(/^notes\.sendNotes: 202, done\. This server speaks v1: use/),
  );
  expect(JSON.stringify(error)).not.toContain('private');
  expect(requests).toHaveLength(1);
});

test('a refusal in the form of v1 names the entry point to use', async () => {
  const { client } = answeringClient(json({ errors: [{ code: 1, message: 'No.', infoUrl: 'x:' }] }, { status: 400 }));

  const error = await rejection(execute(client, createIn(commsPreview), {}));

  expect(error).toHaveProperty('message', expect.stringContaining(v1Entry));
});

test('a refusal in the form of the preview names the entry point to use', async () => {
  const { client } = answeringClient(json({ code: 1, message: 'No.', more_info: 'x:' }, { status: 400 }));

  const error = await rejection(execute(client, createIn(commsV1), {}));

  expect(error).toHaveProperty('message', expect.stringContaining('use @comms/messages, @comms/emails'));
});

test('a refusal of a gateway says nothing of dialects', async () => {
  const body = { code: 20404, message: 'Not here.', more_info: 'x:', status: 404 };
  const { client } = answeringClient(json(body, { status: 404 }));

  const error = await rejection(execute(client, fetchIn(commsV1), {}));

  expect(error).toHaveProperty('message', 'notes.findNotes: 404, Not here. (20404).');
});

test.each([
  ['an empty list', { notes: [] }],
  ['an answer without an identifier', {}],
  ['an identifier of a kind that is not known', { id: 'comms_novelty_1' }],
  ['an identifier that is no text', { id: 7 }],
  ['a tag that looks like an identifier', { tags: { id: 'message_1' } }],
])('%s is taken as it is', async (_, body) => {
  const { client } = answeringClient(json(body));

  expect(await execute(client, fetchIn(commsV1), {})).toMatchObject(body);
});

test('families without another dialect take any identifier', async () => {
  const { client } = answeringClient(json({ id: 'comms_message_1' }));

  expect(await execute(client, fetchIn(conversationsV2), {})).toEqual({ id: 'comms_message_1' });
});
