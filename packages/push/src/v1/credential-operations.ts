import { type AcceptOperation, acceptResource, commsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  AcceptedPushApp,
  AcceptedPushCredential,
  CreateCredentialRequest,
  DeleteCredentialRequest,
  FetchOneAppRequest,
  FetchOneCredentialRequest,
  ListAppsRequest,
  ListAppsResponse,
  ListCredentialsRequest,
  ListCredentialsResponse,
  PushApp,
  PushCredential,
  UpdateAppRequest,
  UpdateCredentialRequest,
} from './credential-types.ts';

export const listCredentials: ListOperation<ListCredentialsRequest, ListCredentialsResponse, PushCredential> = {
  id: 'v1.pushNotifications.listCredentials',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Credentials',
  success: [200],
  page: { items: 'credentials' },
};

export const fetchOneCredential: Operation<FetchOneCredentialRequest, PushCredential> = {
  id: 'v1.pushNotifications.fetchOneCredential',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Credentials/{credentialId}',
  success: [200],
};

export const createCredential: AcceptOperation<CreateCredentialRequest, AcceptedPushCredential, PushCredential> = {
  id: 'v1.pushNotifications.createCredential',
  api: commsV1,
  method: 'POST',
  path: '/PushNotifications/Credentials',
  success: [200, 201, 202],
  findWith: 'v1.pushNotifications.listCredentials',
  starts: { begin: acceptResource, fetch: fetchOneCredential },
};

export const updateCredential: AcceptOperation<UpdateCredentialRequest, AcceptedPushCredential, PushCredential> = {
  id: 'v1.pushNotifications.updateCredential',
  api: commsV1,
  method: 'PATCH',
  path: '/PushNotifications/Credentials/{credentialId}',
  success: [200, 202],
  findWith: 'v1.pushNotifications.fetchOneCredential',
  starts: { begin: acceptResource, fetch: fetchOneCredential },
};

export const deleteCredential: AcceptOperation<DeleteCredentialRequest, AcceptedPushCredential, PushCredential> = {
  id: 'v1.pushNotifications.deleteCredential',
  api: commsV1,
  method: 'DELETE',
  path: '/PushNotifications/Credentials/{credentialId}',
  success: [200, 202],
  starts: { begin: acceptResource, fetch: fetchOneCredential },
};

export const listApps: ListOperation<ListAppsRequest, ListAppsResponse, PushApp> = {
  id: 'v1.pushNotifications.listApps',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Apps',
  success: [200],
  page: { items: 'apps' },
};

export const fetchOneApp: Operation<FetchOneAppRequest, PushApp> = {
  id: 'v1.pushNotifications.fetchOneApp',
  api: commsV1,
  method: 'GET',
  path: '/PushNotifications/Apps/{appName}',
  success: [200],
};

export const updateApp: AcceptOperation<UpdateAppRequest, AcceptedPushApp, PushApp> = {
  id: 'v1.pushNotifications.updateApp',
  api: commsV1,
  method: 'PATCH',
  path: '/PushNotifications/Apps/{appName}',
  success: [200, 202],
  findWith: 'v1.pushNotifications.fetchOneApp',
  starts: { begin: acceptResource, fetch: fetchOneApp },
};
