import { type AcceptOperation, acceptResource, commsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  AcceptedDeviceRegistration,
  AcceptedPushUser,
  CreateDeviceRegistrationRequest,
  DeleteDeviceRegistrationRequest,
  DeleteUserRequest,
  DeviceRegistration,
  FetchOneDeviceRegistrationRequest,
  FetchOneUserRequest,
  ListDeviceRegistrationsRequest,
  ListDeviceRegistrationsResponse,
  ListUsersRequest,
  ListUsersResponse,
  PushUser,
} from './device-types.ts';

export const listDeviceRegistrations: ListOperation<
  ListDeviceRegistrationsRequest,
  ListDeviceRegistrationsResponse,
  DeviceRegistration
> = {
  id: 'v1.pushNotifications.listDeviceRegistrations',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/DeviceRegistrations',
  success: [200],
  page: { items: 'deviceRegistrations' },
};

export const fetchOneDeviceRegistration: Operation<FetchOneDeviceRegistrationRequest, DeviceRegistration> = {
  id: 'v1.pushNotifications.fetchOneDeviceRegistration',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/DeviceRegistrations/{deviceRegistrationId}',
  success: [200],
};

export const createDeviceRegistration: AcceptOperation<
  CreateDeviceRegistrationRequest,
  AcceptedDeviceRegistration,
  DeviceRegistration
> = {
  id: 'v1.pushNotifications.createDeviceRegistration',
  api: commsV1,
  method: 'POST',
  path: '/PushNotifications/DeviceRegistrations',
  success: [200, 201, 202],
  findWith: 'v1.pushNotifications.listDeviceRegistrations',
  starts: { begin: acceptResource, fetch: fetchOneDeviceRegistration },
};

export const deleteDeviceRegistration: AcceptOperation<
  DeleteDeviceRegistrationRequest,
  AcceptedDeviceRegistration,
  DeviceRegistration
> = {
  id: 'v1.pushNotifications.deleteDeviceRegistration',
  api: commsV1,
  method: 'DELETE',
  path: '/PushNotifications/DeviceRegistrations/{deviceRegistrationId}',
  success: [200, 202],
  starts: { begin: acceptResource, fetch: fetchOneDeviceRegistration },
};

export const listUsers: ListOperation<ListUsersRequest, ListUsersResponse, PushUser> = {
  id: 'v1.pushNotifications.listUsers',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Users',
  success: [200],
  page: { items: 'users' },
};

export const fetchOneUser: Operation<FetchOneUserRequest, PushUser> = {
  id: 'v1.pushNotifications.fetchOneUser',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Users/{userId}',
  success: [200],
};

export const deleteUser: AcceptOperation<DeleteUserRequest, AcceptedPushUser, PushUser> = {
  id: 'v1.pushNotifications.deleteUser',
  api: commsV1,
  method: 'DELETE',
  path: '/PushNotifications/Users/{userId}',
  success: [200, 202],
  starts: { begin: acceptResource, fetch: fetchOneUser },
};
