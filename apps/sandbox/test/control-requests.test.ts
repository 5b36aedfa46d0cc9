import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, basic, call, from, type Json, phone } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterEach(async () => await sandbox.close());

async function requests(query = ''): Promise<Json[]> {
  return (await call(sandbox, 'GET', `/_sandbox/v1/requests${query}`)).body.requests;
}

async function newest(): Promise<Json> {
  const [{ id }] = await requests('?limit=1');
  return (await call(sandbox, 'GET', `/_sandbox/v1/requests/${id}`)).body;
}

test('a request is remembered with its answer, and its credentials are hidden', async () => {
  const body = { from, to: [phone('+14155550100')], content: { text: 'Hi' } };
  const sent = await call(sandbox, 'POST', '/preview/Messages?auth_token=hush', { body });

  const request = await newest();

  expect(request).toMatchObject({
    id: sent.headers.get('twilio-request-id'),
    account_sid: account,
    method: 'POST',
    path: '/preview/Messages',
    query: 'auth_token=••••••',
    operation: 'messages.sendMessages',
    family: 'commsPreview',
    status: sent.status,
    fidelity: 4,
    fault: null,
  });
  expect(request.request.headers.authorization).toBe(`Basic ${account}:••••••`);
  expect(JSON.parse(request.request.body)).toEqual(body);
  expect(JSON.parse(request.response.body)).toEqual(sent.body);
});

test('a refused request shows what was wrong with it', async () => {
  await call(sandbox, 'POST', '/preview/Messages', { body: { from, to: [], content: { text: 'Hi' } } });

  const request = await newest();

  expect(request.status).toBe(400);
  expect(request.problems.map(({ field }: Json) => field)).toContain('to');
});

test('a request without an operation, and one without an account, are remembered, too', async () => {
  await call(sandbox, 'GET', '/preview/Nothing');
  await fetch(`${sandbox.url}/preview/Messages`);

  expect(await requests()).toMatchObject([
    { operation: 'messages.listMessages', account_sid: null, status: 401 },
    { operation: null, status: 404 },
  ]);
});

test('a request whose connection was cut has no status', async () => {
  const fault = { match: { operation: 'listMessages' }, action: { type: 'reset_after_commit' } };
  await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: fault });

  await expect(call(sandbox, 'GET', '/preview/Messages')).rejects.toThrow();

  const [request] = await requests('?status=cut');
  expect(request).toMatchObject({ status: null, fault: expect.stringMatching(/^fault_/) });
});

test.each([
  ['?operation=listMessages', 1],
  ['?operation=messages.listMessages', 1],
  ['?method=get', 2],
  ['?status=404', 1],
  ['?status=2xx', 1],
  ['?text=Nowhere', 1],
  [`?account_sid=${account}`, 1],
  ['?family=proxyV1', 0],
])('requests are found by %s', async (query, count) => {
  await call(sandbox, 'GET', '/preview/Messages');
  await call(sandbox, 'GET', '/preview/Nowhere');

  expect(await requests(query)).toHaveLength(count);
});

test('only the beginning of a long body is remembered', async () => {
  const text = 'x'.repeat(100_000);
  await call(sandbox, 'POST', '/preview/Messages', { body: { from, to: [phone('+14155550100')], content: { text } } });

  const { request } = await newest();

  expect(request.is_cut).toBe(true);
  expect(request.body).toHaveLength(65_536);
});

test('no more than ten thousand are remembered, and the oldest go first', async () => {
  const headers = { authorization: basic(account) };
  for (let index = 0; index < 10_050; index++)
    await sandbox.fetch(`${sandbox.url}/preview/Nowhere?n=${index}`, { headers });

  const pages: Json[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body }: Json = await call(sandbox, 'GET', `/_sandbox/v1/requests?limit=1000${next && `&before=${next}`}`);
    pages.push(...body.requests);
    next = body.next;
  }

  expect(pages).toHaveLength(10_000);
  expect(pages.at(-1).query).toBe('n=50');
});

test('a reset forgets requests: of one account, or all', async () => {
  await call(sandbox, 'GET', '/preview/Messages');
  await call(sandbox, 'GET', '/preview/Messages', { account: `AC${'3'.repeat(32)}` });

  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });
  const left = await requests();
  await call(sandbox, 'POST', '/_sandbox/v1/reset');

  expect(left.map(({ account_sid: sid }) => sid)).toEqual([`AC${'3'.repeat(32)}`]);
  expect(await requests()).toEqual([]);
});
