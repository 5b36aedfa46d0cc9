import type { PageRequest } from '@comms/core';
import type { PageMeta, SessionScope } from './types.ts';

/** Where the parts of a participant can be found. */
export interface ParticipantLinks {
  /** What was sent to it by API. */
  messageInteractions?: string | null | undefined;
}

/** One of the two people of a session. */
export interface Participant {
  /** Its SID: `KP…`. */
  sid: string;
  /** The session that it belongs to: `KC…`. */
  sessionSid?: string | null | undefined;
  /** The service that it belongs to: `KS…`. */
  serviceSid?: string | null | undefined;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** Your own words for it. */
  friendlyName?: string | null | undefined;
  /** The real address: a phone number, or one of a channel such as `messenger:123456`. */
  identifier?: string | null | undefined;
  /** The number that it calls or writes to in order to reach the partner. */
  proxyIdentifier?: string | null | undefined;
  /** The SID of that number: `PN…`. */
  proxyIdentifierSid?: string | null | undefined;
  /** When it was taken out of the session; null while it takes part. */
  dateDeleted?: Date | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where its parts can be found. */
  links?: ParticipantLinks | null | undefined;
}

/** Someone who is to take part in a session. */
export interface NewParticipant {
  /**
   * The real address: a phone number in E.164 form, or one of a channel.
   *
   * @minLength 1
   * @maxLength 191
   * @example "+14155551212"
   */
  identifier: string;
  /**
   * Your own words for it: nothing that tells of a person.
   *
   * @maxLength 255
   * @example "friendly_name"
   */
  friendlyName?: string | undefined;
  /**
   * The number that it is to call or write to; without it the pool chooses one.
   *
   * @example "+14155559999"
   */
  proxyIdentifier?: string | undefined;
  /** The same, by the SID of the number: `PN…`. */
  proxyIdentifierSid?: string | undefined;
}

/** One page of participants. */
export interface ListParticipantResponse {
  /** The participants. */
  participants: Participant[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export interface ListParticipantRequest extends SessionScope, PageRequest {}

/** Whom to add, and where. */
export interface CreateParticipantRequest extends SessionScope, NewParticipant {}

/** Which one to fetch. */
export interface FetchParticipantRequest extends SessionScope {
  /** The participant: `KP…`. */
  sid: string;
}

/** Whom to take out. */
export interface DeleteParticipantRequest extends SessionScope {
  /** The participant: `KP…`. */
  sid: string;
}
