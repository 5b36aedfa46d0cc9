import { HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { createSandbox } from '@comms/sandbox/testing';

test('a code reaches the phone', async () => {
  const sandbox = await createSandbox();
  const messages = new Messages({ ...sandbox.clientOptions, httpClient: new HttpClient({ fetcher: sandbox.fetch }) });

  await messages.sendMessages({
    from: { address: '+15005550006', channel: 'tel' },
    to: [{ address: '+14155550100', channel: 'tel' }],
    content: { text: 'Your code is 123456' },
  });

  await expect(sandbox).toHaveMessage({ to: '+14155550100', code: '123456' });
  await expect(sandbox).not.toHaveEmail();
  await sandbox.close();
});

test('what is not there fails the test, and says what came nearest', async () => {
  const sandbox = await createSandbox();
  await expect(sandbox).toHaveMessage({}, { timeoutMs: 20 });
});
