import type { SendPushNotificationsRequest } from '@comms/push/v1';
import type { Call, Reply } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import { startOperation } from '../../operations/start-operation.ts';
import { type AcceptedOperation, acceptedOperation } from '../accepted.ts';
import { newPushes } from './new-pushes.ts';
import { storedPushes } from './push-request.ts';
import { sendersOf } from './push-sender.ts';

/** Takes push notifications on: all of them, or with 400 none. */
export function answerSendPushNotifications(
  request: CamelWire<SendPushNotificationsRequest>,
  call: Call,
): Reply<AcceptedOperation> {
  const senders = sendersOf(call, request.from);
  const { id } = call.services.database.write(() =>
    startOperation(call, {
      resource: 'push_notifications',
      request: storedPushes(request, senders.byChannel, call.baseURL),
      deliveries: newPushes(call, request, senders),
      isDoomed: Object.keys(senders.byChannel).length === 0,
      asked: { operation: 'v1.pushNotifications.sendPushNotifications', family: 'commsV1' },
    }),
  );
  return acceptedOperation(call, '/PushNotifications', id);
}
