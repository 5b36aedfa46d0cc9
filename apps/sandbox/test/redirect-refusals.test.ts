import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EchoServer, printed, runProgram, startEcho, unusedURL } from './redirected-program.ts';

let echo: EchoServer;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(async () => await echo.close());

const connected = `const connected = (start) => new Promise((resolve) => {
  const socket = start();
  socket.on('error', (error) => resolve(failure(error))).on('connect', () => resolve('connected'));
});`;

test.each([
  "told((done) => https.get('https://mcs.us1.twilio.com/v1/Media', done))",
  "told((done) => https.get({ host: 'mcs.us1.twilio.com', agent: new https.Agent() }, done))",
  "told((done) => http.get('http://mcs.us1.twilio.com/', done))",
  "told((done) => new http.ClientRequest({ host: 'mcs.us1.twilio.com' }, done).end())",
  "told((done) => http.get({ host: '127.0.0.1', path: 'http://mcs.us1.twilio.com/' }, done))",
  "fetched('https://mcs.us1.twilio.com/')",
  "fetched(new Request('https://MCS.us1.twilio.com:8443/', { method: 'POST', body: 'Hello' }))",
  "connected(() => net.connect(443, 'mcs.us1.twilio.com'))",
  "connected(() => net.createConnection({ port: 443, host: 'mcs.us1.twilio.com' }))",
  "connected(() => new net.Socket().connect({ port: 443, host: 'mcs.us1.twilio.com' }))",
  "connected(() => tls.connect(443, 'mcs.us1.twilio.com'))",
  "connected(() => tls.connect({ port: 443, host: '192.0.2.1', servername: 'mcs.us1.twilio.com' }))",
  "connected(() => http2.connect('https://mcs.us1.twilio.com'))",
])('%s is refused, and says which hosts are redirected', async (call) => {
  const failure = await printed(`${connected} print(await ${call})`, echo);

  expect(failure).toMatchObject({
    name: 'BlockedHostError',
    code: 'ERR_SANDBOX_BLOCKED_HOST',
    message: expect.stringMatching(
      /^Nothing is let out to the real service, and mcs\.us1\.twilio\.com is none of .*comms\.twilio\.com, conv.*\. Call it from a program that is not redirected\.$/,
    ),
  });
});

test.each(['api.twilio.com', 'twilio.com', 'www.twilio.com', 'verify.twilio.com', 'evil.comms.twilio.com'])(
  'nothing is let out to %s',
  async (host) => {
    const failures = await printed(
      `print([await fetched('https://${host}/'), await told((done) => https.get('https://${host}/', done))]);`,
      echo,
    );

    expect(failures).toMatchObject([{ name: 'BlockedHostError' }, { name: 'BlockedHostError' }]);
  },
);

test.each([
  "connected(() => http2.connect('https://comms.twilio.com'))",
  "connected(() => tls.connect({ socket: net.connect(Number(process.env.PORT), '127.0.0.1'), servername: 'comms.twilio.com' }))",
])('%s is a way that cannot be redirected, and is refused', async (call) => {
  const { port } = new URL(echo.url);
  const failure = await printed(`process.env.PORT = '${port}'; ${connected} print(await ${call})`, echo);

  expect(failure).toMatchObject({
    name: 'BlockedHostError',
    message: expect.stringMatching(/comms\.twilio\.com is called in a way that .* Call it with fetch or node:https\.$/),
  });
});

test.each([
  ["told((done) => http.get('ADDRESS', done))"],
  ["told((done) => http.request(new URL('ADDRESS'), { method: 'PUT' }, done).end('x'))"],
  [
    "told((done) => http.get({ host: '127.0.0.1', port: new URL('ADDRESS').port, headers: { host: 'comms.twilio.com' } }, done))",
  ],
  ["fetched('ADDRESS')"],
  ["fetched(new Request('ADDRESS', { method: 'PUT', body: 'x' }))"],
])('%s, to a host that is not the vendor’s, is left as it is', async (call) => {
  const unused = await unusedURL();

  const received = await printed(`print(await ${call.replace('ADDRESS', `${echo.url}/twilio.com`)})`, { url: unused });

  expect(received.headers).not.toHaveProperty('x-twilio-sandbox-host');
});

test.each(['twilio.com.example', 'nottwilio.com', 'comms-twilio.com'])('%s is not the vendor', async (host) => {
  const failure = await printed(
    `const lookup = (_name, _options, done) => done(new Error('looked up'));
    print(await told((done) => https.get('https://${host}/', { lookup }, done)));`,
    echo,
  );

  expect(failure.message).toBe('looked up');
});

test.each([
  "told((done) => https.get('https://comms.twilio.com/preview/Messages', done))",
  "told((done) => https.request('https://comms.twilio.com/', { method: 'POST' }, done).end('Hello'))",
  "fetched('https://comms.twilio.com/preview/Messages')",
  "fetched('https://comms.twilio.com/', { method: 'POST', body: 'Hello' })",
  "connected(() => tls.connect(443, 'comms.twilio.com'))",
])('without a sandbox, %s says that it is not there and how to start it', async (call) => {
  const url = await unusedURL();

  const failure = await printed(`${connected} print(await ${call})`, { url });

  expect(failure).toMatchObject({
    code: 'ECONNREFUSED',
    message: `The sandbox does not answer at ${url}. Start it with \`npx @comms/sandbox\`, or say where it is in COMMS_SANDBOX_URL.`,
  });
});

test.each(['127.0.0.1:4010', 'ftp://127.0.0.1', 'http://'])(
  'a program does not start when COMMS_SANDBOX_URL is %s',
  async (url) => {
    const { code, stdout, stderr } = await runProgram("print('started')", { url });

    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(`COMMS_SANDBOX_URL must be an address such as http://127.0.0.1:4010, and is ${url}.`);
  },
);
