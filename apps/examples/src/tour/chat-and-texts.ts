// Brings someone in a web chat and someone with a phone together in one conversation.
import { attributesOf, ConversationsV1 } from '@comms/conversations-v1';
import { startSandbox } from '@comms/sandbox';

const security = { username: `AC${'0'.repeat(32)}`, password: 'the auth token' };
const shop = '+15005550006';
const ada = '+12065550100';

const sandbox = await startSandbox();
await sandbox.clock.set({ mode: 'frozen' });
try {
  const conversations = new ConversationsV1({ sandboxURL: sandbox.url, security });

  const { sid } = await conversations.createConversation({
    uniqueName: 'order-7',
    messagingServiceSid: `MG${'0'.repeat(32)}`,
    attributes: { order: 7 },
    state: 'active',
    timers: { inactive: 'PT1H', closed: 'P1D' },
  });
  await conversations.createConversationParticipant(sid, { identity: 'bob' });
  const messagingBinding = { address: ada, proxyAddress: shop };
  await conversations.createConversationParticipant(sid, { messagingBinding });

  const said = await conversations.createConversationMessage('order-7', { author: 'bob', body: 'It is on its way.' });
  await sandbox.clock.advance(60_000);
  const { delivery } = await conversations.fetchConversationMessage(sid, said.sid);
  console.log(`Bob's message is delivered to ${delivery?.delivered} of the ${delivery?.total} who text.`);
  await comeIn('Thank you!');

  for await (const { index, author, body } of conversations.listConversationMessage(sid)) {
    console.log(index, author === ada ? 'Ada' : author, body);
  }
  const conversation = await conversations.fetchConversation(sid);
  console.log('order', attributesOf(conversation)['order'], conversation.state);
  await sandbox.clock.advance(2 * 3_600_000);
  console.log('two hours later', (await conversations.fetchConversation(sid)).state);
} finally {
  await sandbox.close();
}

/** Lets a text come in from Ada's phone. */
async function comeIn(text: string): Promise<void> {
  const [from, to] = [ada, shop].map((address) => ({ address, channel: 'tel' }));
  const body = JSON.stringify({ account_sid: security.username, from, to, text });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sandbox.url}/_sandbox/v1/inbound/messages`, { method: 'POST', headers, body });
}
