import type {
  FetchOnePushNotificationRequest,
  ListPushNotificationsRequest,
  ListPushNotificationsResponse,
  PushNotification,
} from '@comms/push/v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import type { CamelWire } from '../../api/wire.ts';
import { listV1Deliveries } from '../delivery-filter.ts';
import { findV1Delivery } from '../find-delivery.ts';
import { channelOf } from './push-provider.ts';
import { andPushStatus } from './push-status.ts';
import { userIdOf } from './push-user.ts';
import { fullPushView, pushView } from './push-view.ts';

const onChannel = "EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE value ->> 'channel' = ?)";

/** Lists push notifications, the newest first, without their content. */
export function answerListPushNotifications(
  { user, provider, status, ...request }: CamelWire<ListPushNotificationsRequest>,
  call: Call,
): Reply<CamelWire<ListPushNotificationsResponse>> {
  const filter = new Filter()
    .and("d.plan ->> '$.to.userId' = ?", user && userIdOf(user))
    .and(onChannel, provider && channelOf(provider));
  andPushStatus(filter, status);
  const { rows, pagination } = listV1Deliveries(call, 'push_notifications', request, filter);
  return { status: 200, body: { pushNotifications: rows.map((row) => pushView(call, row)), pagination } };
}

/** Shows one notification. Nothing was made for recipients without a device. */
export function answerFetchOnePushNotification(
  { pushNotificationId: id }: CamelWire<FetchOnePushNotificationRequest>,
  call: Call,
): Reply<CamelWire<PushNotification>> {
  return { status: 200, body: fullPushView(call, findV1Delivery(call, 'pushnotification', id)) };
}
