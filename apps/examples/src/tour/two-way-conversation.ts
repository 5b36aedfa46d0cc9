// Talks with someone: a message goes out to a conversation, an answer comes in, and the transcript shows both.
import { randomUUID } from 'node:crypto';
import { Conversations } from '@comms/conversations';
import { Messages } from '@comms/messages';
import { startSandbox } from '@comms/sandbox';

const security = { username: `AC${'0'.repeat(32)}`, password: 'the auth token' };
const shop = { address: '+15005550006', channel: 'tel' };
const ada = { address: '+12065550100', channel: 'tel' };

const sandbox = await startSandbox();
await sandbox.clock.set({ mode: 'frozen' });
try {
  const conversations = new Conversations({ sandboxURL: sandbox.url, security });
  const messages = new Messages({ sandboxURL: sandbox.url, security });

  // There is no call that begins a conversation: the first message does, here the one that Ada sends.
  await comeIn('Where is my order?');
  const {
    conversations: [begun],
  } = await conversations.listConversations();
  const conversationId = begun?.id ?? '';
  await conversations.patchConversation(conversationId, { title: `Order ${randomUUID().slice(0, 8)}` });

  const reply = await messages.sendMessages({
    from: shop,
    to: [{ conversationId }],
    content: { text: 'It is on its way.' },
  });
  await sandbox.clock.advance(10_000);
  await reply.operation.wait({ deadlineMs: 10_000 });
  await comeIn('Thank you!');

  const { state, messageCount, participantCount } = await conversations.fetchOneConversation(conversationId);
  console.log(`The conversation is ${state}: ${messageCount} messages, ${participantCount} participants.`);
  const transcript = await messages.listMessages({ conversationId }).toArray({ limit: 100 });
  for (const { from, content } of transcript.reverse()) {
    console.log(`${from?.address === ada.address ? 'Ada ' : 'Shop'}  ${content?.text}`);
  }
} finally {
  await sandbox.close();
}

/** Lets a message come in from Ada's phone. */
async function comeIn(text: string): Promise<void> {
  const body = JSON.stringify({ account_sid: security.username, from: ada, to: shop, text });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sandbox.url}/_sandbox/v1/inbound/messages`, { method: 'POST', headers, body });
}
