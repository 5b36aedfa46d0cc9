import type {
  FetchServiceNotificationRequest,
  NotificationConfiguration,
  UpdateServiceNotificationRequest,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { type Scope, scopeOf } from '../scope.ts';
import {
  keepSettings,
  type NotificationSettings,
  type NotificationTemplate,
  notificationSettings,
} from './stored-settings.ts';

export function fetchServiceNotification(
  request: FormWire<FetchServiceNotificationRequest>,
  call: Call,
): Reply<Wire<NotificationConfiguration>> {
  const scope = scopeOf(call, request);
  return { status: 200, body: view(scope, notificationSettings(scope.owner, scope.service)) };
}

export function updateServiceNotification(
  request: FormWire<UpdateServiceNotificationRequest>,
  call: Call,
): Reply<Wire<NotificationConfiguration>> {
  const scope = scopeOf(call, request);
  const { owner, service } = scope;
  const before = notificationSettings(owner, service);
  const { LogEnabled: isLogged, NewMessage: newMessage } = request;
  const { BadgeCountEnabled: hasBadge, WithMedia: withMedia } = newMessage ?? {};
  const fields: NotificationSettings = {
    log_enabled: isLogged ?? before.log_enabled,
    new_message: {
      ...changed(before.new_message, newMessage),
      badge_count_enabled: hasBadge ?? before.new_message.badge_count_enabled,
      with_media: changed(before.new_message.with_media, withMedia),
    },
    added_to_conversation: changed(before.added_to_conversation, request.AddedToConversation),
    removed_from_conversation: changed(before.removed_from_conversation, request.RemovedFromConversation),
  };
  owner.services.database.write(() => keepSettings(owner, service.seq, 'notifications', fields));
  return { status: 200, body: view(scope, fields) };
}

interface Changes {
  readonly Enabled?: boolean | null | undefined;
  readonly Template?: string | null | undefined;
  readonly Sound?: string | null | undefined;
}

function changed<Template extends NotificationTemplate>(before: Template, given: Changes | null | undefined): Template {
  const { Enabled: isEnabled, Template: template, Sound: sound } = given ?? {};
  return {
    ...before,
    enabled: isEnabled ?? before.enabled,
    ...(typeof template === 'string' && { template }),
    ...(typeof sound === 'string' && { sound }),
  };
}

function view({ accountSid, service, url }: Scope, fields: NotificationSettings): Wire<NotificationConfiguration> {
  const own = { account_sid: accountSid, chat_service_sid: service.id };
  return { ...own, ...fields, url: `${url}/Configuration/Notifications` };
}
