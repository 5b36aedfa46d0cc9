import type { CommunicationAddress, CommunicationChannel, PageRequest, Pagination, Tags } from '@comms/core';

/** Where someone lives. */
export interface Location {
  /**
   * @minimum -90
   * @maximum 90
   */
  latitude?: number | null | undefined;
  /**
   * @minimum -180
   * @maximum 180
   */
  longitude?: number | null | undefined;
  addressLine1?: string | null | undefined;
  addressLine2?: string | null | undefined;
  city?: string | null | undefined;
  state?: string | null | undefined;
  postalCode?: string | null | undefined;
  /** @example "AT" */
  countryCode?: string | null | undefined;
}

/** Someone to add to the contacts. Which fields are taken is inferred from those that a contact shows. */
export interface ContactInput {
  /** @maxLength 255 */
  firstName?: string | undefined;
  /** @maxLength 255 */
  lastName?: string | undefined;
  /** @maxLength 255 */
  displayName?: string | undefined;
  /**
   * What your own system calls this person.
   *
   * @maxLength 255
   */
  userIdentifier?: string | undefined;
  /** @maxItems 50 */
  addresses?: CommunicationAddress[] | undefined;
  location?: Location | undefined;
  /**
   * A calendar day, without a time.
   *
   * @pattern ^\d{4}-\d{2}-\d{2}$
   * @example "1990-05-17"
   */
  dateOfBirth?: string | undefined;
  /** @maxLength 255 */
  nationalId?: string | undefined;
  tags?: Tags | undefined;
}

/** What `createContacts` takes. */
export interface CreateContactsRequest {
  /**
   * @minItems 1
   * @maxItems 10000
   */
  contacts: ContactInput[];
}

/** An address of a contact, and what a lookup says about it. */
export interface ContactAddress {
  address?: string | null | undefined;
  /** Inferred: the reference leaves it out of its examples. */
  channel?: CommunicationChannel | null | undefined;
  isValidatedByLookup?: boolean | null | undefined;
  lastValidatedByLookup?: Date | null | undefined;
}

/** An audience that a contact belongs to. */
export interface ContactAudience {
  audienceId?: string | null | undefined;
}

/** Someone who can be reached. */
export interface Contact {
  /** @example "contact_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  displayName?: string | null | undefined;
  userIdentifier?: string | null | undefined;
  addresses?: ContactAddress[] | null | undefined;
  audiences?: ContactAudience[] | null | undefined;
  location?: Location | null | undefined;
  /** A calendar day such as `1990-05-17`. */
  dateOfBirth?: string | null | undefined;
  nationalId?: string | null | undefined;
  tags?: Tags | null | undefined;
  /** The operation that made it. */
  operationId?: string | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What `createContacts` gives back. */
export interface CreateContactsResponse {
  contacts: Contact[];
}

/** What `listContacts` takes: filters that must all hold. */
export interface ListContactsRequest extends PageRequest {
  /** Contacts created after this time. */
  startDate?: Date | undefined;
  /** Contacts created before this time. */
  endDate?: Date | undefined;
  /** Contacts changed after this time. */
  updatedDate?: Date | undefined;
  /** Contacts with an address on this channel. */
  channel?: CommunicationChannel | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  displayName?: string | undefined;
  userIdentifier?: string | undefined;
}

/** One page of contacts. */
export interface ListContactsResponse {
  contacts: Contact[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchSingleContact` takes. */
export interface FetchSingleContactRequest {
  contactId: string;
}

/** An address that a contact is to have. That it names its channel is inferred. */
export interface UpdateContactAddress {
  /**
   * @minLength 1
   * @maxLength 512
   */
  address: string;
  channel: CommunicationChannel;
}

/** What of a contact is to be changed: what is left out stays, lists and tags are replaced as a whole. */
export interface UpdateContactInput {
  /** @maxLength 255 */
  firstName?: string | undefined;
  /** @maxLength 255 */
  lastName?: string | undefined;
  /** @maxLength 255 */
  displayName?: string | undefined;
  /** @maxItems 50 */
  addresses?: UpdateContactAddress[] | undefined;
  tags?: Tags | undefined;
}

/** What `updateContact` takes. */
export interface UpdateContactRequest extends UpdateContactInput {
  contactId: string;
}

/** What `deleteContact` takes. */
export interface DeleteContactRequest {
  contactId: string;
}

/** What, when it is made for an unknown address, also makes a contact. All but `push_notifications` are inferred. */
export type AutoCreateWith =
  | 'push_notifications'
  | 'messages'
  | 'emails'
  | 'communications'
  | 'conversations'
  | 'verifications'
  | (string & {});

/** How much is looked up about a new address. The values are inferred. */
export type LookupOnCreateMode = 'none' | 'basic' | 'full' | (string & {});

/** Whether addresses of contacts are looked up by themselves, and how often. */
export interface AutoValidateAddresses {
  /** @default "none" */
  lookupOnCreate?: LookupOnCreateMode | null | undefined;
  /**
   * After how long an address is looked up again, as an ISO 8601 duration; null does so never.
   *
   * @example "P30D"
   */
  lookupRefreshInterval?: string | null | undefined;
}

/** What holds for all contacts of an account. */
export interface ContactsSettings {
  autoCreateWith?: AutoCreateWith[] | null | undefined;
  autoValidateAddresses?: AutoValidateAddresses | null | undefined;
}

/** What `updateContactsSettings` takes: what is left out stays. */
export interface UpdateContactSettings {
  autoCreateWith?: AutoCreateWith[] | undefined;
  autoValidateAddresses?: AutoValidateAddresses | undefined;
}
