import type { AcceptedResource, CommsV1PageRequest, CommsV1Pagination, CommsV1Tags, ResourceHandle } from '@comms/core';

/** What a credential is for: Apple's push service, its sandbox for apps that are not in the store yet, or Google's. */
export type PushCredentialType = 'APN' | 'APN_SANDBOX' | 'FCM' | (string & {});

/** A certificate of Apple. */
export interface ApnCertificatePushCredential {
  /**
   * The certificate in PEM form, in base64.
   *
   * @minLength 1
   */
  certificate: string;
  /**
   * Its private key in PEM form, in base64.
   *
   * @minLength 1
   */
  privateKey: string;
}

/** A service account of Google. Inferred: public clients send it so. */
export interface FcmPushCredential {
  /**
   * The JSON file of the service account, in base64.
   *
   * @minLength 1
   */
  privateKey: string;
}

/** What a credential is made of. */
export type PushCredentialContent = ApnCertificatePushCredential | FcmPushCredential;

/** What `createCredential` takes. */
export interface CreateCredentialRequest {
  credentialType: PushCredentialType;
  /** The secret: no answer ever has it. */
  content: PushCredentialContent;
  /**
   * The app that it is for; its first credential makes it. An account has at most 10 apps, an app at most 10 credentials.
   *
   * @minLength 1
   * @maxLength 64
   * @pattern ^[a-z0-9_]+$
   * @example "my_app"
   */
  appName: string;
  /**
   * Whether it is the one that the app uses for its type.
   *
   * @default false
   */
  isDefault?: boolean | undefined;
}

/** What lets the API send to an app; its content cannot be read back. */
export interface PushCredential {
  /** @example "comms_credential_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  credentialType?: PushCredentialType | null | undefined;
  isDefault?: boolean | null | undefined;
  appName?: string | null | undefined;
  /** Inferred. */
  tags?: CommsV1Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What a call gives back that makes, changes or deletes a credential later. */
export interface AcceptedPushCredential extends AcceptedResource {
  /** Leads to the credential. */
  resource: ResourceHandle<PushCredential>;
}

/** What `listCredentials` takes: filters that must all hold. */
export interface ListCredentialsRequest extends CommsV1PageRequest {
  /** Credentials created after this time. */
  startDate?: Date | undefined;
  /** Credentials created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  appName?: string | undefined;
  credentialType?: PushCredentialType | undefined;
  isDefault?: boolean | undefined;
}

/** One page of credentials. */
export interface ListCredentialsResponse {
  /** The name of the list is inferred; `items` has it whatever its name is. */
  credentials: PushCredential[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneCredential` takes. */
export interface FetchOneCredentialRequest {
  credentialId: string;
}

/** What `updateCredential` takes beside the credential's id. */
export interface CredentialChanges {
  /** Whether it is the one that the app uses for its type: the one before is it no longer. */
  isDefault: boolean;
  /** Inferred: a sample of the preview sends them. */
  tags?: CommsV1Tags | undefined;
}

/** What `updateCredential` takes. */
export interface UpdateCredentialRequest extends CredentialChanges {
  credentialId: string;
}

/** What `deleteCredential` takes. */
export interface DeleteCredentialRequest {
  credentialId: string;
}

/** An app that notifications are sent to: its first credential makes it, and the last one takes it along. */
export interface PushApp {
  /**
   * What it is known by, as others are by an id.
   *
   * @example "my_app"
   */
  name: string;
  /** Whether it is the one that sends without a sender use. */
  isDefault?: boolean | null | undefined;
  /** The credentials that it uses: at most one for each type. */
  defaultCredentials?: PushCredential[] | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What `updateApp` gives back. Inferred: the reference does not show it. */
export interface AcceptedPushApp extends AcceptedResource {
  /** Leads to the app. */
  resource: ResourceHandle<PushApp>;
}

/** What `listApps` takes: filters that must all hold. */
export interface ListAppsRequest extends CommsV1PageRequest {
  /** Apps created after this time. */
  startDate?: Date | undefined;
  /** Apps created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  isDefault?: boolean | undefined;
}

/** One page of apps. */
export interface ListAppsResponse {
  /** The name of the list is inferred; `items` has it whatever its name is. */
  apps: PushApp[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneApp` takes. */
export interface FetchOneAppRequest {
  appName: string;
}

/** What `updateApp` takes beside the app's name. */
export interface AppChanges {
  /** Whether it is the one that sends without a sender use: the one before is it no longer. */
  isDefault: boolean;
}

/** What `updateApp` takes. */
export interface UpdateAppRequest extends AppChanges {
  appName: string;
}
