import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createIn, fetchIn } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ApiError, commsV1, execute, type ListOperation, paginate } from './index.ts';

const fetchNotes = fetchIn(commsV1);
const retry = { minDelayMs: 1, maxDelayMs: 1 };

test('500 is not repeated, also where a repeat could do no harm', async () => {
  const { client, requests } = answeringClient(json({}, { status: 500 }), { retry });

  const error = await rejection(execute(client, fetchNotes, {}));

  expect(ApiError.isInstance(error)).toBe(true);
  expect(requests).toHaveLength(1);
});

test.each([429, 503])('%i is repeated after the time that Retry-After gives', async (status) => {
  const refusal = json({}, { status, headers: { 'retry-after': '0' } });
  const { client, requests } = answeringClient([refusal, json({ id: 'comms_message_1' })], { retry });

  await execute(client, createIn(commsV1), {});

  expect(requests).toHaveLength(2);
});

test.each([502, 504])('%i is repeated where that can do no harm', async (status) => {
  const { client, requests } = answeringClient([json({}, { status }), json({})], { retry });

  await execute(client, fetchNotes, {});

  expect(requests).toHaveLength(2);
});

test('every problem of a refusal is told, with the place that its JSON path names', async () => {
  const errors = [
    { code: 21211, message: 'Not a number.', infoUrl: 'https://x.test/21211', context: '$.to[0].address' },
    { code: 21602, message: 'Nothing to send.', infoUrl: 'https://x.test/21602' },
  ];
  const { client } = answeringClient(json({ errors }, { status: 400 }));

  const error = await rejection(execute(client, createIn(commsV1), {}));

  expect(error).toMatchObject({
    status: 400,
    code: 21211,
    field: 'to[0].address',
    errors: [
      { code: 21211, message: 'Not a number.', moreInfo: 'https://x.test/21211', field: 'to[0].address' },
      { code: 21602, message: 'Nothing to send.', moreInfo: 'https://x.test/21602', field: undefined },
    ],
  });
});

test('tags to look for are written as pairs, and a text is left as it is', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, fetchNotes, { tags: { my_key: 'a b', other: 'c' } });
  await execute(client, fetchNotes, { tags: 'campaign:spring;' });

  expect(requests.map(({ url }) => new URL(url).searchParams.get('tags'))).toEqual([
    'my_key:a b;other:c;',
    'campaign:spring;',
  ]);
});

test('names of requests and answers stay as they are, and dates become dates', async () => {
  const { client, requests } = answeringClient(json({ scheduledFor: '2026-12-01T09:30:00Z', snake_case: 1 }));

  const note = await execute(client, createIn(commsV1), { sendAt: [new Date(0), 'P1D'], fooBar: { bazQux: 1 } });

  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    sendAt: ['1970-01-01T00:00:00.000Z', 'P1D'],
    fooBar: { bazQux: 1 },
  });
  expect(note).toEqual({ scheduledFor: new Date('2026-12-01T09:30:00Z'), snake_case: 1 });
});

test('a list whose name is another than is known still gives its items', async () => {
  const { client } = answeringClient(json({ data: [{ id: 'a' }], pagination: { next: null } }));
  const listNotes: ListOperation<object, object, object> = { ...fetchNotes, page: { items: 'notes' } };

  expect(await paginate(client, listNotes, {}).toArray({ limit: 5 })).toEqual([{ id: 'a' }]);
});
