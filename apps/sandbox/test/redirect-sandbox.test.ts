import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { printed } from './redirected-program.ts';
import { account, basic, phones } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

const headers = JSON.stringify({ authorization: basic(account), 'content-type': 'application/json' });
const message = JSON.stringify({
  from: { address: '+15005550006', channel: 'tel' },
  to: phones(1),
  content: { text: 'Hello' },
});
const init = `{ method: 'POST', headers: ${headers}, body: ${JSON.stringify(message)} }`;
const listed = "'https://comms.twilio.com/preview/Messages?page_size=1'";

test('a message that is sent with fetch is in the sandbox, and all addresses in answers are those of the API', async () => {
  const { location, found } = await printed(
    `const sent = await fetch('https://comms.twilio.com/preview/Messages', ${init});
    const { messages: [{ id, related }] } = await sent.json();
    const location = sent.headers.get('operation-location');
    const found = await fetched(\`https://comms.twilio.com/preview/Messages/\${id}\`, { headers: ${headers} });
    print({ location, found, related });`,
    sandbox,
  );

  expect(location).toMatch(/^https:\/\/comms\.twilio\.com\/preview\/Messages\/Operations\/operation_/);
  expect(found).toMatchObject({ content: { text: 'Hello' }, related: [{ uri: location }] });
});

test('an address in an answer can be called as it is', async () => {
  const { status } = await printed(
    `const sent = await fetch('https://comms.twilio.com/preview/Messages', ${init});
    print(await told((done) => https.get(sent.headers.get('operation-location'), { headers: ${headers} }, done)));`,
    sandbox,
  );

  expect(status).toMatch(/^(scheduled|processing|completed)$/i);
});

test.each([
  ['https.get', `told((done) => https.get(${listed}, { headers: ${headers} }, done))`],
  [
    'a client that makes its requests by itself',
    `told((done) => new http.ClientRequest(
      { _defaultAgent: https.globalAgent, protocol: 'https:', host: 'comms.twilio.com', path: '/preview/Messages', headers: ${headers} }, done).end())`,
  ],
  [
    'a client that opens its connections by itself',
    `new Promise((resolve) => {
      const socket = tls.connect({ host: 'comms.twilio.com', port: 443, servername: 'comms.twilio.com' }, () => {
        socket.end('GET /preview/Messages HTTP/1.1\\r\\nHost: comms.twilio.com\\r\\nAuthorization: ${basic(account)}\\r\\nConnection: close\\r\\n\\r\\n');
      });
      socket.toArray().then((chunks) => resolve(JSON.parse(Buffer.concat(chunks).toString().split('\\r\\n\\r\\n')[1])));
    })`,
  ],
])('%s reads from the sandbox', async (_, call) => {
  expect(await printed(`print(await ${call})`, sandbox)).toMatchObject({ messages: expect.any(Array) });
});

test('wrong credentials are refused by the sandbox as by the service', async () => {
  const refusal = await printed(`print(await fetched(${listed}))`, sandbox);

  expect(refusal).toMatchObject({ code: 20003 });
});

test('an operation is not found at the host of another API', async () => {
  const refusal = await printed(
    `print(await told((done) => https.get('https://proxy.twilio.com/preview/Messages', { headers: ${headers} }, done)));`,
    sandbox,
  );

  expect(refusal).toMatchObject({ code: 20404 });
});

test('a path that two APIs have is that of the host, in a region as well', async () => {
  const services = await printed(
    `const hosts = ['conversations.twilio.com', 'conversations.dublin.ie1.twilio.com'];
    print(await Promise.all(hosts.map((host) => fetched(\`https://\${host}/v1/Services\`, { headers: ${headers} }))));`,
    sandbox,
  );

  expect(services.map(({ meta }: { meta: { url: string } }) => meta.url)).toEqual([
    expect.stringContaining('https://conversations.twilio.com/v1/Services?'),
    expect.stringContaining('https://conversations.dublin.ie1.twilio.com/v1/Services?'),
  ]);
});
