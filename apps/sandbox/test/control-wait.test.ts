import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, from, type Json, otherAccount, phone, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

async function send(text: string, to = '+14155550100', username = account): Promise<void> {
  const body = { from, to: [phone(to)], content: { text } };
  await call(sandbox, 'POST', '/preview/Messages', { body, account: username });
}

async function wait(query: string): Promise<TestAnswer> {
  return await call(sandbox, 'GET', `/_sandbox/v1/wait?${query}`);
}

test('what is there already is given at once: the newest', async () => {
  await send('Code: 1111');
  await send('Code: 2222');

  const { status, body } = await wait('kind=message&to=+14155550100');

  expect(status).toBe(200);
  expect(body).toMatchObject({ kind: 'message', item: { text: 'Code: 2222', code: '2222' } });
});

test('what comes later is given when it comes', async () => {
  const waiting = wait('kind=message&text=hello&timeout=10s');
  await wait('kind=message&timeout=50ms');
  await send('Other');
  await send('Hello!');

  expect((await waiting).body.item.text).toBe('Hello!');
});

test('a state is waited for, too', async () => {
  await send('Hello');
  const waiting = wait('kind=message&state=delivered&timeout=10s');
  await wait('kind=email&timeout=50ms');
  await sandbox.clock.advance(60_000);

  expect((await waiting).body.item.state).toBe('delivered');
});

test('the account need not be there when one begins to wait for it', async () => {
  const waiting = wait(`kind=message&account_sid=${otherAccount}&timeout=10s`);
  await send('Foreign');
  await send('Own', '+14155550100', otherAccount);

  expect((await waiting).body.item).toMatchObject({ text: 'Own', account_sid: otherAccount });
});

test('what is older than the given time does not count', async () => {
  await send('Old');
  await sandbox.clock.advance(60_000);

  const { status, body } = await wait('kind=message&since=2026-01-31T09:31:00Z&timeout=50ms');

  expect(status).toBe(408);
  expect(body.nearest).toMatchObject([{ item: { text: 'Old' }, misses: ['since'] }]);
});

test('on time-out the nearest misses are told, and in what they miss', async () => {
  await send('Hello', '+14155550101');
  await send('Code: 1111', '+14155550102');
  await send('Hello', '+14155550103');

  const { status, body } = await wait('kind=message&text=code&to=+14155550101&timeout=20ms');

  expect(status).toBe(408);
  expect(body.message).toBe('No such message came within 20 ms: the nearest are in `nearest`, with what they miss');
  expect(body.nearest.map(({ misses }: Json) => misses.sort())).toEqual([['to'], ['text'], ['text', 'to']]);
});

test('a time-out without anything says so', async () => {
  const { body } = await wait('kind=email&timeout=PT0.02S');

  expect(body).toMatchObject({ code: 20408, nearest: [] });
  expect(body.message).toMatch(/there is no email at all$/);
});

test.each([
  ['otp', 'to=+14155550100', { to: '+14155550100' }],
  ['operation', 'resource=messages', { resource: 'messages', total_count: 1 }],
  ['request', 'operation=verification', { operation: 'identityVerification.startVerification' }],
])('%s can be waited for', async (kind, query, item) => {
  const waiting = wait(`kind=${kind}&${kind === 'request' ? 'text=Verifications' : query}&timeout=10s`);
  await wait('kind=email&timeout=50ms');
  const body = { to: { address: '+14155550100', channel: 'tel' } };
  const { status } = await call(sandbox, 'POST', '/preview/Verifications', { body });

  expect(status).toBeLessThan(300);
  expect((await waiting).body.item).toMatchObject(item);
});

test('a sandbox that closes ends the waiting', async () => {
  const other = await startSandbox();
  const waiting = call(other, 'GET', '/_sandbox/v1/wait?kind=message&timeout=60s').catch((error: unknown) => error);
  await call(other, 'GET', '/_sandbox/v1/wait?kind=message&timeout=20ms');
  const began = performance.now();

  await other.close();
  await waiting;

  expect(performance.now() - began).toBeLessThan(5000);
});
