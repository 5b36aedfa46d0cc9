import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import {
  createCredential,
  deleteCredential,
  fetchOneApp,
  fetchOneCredential,
  listApps,
  listCredentials,
  updateApp,
  updateCredential,
} from './credential-operations.ts';
import type {
  AcceptedPushApp,
  AcceptedPushCredential,
  AppChanges,
  CreateCredentialRequest,
  CredentialChanges,
  ListAppsRequest,
  ListAppsResponse,
  ListCredentialsRequest,
  ListCredentialsResponse,
  PushApp,
  PushCredential,
} from './credential-types.ts';

/** Lets the API send to your apps, and says which of their credentials it uses. */
export class Configuring {
  protected readonly client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.client = createClient(options);
  }

  /**
   * Stores a credential of Apple or Google for an app; the first one makes the app.
   *
   * The answer names the credential before it is there: `resource.wait()` waits for it.
   *
   * @example
   * import { PushNotifications } from '@comms/push/v1';
   *
   * declare const serviceAccountJson: string;
   * const created = await new PushNotifications().createCredential({
   *   credentialType: 'FCM',
   *   content: { privateKey: btoa(serviceAccountJson) },
   *   appName: 'my_app',
   *   isDefault: true,
   * });
   * const { appName } = await created.resource.wait({ deadlineMs: 30_000 });
   *
   * @throws {ApiError} 400 when a field is malformed, or there are 10 apps, or the app has 10 credentials.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create a Push Notification Credential"
   */
  async createCredential(request: CreateCredentialRequest, options?: RequestOptions): Promise<AcceptedPushCredential> {
    return await execute(this.client, createCredential, request, options);
  }

  /**
   * Lists credentials, newest first, without what they are made of; all filters must hold.
   *
   * @see the reference's "List Push Notification Credentials"
   */
  listCredentials(
    request: ListCredentialsRequest = {},
    options?: RequestOptions,
  ): PageList<PushCredential, ListCredentialsResponse> {
    return paginate(this.client, listCredentials, request, options);
  }

  /**
   * Fetches one credential, without what it is made of.
   *
   * @throws {ApiError} 404 when there is none, or not yet.
   * @see the reference's "Fetch a Push Notification Credential"
   */
  async fetchOneCredential(credentialId: string, options?: RequestOptions): Promise<PushCredential> {
    return await execute(this.client, fetchOneCredential, { credentialId }, options);
  }

  /**
   * Makes a credential the one that its app uses for its type, or takes that from it.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Update a Push Notification Credential"
   */
  async updateCredential(
    credentialId: string,
    request: CredentialChanges,
    options?: RequestOptions,
  ): Promise<AcceptedPushCredential> {
    return await execute(this.client, updateCredential, { ...request, credentialId }, options);
  }

  /**
   * Deletes a credential. The last one of an app takes the app and its device registrations along.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted before.
   * @see the reference's "Delete a Push Notification Credential"
   */
  async deleteCredential(credentialId: string, options?: RequestOptions): Promise<AcceptedPushCredential> {
    return await execute(this.client, deleteCredential, { credentialId }, options);
  }

  /**
   * Lists apps, newest first; all filters must hold.
   *
   * @see the reference's "List Push Notification Apps"
   */
  listApps(request: ListAppsRequest = {}, options?: RequestOptions): PageList<PushApp, ListAppsResponse> {
    return paginate(this.client, listApps, request, options);
  }

  /**
   * Fetches one app, with the credentials that it uses.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch a Push Notification App"
   */
  async fetchOneApp(appName: string, options?: RequestOptions): Promise<PushApp> {
    return await execute(this.client, fetchOneApp, { appName }, options);
  }

  /**
   * Makes an app the one that sends without a sender use, or takes that from it.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Update a Push Notification App"
   */
  async updateApp(appName: string, request: AppChanges, options?: RequestOptions): Promise<AcceptedPushApp> {
    return await execute(this.client, updateApp, { ...request, appName }, options);
  }
}
