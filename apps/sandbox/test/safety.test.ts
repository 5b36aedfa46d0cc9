import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, basic, call } from './test-client.ts';

let closed: Sandbox;
let open: Sandbox;
beforeEach(async () => {
  closed = await startSandbox({ seed: 1 });
  open = await startSandbox({ seed: 1, host: '0.0.0.0', allowedHosts: ['sandbox'] });
});
afterEach(async () => {
  await closed.close();
  await open.close();
});

const control = '/_sandbox/v1/messages';

/** Calls by a host of one's own, which `fetch` does not allow. */
async function statusOf(sandbox: Sandbox, path: string, headers: Record<string, string>): Promise<number> {
  return await new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: sandbox.port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

test.each([control, '/preview/Messages', '/', '/_sandbox/', '/_content/1/2/3', '/_verify/x'])(
  'a name that leads to this machine does not open %s',
  async (path) => {
    expect(await statusOf(closed, path, { host: 'evil.example' })).toBe(403);
    expect(await statusOf(open, path, { host: 'evil.example' })).toBe(403);
  },
);

test.each([control, '/preview/Messages'])('a page from elsewhere cannot use %s', async (path) => {
  expect(await statusOf(closed, path, { origin: 'https://evil.example' })).toBe(403);
  const answer = await fetch(closed.url + path, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('a sandbox that others can reach has a token, and one that is only for this machine has none', () => {
  expect(closed.token).toBeUndefined();
  expect(open.token).toMatch(/^[\w-]{32}$/);
  expect(open.url).toBe(`http://127.0.0.1:${open.port}`);
});

test.each([
  ['nothing', {}],
  ['a wrong token', { authorization: 'Bearer wrong' }],
  ['a wrong cookie', { cookie: 'comms_sandbox_token=wrong' }],
])('with %s the control API and the page stay closed', async (_, headers) => {
  for (const path of [control, '/_sandbox/v1/health', '/_sandbox/v1/export', '/_sandbox/', '/_sandbox/page/x.js']) {
    const answer = await fetch(open.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
    expect([path, answer.status]).toEqual([path, 401]);
  }
});

test('the token opens the control API, also to names that were allowed', async () => {
  const authorization = `Bearer ${open.token}`;

  expect(await statusOf(open, control, { authorization })).toBe(200);
  expect(await statusOf(open, control, { authorization, host: `sandbox:${open.port}` })).toBe(200);
});

test('the token in the address is taken off it, and kept in a cookie that no script reads', async () => {
  const first = await fetch(`${open.url}${control}?limit=5&token=${open.token}`, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie') ?? '';

  expect([first.status, first.headers.get('location')]).toEqual([303, `${control}?limit=5`]);
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
  expect(await statusOf(open, control, { cookie: cookie.split(';')[0] ?? '' })).toBe(200);
});

test('credentials of an account do not open the control API, not even its own', async () => {
  const { body } = await call(closed, 'POST', '/_sandbox/v1/accounts');

  const answers = [
    await statusOf(closed, control, { authorization: basic(account) }),
    await statusOf(closed, control, { authorization: basic(body.account_sid, body.auth_token) }),
    await statusOf(open, control, { authorization: basic(account) }),
  ];

  expect(answers).toEqual([403, 403, 403]);
});

test.each([
  '/comms.twilio.com/_sandbox/v1/messages',
  '/preview/../_sandbox/v1/messages',
  '/preview/_sandbox/v1/messages',
])('the control API is not at %s', async (path) => {
  expect(await statusOf(open, path, { authorization: basic(account) })).not.toBe(200);
});

test('where others can reach it, only accounts that were made are let in', async () => {
  const stranger = await call(open, 'GET', '/preview/Messages');
  const made = await call(open, 'POST', '/_sandbox/v1/accounts', {
    headers: { authorization: `Bearer ${open.token}` },
  });
  const { account_sid: username, auth_token: password } = made.body;

  expect(stranger.status).toBe(401);
  expect((await call(open, 'GET', '/preview/Messages', { account: username, password })).status).toBe(200);
});

test('bodies that are too long are refused', async () => {
  const body = JSON.stringify({ account_sid: 'x'.repeat(27_000_000) });

  expect((await call(closed, 'POST', '/_sandbox/v1/accounts', { body })).status).toBe(413);
  expect((await call(closed, 'POST', '/preview/Messages', { body })).status).toBe(413);
});
