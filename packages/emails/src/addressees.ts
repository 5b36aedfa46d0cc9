import type { Addressee, AgentPoolSender, AgentSender, AudienceRecipient, Variables } from '@comms/core';

/** Sends from an address of yours. */
export interface EmailAddressSender {
  /**
   * @minLength 3
   * @maxLength 254
   * @example "shop@example.com"
   */
  address: string;
  /**
   * The name that recipients see.
   *
   * @maxLength 255
   * @example "The shop"
   */
  name?: string | undefined;
  /** Needs not be said: emails have one channel. */
  channel?: 'email' | undefined;
}

/** Who sends: told apart by the key that is present. */
export type SendEmailsRequestFrom = EmailAddressSender | AgentSender | AgentPoolSender;

/** Someone who gets a copy or the replies, by address. */
export interface EmailAddress {
  /**
   * @minLength 3
   * @maxLength 254
   * @example "ada@example.com"
   */
  address: string;
  /**
   * The name before the address.
   *
   * @maxLength 255
   * @example "Ada Lovelace"
   */
  name?: string | undefined;
  /** Needs not be said: emails have one channel. */
  channel?: 'email' | undefined;
}

/** One recipient, by address. */
export interface EmailAddressRecipient extends EmailAddress {
  /** The values of the template's variables for this recipient. */
  variables?: Variables | undefined;
}

/** A stored contact, reached at its email address. */
export interface EmailContactRecipient {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
  variables?: Variables | undefined;
}

/** A stored contact that gets a copy or the replies. */
export interface EmailContact {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
}

/** An agent that gets a copy or the replies. */
export interface AgentRecipient {
  /** @pattern ^(agent_)?[0-9a-hjkmnp-tv-z]{26}$ */
  agentId: string;
}

/** Who gets an email: told apart by the key that is present. */
export type SendEmailsRecipient = EmailAddressRecipient | EmailContactRecipient | AudienceRecipient;

/** Who gets the replies: told apart by the key that is present. */
export type SendEmailsRequestReplyToRecipient = EmailAddress | EmailContact | AgentRecipient;

/** Who gets a copy that all recipients know of: told apart by the key that is present. */
export type SendEmailsRequestCCRecipient = EmailAddress | EmailContact | AgentRecipient;

/** Who gets a copy that nobody else knows of: told apart by the key that is present. */
export type SendEmailsRequestBCCRecipient = EmailAddress | EmailContact | AgentRecipient;

/** A sender or recipient, as an email shows it. */
export interface EmailAddressee extends Addressee {
  /** The name before the address. Inferred. */
  name?: string | null | undefined;
}
