import {
  type AcceptedResource,
  acceptSend,
  commsV1,
  type ListOperation,
  type Operation,
  type SendOperation,
} from '@comms/core';
import type { SendPushNotificationsRequest, SendPushNotificationsResponse } from './send-types.ts';
import type {
  CancelPushNotificationOperationRequest,
  FetchOnePushNotificationOperationRequest,
  FetchOnePushNotificationRequest,
  ListPushNotificationOperationErrorsRequest,
  ListPushNotificationOperationErrorsResponse,
  ListPushNotificationOperationsRequest,
  ListPushNotificationOperationsResponse,
  ListPushNotificationsRequest,
  ListPushNotificationsResponse,
  PushNotification,
  PushNotificationOperation,
  PushNotificationOperationError,
} from './types.ts';

export {
  createCredential,
  deleteCredential,
  fetchOneApp,
  fetchOneCredential,
  listApps,
  listCredentials,
  updateApp,
  updateCredential,
} from './credential-operations.ts';
export {
  createDeviceRegistration,
  deleteDeviceRegistration,
  deleteUser,
  fetchOneDeviceRegistration,
  fetchOneUser,
  listDeviceRegistrations,
  listUsers,
} from './device-operations.ts';

export const listPushNotifications: ListOperation<
  ListPushNotificationsRequest,
  ListPushNotificationsResponse,
  PushNotification
> = {
  id: 'v1.pushNotifications.listPushNotifications',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications',
  success: [200],
  page: { items: 'pushNotifications' },
};

export const fetchOnePushNotification: Operation<FetchOnePushNotificationRequest, PushNotification> = {
  id: 'v1.pushNotifications.fetchOnePushNotification',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/{pushNotificationId}',
  success: [200],
};

export const listPushNotificationOperations: ListOperation<
  ListPushNotificationOperationsRequest,
  ListPushNotificationOperationsResponse,
  PushNotificationOperation
> = {
  id: 'v1.pushNotifications.listPushNotificationOperations',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Operations',
  success: [200],
  page: { items: 'operations' },
};

export const fetchOnePushNotificationOperation: Operation<
  FetchOnePushNotificationOperationRequest,
  PushNotificationOperation
> = {
  id: 'v1.pushNotifications.fetchOnePushNotificationOperation',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Operations/{operationId}',
  success: [200],
};

export const listPushNotificationOperationErrors: ListOperation<
  ListPushNotificationOperationErrorsRequest,
  ListPushNotificationOperationErrorsResponse,
  PushNotificationOperationError
> = {
  id: 'v1.pushNotifications.listPushNotificationOperationErrors',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Operations/{operationId}/Errors',
  success: [200],
  page: { items: 'errors' },
};

export const cancelPushNotificationOperation: Operation<CancelPushNotificationOperationRequest, AcceptedResource> = {
  id: 'v1.pushNotifications.cancelPushNotificationOperation',
  api: commsV1,
  method: 'POST',
  path: '/PushNotifications/Operations/{operationId}/Cancel',
  success: [200, 202],
  findWith: 'v1.pushNotifications.fetchOnePushNotificationOperation',
};

export const sendPushNotifications: SendOperation<
  SendPushNotificationsRequest,
  SendPushNotificationsResponse,
  PushNotificationOperation,
  PushNotification,
  PushNotificationOperationError
> = {
  id: 'v1.pushNotifications.sendPushNotifications',
  api: commsV1,
  method: 'POST',
  path: '/PushNotifications',
  success: [200, 201, 202],
  findWith: 'v1.pushNotifications.listPushNotifications',
  starts: {
    begin: acceptSend,
    fetch: fetchOnePushNotificationOperation,
    cancel: cancelPushNotificationOperation,
    resources: listPushNotifications,
    errors: listPushNotificationOperationErrors,
  },
};
