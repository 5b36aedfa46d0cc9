import { expect, test } from 'vitest';
import { type Answer, answeringClient, json } from '../test/answering-client.ts';
import { createNote, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import {
  ApiError,
  CommsError,
  ConflictError,
  commsPreview,
  execute,
  NetworkError,
  OutcomeUnknownError,
} from './index.ts';

const note = { noteId: 'a' };

async function refusal(answer: Answer): Promise<unknown> {
  const { client } = answeringClient(answer, { retry: false });
  return await rejection(execute(client, fetchNote, note));
}

const moreInfo = 'https://www.twilio.com/docs/errors/21211';
const v1Advice = ` ${commsPreview.otherDialect?.advice}`;

test.each([
  ['one problem in snake_case', '', { code: 21211, message: 'Bad number', more_info: moreInfo }],
  ['one problem in camelCase', '', { code: 21211, message: 'Bad number', moreInfo, status: 400 }],
  ['one problem with its status', '', { status: 400, code: 21211, message: 'Bad number', more_info: moreInfo }],
  ['a list in snake_case', '', { errors: [{ code: 21211, message: 'Bad number', more_info: moreInfo }] }],
  ['a list in camelCase', v1Advice, { errors: [{ code: 21211, message: 'Bad number', infoUrl: moreInfo }] }],
  [
    'a problem of RFC 9457',
    '',
    { type: moreInfo, title: 'Bad Request', status: 400, detail: 'Bad number', code: 21211 },
  ],
])('a body with %s is read', async (_, advice, body) => {
  const error = await refusal(json(body, { status: 400, headers: { 'twilio-request-id': 'RQ1' } }));

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    operation: 'notes.fetchNote',
    status: 400,
    code: 21211,
    moreInfo,
    errors: [{ code: 21211, message: 'Bad number', moreInfo }],
    requestId: 'RQ1',
    effect: 'none',
    attempts: 1,
    message: `notes.fetchNote: 400, Bad number (21211).${advice}`,
  });
});

test('a body of the API standard 1.0 is read, and says which field it is about', async () => {
  const error = await refusal(
    json(
      {
        code: 20001,
        httpStatusCode: 400,
        message: 'Bad page size',
        userError: true,
        params: { field: 'pageSize', value: '0' },
      },
      { status: 400 },
    ),
  );

  expect(error).toMatchObject({ status: 400, code: 20001, field: 'pageSize' });
  expect(error).toHaveProperty('message', expect.stringContaining('Bad page size (20001)'));
});

test('every problem of a list is in `errors`, and the first one is told', async () => {
  const error = await refusal(
    json(
      { errors: [{ code: 1, message: 'one', field: 'to[0]' }, { code: 'B2', message: 'two' }, {}] },
      { status: 400 },
    ),
  );

  expect(error).toMatchObject({
    code: 1,
    field: 'to[0]',
    errors: [{ code: 1, message: 'one' }, { code: 'B2', message: 'two' }, {}],
  });
});

test('the problems of RFC 9457 keep what the whole body says', async () => {
  const error = await refusal(
    json({ title: 'Invalid', errors: [{ detail: 'must be a date', pointer: '#/startDate' }] }, { status: 422 }),
  );

  expect(error).toMatchObject({ errors: [{ message: 'must be a date', field: '#/startDate' }] });
  expect(error).toHaveProperty('message', expect.stringContaining('422, Invalid'));
});

test.each([
  '',
  'null',
  '[]',
  '"text"',
  '7',
  '{}',
  '{"errors":[]}',
  '{"errors":"x"}',
  '{"errors":[null,1,"x"]}',
  '{"message":{"a":1}}',
])('a refusal with the body %j is an ApiError with its status', async (body) => {
  const error = await refusal(new Response(body, { status: 404, headers: { 'content-type': 'application/json' } }));

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 404, effect: 'none' });
  expect(error).toHaveProperty('errors', expect.any(Array));
  expect(error).toHaveProperty('message', expect.stringMatching(/^notes\.fetchNote: 404, /));
});

test('the page of a gateway is told in a few words, without markup', async () => {
  const page = `<!DOCTYPE html><html><head><title>502 Bad Gateway</title><style>body { color: red }</style>
    <script>alert("x < y")</script></head><body><h1>Bad  Gateway</h1>${'<p>nginx</p>'.repeat(1000)}</body></html>`;

  const error = await refusal(new Response(page, { status: 502, headers: { 'content-type': 'text/html' } }));

  expect(error).toMatchObject({ name: 'ApiError', status: 502 });
  const { message } = new Error(String(Reflect.get(Object(error), 'message')));
  expect(message).toContain('502 Bad Gateway');
  expect(message).not.toMatch(/[<>]|color|alert/);
  expect(message.length).toBeLessThan(300);
});

test('the page of a gateway that takes a while to unpick is read in no time', async () => {
  const began = performance.now();

  await refusal(new Response('<style'.repeat(10_000), { status: 502 }));
  await refusal(new Response('<'.repeat(1_000_000), { status: 502 }));

  expect(performance.now() - began).toBeLessThan(1000);
});

test('a refusal of 10 MiB is read only in part, and is the right error', async () => {
  let sent = 0;
  const chunk = new TextEncoder().encode('x'.repeat(65_536));
  const body = new ReadableStream({
    pull(controller) {
      sent += chunk.length;
      controller.enqueue(chunk);
      if (sent >= 10 * 1_048_576) controller.close();
    },
  });

  const error = await refusal(() => new Response(body, { status: 400 }));

  expect(error).toMatchObject({ name: 'ApiError', status: 400, effect: 'none' });
  expect(String(error).length).toBeLessThan(1000);
  expect(sent).toBeLessThan(2 * 1_048_576);
});

test.each(['a'.repeat(60_000), '+1'.repeat(30_000), 'a.'.repeat(30_000), `+${'1'.repeat(60_000)}`])(
  'a long message in JSON is read in no time, and told in short',
  { timeout: 30_000 },
  async (message) => {
    const began = performance.now();

    const error = await refusal(json({ code: 1, message }, { status: 400 }));

    expect(error).toMatchObject({ name: 'ApiError', status: 400, code: 1 });
    expect(performance.now() - began).toBeLessThan(1000);
    expect(String(error).length).toBeLessThan(5000);
  },
);

test('phone numbers and the names of e-mail addresses are masked wherever the API repeats them', async () => {
  const message = 'The number +12065550100 and ada.lovelace+x@example.com are bad';
  const error = await refusal(
    json({ errors: [{ code: 1, message, field: '+12065550100' }, { message }] }, { status: 400 }),
  );

  const text = `${String(error)} ${JSON.stringify(error)}`;
  expect(text).not.toMatch(/2065550100|lovelace/);
  expect(text).toContain('+•••00');
  expect(text).toContain('•••@example.com');
});

test('phone numbers in the page of a gateway are masked', async () => {
  const error = await refusal(new Response('<p>no route to +12065550100</p>', { status: 502 }));

  expect(String(error)).toContain('no route to +•••00');
});

test('a 200 whose JSON cannot be read fails a GET without a repeat', async () => {
  const answer = new Response('{"id":', {
    headers: { 'content-type': 'application/json', 'twilio-request-id': 'RQ1' },
  });
  const { client, requests } = answeringClient(answer);

  const error = await rejection(execute(client, fetchNote, note));

  expect(error).toBeInstanceOf(NetworkError);
  expect(error).toMatchObject({ operation: 'notes.fetchNote', effect: 'none', attempts: 1 });
  expect(error).toHaveProperty('cause', expect.any(SyntaxError));
  expect(requests).toHaveLength(1);
});

test('a 201 whose JSON cannot be read has created: its effect is `applied`', async () => {
  const answer = new Response('{"id":', { status: 201, headers: { 'content-type': 'application/json' } });
  const { client, requests } = answeringClient(answer);

  const error = await rejection(execute(client, createNote, {}));

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ effect: 'applied', status: 201, searchFor: { operation: 'notes.listNotes' } });
  expect(requests).toHaveLength(1);
});

test('an error as JSON has its facts, and no stack', async () => {
  const error = await refusal(json({ code: 20404, message: 'Not here' }, { status: 404 }));

  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'ApiError',
    message: 'notes.fetchNote: 404, Not here (20404).',
    operation: 'notes.fetchNote',
    status: 404,
    code: 20404,
    errors: [{ code: 20404, message: 'Not here' }],
    effect: 'none',
    attempts: 1,
  });
});

test('a 401 says to check the credentials', async () => {
  const error = await refusal(json({ code: 20003, message: 'Authenticate' }, { status: 401 }));

  expect(error).toBeInstanceOf(CommsError);
  expect(error).toHaveProperty('message', 'notes.fetchNote: 401, Authenticate (20003). Check the credentials.');
});

test('a conflict that names what is there already is an error that gives its id', async () => {
  const headers = { 'X-Conflicting-Resource-Id': 'note_1' };
  const error = await refusal(
    json({ code: 400, message: 'There is one already', status: 409 }, { status: 409, headers }),
  );

  expect(ConflictError.isInstance(error)).toBe(true);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ name: 'ConflictError', status: 409, conflictingResourceId: 'note_1', effect: 'none' });
});

test('a conflict that names nothing is an ordinary refusal', async () => {
  const error = await refusal(json({ code: 20409, message: 'No' }, { status: 409 }));

  expect(ConflictError.isInstance(error)).toBe(false);
  expect(error).not.toHaveProperty('conflictingResourceId');
});
