import { execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import { Configuring } from './configuring.ts';
import {
  createRole,
  createServiceRole,
  deleteRole,
  deleteServiceRole,
  fetchRole,
  fetchServiceRole,
  listRole,
  listServiceRole,
  updateRole,
  updateServiceRole,
} from './role-operations.ts';
import type { ListRoleResponse, NewRole, Role, RoleChanges } from './role-types.ts';
import {
  createCredential,
  createService,
  deleteCredential,
  deleteService,
  deleteServiceBinding,
  fetchCredential,
  fetchService,
  fetchServiceBinding,
  listCredential,
  listService,
  listServiceBinding,
  updateCredential,
} from './service-operations.ts';
import type {
  Binding,
  BindingFilters,
  Credential,
  CredentialChanges,
  ListCredentialResponse,
  ListServiceBindingResponse,
  ListServiceResponse,
  NewCredential,
  NewService,
  Service,
} from './service-types.ts';
import type { PageOf50, PageOf100 } from './types.ts';

/** Keeps services with their devices, credentials and roles. */
export class Serving extends Configuring {
  /**
   * Lists the services of the account.
   *
   * @see the reference's "List Service"
   */
  listService(filters: PageOf100 = {}, options?: RequestOptions): PageList<Service, ListServiceResponse> {
    return paginate(this.client, listService, filters, options);
  }

  /**
   * Makes a service, with roles that are ready to use.
   *
   * @throws {ApiError} 400 when the name is missing or too long.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Service"
   */
  async createService(service: NewService, options?: RequestOptions): Promise<Service> {
    return await execute(this.client, createService, service, options);
  }

  /**
   * Fetches one service.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service"
   */
  async fetchService(sid: string, options?: RequestOptions): Promise<Service> {
    return await execute(this.client, fetchService, { sid }, options);
  }

  /**
   * Deletes a service with all that is in it.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service"
   */
  async deleteService(sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteService, { sid }, options);
  }

  /**
   * Lists the devices on which the users of a service get push notifications.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Service Binding"
   */
  listServiceBinding(
    chatServiceSid: string,
    filters: BindingFilters = {},
    options?: RequestOptions,
  ): PageList<Binding, ListServiceBindingResponse> {
    return paginate(this.client, listServiceBinding, { ...filters, chatServiceSid }, options);
  }

  /**
   * Fetches one device.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Binding"
   */
  async fetchServiceBinding(chatServiceSid: string, sid: string, options?: RequestOptions): Promise<Binding> {
    return await execute(this.client, fetchServiceBinding, { chatServiceSid, sid }, options);
  }

  /**
   * Sends no push notifications to a device any more.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service Binding"
   */
  async deleteServiceBinding(chatServiceSid: string, sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteServiceBinding, { chatServiceSid, sid }, options);
  }

  /**
   * Lists what push notifications are sent with.
   *
   * @see the reference's "List Credential"
   */
  listCredential(filters: PageOf100 = {}, options?: RequestOptions): PageList<Credential, ListCredentialResponse> {
    return paginate(this.client, listCredential, filters, options);
  }

  /**
   * Keeps what push notifications are sent with.
   *
   * @throws {ApiError} 400 when the type is unknown.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Credential"
   */
  async createCredential(credential: NewCredential, options?: RequestOptions): Promise<Credential> {
    return await execute(this.client, createCredential, credential, options);
  }

  /**
   * Fetches one credential, without its secrets.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Credential"
   */
  async fetchCredential(sid: string, options?: RequestOptions): Promise<Credential> {
    return await execute(this.client, fetchCredential, { sid }, options);
  }

  /**
   * Changes a credential.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Update Credential"
   */
  async updateCredential(sid: string, changes: CredentialChanges, options?: RequestOptions): Promise<Credential> {
    return await execute(this.client, updateCredential, { ...changes, sid }, options);
  }

  /**
   * Deletes a credential.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Credential"
   */
  async deleteCredential(sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteCredential, { sid }, options);
  }

  /**
   * Lists the roles.
   *
   * @see the reference's "List Role"
   */
  listRole(filters: PageOf50 = {}, options?: RequestOptions): PageList<Role, ListRoleResponse> {
    return paginate(this.client, listRole, filters, options);
  }

  /**
   * Lists the roles, in the service that you name.
   *
   * @see the reference's "List Service Role"
   */
  listServiceRole(
    chatServiceSid: string,
    filters: PageOf50 = {},
    options?: RequestOptions,
  ): PageList<Role, ListRoleResponse> {
    return paginate(this.client, listServiceRole, { ...filters, chatServiceSid }, options);
  }

  /**
   * Makes a role.
   *
   * @throws {ApiError} 400 when the type or a permission is unknown.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Role"
   */
  async createRole(role: NewRole, options?: RequestOptions): Promise<Role> {
    return await execute(this.client, createRole, role, options);
  }

  /**
   * Makes a role, in the service that you name.
   *
   * @throws {ApiError} 400 when the type or a permission is unknown.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Service Role"
   */
  async createServiceRole(chatServiceSid: string, role: NewRole, options?: RequestOptions): Promise<Role> {
    return await execute(this.client, createServiceRole, { ...role, chatServiceSid }, options);
  }

  /**
   * Fetches one role.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Role"
   */
  async fetchRole(sid: string, options?: RequestOptions): Promise<Role> {
    return await execute(this.client, fetchRole, { sid }, options);
  }

  /**
   * Fetches one role, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Role"
   */
  async fetchServiceRole(chatServiceSid: string, sid: string, options?: RequestOptions): Promise<Role> {
    return await execute(this.client, fetchServiceRole, { chatServiceSid, sid }, options);
  }

  /**
   * Replaces all that a role allows.
   *
   * @throws {ApiError} 400 when a permission is unknown; 404 when there is no such role.
   * @see the reference's "Update Role"
   */
  async updateRole(sid: string, changes: RoleChanges, options?: RequestOptions): Promise<Role> {
    return await execute(this.client, updateRole, { ...changes, sid }, options);
  }

  /**
   * Replaces all that a role allows, in the service that you name.
   *
   * @throws {ApiError} 400 when a permission is unknown; 404 when there is no such role.
   * @see the reference's "Update Service Role"
   */
  async updateServiceRole(
    chatServiceSid: string,
    sid: string,
    changes: RoleChanges,
    options?: RequestOptions,
  ): Promise<Role> {
    return await execute(this.client, updateServiceRole, { ...changes, chatServiceSid, sid }, options);
  }

  /**
   * Deletes a role.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Role"
   */
  async deleteRole(sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteRole, { sid }, options);
  }

  /**
   * Deletes a role, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service Role"
   */
  async deleteServiceRole(chatServiceSid: string, sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteServiceRole, { chatServiceSid, sid }, options);
  }
}
