// A world is described once, kept under a name, and brought back before each test.
import { createSandbox } from '@comms/sandbox/testing';

await using sandbox = await createSandbox();
const shop = 'AC77777777777777777777777777777777';
await sandbox.seed({
  accounts: [
    {
      account_sid: shop,
      auth_token: 'the token of the shop',
      steps: [
        {
          operation: 'messages.sendMessages',
          request: {
            from: { address: '+15005550006', channel: 'tel' },
            to: [{ address: '+14155550100', channel: 'tel' }],
            content: { text: 'Welcome to the shop' },
          },
        },
      ],
    },
  ],
});
await sandbox.snapshot('open');

const authorization = `Basic ${btoa(`${shop}:the token of the shop`)}`;
const count = async (): Promise<number> => {
  const answer = await sandbox.fetch(`${sandbox.url}/preview/Messages`, { headers: { authorization } });
  const { messages }: { messages: readonly object[] } = JSON.parse(await answer.text());
  return messages.length;
};
const removeAll = async (): Promise<void> => {
  await sandbox.fetch(`${sandbox.url}/_sandbox/v1/reset`, {
    method: 'POST',
    body: JSON.stringify({ account_sid: shop }),
    headers: { 'content-type': 'application/json' },
  });
};

console.log('seeded:', await count());
await removeAll();
console.log('removed:', await count());
await sandbox.restore('open');
console.log('brought back:', await count());
