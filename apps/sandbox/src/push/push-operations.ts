import * as operations from '@comms/push/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { cancelOperation } from '../operations/cancel-operation.ts';
import { fetchOperation } from '../operations/fetch-operation.ts';
import { listOperations } from '../operations/list-operations.ts';
import { checkSendPushNotifications } from './check-send-pushes.ts';
import { answerDeletePushNotification, answerFetchOnePushNotification } from './fetch-push.ts';
import { answerListPushNotifications } from './list-pushes.ts';
import { answerSendPushNotifications } from './send-pushes.ts';

/** What carries out the operations of this group. */
export const pushOperations: readonly Implementation[] = [
  implement(operations.sendPushNotifications, answerSendPushNotifications, { check: checkSendPushNotifications }),
  implement(operations.listPushNotifications, answerListPushNotifications),
  implement(operations.fetchOnePushNotification, answerFetchOnePushNotification),
  implement(operations.deletePushNotification, answerDeletePushNotification),
  implement(operations.listPushNotificationOperations, listOperations('push_notifications')),
  implement(operations.fetchOnePushNotificationOperation, fetchOperation('push_notifications')),
  implement(operations.cancelPushNotificationOperation, cancelOperation('push_notifications')),
];
