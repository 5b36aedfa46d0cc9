// Tests that run side by side on one sandbox never see each other.
import { HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { createSandbox } from '@comms/sandbox/testing';

await using sandbox = await createSandbox();

/** A test of its own. */
async function signUp(name: string): Promise<string> {
  const account = await sandbox.account();
  const messages = new Messages({ ...account.clientOptions, httpClient: new HttpClient({ fetcher: account.fetch }) });
  await messages.sendMessages({
    from: { address: '+15005550006', channel: 'tel' },
    to: [{ address: '+14155550100', channel: 'tel' }],
    content: { text: `Hello ${name}` },
  });
  const seen = await account.messages();
  return `${seen.map(({ text }) => text).join()}: ${seen.length} message`;
}

for (const line of await Promise.all(['Ada', 'Grace', 'Edith'].map(signUp))) console.log(line);
