import type { CommsV1Variables } from '@comms/core';

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
}

/** One recipient, by address. */
export interface EmailAddressRecipient {
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
  /** The values of the template's variables for this recipient. */
  variables?: CommsV1Variables | undefined;
}

/** A profile, reached at its email address. Inferred: the reference says that emails go to profiles, and shows none. */
export interface EmailProfileRecipient {
  /** @example "mem_profile_01h9krwprkeee8fzqspvwy6nq8" */
  profileId: string;
  /**
   * Where the profile is stored.
   *
   * @example "mem_store_01h9krwprkeee8fzqspvwy6nq8"
   */
  memoryStoreId: string;
  variables?: CommsV1Variables | undefined;
}

/** Who gets an email: told apart by the key that is present. */
export type SendEmailsRecipient = EmailAddressRecipient | EmailProfileRecipient;

/** A sender or recipient, as an email shows it. */
export interface EmailAddressee {
  address?: string | null | undefined;
  name?: string | null | undefined;
  /** The profile that was written to. Inferred. */
  profileId?: string | null | undefined;
  /** Inferred. */
  memoryStoreId?: string | null | undefined;
}
