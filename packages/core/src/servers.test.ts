import { expect, test, vi } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createIn, fetchIn, fetchNote } from '../test/note-operations.ts';
import { rejection } from '../test/rejection.ts';
import {
  type Api,
  type ClientOptions,
  ConfigurationError,
  commsPreview,
  execute,
  proxyV1,
  type RequestOptions,
} from './index.ts';

const twoServers: Api = { ...commsPreview, servers: ['https://one.example.com/a', 'https://two.example.com/b'] };

async function urlOf(api: Api, client: ClientOptions, options?: RequestOptions): Promise<string | undefined> {
  const answering = answeringClient(json({}), client);
  await execute(answering.client, fetchIn(api), {}, options);
  return answering.requests[0]?.url;
}

test('the first server of an API is the default', async () => {
  expect(await urlOf(twoServers, {})).toBe('https://one.example.com/a/Notes');
});

test('serverIdx chooses among the servers of an API', async () => {
  expect(await urlOf(twoServers, { serverIdx: 1 })).toBe('https://two.example.com/b/Notes');
});

test('serverURL as a text is used for every family', async () => {
  expect(await urlOf(commsPreview, { serverURL: 'http://127.0.0.1:1/x' })).toBe('http://127.0.0.1:1/x/Notes');
  expect(await urlOf(proxyV1, { serverURL: 'http://127.0.0.1:1/x' })).toBe('http://127.0.0.1:1/x/Notes');
});

test('serverURL by family is used for that family alone', async () => {
  const serverURL = { proxyV1: 'https://proxy.example.com' };

  expect(await urlOf(proxyV1, { serverURL })).toBe('https://proxy.example.com/Notes');
  expect(await urlOf(commsPreview, { serverURL })).toBe('https://comms.twilio.com/preview/Notes');
});

test('the serverURL of a call wins over that of the client', async () => {
  const options = { serverURL: 'https://call.example.com/y' };

  expect(await urlOf(commsPreview, { serverURL: 'https://client.example.com' }, options)).toBe(
    'https://call.example.com/y/Notes',
  );
});

test('slashes at the end of a base URL are dropped', async () => {
  expect(await urlOf(commsPreview, { serverURL: 'https://client.example.com/x//' })).toBe(
    'https://client.example.com/x/Notes',
  );
  expect(await urlOf(commsPreview, { sandboxURL: 'http://127.0.0.1:1//' })).toBe(
    'http://127.0.0.1:1/comms.twilio.com/preview/Notes',
  );
});

test('sandboxURL leads every family to the sandbox, with its host as the first segment', async () => {
  const sandboxURL = 'http://127.0.0.1:4010';

  expect(await urlOf(commsPreview, { sandboxURL })).toBe('http://127.0.0.1:4010/comms.twilio.com/preview/Notes');
  expect(await urlOf(proxyV1, { sandboxURL })).toBe('http://127.0.0.1:4010/proxy.twilio.com/v1/Notes');
});

test('serverURL wins over sandboxURL', async () => {
  expect(await urlOf(commsPreview, { sandboxURL: 'http://127.0.0.1:1', serverURL: 'http://127.0.0.1:2' })).toBe(
    'http://127.0.0.1:2/Notes',
  );
});

test('COMMS_SANDBOX_URL is read when the client is made, and not before each call', async () => {
  const before = answeringClient(json({}));
  vi.stubEnv('COMMS_SANDBOX_URL', 'http://127.0.0.1:4010');
  const during = answeringClient(json({}));
  vi.unstubAllEnvs();

  await execute(before.client, fetchNote, { noteId: 'a' });
  await execute(during.client, fetchNote, { noteId: 'a' });

  expect(before.requests[0]?.url).toBe('https://comms.twilio.com/preview/Notes/a');
  expect(during.requests[0]?.url).toBe('http://127.0.0.1:4010/comms.twilio.com/preview/Notes/a');
});

test('the option sandboxURL wins over COMMS_SANDBOX_URL', async () => {
  vi.stubEnv('COMMS_SANDBOX_URL', 'http://127.0.0.1:1');

  const url = await urlOf(commsPreview, { sandboxURL: 'http://127.0.0.1:2' });
  vi.unstubAllEnvs();

  expect(url).toBe('http://127.0.0.1:2/comms.twilio.com/preview/Notes');
});

test.each([
  'https://user:hunter2@example.com',
  'https://user@example.com',
  'https://example.com/?a=b',
  'https://example.com/#a',
  'ftp://example.com',
  'example.com',
  'https://',
  'https://exa mple.com',
  'https://example.com:port',
  '',
])('the serverURL %j is refused before the wire, and is not told', async (serverURL) => {
  const { client, requests } = answeringClient(json({}));

  const error = await rejection(execute(client, createIn(commsPreview), {}, { serverURL }));

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toHaveProperty('message', expect.stringContaining('serverURL'));
  expect(error).not.toHaveProperty('message', expect.stringContaining('hunter2'));
  expect(requests).toHaveLength(0);
});

test.each([-1, 1, 0.5])('the serverIdx %j of an API with one server is refused before the wire', async (serverIdx) => {
  const { client, requests } = answeringClient(json({}), { serverIdx });

  const error = await rejection(execute(client, fetchNote, { noteId: 'a' }));

  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toHaveProperty('message', expect.stringContaining('serverIdx'));
  expect(requests).toHaveLength(0);
});
