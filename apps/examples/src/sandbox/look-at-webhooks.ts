// A conversation tells your server what happens in it: the test looks at what was sent, and lets it come in twice.
import { ConversationsV1 } from '@comms/conversations-v1';
import { createSandbox } from '@comms/sandbox/testing';

await using sandbox = await createSandbox({ port: 0 });
const conversations = new ConversationsV1(sandbox.clientOptions);
// Nobody listens there: the webhook is tried again later, and the test need not wait for that.
await conversations.updateConfigurationWebhook({
  postWebhookUrl: 'http://127.0.0.1:9/hook',
  filters: ['onMessageAdded'],
});

const { sid } = await conversations.createConversation({ friendlyName: 'Support' });
await conversations.createConversationMessage(sid ?? '', {
  author: 'ada',
  body: 'Hello?',
  xTwilioWebhookEnabled: true,
});

const webhook = await sandbox.waitForWebhook({ event: 'onMessageAdded' });
console.log(webhook.event, webhook.method, new URLSearchParams(webhook.body).get('Body'));
await sandbox.clock.runUntilIdle();
const [after] = await sandbox.webhooks();
console.log(`${after?.state} after ${after?.attempts} attempts`);
