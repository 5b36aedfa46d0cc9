import { type CommsV1PageRequest, execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import { Configuring } from './configuring.ts';
import {
  createDeviceRegistration,
  deleteDeviceRegistration,
  deleteUser,
  fetchOneDeviceRegistration,
  fetchOneUser,
  listDeviceRegistrations,
  listUsers,
} from './device-operations.ts';
import type {
  AcceptedDeviceRegistration,
  AcceptedPushUser,
  CreateDeviceRegistrationRequest,
  DeviceRegistration,
  ListDeviceRegistrationsRequest,
  ListDeviceRegistrationsResponse,
  ListUsersResponse,
  PushUser,
} from './device-types.ts';

/** Keeps which devices are whose, so that notifications can be sent to people. */
export class Registering extends Configuring {
  /**
   * Registers a device of an app for a user; without one, a new user is made.
   *
   * The answer names the registration before it is there: `resource.wait()` waits for it, and it says who the user is.
   *
   * @example
   * import { PushNotifications } from '@comms/push/v1';
   *
   * const accepted = await new PushNotifications().createDeviceRegistration({
   *   appName: 'my_app',
   *   token: 'the token of a device',
   *   provider: 'FCM',
   * });
   * const { userId } = await accepted.resource.wait({ deadlineMs: 30_000 });
   *
   * @throws {ApiError} 400 when a field is malformed, or there is no such app.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Register a Device"
   */
  async createDeviceRegistration(
    request: CreateDeviceRegistrationRequest,
    options?: RequestOptions,
  ): Promise<AcceptedDeviceRegistration> {
    return await execute(this.client, createDeviceRegistration, request, options);
  }

  /**
   * Lists the device registrations of a user: one for each app.
   *
   * @see the reference's "List Device Registrations"
   */
  listDeviceRegistrations(
    request: ListDeviceRegistrationsRequest,
    options?: RequestOptions,
  ): PageList<DeviceRegistration, ListDeviceRegistrationsResponse> {
    return paginate(this.client, listDeviceRegistrations, request, options);
  }

  /**
   * Fetches one device registration.
   *
   * @throws {ApiError} 404 when there is none, or not yet.
   * @see the reference's "Fetch a Device Registration"
   */
  async fetchOneDeviceRegistration(
    deviceRegistrationId: string,
    options?: RequestOptions,
  ): Promise<DeviceRegistration> {
    return await execute(this.client, fetchOneDeviceRegistration, { deviceRegistrationId }, options);
  }

  /**
   * Deletes a device registration: what is sent to its user no longer comes to its devices.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete a Device Registration"
   */
  async deleteDeviceRegistration(
    deviceRegistrationId: string,
    options?: RequestOptions,
  ): Promise<AcceptedDeviceRegistration> {
    return await execute(this.client, deleteDeviceRegistration, { deviceRegistrationId }, options);
  }

  /**
   * Lists users, newest first.
   *
   * @see the reference's "List Push Notification Users"
   */
  listUsers(request: CommsV1PageRequest = {}, options?: RequestOptions): PageList<PushUser, ListUsersResponse> {
    return paginate(this.client, listUsers, request, options);
  }

  /**
   * Fetches one user.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch a Push Notification User"
   */
  async fetchOneUser(userId: string, options?: RequestOptions): Promise<PushUser> {
    return await execute(this.client, fetchOneUser, { userId }, options);
  }

  /**
   * Deletes a user, with the registrations of its devices.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete a Push Notification User"
   */
  async deleteUser(userId: string, options?: RequestOptions): Promise<AcceptedPushUser> {
    return await execute(this.client, deleteUser, { userId }, options);
  }
}
