import { expect, test } from 'vitest';
import { PushNotifications } from './index.ts';
import * as operations from './operations.ts';

const literals = Object.entries(operations);

test('there are the operations of v1: seven for notifications, seven for devices, eight for credentials', () => {
  expect(Object.keys(operations).sort()).toEqual([
    'cancelPushNotificationOperation',
    'createCredential',
    'createDeviceRegistration',
    'deleteCredential',
    'deleteDeviceRegistration',
    'deleteUser',
    'fetchOneApp',
    'fetchOneCredential',
    'fetchOneDeviceRegistration',
    'fetchOnePushNotification',
    'fetchOnePushNotificationOperation',
    'fetchOneUser',
    'listApps',
    'listCredentials',
    'listDeviceRegistrations',
    'listPushNotificationOperationErrors',
    'listPushNotificationOperations',
    'listPushNotifications',
    'listUsers',
    'sendPushNotifications',
    'updateApp',
    'updateCredential',
  ]);
});

test.each(literals)('%s is of v1, has its own name in its id, and a method of that name', (name, { id, api }) => {
  expect(api.name).toBe('commsV1');
  expect(id).toBe(`v1.pushNotifications.${name}`);
  expect(name in PushNotifications.prototype).toBe(true);
});

test('what a write can be searched with is an operation that reads', () => {
  const ids = literals.filter(([, { method }]) => method === 'GET').map(([, { id }]) => id);
  const hints = literals.flatMap(([, { findWith }]) => findWith ?? []);

  expect(hints.every((hint) => ids.includes(hint))).toBe(true);
  expect(hints).toHaveLength(6);
});
