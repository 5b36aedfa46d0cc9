import { HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectSandbox, createSandbox, type TestAccount, type TestSandbox } from '../src/testing/index.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await createSandbox({ seed: 1 });
});
afterEach(async () => await sandbox.close());

function clientOf(account: TestAccount): Messages {
  return new Messages({ ...account.clientOptions, httpClient: new HttpClient({ fetcher: account.fetch }) });
}

async function send(account: TestAccount, text: string, to = '+14155550100'): Promise<void> {
  const from = { address: '+15005550006', channel: 'tel' };
  await clientOf(account).sendMessages({ from, to: [{ address: to, channel: 'tel' }], content: { text } });
}

test('a client without a port sends into the sandbox, and the test reads what arrived', async () => {
  await send(sandbox, 'Your code is 123456: https://example.com/login');

  const message = await sandbox.waitForMessage({ to: '+14155550100' });

  expect(message).toMatchObject({
    accountSid: sandbox.accountSid,
    code: '123456',
    links: ['https://example.com/login'],
    state: expect.any(String),
    createdAt: expect.any(Date),
  });
});

test('a sandbox without a port is at no address of this machine', async () => {
  expect(sandbox.url).toBe('http://sandbox.invalid');
  await expect(new Messages(sandbox.clientOptions).listMessages()).rejects.toThrow();
});

test('a sandbox with a port is called over connections, and another program can join it', async () => {
  await using listening = await createSandbox({ port: 0 });
  await using joined = await connectSandbox({ url: `${listening.url}/` });
  await new Messages(joined.clientOptions).listMessages();

  expect(await joined.requests()).toMatchObject([{ operation: 'messages.listMessages', status: 200 }]);
  expect(await listening.requests()).toEqual([]);
});

test('what comes later is waited for', async () => {
  const waiting = sandbox.waitForMessage({ text: 'later' });
  await send(sandbox, 'First');
  await send(sandbox, 'Later');

  expect((await waiting).text).toBe('Later');
});

test('who waits in vain is told what came nearest', async () => {
  await send(sandbox, 'Hello');

  const failure = await sandbox.waitForMessage({ text: 'Bye' }, { timeoutMs: 20 }).catch((error: unknown) => error);

  expect(failure).toMatchObject({ name: 'SandboxError', status: 408 });
  expect(String(failure)).toMatch(/No such message came within 20 ms\n {2}misses text: .*"text":"Hello"/);
});

test('a code is found in a message, and in a verification', async () => {
  await send(sandbox, 'Your code is 123456', '+14155550101');
  await sandbox.fetch(`${sandbox.url}/preview/Verifications`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${sandbox.security.username}:${sandbox.security.password}`)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ to: { address: '+14155550102', channel: 'tel' } }),
  });

  const inText = await sandbox.waitForOtp({ to: '+14155550101' });
  const verification = await sandbox.waitForOtp({ to: '+14155550102' });

  expect(inText).toEqual({ code: '123456', to: '+14155550101', channel: 'tel' });
  expect(verification).toMatchObject({ code: expect.stringMatching(/^\d{6}$/), to: '+14155550102' });
});

test('no code is waited for in vain longer than asked', async () => {
  await send(sandbox, 'Hello');

  await expect(sandbox.waitForOtp({}, { timeoutMs: 20 })).rejects.toThrow('No such otp came within 20 ms');
});

test.each(Array.from({ length: 20 }, (_, index) => index))('parallel tests never see each other: %i', async (index) => {
  const account = await sandbox.account();
  await Promise.all(
    [await sandbox.account(), account].map(async (each, place) => await send(each, `From ${place} of ${index}`)),
  );

  expect((await account.messages()).map(({ text }) => text)).toEqual([`From 1 of ${index}`]);
  expect(await account.requests()).toHaveLength(1);
});

test('a fault hits the own account only', async () => {
  const other = await sandbox.account();
  const fault = await sandbox.fault({ match: { operation: 'sendMessages' }, action: { type: 'error', status: 400 } });

  await send(other, 'Hello');
  await expect(send(sandbox, 'Hello')).rejects.toMatchObject({ status: 400 });
  const applied = await fault.applied();
  await fault.remove();
  await send(sandbox, 'Hello');

  expect(applied).toBe(1);
});

test('the clock is stopped and moved, and what happens on the way is done', async () => {
  await sandbox.clock.freeze(new Date('2026-01-31T09:30:00Z'));
  await send(sandbox, 'Hello');

  const { now } = await sandbox.clock.advance('PT10M');

  expect(now).toEqual(new Date('2026-01-31T09:40:00Z'));
  expect((await sandbox.messages())[0]?.state).toBe('delivered');
});

test('a person writes, and the API lists it', async () => {
  const message = {
    from: { address: '+14155550100', channel: 'tel' },
    to: { address: '+15005550006', channel: 'tel' },
    text: 'Hi there',
  };
  await sandbox.receiveMessage(message);

  const [received] = await clientOf(sandbox).listMessages().toArray({ limit: 5 });

  expect(received?.content).toMatchObject({ text: 'Hi there' });
  expect(await sandbox.messages({ direction: 'inbound' })).toMatchObject([{ text: 'Hi there' }]);
});

test('a reset empties the own account, which can be used on', async () => {
  const other = await sandbox.account();
  await send(sandbox, 'Own');
  await send(other, 'Other');

  await sandbox.reset();
  await send(sandbox, 'Again');

  expect((await sandbox.messages()).map(({ text }) => text)).toEqual(['Again']);
  expect(await other.messages()).toHaveLength(1);
});

test('a snapshot brings back what was', async () => {
  await send(sandbox, 'Kept');
  await sandbox.snapshot('kept');
  await send(sandbox, 'Lost');

  await sandbox.restore('kept');

  expect((await sandbox.messages()).map(({ text }) => text)).toEqual(['Kept']);
  await send(sandbox, 'Again');
});
