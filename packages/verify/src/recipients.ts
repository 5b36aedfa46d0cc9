import type { AgentPoolSender, AgentSender, CommunicationAddress, CommunicationChannel } from '@comms/core';

/** Sends from the address that a contact has on the recipient's channel. Its fields are inferred. */
export interface ContactSender {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
}

/** Who sends the code: told apart by the key that is present. A pool leaves the choice of the channel open. */
export type StartVerificationRequestFrom = CommunicationAddress | ContactSender | AgentSender | AgentPoolSender;

/** Whom a recipient stands for, beside its address. */
export interface VerifiedPerson {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId?: string | undefined;
  /**
   * Your own name for the person, such as a hash of an internal id.
   *
   * @minLength 1
   * @maxLength 255
   */
  userIdentifier?: string | undefined;
}

/** Someone who gets a one-time code by message, email or push notification. */
export interface OTPRecipient extends VerifiedPerson {
  /**
   * The address, in the form that its channel has: E.164 for `tel` and `whatsapp`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550100"
   */
  address: string;
  channel: CommunicationChannel;
}

/** Someone who is called, and hears a one-time code. That it is a call is known by `addressExtension`. */
export interface OTPCallRecipient extends VerifiedPerson {
  /**
   * The phone number in E.164 form.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550100"
   */
  address: string;
  /**
   * The extension to dial; null where there is none.
   *
   * @minimum 0
   */
  addressExtension: number | null;
}

/** Someone who proves to have a factor, such as a passkey or an authenticator app. */
export interface FactorRecipient extends VerifiedPerson {
  /** @pattern ^(factor_)?[0-9a-hjkmnp-tv-z]{26}$ */
  factorId: string;
}

/** Your own name for the person, as only silent network authentication takes it. */
export interface NestedUserIdentifier {
  /**
   * @minLength 1
   * @maxLength 255
   */
  userIdentifier: string;
}

/** A phone whose mobile network tells who it is, without its owner. */
export interface SilentNetworkAuthRecipient {
  /**
   * The phone number in E.164 form.
   *
   * @pattern ^\+[1-9]\d{1,14}$
   * @example "+12065550100"
   */
  phoneNumber: string;
  /** The device's address on the network, to find out before whether its network takes part. */
  deviceIp?: string | undefined;
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId?: string | undefined;
  userIdentifier?: NestedUserIdentifier | undefined;
}

/** A contact, who is reached in the way that suits it best. Give `contactId` or `userIdentifier`. */
export interface OmniVerificationRecipient extends VerifiedPerson {}

/**
 * Who is verified: told apart by `channel`, `addressExtension`, `factorId` or `phoneNumber`; with none of them it is a
 * contact.
 */
export type StartVerificationRequestTo =
  | OTPRecipient
  | OTPCallRecipient
  | FactorRecipient
  | SilentNetworkAuthRecipient
  | OmniVerificationRecipient;

/** Who is verified, as the resource shows it: the fields of whichever recipient it was started with. */
export interface VerificationTo {
  address?: string | null | undefined;
  /** Inferred: the reference leaves it out. */
  channel?: CommunicationChannel | null | undefined;
  addressExtension?: number | null | undefined;
  factorId?: string | null | undefined;
  phoneNumber?: string | null | undefined;
  deviceIp?: string | null | undefined;
  contactId?: string | null | undefined;
  /** An object for silent network authentication, a text for all others. */
  userIdentifier?: string | NestedUserIdentifier | null | undefined;
}
