import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createIn, type Fields, fetchIn } from '../test/note-operations.ts';
import { commsPreview, conversationsV1, execute } from './index.ts';

async function decoded(body: string): Promise<Fields> {
  const { client } = answeringClient(new Response(body, { headers: { 'content-type': 'application/json' } }));
  return await execute(client, fetchIn(commsPreview), {});
}

async function encoded(fields: Fields): Promise<string | undefined> {
  const { client, requests } = answeringClient(json({}));
  await execute(client, createIn(commsPreview), fields);
  return requests[0]?.body;
}

test('the keys of maps that belong to the user are not renamed on the way out', async () => {
  expect(
    await encoded({ tags: { myTag: '1', another_tag: '2' }, content: { defaultVariables: { firstName: 'Ada' } } }),
  ).toBe('{"tags":{"myTag":"1","another_tag":"2"},"content":{"default_variables":{"firstName":"Ada"}}}');
});

test('the keys of maps that belong to the user are not renamed on the way in', async () => {
  expect(
    await decoded('{"tags":{"my_tag":"1"},"to":[{"variables":{"first_name":"Ada","created_at":"2026-01-01"}}]}'),
  ).toEqual({
    tags: { my_tag: '1' },
    to: [{ variables: { first_name: 'Ada', created_at: '2026-01-01' } }],
  });
});

test('a map that belongs to the user in one family is an ordinary object in another', async () => {
  const { client } = answeringClient(json({ tags: { my_tag: 1 }, attributes: { my_key: 1 } }));

  const found = await execute(client, fetchIn(conversationsV1), {});

  expect(found).toEqual({ tags: { myTag: 1 }, attributes: { my_key: 1 } });
});

test('a field that is named as a date becomes a Date, at any depth', async () => {
  expect(
    await decoded('{"created_at":"2024-07-14T07:33:58.078Z","items":[{"updated_at":"2024-07-14T07:33:58Z"}]}'),
  ).toEqual({
    createdAt: new Date(Date.UTC(2024, 6, 14, 7, 33, 58, 78)),
    items: [{ updatedAt: new Date(Date.UTC(2024, 6, 14, 7, 33, 58)) }],
  });
});

test('a text that only looks like a date stays a text', async () => {
  expect(await decoded('{"text":"2024-07-14T07:33:58.078Z","created":"2024-07-14"}')).toEqual({
    text: '2024-07-14T07:33:58.078Z',
    created: '2024-07-14',
  });
});

test.each(['null', '""', '"soon"', '{"when":"later"}'])(
  'a date field that holds %s stays as it came',
  async (value) => {
    expect(await decoded(`{"created_at":${value}}`)).toEqual({ createdAt: JSON.parse(value) });
  },
);

test('a date that is sent is written in ISO 8601, at any depth', async () => {
  const date = new Date(Date.UTC(2026, 0, 2));

  expect(await encoded({ sendAt: date, list: [{ at: date }] })).toBe(
    '{"send_at":"2026-01-02T00:00:00.000Z","list":[{"at":"2026-01-02T00:00:00.000Z"}]}',
  );
});

test('undefined fields are left out of a JSON body, and null is sent', async () => {
  expect(await encoded({ one: undefined, two: null, three: '' })).toBe('{"two":null,"three":""}');
});

test('keys named __proto__ and constructor in an answer are data, and change no prototype', async () => {
  const found = await decoded(
    '{"__proto__":{"is_admin":true},"constructor":{"prototype":{"is_bad":1}},"deep":{"__proto__":null}}',
  );

  expect(Object.keys(found)).toEqual(['__proto__', 'constructor', 'deep']);
  expect(JSON.stringify(found)).toBe(
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isBad":1}},"deep":{"__proto__":null}}',
  );
  expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  expect(Reflect.get({}, 'isBad')).toBeUndefined();
});

test('keys named __proto__ and constructor in a request are sent, and change no prototype', async () => {
  const fields: Fields = JSON.parse('{"__proto__":{"isAdmin":true},"deep":{"__proto__":1,"constructor":2}}');

  expect(await encoded(fields)).toBe('{"__proto__":{"is_admin":true},"deep":{"__proto__":1,"constructor":2}}');
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
});

test('the request object of the caller is left as it was', async () => {
  const fields = { noteId: 'a', tags: { a: 'b' }, list: [{ at: 1 }] };

  await encoded(fields);

  expect(fields).toEqual({ noteId: 'a', tags: { a: 'b' }, list: [{ at: 1 }] });
});

test('an answer with more names than are remembered is decoded in full', async () => {
  const names = Array.from({ length: 5000 }, (_, at) => `some_name_x${at}`);

  const found = await decoded(JSON.stringify(Object.fromEntries(names.map((name) => [name, 1]))));

  expect(Object.keys(found)).toHaveLength(5000);
  expect(Object.keys(found).every((name) => name.startsWith('someNameX'))).toBe(true);
});

test('an answer without a body gives undefined', async () => {
  const { client } = answeringClient(new Response(null, { status: 204 }));

  expect(await execute(client, fetchIn(commsPreview), {})).toBeUndefined();
});
