/** What a role can allow in a conversation. */
export const conversationPermissions: readonly string[] = [
  'sendMessage',
  'sendMediaMessage',
  'leaveConversation',
  'addParticipant',
  'addNonChatParticipant',
  'removeParticipant',
  'editConversationName',
  'editConversationAttributes',
  'editOwnMessage',
  'editOwnMessageAttributes',
  'editAnyMessage',
  'editAnyMessageAttributes',
  'deleteOwnMessage',
  'deleteAnyMessage',
  'deleteConversation',
  'editNotificationLevel',
  'editOwnParticipantAttributes',
  'editAnyParticipantAttributes',
];

/** What a role can allow in a service. */
export const servicePermissions: readonly string[] = [
  'createConversation',
  'joinConversation',
  'addParticipant',
  'removeParticipant',
  'deleteConversation',
  'editConversationName',
  'editConversationAttributes',
  'editOwnUserInfo',
  'editAnyUserInfo',
  'editOwnMessage',
  'editOwnMessageAttributes',
  'editAnyMessage',
  'editAnyMessageAttributes',
  'deleteAnyMessage',
];
