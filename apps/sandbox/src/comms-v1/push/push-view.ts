import type { PushNotification, PushNotificationRecipient, PushNotificationSender } from '@comms/push/v1';
import type { Call } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import { planOf } from '../../deliveries/delivery-plan.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { v1Id } from '../identifier.ts';
import { v1Related } from '../related.ts';
import { pushContentView } from './push-content-view.ts';
import { providerOf } from './push-provider.ts';
import { readPushes } from './push-request.ts';
import { pushId } from './push-resource.ts';
import { pushStatus } from './push-status.ts';

/** A notification as lists show it: without its content. */
export function pushView(call: Call, row: StoredDelivery): CamelWire<PushNotification> {
  const { priority = 'high', sound = null, tags } = readPushes(row);
  const { scheduled_for: scheduledFor } = row;
  return {
    id: v1Id('pushnotification', row.id),
    from: senderOf(row),
    to: recipientOf(row),
    status: pushStatus(row),
    priority: priority.toUpperCase(),
    sound,
    related: v1Related(row, call.baseURL, '/PushNotifications'),
    tags: { ...(planOf(row).tags ?? tags) },
    scheduledFor: scheduledFor === null ? null : new Date(scheduledFor).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    deletedAt: null,
  };
}

/** A notification with all that there is of it. */
export function fullPushView(call: Call, row: StoredDelivery): CamelWire<PushNotification> {
  return { ...pushView(call, row), content: pushContentView(call, row, call.baseURL) };
}

/** The device that a notification is for, and the user that the send named; neither where nothing was found. */
export function recipientOf(row: StoredDelivery): CamelWire<PushNotificationRecipient> {
  const { channel, address } = deviceOf(row);
  return {
    ...(channel !== undefined && { provider: providerOf(channel) }),
    ...(address !== undefined && { token: address }),
    ...planOf(row).to,
  };
}

/** The credential that a notification is sent with: none where the preview has sent it, or there was none. */
function senderOf(row: StoredDelivery): CamelWire<PushNotificationSender> | null {
  const { channel = '' } = deviceOf(row);
  const sender = Object.values(readPushes(row).v1?.senders ?? {}).find((each) => each.channel === channel);
  return sender ? { [sender.channel]: pushId('push_credential', sender.credential) } : null;
}

function deviceOf({ recipients }: StoredDelivery): { readonly address?: string; readonly channel?: string } {
  const [device = {}]: { address?: string; channel?: string }[] = JSON.parse(recipients);
  return device;
}
