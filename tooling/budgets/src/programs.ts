/** The programs that are bundled: each uses one thing, as a user would write it. */
export const programs = {
  ky: `
    import ky from 'ky';
    ky('https://example.com').json().then(console.log);`,
  fetchOneMessage: `
    import { createClient, execute } from '@comms/core';
    import { fetchOneMessage } from '@comms/messages/operations';
    execute(createClient(), fetchOneMessage, { messageId: 'message_01h9krwprkeee8fzqspvwy6nq8' }).then(console.log);`,
  sendMessages: `
    import { createClient, execute } from '@comms/core';
    import { sendMessages } from '@comms/messages/operations';
    execute(createClient(), sendMessages, {
      from: { address: '+12065550199', channel: 'tel' },
      to: [{ address: '+12065550100', channel: 'tel' }],
      content: { text: 'Hi' },
    }).then(console.log);`,
  listMessages: `
    import { createClient, paginate } from '@comms/core';
    import { listMessages } from '@comms/messages/operations';
    for await (const message of paginate(createClient(), listMessages, { channel: 'tel' })) console.log(message);`,
  Messages: `
    import { Messages } from '@comms/messages';
    new Messages().fetchOneMessage('message_01h9krwprkeee8fzqspvwy6nq8').then(console.log);`,
  fetchOneMessageV1: `
    import { createClient, execute } from '@comms/core';
    import { fetchOneMessage } from '@comms/messages/v1/operations';
    execute(createClient(), fetchOneMessage, { messageId: 'comms_message_01h9krwprkeee8fzqspvwy6nq8' }).then(console.log);`,
  sendMessagesV1: `
    import { createClient, execute } from '@comms/core';
    import { sendMessages } from '@comms/messages/v1/operations';
    execute(createClient(), sendMessages, {
      from: { address: '+12065550199', channel: 'SMS' },
      to: [{ address: '+12065550100', channel: 'PHONE' }],
      content: { text: 'Hi' },
    }).then(console.log);`,
  MessagesV1: `
    import { Messages } from '@comms/messages/v1';
    new Messages().fetchOneMessage('comms_message_01h9krwprkeee8fzqspvwy6nq8').then(console.log);`,
  everyV1: `
    import { SenderPools, Senders } from '@comms/agents/v1';
    import { Emails } from '@comms/emails/v1';
    import { Messages } from '@comms/messages/v1';
    import { PushNotifications } from '@comms/push/v1';
    console.log(new Senders(), new SenderPools(), new Emails(), new Messages(), new PushNotifications());`,
  everyPreview: `
    import { AgentsAndAgentPools } from '@comms/agents';
    import { Emails } from '@comms/emails';
    import { Messages } from '@comms/messages';
    import { PushNotifications } from '@comms/push';
    console.log(new AgentsAndAgentPools(), new Emails(), new Messages(), new PushNotifications());`,
  ConversationsV1: `
    import { ConversationsV1 } from '@comms/conversations-v1';
    new ConversationsV1().fetchConversation('order-7').then(console.log);`,
  ConversationsV2: `
    import { ConversationsV2 } from '@comms/conversations-v2';
    new ConversationsV2().fetchConversation('conv_conversation_01k1etk2y5f1y9fpe2epfdtvv2').then(console.log);`,
  ProxyV1: `
    import { ProxyV1 } from '@comms/proxy';
    new ProxyV1().fetchService('rides').then(console.log);`,
  Comms: `
    import { Comms } from '@comms/sdk';
    new Comms().messages.fetchOneMessage('message_01h9krwprkeee8fzqspvwy6nq8').then(console.log);`,
  webhooks: `
    import * as webhooks from '@comms/core/webhooks';
    console.log(webhooks);`,
  verifySignature: `
    import { verifySignature } from '@comms/core/webhooks';
    verifySignature(new Request('https://example.com'), { secrets: 'secret' }).then(console.log);`,
} as const;

export type ProgramName = keyof typeof programs;

/** The names of all programs. */
export const programNames: readonly ProgramName[] = [
  'ky',
  'fetchOneMessage',
  'sendMessages',
  'listMessages',
  'Messages',
  'fetchOneMessageV1',
  'sendMessagesV1',
  'MessagesV1',
  'everyV1',
  'everyPreview',
  'ConversationsV1',
  'ConversationsV2',
  'ProxyV1',
  'Comms',
  'webhooks',
  'verifySignature',
];
