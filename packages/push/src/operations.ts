import { beginOperation, commsPreview, type ListOperation, type Operation, type StartOperation } from '@comms/core';
import type {
  CancelPushNotificationOperationRequest,
  DeletePushNotificationRequest,
  FetchOnePushNotificationOperationRequest,
  FetchOnePushNotificationRequest,
  ListPushNotificationOperationsRequest,
  ListPushNotificationOperationsResponse,
  ListPushNotificationsRequest,
  ListPushNotificationsResponse,
  PushNotification,
  PushNotificationOperation,
  SendPushNotificationsRequest,
  SendPushNotificationsResponse,
} from './types.ts';

export const listPushNotifications: ListOperation<
  ListPushNotificationsRequest,
  ListPushNotificationsResponse,
  PushNotification
> = {
  id: 'pushNotifications.listPushNotifications',
  api: commsPreview,
  method: 'GET',
  path: '/PushNotifications',
  success: [200],
  page: { items: 'pushNotifications' },
};

export const fetchOnePushNotification: Operation<FetchOnePushNotificationRequest, PushNotification> = {
  id: 'pushNotifications.fetchOnePushNotification',
  api: commsPreview,
  method: 'GET',
  path: '/PushNotifications/{pushNotificationId}',
  success: [200],
};

export const deletePushNotification: Operation<DeletePushNotificationRequest, void> = {
  id: 'pushNotifications.deletePushNotification',
  api: commsPreview,
  method: 'DELETE',
  path: '/PushNotifications/{pushNotificationId}',
  success: [204],
};

export const listPushNotificationOperations: ListOperation<
  ListPushNotificationOperationsRequest,
  ListPushNotificationOperationsResponse,
  PushNotificationOperation
> = {
  id: 'pushNotifications.listPushNotificationOperations',
  api: commsPreview,
  method: 'GET',
  path: '/PushNotifications/Operations',
  success: [200],
  page: { items: 'operations' },
};

export const fetchOnePushNotificationOperation: Operation<
  FetchOnePushNotificationOperationRequest,
  PushNotificationOperation
> = {
  id: 'pushNotifications.fetchOnePushNotificationOperation',
  api: commsPreview,
  method: 'GET',
  path: '/PushNotifications/Operations/{operationId}',
  success: [200],
};

export const cancelPushNotificationOperation: Operation<
  CancelPushNotificationOperationRequest,
  PushNotificationOperation
> = {
  id: 'pushNotifications.cancelPushNotificationOperation',
  api: commsPreview,
  method: 'POST',
  path: '/PushNotifications/Operations/{operationId}/Cancel',
  success: [200],
  findWith: 'pushNotifications.fetchOnePushNotificationOperation',
};

export const sendPushNotifications: StartOperation<
  SendPushNotificationsRequest,
  SendPushNotificationsResponse,
  PushNotificationOperation,
  PushNotification
> = {
  id: 'pushNotifications.sendPushNotifications',
  api: commsPreview,
  method: 'POST',
  path: '/PushNotifications',
  success: [200, 201, 202],
  findWith: 'pushNotifications.listPushNotifications',
  starts: {
    begin: beginOperation,
    fetch: fetchOnePushNotificationOperation,
    cancel: cancelPushNotificationOperation,
    resources: listPushNotifications,
  },
};
