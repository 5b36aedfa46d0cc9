import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createIn, createNote, type Fields, fetchNote, listNotes } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ConfigurationError, conversationsV1, execute, paginate, proxyV1 } from './index.ts';

function tags(count: number): Fields {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, 'x']));
}

function circle(): Fields {
  const fields: Fields = {};
  fields['self'] = fields;
  return fields;
}

test.each([0, -1, 1001, 1.5, '5', null, Number.NaN, Number.POSITIVE_INFINITY])(
  'the page size %j is refused before the wire',
  async (pageSize) => {
    const { client, requests } = answeringClient(json({}));

    const error = await rejection(paginate(client, listNotes, { pageSize }));

    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toHaveProperty('message', expect.stringMatching(/^notes\.listNotes: pageSize.*1000/));
    expect(requests).toHaveLength(0);
  },
);

test.each([1, 50, 1000, undefined])('the page size %j is taken', async (pageSize) => {
  const { client, requests } = answeringClient(json({}));

  await paginate(client, listNotes, { pageSize });

  expect(requests).toHaveLength(1);
});

test('more than 10 tags are refused before the wire', async () => {
  const { client, requests } = answeringClient(json({}));

  const error = await rejection(execute(client, createNote, { tags: tags(11) }));

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toHaveProperty('message', expect.stringMatching(/^notes\.createNote: tags has more than 10/));
  expect(requests).toHaveLength(0);
});

test('10 tags are sent', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, createNote, { tags: tags(10) });

  expect(requests[0]?.body).toBe(JSON.stringify({ tags: tags(10) }));
});

test('a family without a limit for tags takes any number of them', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, createIn(proxyV1), { tags: tags(11) });

  expect(requests).toHaveLength(1);
});

test.each([createNote, createIn(conversationsV1)])(
  'a date that is none is refused before the wire by $api.name',
  async (operation) => {
    const { client, requests } = answeringClient(json({}));

    const error = await rejection(execute(client, operation, { sendAt: new Date(Number.NaN) }));

    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ operation: 'notes.createNote', effect: 'none' });
    expect(error).toHaveProperty('message', expect.stringMatching(/^notes\.createNote: .*(date|time)/i));
    expect(requests).toHaveLength(0);
  },
);

test('a date that is none is refused in a query too', async () => {
  const { client, requests } = answeringClient(json({}));

  expect(await rejection(execute(client, listNotes, { startDate: new Date(Number.NaN) }))).toBeInstanceOf(
    ConfigurationError,
  );
  expect(requests).toHaveLength(0);
});

test.each([
  ['a BigInt', { count: 10n }],
  ['a circle', circle()],
  ['a circle in a map of the user', { tags: { a: circle() } }],
])('a JSON body with %s is refused before the wire, with the name of the operation', async (_, fields) => {
  const { client, requests } = answeringClient(json({}));

  const error = await rejection(execute(client, createNote, fields));

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toMatchObject({ operation: 'notes.createNote', effect: 'none', attempts: 0 });
  expect(error).toHaveProperty('message', expect.stringMatching(/^notes\.createNote: /));
  expect(error).toHaveProperty('cause', expect.any(Error));
  expect(requests).toHaveLength(0);
});

test('a form with a circle is refused before the wire', async () => {
  const { client, requests } = answeringClient(json({}));

  expect(await rejection(execute(client, createIn(conversationsV1), circle()))).toBeInstanceOf(ConfigurationError);
  expect(requests).toHaveLength(0);
});

test('a refused request costs no attempt, and the client can be used on', async () => {
  const { client, requests } = answeringClient(json({ id: 'a' }));
  await rejection(execute(client, fetchNote, {}));

  const note = await execute(client, fetchNote, { noteId: 'a' });

  expect(note).toEqual({ id: 'a' });
  expect(requests).toHaveLength(1);
});

const shortPages: typeof listNotes = { ...listNotes, page: { items: 'notes', maxSize: 5 } };

test('a list with pages of its own size refuses a greater one', async () => {
  const { client, requests } = answeringClient(json({ notes: [] }));

  const error = await rejection(paginate(client, shortPages, { pageSize: 6 }));
  await paginate(client, shortPages, { pageSize: 5 });

  expect(error).toHaveProperty('message', 'notes.listNotes: pageSize must be an integer from 1 to 5.');
  expect(requests).toHaveLength(1);
});
