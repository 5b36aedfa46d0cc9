import type { Variables } from './comms-types.ts';

/** Sends from the address of an agent. */
export interface AgentSender {
  /** @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentId: string;
}

/** Sends from the agent of a pool that suits each recipient best. */
export interface AgentPoolSender {
  /** @pattern ^(agentpool_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentPoolId: string;
}

/** Every contact of a stored audience. */
export interface AudienceRecipient {
  /** @pattern ^(audience_)?[0-9a-hjkmnp-tv-z]{26}$ */
  audienceId: string;
  variables?: Variables | undefined;
}

/** A media file that was uploaded before. */
export interface MediaById {
  /** @pattern ^(media_)?[0-9a-hjkmnp-tv-z]{26}$ */
  mediaId: string;
}

/** A media file that the API gets from the web. */
export interface MediaByUrl {
  /** @format uri */
  url: string;
}

/** A media file to send. */
export type MediaInput = MediaById | MediaByUrl;

/** A place on the map. */
export interface GeoLocation {
  title?: string | null | undefined;
  latitude: number;
  longitude: number;
}

/** One line of a list to pick from. */
export interface ListItem {
  id: string;
  title: string;
  subtitle?: string | null | undefined;
}

/** A list from which the recipient picks one line. */
export interface ListPicker {
  text: string;
  buttonText: string;
  /** @minItems 1 */
  listItems: ListItem[];
}

/** An answer that the recipient can tap. */
export interface ReplyItem {
  id: string;
  title: string;
}

/** A text with answers to tap. */
export interface QuickReply {
  text: string;
  /** @minItems 1 */
  replyItems: ReplyItem[];
}

/** A button that opens a page. */
export interface UrlAction {
  type: 'url';
  title: string;
  url: string;
}

/** A button that dials a number. */
export interface PhoneNumberAction {
  type: 'phone_number';
  title: string;
  phoneNumber: string;
}

/** A button: told apart by `type`. */
export type ContentAction = UrlAction | PhoneNumberAction;

/** A text with buttons. */
export interface CallToAction {
  text: string;
  /** @minItems 1 */
  actions: ContentAction[];
}

/** A card with a title, and buttons. */
export interface Card {
  title: string;
  subtitle?: string | null | undefined;
  text?: string | null | undefined;
  footer?: string | null | undefined;
  actions?: ContentAction[] | null | undefined;
}

/** A one-time password: one that you give, or one that the API makes. */
export interface OneTimePassword {
  /**
   * @minLength 4
   * @maxLength 10
   */
  code?: string | undefined;
  /**
   * How long a code the API makes is.
   *
   * @minimum 4
   * @maximum 10
   * @asType integer
   */
  codeLength?: number | undefined;
  /**
   * How long the code is good for, as an ISO 8601 duration.
   *
   * @example "PT10M"
   */
  timeToExpire?: string | undefined;
}

/** A preference that the recipients must not have declined. */
export interface UsePreference {
  /** @example "preference_01h9krwprkeee8fzqspvwy6nq8" */
  preferenceId: string;
}
