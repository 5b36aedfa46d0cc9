import { addResource, type Owner, type ResourceRow, resourceOf } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { conversationPermissions, servicePermissions } from './permissions.ts';
import { accountSettings, keepSettings } from './stored-settings.ts';

/** The service that paths without one act on: the one that the account names, or a first one. */
export function defaultService(owner: Owner): ResourceRow {
  const settings = accountSettings(owner);
  const named = settings.default_chat_service_sid && resourceOf(owner, 'IS', settings.default_chat_service_sid);
  if (named) return named;
  return owner.services.database.write(() => {
    const service = addService(owner, 'Default Conversations Service');
    keepSettings(owner, 0, 'configuration', { ...settings, default_chat_service_sid: service.id });
    return service;
  });
}

/** Adds a service, with roles that are ready to use, within `write`. */
export function addService(owner: Owner, friendlyName: string): ResourceRow {
  const service = addResource(owner, 'IS', { friendly_name: friendlyName }, { id: newSid(owner.services.ids, 'IS') });
  const role = (name: string, type: string, permissions: readonly string[]): string => {
    const fields = { friendly_name: name, type, permissions };
    return addResource(owner, 'RL', fields, { parent: service.seq, id: newSid(owner.services.ids, 'RL') }).id;
  };
  const creator = role('channel admin', 'conversation', conversationPermissions);
  const member = role('channel user', 'conversation', usualInConversation);
  role('service admin', 'service', servicePermissions);
  const user = role('service user', 'service', usualInService);
  keepSettings(owner, service.seq, 'configuration', {
    default_conversation_creator_role_sid: creator,
    default_conversation_role_sid: member,
    default_chat_service_role_sid: user,
    reachability_enabled: false,
  });
  return service;
}

const usualInConversation = [
  'sendMessage',
  'sendMediaMessage',
  'leaveConversation',
  'editOwnMessage',
  'editOwnMessageAttributes',
  'deleteOwnMessage',
  'editNotificationLevel',
  'editOwnParticipantAttributes',
];

const usualInService = ['createConversation', 'joinConversation', 'editOwnUserInfo'];
