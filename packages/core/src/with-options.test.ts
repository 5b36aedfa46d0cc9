import { expect, test } from 'vitest';
import { answeringClient, credentials, json } from '../test/answering-client.ts';
import { fetchNote } from '../test/note-operations.ts';
import { createClient, execute } from './index.ts';

const note = { noteId: 'a' };

test('a derived client has the changes, and the client that it came from does not', async () => {
  const { client, requests } = answeringClient(json({}), { headers: { 'x-team': 'old' } });
  const derived = client.withOptions({ serverURL: 'https://other.example.com', headers: { 'x-team': 'new' } });

  await execute(derived, fetchNote, note);
  await execute(client, fetchNote, note);

  expect(requests[0]?.url).toBe('https://other.example.com/Notes/a');
  expect(requests[0]?.headers.get('x-team')).toBe('new');
  expect(requests[1]?.url).toBe('https://comms.twilio.com/preview/Notes/a');
  expect(requests[1]?.headers.get('x-team')).toBe('old');
});

test('a derived client keeps the credentials, the servers and the HTTP client', async () => {
  const { client, requests } = answeringClient(json({}), { serverURL: 'https://other.example.com' });

  await execute(client.withOptions({ timeoutMs: 5 }).withOptions({}), fetchNote, note);
  await execute(client, fetchNote, note);

  expect(requests[0]?.url).toBe('https://other.example.com/Notes/a');
  expect(requests[0]?.headers.get('authorization')).toBe(requests[1]?.headers.get('authorization'));
});

test('a derived client can have other credentials', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client.withOptions({ security: { username: 'a', password: 'b' } }), fetchNote, note);

  expect(requests[0]?.headers.get('authorization')).toBe(`Basic ${btoa('a:b')}`);
});

test('an option that is undefined changes nothing', async () => {
  const { client, requests } = answeringClient(json({}), { sandboxURL: 'http://127.0.0.1:4010' });

  await execute(client.withOptions({ sandboxURL: undefined, security: undefined }), fetchNote, note);

  expect(requests[0]?.url).toBe('http://127.0.0.1:4010/comms.twilio.com/preview/Notes/a');
});

test('a client made from a client is the same client', () => {
  const client = createClient({ security: credentials });

  expect(createClient(client)).toBe(client);
});
