import * as operations from '@comms/push/v1/operations';
import { type Implementation, implementCamel } from '../../api/implement.ts';
import { answerFetchOneApp, answerListApps, answerUpdateApp } from './answer-apps.ts';
import {
  answerCreateCredential,
  answerDeleteCredential,
  answerFetchOneCredential,
  answerListCredentials,
  answerUpdateCredential,
} from './answer-credentials.ts';
import {
  answerCancelOperation,
  answerFetchOperation,
  answerListErrors,
  answerListOperations,
} from './answer-operations.ts';
import { answerFetchOnePushNotification, answerListPushNotifications } from './answer-pushes.ts';
import {
  answerCreateDeviceRegistration,
  answerDeleteDeviceRegistration,
  answerFetchOneDeviceRegistration,
  answerListDeviceRegistrations,
} from './answer-registrations.ts';
import { answerDeleteUser, answerFetchOneUser, answerListUsers } from './answer-users.ts';
import { checkCredential, checkCredentialChange, checkRegistration } from './check-push-settings.ts';
import { checkSend } from './check-send.ts';
import { answerSendPushNotifications } from './send-pushes.ts';

/** What carries out the operations of this group. */
export const commsV1PushOperations: readonly Implementation[] = [
  implementCamel(operations.sendPushNotifications, answerSendPushNotifications, { check: checkSend }),
  implementCamel(operations.listPushNotifications, answerListPushNotifications),
  implementCamel(operations.fetchOnePushNotification, answerFetchOnePushNotification),
  implementCamel(operations.listPushNotificationOperations, answerListOperations),
  implementCamel(operations.fetchOnePushNotificationOperation, answerFetchOperation),
  implementCamel(operations.listPushNotificationOperationErrors, answerListErrors),
  implementCamel(operations.cancelPushNotificationOperation, answerCancelOperation),
  implementCamel(operations.createDeviceRegistration, answerCreateDeviceRegistration, { check: checkRegistration }),
  implementCamel(operations.listDeviceRegistrations, answerListDeviceRegistrations),
  implementCamel(operations.fetchOneDeviceRegistration, answerFetchOneDeviceRegistration),
  implementCamel(operations.deleteDeviceRegistration, answerDeleteDeviceRegistration),
  implementCamel(operations.listUsers, answerListUsers),
  implementCamel(operations.fetchOneUser, answerFetchOneUser),
  implementCamel(operations.deleteUser, answerDeleteUser),
  implementCamel(operations.createCredential, answerCreateCredential, { check: checkCredential }),
  implementCamel(operations.listCredentials, answerListCredentials),
  implementCamel(operations.fetchOneCredential, answerFetchOneCredential),
  implementCamel(operations.updateCredential, answerUpdateCredential, { check: checkCredentialChange }),
  implementCamel(operations.deleteCredential, answerDeleteCredential),
  implementCamel(operations.listApps, answerListApps),
  implementCamel(operations.fetchOneApp, answerFetchOneApp),
  implementCamel(operations.updateApp, answerUpdateApp),
];
