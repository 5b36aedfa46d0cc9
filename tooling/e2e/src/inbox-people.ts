import type { Comms } from '@comms/sdk';
import type { InboxWorld } from './inbox-world.ts';

const ours = '+12065550190';
const rider = '+12065550155';
const pool = ['+12065557001', '+12065557002'];

/** Conversations and a session of Proxy, in which people talk to each other; and the webhooks that tell of it. */
export async function fillPeople(world: InboxWorld, comms: Comms): Promise<void> {
  await talkInConversation(world, comms);
  await talkInNewConversation(world, comms);
  await talkThroughProxy(world, comms);
}

async function talkInConversation({ receiver }: InboxWorld, { conversationsV1 }: Comms): Promise<void> {
  const { sid } = await conversationsV1.createConversation({ friendlyName: 'Parcel 4711: Ada and the depot' });
  await conversationsV1.createConversationScopedWebhook(sid, {
    target: 'webhook',
    configuration: {
      url: `${receiver}/conversations`,
      method: 'POST',
      filters: ['onMessageAdded', 'onParticipantAdded'],
    },
  });
  await conversationsV1.createConversationParticipant(sid, {
    messagingBinding: { address: '+12065550142', proxyAddress: ours },
  });
  await conversationsV1.createConversationParticipant(sid, { identity: 'depot-tacoma' });
  await conversationsV1.createConversationParticipant(sid, { identity: 'sam-the-driver' });
  await conversationsV1.createConversationMessage(sid, {
    author: 'depot-tacoma',
    body: 'Your parcel is in the van of Sam.',
    xTwilioWebhookEnabled: true,
  });
  await conversationsV1.createConversationMessage(sid, {
    author: 'sam-the-driver',
    body: 'I will ring at about three.',
    xTwilioWebhookEnabled: true,
  });
}

async function talkInNewConversation({ control }: InboxWorld, { conversationsV2 }: Comms): Promise<void> {
  const { operation } = await conversationsV2.createConfiguration({
    displayName: 'Help',
    description: 'Texts to the help desk',
    conversationGroupingType: 'GROUP_BY_PARTICIPANT_ADDRESSES',
    memoryStoreId: 'mem_store_1',
  });
  // The clock may stand still.
  await control('POST', '/clock/advance', { by: 'PT1S' });
  const { related } = await operation.wait({ deadlineMs: 10_000, minDelayMs: 20 });
  await conversationsV2.createConversationWithConfig({
    configurationId: related?.['configurationId'] ?? '',
    participants: [
      { name: 'Cleo Park', type: 'CUSTOMER', addresses: [{ channel: 'SMS', address: '+12065550163' }] },
      { name: 'Help desk', type: 'HUMAN_AGENT', addresses: [{ channel: 'SMS', address: ours }] },
    ],
  });
}

async function talkThroughProxy({ receiver, account, control }: InboxWorld, { proxy }: Comms): Promise<void> {
  const service = await proxy.createService({ uniqueName: 'Drivers', callbackUrl: `${receiver}/proxy` });
  for (const phoneNumber of pool) await proxy.createPhoneNumber(service.sid, { phoneNumber });
  const session = await proxy.createSession(service.sid, { uniqueName: 'Delivery of parcel 4711' });
  await proxy.createParticipant(service.sid, session.sid, { identifier: '+12065550142', friendlyName: 'Ada Lane' });
  const sam = await proxy.createParticipant(service.sid, session.sid, {
    identifier: rider,
    friendlyName: 'Sam, driver',
  });
  await control('POST', '/inbound/messages', {
    account_sid: account.security.username,
    from: { address: rider, channel: 'tel' },
    to: { address: sam.proxyIdentifier, channel: 'tel' },
    text: 'Hello, this is Sam. I am two stops away.',
  });
}
