import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EchoServer, printed, register, startEcho } from './redirected-program.ts';

let echo: EchoServer;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(async () => await echo.close());

const url = "'https://comms.twilio.com/preview/Messages?page_size=1'";
const place = "host: 'comms.twilio.com', path: '/preview/Messages?page_size=1'";

test.each([
  `https.request(${url}, done).end()`,
  `https.request(new URL(${url}), done).end()`,
  `https.request(${url}, {}, done).end()`,
  `https.request(new URL(${url}), { agent: false }, done).end()`,
  `https.request(${url}, undefined, done).end()`,
  `https.request(${url}).on('response', done).end()`,
  `https.request({ ${place} }, done).end()`,
  `https.request({ ${place}, protocol: 'https:', port: 443, method: 'get' }, done).end()`,
  `https.request({ ${place}, hostname: 'comms.twilio.com', host: 'elsewhere.example' }, done).end()`,
  `https.request({ ${place}, agent: new https.Agent({ keepAlive: true, maxSockets: 1 }) }, done).end()`,
  `https.request({ ${place}, createConnection: () => tls.connect(443, 'elsewhere.example') }, done).end()`,
  `https.request({ ${place}, lookup: () => { throw new Error('looked up') }, localAddress: '192.0.2.1' }, done).end()`,
  `https.request({ ${place}, socketPath: '/nowhere' }, done).end()`,
  `https.request('https://elsewhere.example/', { ${place}, hostname: 'comms.twilio.com' }, done).end()`,
  `https.request('HTTPS://COMMS.TWILIO.COM:443/preview/Messages?page_size=1', done).end()`,
  `https.request('https://comms.twilio.com./preview/Messages?page_size=1', done).end()`,
  `request(${url}, done).end()`,
  `https.get(${url}, done)`,
  `https.get({ ${place} }, done)`,
  `get(new URL(${url}), {}, done)`,
  `http.get('http://comms.twilio.com/preview/Messages?page_size=1', done)`,
  // As a client asks the proxy that its environment names.
  `http.get({ host: 'proxy.example', path: ${url} }, done)`,
])('%s goes to the sandbox', async (call) => {
  const received = await printed(`print(await told((done) => ${call}))`, echo);

  expect(received).toMatchObject({
    method: 'GET',
    url: '/preview/Messages?page_size=1',
    headers: { host: echo.url.slice('http://'.length), 'x-twilio-sandbox-host': 'comms.twilio.com' },
  });
});

test('the method, the headers and the body arrive as they were given, and nothing is added', async () => {
  const received = await printed(
    `const options = { method: 'POST', auth: 'AC1:token', headers: { 'Content-Type': 'text/plain', 'X-Many': ['a', 'b'] } };
    print(await told((done) => {
      const sent = https.request('https://proxy.twilio.com/v1/Services', options, done);
      sent.setHeader('Content-Length', 5);
      sent.write('He');
      return sent.end('llo');
    }));`,
    echo,
  );

  expect(received).toMatchObject({ method: 'POST', url: '/v1/Services', body: 'Hello' });
  expect(received.headers).toEqual({
    'content-type': 'text/plain',
    'x-many': 'a, b',
    authorization: `Basic ${btoa('AC1:token')}`,
    'x-twilio-sandbox-host': 'proxy.twilio.com',
    host: echo.url.slice('http://'.length),
    'content-length': '5',
    connection: 'keep-alive',
  });
});

test.each([
  "['Host', 'comms.twilio.com', 'X-One', '1', 'Connection', 'close']",
  "[['Host', 'comms.twilio.com'], ['X-One', '1'], ['Connection', 'close']]",
])('the list of headers %s arrives in whole, with the host of the sandbox', async (headers) => {
  const received = await printed(
    `print(await told((done) => https.get('https://comms.twilio.com/', { headers: ${headers} }, done)));`,
    echo,
  );

  expect(received.headers).toEqual({
    'x-one': '1',
    connection: 'close',
    'x-twilio-sandbox-host': 'comms.twilio.com',
    host: echo.url.slice('http://'.length),
  });
});

test.each([
  'conversations.dublin.ie1.twilio.com',
  'conversations.ie1.twilio.com',
  'proxy.sydney.au1.twilio.com',
  'events.twilio.com',
])('the sandbox is told that %s was meant', async (host) => {
  const received = await printed(`print(await told((done) => https.get('https://${host}/v1', done)));`, echo);

  expect(received.headers['x-twilio-sandbox-host']).toBe(host);
});

test('a listener is called on the request, as ever', async () => {
  const isSame = await printed(
    `const sent = https.get('https://comms.twilio.com/', function (answer) {
      print(this === sent);
      answer.resume();
    });`,
    echo,
  );

  expect(isSame).toBe(true);
});

test('calls one after another share a connection, whatever agent they name', async () => {
  const connections = await printed(
    `const ask = async (options) => (await told((done) => https.get('https://comms.twilio.com/', options, done))).connection;
    print([await ask({}), await ask({ agent: new https.Agent() }), await ask({ agent: false })]);`,
    echo,
  );

  expect(new Set(connections).size).toBe(1);
});

test('a signal of the caller ends a redirected request', async () => {
  const failure = await printed(
    `const signal = AbortSignal.abort();
    print(await told((done) => https.get('https://comms.twilio.com/', { signal }, done)));`,
    echo,
  );

  expect(failure).toMatchObject({ name: 'AbortError' });
});

const ask = "print(await told((done) => https.get('https://comms.twilio.com/', done)));";
test.each([
  ['--import, in an ES module', ask, { type: 'module' }],
  ['--import, in CommonJS', `const https = require('https'); (async () => { ${ask} })();`, { type: 'commonjs' }],
  [
    '--require, in CommonJS',
    `const https = require('node:https'); (async () => { ${ask} })();`,
    { type: 'commonjs', flags: ['--require', register] },
  ],
  ['--import and --require at once', ask, { flags: ['--require', register, '--import', register] }],
  ['an import in the program itself', `await import('${register}'); ${ask}`, { type: 'module', flags: [] }],
] as const)('requests are redirected by %s', async (_, code, options) => {
  const received = await printed(code, { ...options, url: echo.url });

  expect(received.headers['x-twilio-sandbox-host']).toBe('comms.twilio.com');
});
