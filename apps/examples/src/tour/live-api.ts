// Sends tomorrow with the live API, v1: to one person by WhatsApp first, and by text where that fails.
import { Messages } from '@comms/messages/v1';
import { startSandbox } from '@comms/sandbox';

const security = { username: `AC${'0'.repeat(32)}`, password: 'the auth token' };
const day = 86_400_000;

const sandbox = await startSandbox();
await sandbox.clock.set({ mode: 'frozen' });
try {
  const messages = new Messages({ sandboxURL: sandbox.url, security });

  const { operation } = await messages.sendMessages({
    to: [
      // Nothing arrives at this number: the sandbox knows it for that.
      {
        addresses: [
          { address: '+15005550009', channel: 'WHATSAPP' },
          { address: '+12065550100', channel: 'PHONE' },
        ],
        variables: { name: 'Ada' },
      },
      { address: '+15005550009', channel: 'PHONE' },
    ],
    content: { text: "Hello {{ name | default: 'there' }}, see you today." },
    schedule: { sendAt: [new Date(Date.now() + day)] },
    tags: { campaign: 'reminders' },
  });
  console.log('now:', (await operation.refresh()).status);

  await sandbox.clock.advance(day + 60_000);
  const { status, stats } = await operation.wait({ deadlineMs: 10_000 });
  console.log('tomorrow:', status, `${stats?.delivered} of ${stats?.total} delivered in ${stats?.attempts} attempts`);

  for await (const { id } of messages.listMessages({ tags: { campaign: 'reminders' }, status: 'DELIVERED' })) {
    const { content, attempts } = await messages.fetchOneMessage(id);
    for (const { to, status } of attempts ?? []) console.log(`${to?.[0]?.channel}: ${status}`);
    console.log(content?.text);
  }
  for await (const { code, message } of operation.errors()) console.log(`${code}: ${message}`);
} finally {
  await sandbox.close();
}
