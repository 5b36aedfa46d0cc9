import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answeringFetcher, json } from '../test/answering-client.ts';
import { fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import { type ClientOptions, ConfigurationError, createClient, execute, HttpClient } from './index.ts';

const names = ['TWILIO_API_KEY', 'TWILIO_API_SECRET', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'COMMS_SANDBOX_URL'];

beforeEach(() => {
  for (const name of names) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function sentCredentials(options: ClientOptions): Promise<string> {
  const { fetcher, requests } = answeringFetcher(json({}));
  const client = createClient({ httpClient: new HttpClient({ fetcher }), ...options });
  await execute(client, fetchNote, { noteId: 'a' });
  const [scheme, value = ''] = requests[0]?.headers.get('authorization')?.split(' ') ?? [];
  return `${scheme} ${Buffer.from(value, 'base64').toString('utf8')}`;
}

test('a username and a password are sent as Basic credentials', async () => {
  expect(await sentCredentials({ security: { username: 'AC1', password: 'pass:word' } })).toBe('Basic AC1:pass:word');
});

test('a password in Unicode is sent in UTF-8', async () => {
  expect(await sentCredentials({ security: { username: 'AC1', password: 'pässwörd-名-🔑' } })).toBe(
    'Basic AC1:pässwörd-名-🔑',
  );
});

test('an account SID and its token are taken from the environment', async () => {
  vi.stubEnv('TWILIO_ACCOUNT_SID', 'AC1');
  vi.stubEnv('TWILIO_AUTH_TOKEN', 'token');

  expect(await sentCredentials({})).toBe('Basic AC1:token');
});

test('an API key of the environment wins over an account SID', async () => {
  vi.stubEnv('TWILIO_ACCOUNT_SID', 'AC1');
  vi.stubEnv('TWILIO_AUTH_TOKEN', 'token');
  vi.stubEnv('TWILIO_API_KEY', 'SK1');
  vi.stubEnv('TWILIO_API_SECRET', 'secret');

  expect(await sentCredentials({})).toBe('Basic SK1:secret');
});

test('half a pair of the environment counts for nothing', async () => {
  vi.stubEnv('TWILIO_ACCOUNT_SID', 'AC1');
  vi.stubEnv('TWILIO_AUTH_TOKEN', 'token');
  vi.stubEnv('TWILIO_API_KEY', 'SK1');

  expect(await sentCredentials({})).toBe('Basic AC1:token');
});

test('given credentials win over the environment', async () => {
  vi.stubEnv('TWILIO_API_KEY', 'SK1');
  vi.stubEnv('TWILIO_API_SECRET', 'secret');

  expect(await sentCredentials({ security: { username: 'AC2', password: 'given' } })).toBe('Basic AC2:given');
});

test('the environment is read when the client is made, and not by its calls', async () => {
  vi.stubEnv('TWILIO_API_KEY', 'SK1');
  vi.stubEnv('TWILIO_API_SECRET', 'secret');
  const { fetcher, requests } = answeringFetcher(json({}));
  const client = createClient({ httpClient: new HttpClient({ fetcher }) });
  vi.stubEnv('TWILIO_API_KEY', 'SK2');

  await execute(client, fetchNote, { noteId: 'a' });

  expect(requests[0]?.headers.get('authorization')).toBe(`Basic ${btoa('SK1:secret')}`);
});

test('a client without credentials is refused, with what to do', async () => {
  const error = await rejection(() => createClient());

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toHaveProperty('message', expect.stringMatching(/security.*TWILIO_ACCOUNT_SID.*TWILIO_AUTH_TOKEN/));
});

test.each([
  { username: '', password: 'secret-word' },
  { username: 'AC1', password: '' },
])('credentials with an empty part are refused: $username', async (security) => {
  const error = await rejection(() => createClient({ security }));

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).not.toHaveProperty('message', expect.stringContaining('secret-word'));
});

test('the sandbox needs no credentials', async () => {
  vi.stubEnv('COMMS_SANDBOX_URL', 'http://127.0.0.1:4010');

  expect(await sentCredentials({})).toMatch(/^Basic AC0{32}:/);
});

test('the account of the environment is its world in the sandbox too, but its token stays at home', async () => {
  vi.stubEnv('TWILIO_ACCOUNT_SID', 'AC1');
  vi.stubEnv('TWILIO_AUTH_TOKEN', 'token');

  expect(await sentCredentials({ sandboxURL: 'http://127.0.0.1:4010' })).toBe('Basic AC1:sandbox');
});
