import type { PageMeta, PageOf100 } from './types.ts';

/** A world of its own: conversations, users and roles of one application. */
export interface Service {
  /** Its SID: `IS…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** A name for people. */
  friendlyName?: string | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where what belongs to it can be found. */
  links?: ServiceLinks | null | undefined;
}

/** Where the parts of a service can be found. */
export interface ServiceLinks {
  /** Its conversations. */
  conversations?: string | null | undefined;
  /** Its users. */
  users?: string | null | undefined;
  /** Its roles. */
  roles?: string | null | undefined;
  /** The devices of its users. */
  bindings?: string | null | undefined;
  /** Its configuration. */
  configuration?: string | null | undefined;
  /** Who takes part in which conversation. */
  participantConversations?: string | null | undefined;
  /** Where conversations begin with all who take part. */
  conversationWithParticipants?: string | null | undefined;
}

/** A service to make. */
export interface NewService {
  /**
   * A name for people.
   *
   * @minLength 1
   */
  friendlyName: string;
}

/** One page of services. */
export interface ListServiceResponse {
  /** The services. */
  services: Service[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** Over what a device is reached. */
export type BindingType = 'apn' | 'gcm' | 'fcm' | 'twilsock' | (string & {});

/** A device on which a user gets push notifications. */
export interface Binding {
  /** Its SID: `BS…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The credential by which it is reached: `CR…`. */
  credentialSid?: string | null | undefined;
  /** What it registered as. */
  endpoint?: string | null | undefined;
  /** The name by which your application knows the user. */
  identity?: string | null | undefined;
  /** Over what it is reached. */
  bindingType?: BindingType | null | undefined;
  /** Which notifications it gets. */
  messageTypes?: string[] | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** Which devices to list. */
export interface BindingFilters extends PageOf100 {
  /** Those that are reached over one of these. */
  bindingType?: readonly BindingType[] | undefined;
  /** Those of one of these users. */
  identity?: readonly string[] | undefined;
}

/** One page of devices. */
export interface ListServiceBindingResponse {
  /** The devices. */
  bindings: Binding[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** The push service that a credential is for. */
export type CredentialType = 'apn' | 'gcm' | 'fcm' | (string & {});

/** What push notifications are sent with. Its secrets are never shown again. */
export interface Credential {
  /** Its SID: `CR…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** A name for people. */
  friendlyName?: string | null | undefined;
  /** The push service that it is for. */
  type?: CredentialType | null | undefined;
  /** Whether APNs is asked in its sandbox: the text `True` or `False`. */
  sandbox?: string | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** A credential to keep. */
export interface NewCredential {
  /** The push service that it is for. */
  type: CredentialType;
  /**
   * A name for people.
   *
   * @maxLength 64
   */
  friendlyName?: string | undefined;
  /** The certificate in PEM form, for `apn`. */
  certificate?: string | undefined;
  /** The private key in PEM form, for `apn`. */
  privateKey?: string | undefined;
  /**
   * Whether APNs is asked in its sandbox, for `apn`.
   *
   * @default false
   */
  sandbox?: boolean | undefined;
  /** The API key of the project, for `gcm`. */
  apiKey?: string | undefined;
  /** The server key of the project, for `fcm`. */
  secret?: string | undefined;
}

/** What is to be changed about a credential. */
export interface CredentialChanges {
  /** The push service that it is for. */
  type?: CredentialType | undefined;
  /**
   * A name for people.
   *
   * @maxLength 64
   */
  friendlyName?: string | undefined;
  /** The certificate in PEM form, for `apn`. */
  certificate?: string | undefined;
  /** The private key in PEM form, for `apn`. */
  privateKey?: string | undefined;
  /**
   * Whether APNs is asked in its sandbox, for `apn`.
   *
   * @default false
   */
  sandbox?: boolean | undefined;
  /** The API key of the project, for `gcm`. */
  apiKey?: string | undefined;
  /** The server key of the project, for `fcm`. */
  secret?: string | undefined;
}

/** One page of credentials. */
export interface ListCredentialResponse {
  /** The credentials. */
  credentials: Credential[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export type ListServiceRequest = PageOf100;

/** What to make, and where. */
export type CreateServiceRequest = NewService;

/** Which one to fetch. */
export interface FetchServiceRequest {
  /** The service: `IS…`. */
  sid: string;
}

/** Which one to delete. */
export interface DeleteServiceRequest {
  /** The service: `IS…`. */
  sid: string;
}

/** What to list. */
export interface ListServiceBindingRequest extends BindingFilters {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchServiceBindingRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
  /** The device: `BS…`. */
  sid: string;
}

/** Which one to delete. */
export interface DeleteServiceBindingRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
  /** The device: `BS…`. */
  sid: string;
}

/** What to list. */
export type ListCredentialRequest = PageOf100;

/** What to make, and where. */
export type CreateCredentialRequest = NewCredential;

/** Which one to fetch. */
export interface FetchCredentialRequest {
  /** The credential: `CR…`. */
  sid: string;
}

/** What to change, and how. */
export interface UpdateCredentialRequest extends CredentialChanges {
  /** The credential: `CR…`. */
  sid: string;
}

/** Which one to delete. */
export interface DeleteCredentialRequest {
  /** The credential: `CR…`. */
  sid: string;
}
