import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EchoServer, printed, startEcho } from './redirected-program.ts';

let echo: EchoServer;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(async () => await echo.close());

const url = "'https://comms.twilio.com/preview/Messages?page_size=1'";

test.each([
  `fetched(${url})`,
  `fetched(new URL(${url}))`,
  `fetched(new Request(${url}))`,
  `fetched(new Request(${url}), { headers: { host: 'comms.twilio.com' } })`,
  `fetched(${url}, new Request('https://elsewhere.example/'))`,
  `fetched(${url}, Object.create({ method: 'GET' }))`,
  `fetched(${url}, { dispatcher: { dispatch() { throw new Error('not let out') } } })`,
])('%s goes to the sandbox, and its answer comes from where it was meant to', async (call) => {
  const received = await printed(`print(await ${call})`, echo);

  expect(received).toMatchObject({
    method: 'GET',
    url: '/preview/Messages?page_size=1',
    headers: { host: echo.url.slice('http://'.length), 'x-twilio-sandbox-host': 'comms.twilio.com' },
    from: 'https://comms.twilio.com/preview/Messages?page_size=1',
  });
});

test.each([
  [
    'a text',
    `fetched(${url}, { method: 'POST', body: 'Hello', headers: { 'x-one': '1' } })`,
    { 'content-length': '5', 'x-one': '1' },
  ],
  [
    'a request with a text',
    `fetched(new Request(${url}, { method: 'POST', body: 'Hello', headers: { 'x-one': '1' } }))`,
    { 'content-length': '5', 'x-one': '1' },
  ],
  [
    'a stream',
    `fetched(${url}, { method: 'POST', body: new Blob(['Hel', 'lo']).stream(), duplex: 'half' })`,
    { 'transfer-encoding': 'chunked' },
  ],
  [
    'a request with a stream',
    `fetched(new Request(${url}, { method: 'POST', body: new Blob(['Hel', 'lo']).stream(), duplex: 'half' }))`,
    { 'transfer-encoding': 'chunked' },
  ],
  [
    'the init of another request',
    `fetched(${url}, new Request('https://elsewhere.example', { method: 'POST', body: 'Hello' }))`,
    { 'content-type': 'text/plain;charset=UTF-8' },
  ],
])('the body of %s arrives in whole, and is announced as ever', async (_, call, headers) => {
  const received = await printed(`print(await ${call})`, echo);

  expect(received).toMatchObject({ method: 'POST', body: 'Hello', headers });
});

test('a fetch sends what it sends to the service, and the host that was meant', async () => {
  const received = await printed(`print(await fetched(${url}, { headers: { Authorization: 'Basic QUM=' } }))`, echo);

  expect(received.headers).toEqual({
    host: echo.url.slice('http://'.length),
    connection: 'keep-alive',
    authorization: 'Basic QUM=',
    'x-twilio-sandbox-host': 'comms.twilio.com',
    accept: '*/*',
    'accept-language': '*',
    'accept-encoding': 'br, gzip, deflate',
    'sec-fetch-mode': 'cors',
    'user-agent': 'node',
  });
});

test('calls one after another share connections', async () => {
  const connections = await printed(
    `const connections = new Set();
    for (let call = 0; call < 10; call++) connections.add((await fetched(${url})).connection);
    print(connections.size);`,
    echo,
  );

  expect(connections).toBeLessThan(3);
});

test.each([
  `fetched(${url}, { signal: AbortSignal.abort() })`,
  `fetched(new Request(${url}, { signal: AbortSignal.abort() }))`,
])('%s ends at its signal', async (call) => {
  expect(await printed(`print(await ${call})`, echo)).toMatchObject({ name: 'AbortError' });
});

test.each(["'no address'", "new Request('no address')"])('fetch(%s) fails as ever', async (input) => {
  const failure = await printed(`print(await (async () => await fetched(${input}))().catch(failure))`, echo);

  expect(failure).toMatchObject({ name: 'TypeError', message: 'Failed to parse URL from no address' });
});
