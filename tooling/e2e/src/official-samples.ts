/** What both clients are asked for: every field of each kind of request, so that none is compared by its absence. */
type Sample = Readonly<Record<string, unknown>>;

const created = new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
const updated = new Date(Date.UTC(2026, 5, 7, 8, 9, 10));
const dates = { dateCreated: created, dateUpdated: updated };
const attributes = { myKey: 'ä & =', list: [1, null] };
const sid = (prefix: string): string => prefix + '0a'.repeat(16);
const webhook = {
  url: 'https://example.com/hook?a=1',
  method: 'post',
  filters: ['onMessageAdded', 'onMessageRemoved'],
};

export const page: Sample = { pageSize: 5 };
export const choice: Sample = { xTwilioWebhookEnabled: true };
export const configuration: Sample = {
  defaultChatServiceSid: sid('IS'),
  defaultMessagingServiceSid: sid('MG'),
  defaultInactiveTimer: 'PT1M',
  defaultClosedTimer: 'PT10M',
};
export const serviceConfiguration: Sample = {
  defaultConversationCreatorRoleSid: sid('RL'),
  defaultConversationRoleSid: sid('RL'),
  defaultChatServiceRoleSid: sid('RL'),
  reachabilityEnabled: true,
};
export const addressFilters: Sample = { type: 'sms', ...page };
export const addressChanges: Sample = {
  friendlyName: 'Support line',
  autoCreation: {
    enabled: false,
    type: 'webhook',
    conversationServiceSid: sid('IS'),
    webhookUrl: webhook.url,
    webhookMethod: 'post',
    webhookFilters: webhook.filters,
    studioFlowSid: sid('FW'),
    studioRetryCount: 3,
  },
};
export const newAddress: Sample = { type: 'sms', address: '+12065550100', ...addressChanges, addressCountry: 'US' };
export const serviceWebhooks: Sample = {
  method: 'POST',
  filters: ['onMessageAdd', 'onMessageAdded'],
  preWebhookUrl: 'https://example.com/pre',
  postWebhookUrl: 'https://example.com/post',
};
export const webhooks: Sample = { ...serviceWebhooks, target: 'webhook' };
export const notifications: Sample = {
  logEnabled: true,
  newMessage: {
    enabled: true,
    template: 'New',
    sound: 'ring',
    badgeCountEnabled: false,
    withMedia: { enabled: true, template: 'File' },
  },
  addedToConversation: { enabled: true, template: 'Added', sound: 'ring' },
  removedFromConversation: { enabled: false, template: 'Removed', sound: 'ring' },
};
export const service: Sample = { friendlyName: 'Home & away' };
export const bindingFilters: Sample = { bindingType: ['apn', 'fcm'], identity: ['alice', 'bob'], ...page };
export const credential: Sample = {
  type: 'apn',
  friendlyName: 'Push',
  certificate: '-----BEGIN CERTIFICATE-----\nMIID+A==\n',
  privateKey: '-----BEGIN KEY-----\nMIIE/A==\n',
  sandbox: true,
  apiKey: 'key',
  secret: 'secret',
};
export const permissions: Sample = { permission: ['sendMessage', 'leaveConversation'] };
export const role: Sample = { friendlyName: 'Guest', type: 'conversation', ...permissions };
export const conversation: Sample = {
  friendlyName: 'Order 7 & 8',
  uniqueName: 'order-7',
  ...dates,
  messagingServiceSid: sid('MG'),
  attributes,
  state: 'inactive',
  timers: { inactive: 'PT5M', closed: 'PT1H' },
  bindings: { email: { address: 'a@example.com', name: 'A' } },
  ...choice,
};
export const conversationFilters: Sample = { startDate: '2026-01-02', endDate: '2026-01-03', state: 'active', ...page };
export const conversationWithParticipants: Sample = {
  ...conversation,
  participant: ['{"identity":"alice"}', '{"messaging_binding":{"projected_address":"+12065550100"}}'],
};
export const scopedWebhookChanges: Sample = {
  configuration: { ...webhook, triggers: ['help', 'stop'], flowSid: sid('FW') },
};
export const newScopedWebhook: Sample = {
  target: 'webhook',
  configuration: { ...webhook, triggers: ['help', 'stop'], flowSid: sid('FW'), replayAfter: 0 },
};
export const messageChanges: Sample = {
  author: 'alice',
  body: 'Ünïcode + plus & more\nlines',
  ...dates,
  attributes,
  subject: 'About',
  ...choice,
};
export const newMessage: Sample = {
  ...messageChanges,
  mediaSid: sid('ME'),
  contentSid: sid('HX'),
  contentVariables: { name: 'Ada' },
};
export const messageFilters: Sample = { order: 'desc', ...page };
export const newParticipant: Sample = {
  identity: 'alice',
  messagingBinding: { address: '+12065550100', proxyAddress: '+18005550100', projectedAddress: '+18005550101' },
  ...dates,
  attributes,
  roleSid: sid('RL'),
  ...choice,
};
export const participantChanges: Sample = {
  ...dates,
  attributes,
  roleSid: sid('RL'),
  messagingBinding: { proxyAddress: '+18005550100', projectedAddress: null },
  identity: 'alice',
  lastReadMessageIndex: null,
  lastReadTimestamp: created,
  ...choice,
};
export const participantFilters: Sample = { identity: 'alice', address: '+12065550100', ...page };
export const userChanges: Sample = { friendlyName: 'Alice', attributes, roleSid: sid('RL'), ...choice };
export const newUser: Sample = { identity: 'al ice', ...userChanges };
export const userConversation: Sample = {
  notificationLevel: 'muted',
  lastReadTimestamp: created,
  lastReadMessageIndex: 7,
};

const statusCallbacks = [{ url: 'https://example.com/status', method: 'POST' }];
export const configurationReplacement: Sample = {
  displayName: 'Support',
  description: 'Texts',
  conversationGroupingType: 'GROUP_BY_PROFILE',
  memoryStoreId: 'mem_store_1',
  channelSettings: {
    SMS: {
      statusTimeouts: { inactive: 10, closed: 30 },
      captureRules: [{ from: '*', to: '+18005550100', metadata: { callType: 'PSTN' } }],
    },
  },
  statusCallbacks,
  intelligenceConfigurationIds: ['intelligence_1'],
  memoryExtractionEnabled: true,
};
export const configurationFilters: Sample = { memoryStoreId: 'mem_store_1', ...page };
const addresses = [{ channel: 'SMS', address: '+12065550100', channelId: null }];
export const participantV2: Sample = { name: 'Ada', type: 'CUSTOMER', profileId: 'mem_profile_1', addresses };
export const newConversationV2: Sample = {
  configurationId: 'conv_configuration_1',
  name: 'Order 7',
  configuration: { intelligenceConfigurationIds: ['intelligence_1'] },
  participants: [participantV2],
};
export const conversationFiltersV2: Sample = { status: ['ACTIVE', 'CLOSED'], channelId: 'CA1', ...page };
export const conversationReplacement: Sample = { status: 'CLOSED', name: 'Order 7' };
export const conversationPatch: Sample = { status: 'CLOSED', configuration: { statusCallbacks: [] } };
export const communication: Sample = {
  author: { address: '+12065550100', channel: 'SMS', participantId: 'conv_participant_1' },
  content: { type: 'TEXT', text: 'Ünïcode' },
  recipients: [{ address: '+18005550100', channel: 'SMS' }],
  channelId: 'SM1',
};
export const communicationFilters: Sample = { channelId: 'CA1', ...page };
export const action: Sample = {
  type: 'SEND_MESSAGE',
  payload: {
    from: { address: '+18005550100', channel: 'SMS' },
    to: [{ participantId: 'conv_participant_1' }],
    content: { text: 'Hi', variables: { myKey: 'value' } },
    channelSettings: { messagingServiceSid: sid('MG') },
  },
};

export const proxyService: Sample = {
  uniqueName: 'rides',
  defaultTtl: 3600,
  callbackUrl: 'https://example.com/callback',
  geoMatchLevel: 'country',
  numberSelectionBehavior: 'prefer-sticky',
  interceptCallbackUrl: 'https://example.com/intercept',
  outOfSessionCallbackUrl: 'https://example.com/out',
  chatInstanceSid: sid('IS'),
};
export const phoneNumber: Sample = { sid: sid('PN'), phoneNumber: '+18005550100', isReserved: true };
export const reservation: Sample = { isReserved: false };
export const sessionChanges: Sample = { dateExpiry: created, ttl: 60, status: 'closed' };
export const session: Sample = {
  uniqueName: 'ride-7',
  ...sessionChanges,
  mode: 'message-only',
  participants: ['{"Identifier":"+12065550100"}'],
};
export const proxyParticipant: Sample = {
  identifier: '+12065550100',
  friendlyName: 'Ada',
  proxyIdentifier: '+18005550100',
  proxyIdentifierSid: sid('PN'),
};
export const interaction: Sample = { body: 'Hi', mediaUrl: ['https://example.com/a.png'] };
