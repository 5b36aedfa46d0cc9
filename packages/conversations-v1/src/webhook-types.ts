import type { PageMeta, PageOf5, WebhookMethod } from './types.ts';

/** What the webhooks of an account go to. */
export type WebhookTarget = 'webhook' | 'flex' | (string & {});

/** Which address is asked before something happens in the account, and which is told after. */
export interface WebhookConfiguration {
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** How they are called. */
  method?: WebhookMethod | null | undefined;
  /** What they are told about; nothing else is told. */
  filters?: string[] | null | undefined;
  /** Which address is asked before: it can refuse, or change what is written. */
  preWebhookUrl?: string | null | undefined;
  /** Which address is told after. */
  postWebhookUrl?: string | null | undefined;
  /** What they go to. */
  target?: WebhookTarget | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** What is to be changed about the webhooks of an account. */
export interface WebhookConfigurationChanges {
  /**
   * How they are called.
   *
   * @default "POST"
   */
  method?: WebhookMethod | undefined;
  /** What they are told about, such as `onMessageAdded`; nothing else is told. */
  filters?: readonly string[] | undefined;
  /** Which address is asked before: it can refuse, or change what is written. */
  preWebhookUrl?: string | undefined;
  /** Which address is told after. */
  postWebhookUrl?: string | undefined;
  /**
   * What they go to.
   *
   * @default "webhook"
   */
  target?: WebhookTarget | undefined;
}

/** Which address is asked before something happens in a service, and which is told after. */
export interface ServiceWebhookConfiguration {
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** Which address is asked before. */
  preWebhookUrl?: string | null | undefined;
  /** Which address is told after. */
  postWebhookUrl?: string | null | undefined;
  /** What they are told about; nothing else is told. */
  filters?: string[] | null | undefined;
  /** How they are called. */
  method?: WebhookMethod | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
}

/** What is to be changed about the webhooks of a service. */
export interface ServiceWebhookConfigurationChanges {
  /**
   * How they are called.
   *
   * @default "POST"
   */
  method?: WebhookMethod | undefined;
  /** What they are told about, such as `onMessageAdded`; nothing else is told. */
  filters?: readonly string[] | undefined;
  /** Which address is asked before: it can refuse, or change what is written. */
  preWebhookUrl?: string | undefined;
  /** Which address is told after. */
  postWebhookUrl?: string | undefined;
}

/** What a webhook of a conversation is: an address, an address that waits for words, or a flow of Studio. */
export type ScopedWebhookTarget = 'webhook' | 'trigger' | 'studio' | (string & {});

/** What a webhook of a conversation goes to, and when. */
export interface ScopedWebhookConfiguration {
  /** Which address is called. */
  url?: string | null | undefined;
  /** How it is called. */
  method?: WebhookMethod | null | undefined;
  /** What it is told about, for `webhook`. */
  filters?: string[] | null | undefined;
  /** The words that a message must hold, for `trigger`. */
  triggers?: string[] | null | undefined;
  /** Which flow takes it on, for `studio`: `FW…`. */
  flowSid?: string | null | undefined;
  /** From which message on those before were told. */
  replayAfter?: number | null | undefined;
}

/** Who is told about one conversation. */
export interface ScopedWebhook {
  /** Its SID: `WH…`. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service that it belongs to: `IS…`. */
  chatServiceSid?: string | null | undefined;
  /** The conversation that it belongs to: `CH…`. */
  conversationSid?: string | null | undefined;
  /** What it is. */
  target?: ScopedWebhookTarget | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** What it goes to, and when. */
  configuration?: ScopedWebhookConfiguration | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
}

/** What a webhook of a conversation is to go to, and when. */
export interface ScopedWebhookSettings {
  /** Which address is called: needed for `webhook` and `trigger`. */
  url?: string | undefined;
  /**
   * How it is called.
   *
   * @default "POST"
   */
  method?: WebhookMethod | undefined;
  /** What it is told about, for `webhook`: events after the fact alone, such as `onMessageAdded`. */
  filters?: readonly string[] | undefined;
  /** The words of which a message must hold one, for `trigger`. */
  triggers?: readonly string[] | undefined;
  /** Which flow takes it on, for `studio`: `FW…`. */
  flowSid?: string | undefined;
}

/** The same for a new one. */
export interface NewScopedWebhookSettings extends ScopedWebhookSettings {
  /**
   * From which message on those that were written before are told too.
   *
   * @asType integer
   * @minimum 0
   */
  replayAfter?: number | undefined;
}

/** A webhook to give a conversation. It can have five. */
export interface NewScopedWebhook {
  /** What it is. */
  target: ScopedWebhookTarget;
  /** What it goes to, and when. */
  configuration?: NewScopedWebhookSettings | undefined;
}

/** What is to be changed about a webhook of a conversation. */
export interface ScopedWebhookChanges {
  /** What it goes to, and when. */
  configuration?: ScopedWebhookSettings | undefined;
}

/** One page of the webhooks of a conversation. */
export interface ListConversationScopedWebhookResponse {
  /** The webhooks. */
  webhooks: ScopedWebhook[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to change, and how. */
export type UpdateConfigurationWebhookRequest = WebhookConfigurationChanges;

/** Which one to fetch. */
export interface FetchServiceWebhookConfigurationRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateServiceWebhookConfigurationRequest extends ServiceWebhookConfigurationChanges {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to list. */
export interface ListConversationScopedWebhookRequest extends PageOf5 {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface ListServiceConversationScopedWebhookRequest extends ListConversationScopedWebhookRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to make, and where. */
export interface CreateConversationScopedWebhookRequest extends NewScopedWebhook {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
}

/** The same, in the service that you name. */
export interface CreateServiceConversationScopedWebhookRequest extends CreateConversationScopedWebhookRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to fetch. */
export interface FetchConversationScopedWebhookRequest {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The webhook: `WH…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface FetchServiceConversationScopedWebhookRequest extends FetchConversationScopedWebhookRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** What to change, and how. */
export interface UpdateConversationScopedWebhookRequest extends ScopedWebhookChanges {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The webhook: `WH…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface UpdateServiceConversationScopedWebhookRequest extends UpdateConversationScopedWebhookRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}

/** Which one to delete. */
export interface DeleteConversationScopedWebhookRequest {
  /** The conversation: its SID or its unique name. */
  conversationSid: string;
  /** The webhook: `WH…`. */
  sid: string;
}

/** The same, in the service that you name. */
export interface DeleteServiceConversationScopedWebhookRequest extends DeleteConversationScopedWebhookRequest {
  /** The service: `IS…`. */
  chatServiceSid: string;
}
