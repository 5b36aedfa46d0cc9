import type { PageRequest } from '@comms/core';
import type {
  ConversationGroupingType,
  ConversationsV1Bridge,
  ConversationsV1BridgeState,
  PageMeta,
  StatusCallback,
  StatusCallbackState,
} from './types.ts';

/** What a capture rule looks at beside the two addresses. */
export interface CaptureRuleMetadata {
  /** `callType`: what kind of call is taken in, such as PSTN (the default), CLIENT or PUBLIC_SIP. */
  [name: string]: string;
}

/** Takes communications in that go from one address to another. */
export interface CaptureRule {
  /**
   * The sender; `*` stands for any.
   *
   * @minLength 1
   * @example "*"
   */
  from: string;
  /**
   * The recipient; `*` stands for any.
   *
   * @minLength 1
   * @example "+18005550100"
   */
  to: string;
  /** What else must fit. */
  metadata?: CaptureRuleMetadata | undefined;
}

/** After how many minutes without a communication a conversation goes to rest, and ends. */
export interface StatusTimeouts {
  /**
   * Minutes until it is INACTIVE; without it, the conversation is never that.
   *
   * @minimum 1
   * @asType integer
   */
  inactive?: number | undefined;
  /**
   * Minutes until it is CLOSED, for good.
   *
   * @minimum 1
   * @asType integer
   */
  closed?: number | undefined;
}

/** How a configuration treats one channel. */
export interface ChannelSetting {
  /** When conversations on this channel rest and end; null for never. */
  statusTimeouts?: StatusTimeouts | null | undefined;
  /**
   * What is taken in by itself; nothing, where there are none.
   *
   * @maxItems 100
   */
  captureRules?: CaptureRule[] | undefined;
}

/**
 * How a configuration treats each channel, by its name.
 *
 * @propertyNames {"enum":["VOICE","SMS","RCS","WHATSAPP","CHAT","VIDEO"]}
 */
export interface ChannelSettings {
  [channel: string]: ChannelSetting;
}

/** The settings of a configuration that are written in the same way when it is made and when it is replaced. */
export interface NewConfigurationSettings {
  /** Says for people what it is for. */
  description: string;
  /** Which communications belong to one conversation; this cannot be changed later. */
  conversationGroupingType: ConversationGroupingType;
  /**
   * The store of profiles in which customers are looked up. Whether it exists is not checked.
   *
   * @minLength 1
   */
  memoryStoreId: string;
  /**
   * Who is told what happens in each conversation.
   *
   * @maxItems 2
   */
  statusCallbacks?: StatusCallback[] | undefined;
  /**
   * What analyses each conversation.
   *
   * @maxItems 5
   */
  intelligenceConfigurationIds?: string[] | undefined;
  /**
   * Whether facts about customers are kept in the store of profiles.
   *
   * @default false
   */
  memoryExtractionEnabled?: boolean | undefined;
  /** The service of Conversations v1 whose messages it takes in. */
  conversationsV1Bridge?: ConversationsV1Bridge | undefined;
}

/** What `createConfiguration` takes: which traffic becomes conversations, and how these live. */
export interface CreateConfigurationRequest extends NewConfigurationSettings {
  /**
   * Its name, which no other configuration of the account has.
   *
   * @minLength 1
   * @maxLength 32
   * @pattern ^[a-zA-Z0-9-_ ]+$
   * @example "My Support Config"
   */
  displayName: string;
  /** How it treats each channel. */
  channelSettings?: ChannelSettings | undefined;
}

/** What a configuration is to be: this takes the place of all that it was. */
export interface ConfigurationReplacement extends NewConfigurationSettings {
  /**
   * Its name, which no other configuration of the account has.
   *
   * @minLength 1
   * @maxLength 32
   * @pattern ^[a-zA-Z0-9-_ ]+$
   * @example "My Support Config"
   */
  displayName?: string | undefined;
  /** How it treats each channel from now on. */
  channelSettings: ChannelSettings;
}

/** What `updateConfiguration` takes. */
export interface UpdateConfigurationRequest extends ConfigurationReplacement {
  configurationId: string;
}

/** Which communications become conversations, and how these live. */
export interface Configuration extends ConfigurationSettings {
  /** @example "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2" */
  id: string;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  /** Grows with each change. A conversation keeps the version that there was when it began. */
  version?: number | null | undefined;
}

/** The settings of a configuration, as it has them and as each conversation keeps them. */
export interface ConfigurationSettings {
  displayName?: string | null | undefined;
  description?: string | null | undefined;
  conversationGroupingType?: ConversationGroupingType | null | undefined;
  memoryStoreId?: string | null | undefined;
  channelSettings?: ChannelSettings | null | undefined;
  statusCallbacks?: StatusCallbackState[] | null | undefined;
  intelligenceConfigurationIds?: string[] | null | undefined;
  traitExtractionStrategyIds?: string[] | null | undefined;
  observationExtractionStrategyIds?: string[] | null | undefined;
  memoryExtractionEnabled?: boolean | null | undefined;
  conversationsV1Bridge?: ConversationsV1BridgeState | null | undefined;
}

/** What `listConfiguration` takes. */
export interface ListConfigurationRequest extends PageRequest {
  /** Configurations that use this store of profiles. */
  memoryStoreId?: string | undefined;
}

/** One page of configurations. */
export interface ListConfigurationResponse {
  configurations: Configuration[];
  meta?: PageMeta | null | undefined;
}

/** What `fetchConfiguration` takes. */
export interface FetchConfigurationRequest {
  configurationId: string;
}

/** What `deleteConfiguration` takes. */
export interface DeleteConfigurationRequest {
  configurationId: string;
}
