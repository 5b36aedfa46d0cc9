import { afterEach, expect, test } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/index.ts';
import { account, basic, call, otherAccount, phones, send } from './test-client.ts';

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}): Promise<void> => {
  sandbox = await startSandbox({ seed: 1, ...options });
};
afterEach(async () => await sandbox.close());

const list = async (username: string, password?: string) =>
  await call(sandbox, 'GET', '/preview/Messages', { account: username, ...(password && { password }) });

test.each([
  ['no credentials', ''],
  ['another scheme', 'Bearer abc'],
  ['what is no base64', 'Basic §'],
  ['a name that is no SID', basic('ann')],
  ['no password', basic(account, '')],
])('%s: refused with 401 and how to do better', async (_, authorization) => {
  await start();

  const answer = await call(sandbox, 'GET', '/preview/Messages', { headers: { authorization } });

  expect(answer.status).toBe(401);
  expect(answer.body.code).toBe(20003);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Basic/);
});

test('an unknown account gets a world of its own, and any password opens it', async () => {
  await start();
  await send(sandbox, phones(2), {}, account);
  await send(sandbox, phones(3), {}, otherAccount);

  const own = await list(account, 'first');
  const again = await list(account, 'second');
  const other = await list(otherAccount);

  expect([own, again, other].map(({ body }) => body.messages.length)).toEqual([2, 2, 3]);
});

test('an API key that nobody made gets a world of its own', async () => {
  await start();
  const key = `SK${'3'.repeat(32)}`;
  await send(sandbox, phones(1), {}, key);

  expect((await list(key)).body.messages).toHaveLength(1);
  expect((await list(account)).body.messages).toEqual([]);
});

test('an account that was made is opened by its token and its API key, and by nothing else', async () => {
  await start();
  const { status, body: made } = await call(sandbox, 'POST', '/_sandbox/v1/accounts');
  await call(sandbox, 'POST', '/preview/Messages', {
    account: made.api_key_sid,
    password: made.api_key_secret,
    body: { from: { address: '12345', channel: 'tel' }, to: phones(1), content: { text: 'Hello' } },
  });

  const answers = [
    await list(made.account_sid, made.auth_token),
    await list(made.api_key_sid, made.api_key_secret),
    await list(made.account_sid, made.api_key_secret),
    await list(made.api_key_sid, made.auth_token),
  ];

  expect(status).toBe(201);
  expect(made.account_sid).toMatch(/^AC[0-9a-f]{32}$/);
  expect(made.api_key_sid).toMatch(/^SK[0-9a-f]{32}$/);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 401, 401]);
  expect(answers[0]?.body).toEqual(answers[1]?.body);
  expect(answers[0]?.body.messages).toHaveLength(1);
});

test('an account is made with the SID and token that are asked for, once', async () => {
  await start();
  const body = { account_sid: account, auth_token: 'mine' };

  const made = await call(sandbox, 'POST', '/_sandbox/v1/accounts', { body });
  const again = await call(sandbox, 'POST', '/_sandbox/v1/accounts', { body });

  expect(made.body).toMatchObject(body);
  expect(again.status).toBe(409);
  expect((await list(account, 'mine')).status).toBe(200);
  expect((await list(account, 'other')).status).toBe(401);
});

test('strict authentication lets in only accounts that were made', async () => {
  await start({ strictAuth: true });
  const { body: made } = await call(sandbox, 'POST', '/_sandbox/v1/accounts');

  const answers = [
    await list(made.account_sid, made.auth_token),
    await list(made.api_key_sid, made.api_key_secret),
    await list(made.account_sid, 'wrong'),
    await list(account),
    await list(`SK${'3'.repeat(32)}`),
  ];

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 401, 401]);
});

test('a route that exists asks for credentials; one that does not is not found', async () => {
  await start();
  const headers = { authorization: '' };

  const known = await call(sandbox, 'POST', '/preview/Messages', { headers, body: 'nonsense' });
  const unknown = await call(sandbox, 'GET', '/preview/Nothing', { headers });

  expect([known.status, unknown.status]).toEqual([401, 404]);
});

test('a reset of one account leaves the others, and the account itself', async () => {
  await start();
  const { operationId } = await send(sandbox, phones(2), {}, account);
  await send(sandbox, phones(3), {}, otherAccount);

  const { body } = await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });

  expect(body.removed).toMatchObject({ operations: 1, deliveries: 2 });
  expect((await list(account)).body.messages).toEqual([]);
  expect((await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`)).status).toBe(404);
  expect((await list(otherAccount)).body.messages).toHaveLength(3);
});

test('a reset of everything takes accounts, faults and the clock with it', async () => {
  await start();
  const { body: made } = await call(sandbox, 'POST', '/_sandbox/v1/accounts');
  await send(sandbox, phones(2));
  await sandbox.clock.set({ mode: 'frozen', now: new Date(0) });
  await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { action: { type: 'reset_before' } } });

  const { body } = await call(sandbox, 'POST', '/_sandbox/v1/reset');

  expect(body.removed).toMatchObject({ operations: 1, deliveries: 2, accounts: 2, api_keys: 1, faults: 1 });
  expect((await list(account)).body.messages).toEqual([]);
  expect((await list(made.account_sid, 'anything')).status).toBe(200);
  expect((await call(sandbox, 'GET', '/_sandbox/v1/clock')).body).toMatchObject({ mode: 'real', pending: 0 });
});

test('a reset of an account that is not there is not found', async () => {
  await start();

  const answer = await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });

  expect(answer.status).toBe(404);
});
