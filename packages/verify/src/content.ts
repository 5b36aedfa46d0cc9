import type {
  CallToAction,
  Card,
  GeoLocation,
  ListPicker,
  MediaInput,
  QuickReply,
  UsePreference,
  Variables,
} from '@comms/core';

/** The usual text around a code that the API makes; every field changes a part of it. Its fields are inferred. */
export interface DefaultVerificationContent {
  /**
   * A code of your own.
   *
   * @minLength 4
   * @maxLength 10
   */
  code?: string | undefined;
  /**
   * How long the code is that the API makes.
   *
   * @minimum 4
   * @maximum 10
   * @asType integer
   * @default 6
   */
  codeLength?: number | undefined;
  /**
   * What the code is for, such as the name of your application.
   *
   * @minLength 1
   * @maxLength 64
   */
  friendlyName?: string | undefined;
  /**
   * The language of the text.
   *
   * @pattern ^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$
   * @example "de"
   */
  locale?: string | undefined;
  /**
   * By which an Android application knows that a text message is for it.
   *
   * @pattern ^[A-Za-z0-9+/]{11}$
   */
  appHash?: string | undefined;
  /**
   * For payments under PSD2: how much is paid. The check must name it, too; `payee` belongs to it.
   *
   * @minLength 1
   * @maxLength 64
   */
  amount?: string | undefined;
  /**
   * For payments under PSD2: who is paid.
   *
   * @minLength 1
   * @maxLength 255
   */
  payee?: string | undefined;
}

/** The text of every content that is not the usual one. */
export interface VerificationTextContent extends DefaultVerificationContent {
  /**
   * A Liquid template, with `{{ code }}` where the code stands.
   *
   * @minLength 1
   * @maxLength 1600
   * @example "{{ code }} is your code for Acme."
   */
  text?: string | undefined;
  /** The values of the other variables. */
  defaultVariables?: Variables | undefined;
}

/** A message of your own around the code; calls speak its text. */
export interface VerificationMessageContent extends VerificationTextContent {
  /** @maxItems 10 */
  media?: MediaInput[] | undefined;
  location?: GeoLocation | undefined;
  listPicker?: ListPicker | undefined;
  quickReply?: QuickReply | undefined;
  callToAction?: CallToAction | undefined;
  card?: Card | undefined;
}

/** A push notification of your own around the code. */
export interface VerificationPushContent extends VerificationTextContent {
  /**
   * What stands above the text; for emails the subject.
   *
   * @minLength 1
   * @maxLength 256
   */
  title?: string | undefined;
}

/** Content for whichever channel is chosen: each takes the parts that it can show. */
export interface VerificationOmniChannelContent extends VerificationMessageContent, VerificationPushContent {
  /** For emails, beside the text; a Liquid template, with `{{ code }}` where the code stands. */
  html?: string | undefined;
}

/** An email of your own around the code. */
export interface VerificationEmailContent extends DefaultVerificationContent {
  /**
   * @minLength 1
   * @maxLength 998
   */
  subject: string;
  /** A Liquid template, with `{{ code }}` where the code stands. */
  text?: string | undefined;
  /** A Liquid template, with `{{ code }}` where the code stands. */
  html?: string | undefined;
  defaultVariables?: Variables | undefined;
}

/** A stored content template; the code is its variable `code`. */
export interface VerificationTemplateContent extends DefaultVerificationContent {
  /** @pattern ^HX[0-9a-fA-F]{32}$ */
  contentId: string;
  defaultVariables?: Variables | undefined;
}

/** Asks for any passkey of a website, where `to` is left out: the passkey tells who it is. Its field is inferred. */
export interface PasskeyVerificationContent {
  /**
   * The website, by its domain.
   *
   * @minLength 1
   * @maxLength 253
   * @example "example.com"
   */
  rpId: string;
}

/** What the recipient sees: told apart by `subject`, `contentId` or `rpId`; without them each channel takes what it can show. */
export type VerificationContentInput =
  | DefaultVerificationContent
  | VerificationMessageContent
  | VerificationPushContent
  | VerificationOmniChannelContent
  | VerificationEmailContent
  | VerificationTemplateContent
  | PasskeyVerificationContent;

/** An email address that gets a copy, or the replies. */
export interface VerificationEmailAddress {
  /**
   * @minLength 3
   * @maxLength 320
   * @pattern ^[^\s@]+@[^\s@]+$
   */
  address: string;
  /** @maxLength 255 */
  name?: string | undefined;
}

/** A contact who gets a copy, or the replies. */
export interface VerificationEmailContact {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
}

/** An agent who gets a copy, or the replies. */
export interface VerificationEmailAgent {
  /** @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentId: string;
}

/** Who else gets an email, or its replies: told apart by the key that is present. */
export type VerificationEmailAddressee = VerificationEmailAddress | VerificationEmailContact | VerificationEmailAgent;

/** How the messages of a verification are dispatched. */
export interface VerificationMessageOptions {
  /** The domain for the links in the text. */
  domain?: string | undefined;
}

/** How the emails of a verification are dispatched. */
export interface VerificationEmailOptions {
  replyTo?: VerificationEmailAddressee[] | undefined;
  cc?: VerificationEmailAddressee[] | undefined;
  bcc?: VerificationEmailAddressee[] | undefined;
}

/** How the push notifications of a verification are dispatched. */
export interface VerificationPushOptions {
  priority?: 'low' | 'high' | (string & {}) | undefined;
  sound?: string | undefined;
  /** A date, an ISO 8601 duration such as `PT10M`, or seconds. */
  timeToDeliver?: string | number | undefined;
}

/** How what a verification sends is dispatched, by its kind. */
export interface VerificationProcessingOptions {
  usePreference?: UsePreference | undefined;
  messages?: VerificationMessageOptions | undefined;
  emails?: VerificationEmailOptions | undefined;
  pushNotifications?: VerificationPushOptions | undefined;
}
