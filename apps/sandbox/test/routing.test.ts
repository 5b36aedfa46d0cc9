import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, basic, call, type Json, phones, send } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: Json;
  readonly body: Json;
}

/** Calls with headers that `fetch` keeps to itself. */
const callWithHeaders = async (path: string, headers: object, body?: string): Promise<RawAnswer> =>
  await new Promise((resolve, reject) => {
    const outgoing = request(`${sandbox.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(!path.startsWith('/_sandbox') && { authorization: basic(account) }), ...headers },
    });
    outgoing.on('error', reject).on('response', async (response) => {
      resolve({ status: response.statusCode, headers: response.headers, body: JSON.parse(await text(response)) });
    });
    outgoing.end(body);
  });
const body = JSON.stringify({ from: { address: '12345', channel: 'tel' }, to: phones(1), content: { text: 'Hello' } });

test.each([
  ['by the path alone', '/preview/Messages', {}, ''],
  ['by the first segment of the path', '/comms.twilio.com/preview/Messages', {}, '/comms.twilio.com'],
])(
  'an API is found %s, and addresses in the answer begin as the one that was called',
  async (_, path, headers, prefix) => {
    const answer = await callWithHeaders(path, headers, body);

    expect(answer.headers['operation-location']).toMatch(
      `${sandbox.url}${prefix}/preview/Messages/Operations/operation_`,
    );
    expect(answer.body.messages[0].related[0].uri).toBe(answer.headers['operation-location']);
  },
);

test.each([
  ['the Host header', { host: 'comms.twilio.com' }],
  ['the header of a redirect', { 'x-twilio-sandbox-host': 'comms.twilio.com' }],
])('an API is found by %s, and addresses in the answer are those of the API itself', async (_, headers) => {
  const answer = await callWithHeaders('/preview/Messages', headers, body);

  expect(answer.headers['operation-location']).toMatch(
    /^https:\/\/comms\.twilio\.com\/preview\/Messages\/Operations\//,
  );
});

test.each([
  '/preview',
  '/preview/',
  '/preview/Messages/',
  '/preview/messages',
  '/v3/Messages',
  '/',
  '/comms.twilio.com',
  '/proxy.twilio.com/preview/Messages',
  '/preview/Messages//x',
])('nothing is at %s: 404', async (path) => {
  const { status, body: refusal, headers } = await callWithHeaders(path, {});

  expect(status).toBe(404);
  expect(refusal).toMatchObject({ code: 20404, errors: [{ code: 20404 }] });
  expect(headers['twilio-request-id']).toMatch(/^RQ/);
  expect(headers['sandbox-fidelity']).toBe('0');
});

test.each(['/v1/Messages/a/b/c', '/comms.twilio.com/v1/Communications', '/comms.twilio.com/v1'])(
  'nothing is at %s: 404, in the form of v1',
  async (path) => {
    const { status, body } = await callWithHeaders(path, {});

    expect(status).toBe(404);
    expect(body).toEqual({
      errors: [{ code: 20404, message: expect.any(String), infoUrl: 'https://www.twilio.com/docs/errors/20404' }],
    });
  },
);

test('a verb that a path does not have is not found', async () => {
  expect((await call(sandbox, 'PUT', '/preview/Messages', { body: {} })).status).toBe(404);
});

test.each([
  ['a host that leads here from elsewhere', { host: 'attacker.example' }],
  ['a host that only looks like ours', { host: 'comms.twilio.com.attacker.example' }],
  ['a web page from elsewhere', { origin: 'https://attacker.example' }],
  ['a page without an origin', { origin: 'null' }],
])('%s is refused with 403, by the APIs and by the control API', async (_, headers) => {
  const answers = [
    await callWithHeaders('/preview/Messages', headers),
    await callWithHeaders('/_sandbox/v1/health', headers),
    await callWithHeaders('/_sandbox/v1/reset', headers, '{}'),
  ];

  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
});

test.each([{ host: 'localhost:4010' }, { host: '[::1]:4010' }, { origin: 'http://localhost:3000' }])(
  'what says %j is let in',
  async (headers) => {
    expect((await callWithHeaders('/_sandbox/v1/health', headers)).status).toBe(200);
  },
);

test('the in-process fetch answers as a connection does', async () => {
  const { messages } = await send(sandbox, phones(1));

  const response = await sandbox.fetch(`${sandbox.url}/preview/Messages/${messages[0].id}`, {
    headers: { authorization: basic(account) },
  });

  expect(response.status).toBe(200);
  expect(response.headers.get('sandbox-fidelity')).toBe('4');
  expect(await response.json()).toMatchObject({ id: messages[0].id });
});

test('the in-process fetch serves any host that an API has', async () => {
  const response = await sandbox.fetch('https://comms.twilio.com/preview/Messages', {
    headers: { authorization: basic(account) },
  });

  expect(response.status).toBe(200);
});

test.each(['/_sandbox/v1/nothing', '/_sandbox/v1'])('the control API has nothing at %s: 404', async (path) => {
  expect((await callWithHeaders(path, {})).status).toBe(404);
});
