import type { PageRequest, Pagination, Tags } from '@comms/core';

/** Contacts that are sent to together. */
export interface Audience {
  /** @example "audience_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  name?: string | null | undefined;
  /** How many contacts belong to it. */
  contactCount?: number | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** What `createAudience` takes. */
export interface CreateAudienceRequest {
  /** @maxLength 255 */
  name?: string | undefined;
  tags?: Tags | undefined;
}

/** What `listAudiences` takes: filters that must all hold. */
export interface ListAudiencesRequest extends PageRequest {
  /** Audiences created after this time. */
  startDate?: Date | undefined;
  /** Audiences created before this time. */
  endDate?: Date | undefined;
}

/** One page of audiences. */
export interface ListAudiencesResponse {
  audiences: Audience[];
  pagination?: Pagination | null | undefined;
}

/** What `fetchSingleAudience` takes. */
export interface FetchSingleAudienceRequest {
  audienceId: string;
}

/** What `deleteAudience` takes. */
export interface DeleteAudienceRequest {
  audienceId: string;
}

/** Whom to add to an audience. */
export interface AddContactToAudienceInput {
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId: string;
}

/** What `addContactToAudience` takes. */
export interface AddContactToAudienceRequest extends AddContactToAudienceInput {
  audienceId: string;
}

/** By what the contacts of an audience can be listed. */
export interface AudienceContactFilters extends PageRequest {
  /** Contacts that were added to the audience after this time. */
  startDate?: Date | undefined;
  /** Contacts that were added to the audience before this time. */
  endDate?: Date | undefined;
}

/** What `listContactsInAudience` takes. */
export interface ListContactsInAudienceRequest extends AudienceContactFilters {
  audienceId: string;
}

/** What `removeContactFromAudience` takes. */
export interface RemoveContactFromAudienceRequest {
  audienceId: string;
  contactId: string;
}
