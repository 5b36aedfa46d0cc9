import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createNote, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { ConfigurationError, execute } from './index.ts';

const note = { noteId: 'a' };

test.each(['a\r\nx-evil: 1', 'a\nb', 'a\rb', 'a\u0000b', 'a\u007fb', 'naïve 名'])(
  'the header value %j is refused before the wire, and is not told',
  async (value) => {
    const { client, requests } = answeringClient(json({}));

    const error = await rejection(execute(client, fetchNote, note, { headers: { 'x-team': value } }));

    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toHaveProperty('message', expect.stringMatching(/^notes\.fetchNote: .*x-team/));
    expect(error).not.toHaveProperty('message', expect.stringContaining(value));
    expect(requests).toHaveLength(0);
  },
);

test.each(['x-te\nam', 'x team', 'x:team', '', 'x-名'])(
  'the header name %j is refused before the wire',
  async (name) => {
    const { client, requests } = answeringClient(json({}));

    const error = await rejection(execute(client, createNote, {}, { headers: { [name]: 'a' } }));

    expect(error).toBeInstanceOf(ConfigurationError);
    expect(requests).toHaveLength(0);
  },
);

test('a header of the client with a line break is refused as well', async () => {
  const { client, requests } = answeringClient(json({}), { headers: { 'x-team': 'a\nb' } });

  expect(await rejection(execute(client, fetchNote, note))).toBeInstanceOf(ConfigurationError);
  expect(requests).toHaveLength(0);
});

test('an idempotency key with a line break is refused before the wire', async () => {
  const { client, requests } = answeringClient(json({}));

  const error = await rejection(
    execute(client, { ...createNote, safety: 'keyed' }, {}, { idempotencyKey: 'a\r\nx: y' }),
  );

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(requests).toHaveLength(0);
});

test('headers with a tab or a Latin-1 letter are sent', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, fetchNote, note, { headers: { 'x-team': 'a\tbé' } });

  expect(requests[0]?.headers.get('x-team')).toBe('a\tbé');
});

test('headers of the call win over those of the client, whatever their casing', async () => {
  const { client, requests } = answeringClient(json({}), { headers: { 'X-Team': 'client', 'x-other': 'client' } });

  await execute(client, fetchNote, note, { headers: { 'x-TEAM': 'call' } });

  expect(requests[0]?.headers.get('x-team')).toBe('call');
  expect(requests[0]?.headers.get('x-other')).toBe('client');
});

test('null removes a header of the client', async () => {
  const { client, requests } = answeringClient(json({}), { headers: { 'x-team': 'client' } });

  await execute(client, fetchNote, note, { headers: { 'X-Team': null } });

  expect(requests[0]?.headers.has('x-team')).toBe(false);
});

test('null removes a header that the client would send by itself', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, createNote, { text: 'x' }, { headers: { 'content-type': null, authorization: null } });

  expect(requests[0]?.headers.get('content-type')).not.toBe('application/json');
  expect(requests[0]?.headers.has('authorization')).toBe(false);
});

test('every request says that it takes JSON', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, fetchNote, note);

  expect(requests[0]?.headers.get('accept')).toBe('application/json');
});

const flaggedNote: typeof createNote = { ...createNote, headers: ['xTwilioWebhookEnabled'] };

test.each([
  [true, 'true'],
  ['false', 'false'],
  [undefined, null],
])('a field that the literal names as a header is sent as one: %j', async (xTwilioWebhookEnabled, expected) => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, flaggedNote, { text: 'a', xTwilioWebhookEnabled });

  expect(requests[0]?.headers.get('x-twilio-webhook-enabled')).toBe(expected);
  expect(requests[0]?.body).toBe('{"text":"a"}');
});

test('a header of the call wins over the field', async () => {
  const { client, requests } = answeringClient(json({}));
  const headers = { 'X-Twilio-Webhook-Enabled': 'false' };

  await execute(client, flaggedNote, { xTwilioWebhookEnabled: true }, { headers });

  expect(requests[0]?.headers.get('x-twilio-webhook-enabled')).toBe('false');
});
