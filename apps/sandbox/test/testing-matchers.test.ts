import { HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { expect as jestExpect } from 'expect';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, sandboxMatchers, type TestSandbox } from '../src/testing/index.ts';
import '../src/testing/vitest.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await createSandbox({ seed: 1 });
  const client = new Messages({ ...sandbox.clientOptions, httpClient: new HttpClient({ fetcher: sandbox.fetch }) });
  await client.sendMessages({
    from: { address: '+15005550006', channel: 'tel' },
    to: [{ address: '+14155550100', channel: 'tel' }],
    content: { text: 'Your code is 123456' },
  });
});
afterEach(async () => await sandbox.close());

test('vitest knows the matchers', async () => {
  await expect(sandbox).toHaveMessage({ to: '+14155550100', text: 'code' });
  await expect(sandbox).toHaveOtp({ to: '+14155550100' });
  await expect(sandbox).toHaveRequest({ operation: 'sendMessages', status: '2xx' });
  await expect(sandbox).not.toHaveEmail();
  await expect(sandbox).not.toHavePush();
  await expect(sandbox).not.toHaveWebhook({ event: 'onMessageAdded' });
  await expect(sandbox).not.toHaveEvent({ type: 'message.delivered' });
});

test('a failed matcher says what was wanted, and what came nearest', async () => {
  await expect(async () => await expect(sandbox).toHaveMessage({ text: 'parcel' }, { timeoutMs: 20 })).rejects.toThrow(
    /misses text: .*Your code is 123456.*\nwanted: \{"text":"parcel"\}/,
  );
});

test('a matcher that must not hold says what there is', async () => {
  await expect(async () => await expect(sandbox).not.toHaveMessage()).rejects.toThrow(/There is a message.*/);
});

test('a matcher refuses what is no sandbox', async () => {
  await expect(async () => await expect({}).toHaveMessage()).rejects.toThrow('what createSandbox gives');
});

test("jest's own expect takes the matchers", async () => {
  jestExpect.extend({ ...sandboxMatchers });

  await jestExpect(sandbox).toHaveMessage({ to: '+14155550100' });
  await expect(
    async () => await jestExpect(sandbox).toHaveMessage({ to: '+19995550100' }, { timeoutMs: 20 }),
  ).rejects.toThrow(/misses to/);
});

test('the setup file for jest says where it belongs when there is no expect', async () => {
  await expect(import('../src/testing/jest.ts')).rejects.toThrow('setupFilesAfterEnv');
});
