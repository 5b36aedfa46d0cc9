import { conversationsV1, type Operation } from '@comms/core';
import type {
  FetchServiceNotificationRequest,
  NotificationConfiguration,
  UpdateServiceNotificationRequest,
} from './notification-types.ts';

export const fetchServiceNotification: Operation<FetchServiceNotificationRequest, NotificationConfiguration> = {
  id: 'conversationsV1.fetchServiceNotification',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Configuration/Notifications',
  success: [200],
};

export const updateServiceNotification: Operation<UpdateServiceNotificationRequest, NotificationConfiguration> = {
  id: 'conversationsV1.updateServiceNotification',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Configuration/Notifications',
  success: [200],
  safety: 'safe',
};
