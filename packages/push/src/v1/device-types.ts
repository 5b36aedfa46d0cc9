import type {
  AcceptedResource,
  CommsV1PageRequest,
  CommsV1Pagination,
  CommsV1RelatedResource,
  ResourceHandle,
} from '@comms/core';
import type { PushProvider } from './send-types.ts';

/** What `createDeviceRegistration` takes. */
export interface CreateDeviceRegistrationRequest {
  /**
   * The app on the device, which a credential has made.
   *
   * @minLength 1
   * @maxLength 64
   * @pattern ^[a-z0-9_]+$
   * @example "my_app"
   */
  appName: string;
  /**
   * The token that the device got from its push service: 64 hexadecimal digits for `APN`.
   *
   * @minLength 1
   * @maxLength 4096
   */
  token: string;
  provider: PushProvider;
  /**
   * Whose device it is.
   *
   * @default a new user
   * @example "comms_pushnotificationuser_01h9krwprkeee8fzqspvwy6nq8"
   */
  userId?: string | undefined;
}

/** A device of a user. */
export interface Device {
  token?: string | null | undefined;
  provider?: PushProvider | null | undefined;
}

/** The devices that a user has with one app: at most 50. */
export interface DeviceRegistration {
  /** @example "comms_device_registration_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  appName?: string | null | undefined;
  userId?: string | null | undefined;
  devices?: Device[] | null | undefined;
  related?: CommsV1RelatedResource[] | null | undefined;
}

/** What a call gives back that makes, changes or deletes a device registration later. */
export interface AcceptedDeviceRegistration extends AcceptedResource {
  /** Leads to the registration. */
  resource: ResourceHandle<DeviceRegistration>;
}

/** What `listDeviceRegistrations` takes: filters that must all hold. */
export interface ListDeviceRegistrationsRequest extends CommsV1PageRequest {
  /** @example "comms_pushnotificationuser_01h9krwprkeee8fzqspvwy6nq8" */
  userId: string;
  appName?: string | undefined;
}

/** One page of device registrations. */
export interface ListDeviceRegistrationsResponse {
  deviceRegistrations: DeviceRegistration[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneDeviceRegistration` takes. */
export interface FetchOneDeviceRegistrationRequest {
  deviceRegistrationId: string;
}

/** What `deleteDeviceRegistration` takes. */
export interface DeleteDeviceRegistrationRequest {
  deviceRegistrationId: string;
}

/** Someone who has devices, made by the registration of the first one. */
export interface PushUser {
  /** @example "comms_pushnotificationuser_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** What `deleteUser` gives back. */
export interface AcceptedPushUser extends AcceptedResource {
  /** Leads to the user. */
  resource: ResourceHandle<PushUser>;
}

/** What `listUsers` takes. */
export type ListUsersRequest = CommsV1PageRequest;

/** One page of users. */
export interface ListUsersResponse {
  /** The name of the list is inferred; `items` has it whatever its name is. */
  users: PushUser[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneUser` takes. */
export interface FetchOneUserRequest {
  userId: string;
}

/** What `deleteUser` takes. */
export interface DeleteUserRequest {
  userId: string;
}
