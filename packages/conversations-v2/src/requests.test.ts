import { expect, test } from 'vitest';
import { answering, type Sent } from '../test/answering-client.ts';
import type { ConversationsV2 } from './index.ts';

const at = new Date(Date.UTC(2026, 0, 2));
const conversation = 'conv_conversation_01k1etk2y5f1y9fpe2epfdtvv2';
const participant = 'conv_participant_01k1etx3jbfx88476ccja0889c';
const communication = 'conv_communication_01k1etk2y5f1y9fpe2epfdtvv2';
const configuration = 'conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2';
const conversationPath = `/Conversations/${conversation}`;
const configurationPath = `/ControlPlane/Configurations/${configuration}`;
const page = { pageSize: 5, pageToken: 'PT' };

const settings = {
  displayName: 'My Support Config',
  description: 'Support',
  conversationGroupingType: 'GROUP_BY_PROFILE',
  memoryStoreId: 'mem_store_1',
  channelSettings: {
    SMS: { statusTimeouts: { inactive: 10, closed: 30 }, captureRules: [{ from: '*', to: '+18005550100' }] },
    VOICE: { statusTimeouts: null, captureRules: [{ from: '*', to: '*', metadata: { callType: 'CLIENT' } }] },
  },
  statusCallbacks: [{ url: 'https://example.com/hook', method: 'GET' }],
  intelligenceConfigurationIds: ['intelligence_configuration_1'],
  memoryExtractionEnabled: true,
  conversationsV1Bridge: { serviceId: 'IS1' },
};
const customer = {
  name: 'Ada',
  type: 'CUSTOMER',
  profileId: 'mem_profile_1',
  addresses: [{ channel: 'SMS', address: '+12065550100', channelId: 'CA1' }],
};
const said = {
  author: { address: '+12065550100', channel: 'VOICE', participantId: participant },
  content: {
    type: 'TRANSCRIPTION' as const,
    text: 'Hello',
    transcription: { channel: 0, confidence: 0.9, engine: 'e' },
  },
  channelId: 'CA1',
  resourceId: 'GT1-0',
  recipients: [{ address: '+18005550100', channel: 'VOICE' }],
};
const action = {
  type: 'SEND_MESSAGE' as const,
  payload: {
    from: { address: '+18005550100', channel: 'SMS' },
    to: [{ participantId: participant }],
    content: {
      text: 'Hi',
      contentId: `HX${'0'.repeat(32)}`,
      variables: { FirstName: 'Ada' },
      mediaUrls: ['https://example.com/a'],
    },
    channelSettings: { messagingServiceSid: 'MG1', statusCallback: 'https://example.com/status' },
  },
};

interface Row {
  readonly name: string;
  readonly call: (conversations: ConversationsV2) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'createConfiguration',
    call: async (conversations) => await conversations.createConfiguration(settings),
    sent: { method: 'POST', path: '/ControlPlane/Configurations', body: settings },
  },
  {
    name: 'listConfiguration',
    call: (conversations) => conversations.listConfiguration({ memoryStoreId: 'mem_store_1', ...page }),
    sent: {
      method: 'GET',
      path: '/ControlPlane/Configurations?memoryStoreId=mem_store_1&pageSize=5&pageToken=PT',
      body: undefined,
    },
  },
  {
    name: 'fetchConfiguration',
    call: async (conversations) => await conversations.fetchConfiguration(configuration),
    sent: { method: 'GET', path: configurationPath, body: undefined },
  },
  {
    name: 'updateConfiguration',
    call: async (conversations) => await conversations.updateConfiguration(configuration, settings),
    sent: { method: 'PUT', path: configurationPath, body: settings },
  },
  {
    name: 'deleteConfiguration',
    call: async (conversations) => await conversations.deleteConfiguration(configuration),
    sent: { method: 'DELETE', path: configurationPath, body: undefined },
  },
  {
    name: 'fetchOperationStatus',
    call: async (conversations) => await conversations.fetchOperationStatus('conv_operation_1'),
    sent: { method: 'GET', path: '/ControlPlane/Operations/conv_operation_1', body: undefined },
  },
  {
    name: 'createConversationWithConfig',
    call: async (conversations) =>
      await conversations.createConversationWithConfig({
        configurationId: configuration,
        name: 'Order 1234',
        configuration: { intelligenceConfigurationIds: [], workflows: [{ flowId: 'FW1' }] },
        participants: [customer],
        metadata: { Order_Number: '1234' },
      }),
    sent: {
      method: 'POST',
      path: '/Conversations',
      body: {
        configurationId: configuration,
        name: 'Order 1234',
        configuration: { intelligenceConfigurationIds: [], workflows: [{ flowId: 'FW1' }] },
        participants: [customer],
        metadata: { Order_Number: '1234' },
      },
    },
  },
  {
    name: 'listConversationByAccount, which repeats a name for each value',
    call: (conversations) =>
      conversations.listConversationByAccount({ status: ['ACTIVE', 'CLOSED'], channelId: 'CA1', ...page }),
    sent: {
      method: 'GET',
      path: '/Conversations?status=ACTIVE&status=CLOSED&channelId=CA1&pageSize=5&pageToken=PT',
      body: undefined,
    },
  },
  {
    name: 'listConversationByAccount without filters',
    call: (conversations) => conversations.listConversationByAccount(),
    sent: { method: 'GET', path: '/Conversations', body: undefined },
  },
  {
    name: 'fetchConversation',
    call: async (conversations) => await conversations.fetchConversation(conversation),
    sent: { method: 'GET', path: conversationPath, body: undefined },
  },
  {
    name: 'updateConversationById',
    call: async (conversations) => await conversations.updateConversationById(conversation, { status: 'CLOSED' }),
    sent: { method: 'PUT', path: conversationPath, body: { status: 'CLOSED' } },
  },
  {
    name: 'patchConversationById, which empties with null and an empty list',
    call: async (conversations) =>
      await conversations.patchConversationById(conversation, {
        name: null,
        configuration: { statusCallbacks: [] },
        metadata: { Order_Number: null },
      }),
    sent: {
      method: 'PATCH',
      path: conversationPath,
      body: { name: null, configuration: { statusCallbacks: [] }, metadata: { Order_Number: null } },
    },
  },
  {
    name: 'deleteConversationAsync',
    call: async (conversations) => await conversations.deleteConversationAsync(conversation),
    sent: { method: 'DELETE', path: conversationPath, body: undefined },
  },
  {
    name: 'createParticipantInConversation',
    call: async (conversations) => await conversations.createParticipantInConversation(conversation, customer),
    sent: { method: 'POST', path: `${conversationPath}/Participants`, body: customer },
  },
  {
    name: 'listParticipantByConversation',
    call: (conversations) => conversations.listParticipantByConversation(conversation, page),
    sent: { method: 'GET', path: `${conversationPath}/Participants?pageSize=5&pageToken=PT`, body: undefined },
  },
  {
    name: 'fetchParticipant',
    call: async (conversations) => await conversations.fetchParticipant(conversation, participant),
    sent: { method: 'GET', path: `${conversationPath}/Participants/${participant}`, body: undefined },
  },
  {
    name: 'updateParticipantInConversation',
    call: async (conversations) =>
      await conversations.updateParticipantInConversation(conversation, participant, customer),
    sent: { method: 'PUT', path: `${conversationPath}/Participants/${participant}`, body: customer },
  },
  {
    name: 'createCommunicationInConversation',
    call: async (conversations) =>
      await conversations.createCommunicationInConversation(conversation, { ...said, occurredAt: at }),
    sent: {
      method: 'POST',
      path: `${conversationPath}/Communications`,
      body: { ...said, occurredAt: at.toISOString() },
    },
  },
  {
    name: 'listCommunicationByConversation',
    call: (conversations) => conversations.listCommunicationByConversation(conversation, { channelId: 'CA1', ...page }),
    sent: {
      method: 'GET',
      path: `${conversationPath}/Communications?channelId=CA1&pageSize=5&pageToken=PT`,
      body: undefined,
    },
  },
  {
    name: 'fetchCommunication',
    call: async (conversations) => await conversations.fetchCommunication(conversation, communication),
    sent: { method: 'GET', path: `${conversationPath}/Communications/${communication}`, body: undefined },
  },
  {
    name: 'createConversationAction',
    call: async (conversations) => await conversations.createConversationAction(conversation, action),
    sent: { method: 'POST', path: `${conversationPath}/Actions`, body: action },
  },
  {
    name: 'fetchConversationAction',
    call: async (conversations) => await conversations.fetchConversationAction(conversation, 'conv_action_1'),
    sent: { method: 'GET', path: `${conversationPath}/Actions/conv_action_1`, body: undefined },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { conversations, sent } = answering(Response.json({}));

  await call(conversations);

  expect(sent).toEqual([expected]);
});
