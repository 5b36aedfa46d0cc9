import type { DeletePushNotificationRequest, FetchOnePushNotificationRequest, PushNotification } from '@comms/push';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { findDelivery, hideDelivery } from '../deliveries/stored-delivery.ts';
import { writePushes } from './push-json.ts';

export function answerFetchOnePushNotification(
  { push_notification_id: id }: Wire<FetchOnePushNotificationRequest>,
  call: Call,
): Reply<Wire<PushNotification>> {
  const [json = ''] = writePushes(call.services, [findDelivery(call, 'push_notifications', id)], call.baseURL);
  return { status: 200, json };
}

/** Hides a notification. What is on its way still arrives and is counted. */
export function answerDeletePushNotification(
  { push_notification_id: id }: Wire<DeletePushNotificationRequest>,
  call: Call,
): Reply<void> {
  hideDelivery(call, findDelivery(call, 'push_notifications', id));
  return { status: 204 };
}
