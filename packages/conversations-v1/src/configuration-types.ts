import type { PageMeta, PageOf50, WebhookMethod } from './types.ts';

/** What conversations of the account get, unless they are told otherwise. */
export interface Configuration {
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that paths without one act on. */
  defaultChatServiceSid?: string | null | undefined;
  /** The messaging service of new conversations. */
  defaultMessagingServiceSid?: string | null | undefined;
  /** After how long conversations become inactive, as an ISO 8601 duration. */
  defaultInactiveTimer?: string | null | undefined;
  /** After how long conversations are closed, as an ISO 8601 duration. */
  defaultClosedTimer?: string | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where what belongs to it can be found. */
  links?: ConfigurationLinks | null | undefined;
}

/** Where the parts of the configuration can be found. */
export interface ConfigurationLinks {
  /** The default service. */
  service?: string | null | undefined;
  /** The webhooks of the account. */
  webhooks?: string | null | undefined;
}

/** What is to be changed about the defaults of the account. */
export interface ConfigurationChanges {
  /** The service that paths without one act on: `IS…`. */
  defaultChatServiceSid?: string | undefined;
  /** The messaging service of new conversations: `MG…`. */
  defaultMessagingServiceSid?: string | undefined;
  /**
   * After how long conversations become inactive: an ISO 8601 duration of at least `PT1M`.
   *
   * @example "PT1H"
   */
  defaultInactiveTimer?: string | undefined;
  /**
   * After how long conversations are closed: an ISO 8601 duration of at least `PT10M`.
   *
   * @example "P1D"
   */
  defaultClosedTimer?: string | undefined;
}

/** What holds for one service. */
export interface ServiceConfiguration {
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The role of who begins a conversation. */
  defaultConversationCreatorRoleSid?: string | null | undefined;
  /** The role of who is added to a conversation. */
  defaultConversationRoleSid?: string | null | undefined;
  /** The role of a new user in the service. */
  defaultChatServiceRoleSid?: string | null | undefined;
  /** Whether users show that they are online. */
  reachabilityEnabled?: boolean | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where what belongs to it can be found. */
  links?: ServiceConfigurationLinks | null | undefined;
}

/** Where the parts of a service's configuration can be found. */
export interface ServiceConfigurationLinks {
  /** Its push notifications. */
  notifications?: string | null | undefined;
  /** Its webhooks. */
  webhooks?: string | null | undefined;
}

/** What is to be changed about a service. */
export interface ServiceConfigurationChanges {
  /** The role of who begins a conversation: `RL…`, of the type `conversation`. */
  defaultConversationCreatorRoleSid?: string | undefined;
  /** The role of who is added to a conversation: `RL…`, of the type `conversation`. */
  defaultConversationRoleSid?: string | undefined;
  /** The role of a new user in the service: `RL…`, of the type `service`. */
  defaultChatServiceRoleSid?: string | undefined;
  /**
   * Whether users show that they are online.
   *
   * @default false
   */
  reachabilityEnabled?: boolean | undefined;
}

/** What kind of address messages come in to. */
export type AddressType = 'sms' | 'whatsapp' | 'messenger' | 'gbm' | 'email' | 'rcs' | 'apple' | 'chat' | (string & {});

/** What goes with a conversation that makes itself: nothing, a webhook or a flow of Studio. */
export type AutoCreationType = 'default' | 'webhook' | 'studio' | (string & {});

/** How messages that belong to no conversation begin one. */
export interface AutoCreation {
  /** Whether a message that belongs to no conversation begins one. */
  enabled?: boolean | null | undefined;
  /** What goes with such a conversation. */
  type?: AutoCreationType | null | undefined;
  /** The service that gets it: the default one where none is named. */
  conversationServiceSid?: string | null | undefined;
  /** Which address is told about it, for the type `webhook`. */
  webhookUrl?: string | null | undefined;
  /** How that address is called. */
  webhookMethod?: WebhookMethod | null | undefined;
  /** What it is told about, such as `onMessageAdded`. */
  webhookFilters?: string[] | null | undefined;
  /** Which flow takes it on, for the type `studio`: `FW…`. */
  studioFlowSid?: string | null | undefined;
  /** How often the flow is tried again. */
  studioRetryCount?: number | null | undefined;
}

/** How messages that belong to no conversation are to begin one. */
export interface AutoCreationSettings {
  /** Whether a message that belongs to no conversation begins one. */
  enabled?: boolean | undefined;
  /** What goes with such a conversation. */
  type?: AutoCreationType | undefined;
  /** The service that gets it: the default one where none is named. */
  conversationServiceSid?: string | undefined;
  /** Which address is told about it, for the type `webhook`. */
  webhookUrl?: string | undefined;
  /** How that address is called. */
  webhookMethod?: WebhookMethod | undefined;
  /** What it is told about, such as `onMessageAdded`. */
  webhookFilters?: readonly string[] | undefined;
  /** Which flow takes it on, for the type `studio`: `FW…`. */
  studioFlowSid?: string | undefined;
  /**
   * How often the flow is tried again.
   *
   * @asType integer
   */
  studioRetryCount?: number | undefined;
}

/** What happens with messages that come in to an address and belong to no conversation. */
export interface AddressConfiguration {
  /** Its SID: `IG…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** What kind of address it is, as it was given. */
  type?: AddressType | null | undefined;
  /** The address. */
  address?: string | null | undefined;
  /** A name for people. */
  friendlyName?: string | null | undefined;
  /** How such messages begin a conversation. */
  autoCreation?: AutoCreation | null | undefined;
  /** The country of a short code. */
  addressCountry?: string | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** An address whose messages are to begin conversations. */
export interface NewAddressConfiguration {
  /** What kind of address it is, in any case of letters. */
  type: AddressType;
  /**
   * The address: E.164 for `sms`, `whatsapp:+…` for `whatsapp`.
   *
   * @minLength 1
   */
  address: string;
  /**
   * A name for people.
   *
   * @maxLength 256
   */
  friendlyName?: string | undefined;
  /** How messages that belong to no conversation begin one. */
  autoCreation?: AutoCreationSettings | undefined;
  /**
   * The country of a short code, as ISO 3166-1 alpha-2.
   *
   * @example "US"
   */
  addressCountry?: string | undefined;
}

/** What is to be changed about an address. */
export interface AddressConfigurationChanges {
  /**
   * A name for people.
   *
   * @maxLength 256
   */
  friendlyName?: string | undefined;
  /** How messages that belong to no conversation begin one. */
  autoCreation?: AutoCreationSettings | undefined;
}

/** Which addresses to list. */
export interface AddressConfigurationFilters extends PageOf50 {
  /** Those of one kind. */
  type?: AddressType | undefined;
}

/** One page of addresses. */
export interface ListConfigurationAddressResponse {
  /** The addresses. */
  addressConfigurations: AddressConfiguration[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to change, and how. */
export type UpdateConfigurationRequest = ConfigurationChanges;

/** Which one to fetch. */
export interface FetchServiceConfigurationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateServiceConfigurationRequest extends ServiceConfigurationChanges {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to list. */
export type ListConfigurationAddressRequest = AddressConfigurationFilters;

/** What to make, and where. */
export type CreateConfigurationAddressRequest = NewAddressConfiguration;

/** Which one to fetch. */
export interface FetchConfigurationAddressRequest {
  /** The address, or the SID of its configuration: `IG…`. */
  sid: string;
}

/** What to change, and how. */
export interface UpdateConfigurationAddressRequest extends AddressConfigurationChanges {
  /** The address, or the SID of its configuration: `IG…`. */
  sid: string;
}

/** Which one to delete. */
export interface DeleteConfigurationAddressRequest {
  /** The address, or the SID of its configuration: `IG…`. */
  sid: string;
}
