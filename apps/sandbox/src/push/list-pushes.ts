import type { ListPushNotificationsRequest, ListPushNotificationsResponse } from '@comms/push';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { listDeliveries } from '../deliveries/list-deliveries.ts';
import { operationView } from '../operations/operation.ts';
import { writePushes } from './push-json.ts';

/** Lists push notifications, the newest first; those of one send with the send beside them. */
export function answerListPushNotifications(
  request: Wire<ListPushNotificationsRequest>,
  call: Call,
): Reply<Wire<ListPushNotificationsResponse>> {
  const { rows, pagination, operation } = listDeliveries(call, 'push_notifications', request);
  const beside = JSON.stringify({ ...(operation && { operation: operationView(operation) }), pagination });
  const written = writePushes(call.services, rows, call.baseURL).join();
  return { status: 200, json: `{"push_notifications":[${written}],${beside.slice(1)}` };
}
