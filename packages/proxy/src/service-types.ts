import type { PageRequest } from '@comms/core';
import type { PageMeta } from './types.ts';

/** How near a proxy number has to be to the participant who gets it; finer than a country only in North America. */
export type GeoMatchLevel = 'country' | 'area-code' | 'extended-area-code' | 'overlay' | 'radius' | (string & {});

/** Whether a participant gets the number again that was used before, or rather another one. */
export type NumberSelectionBehavior = 'prefer-sticky' | 'avoid-sticky' | (string & {});

/** Where the parts of a service can be found. */
export interface ServiceLinks {
  /** Its sessions. */
  sessions?: string | null | undefined;
  /** Its phone numbers. */
  phoneNumbers?: string | null | undefined;
  /** Its short codes; today's API no longer shows it. */
  shortCodes?: string | null | undefined;
}

/** A pool of numbers, and the sessions that use them. */
export interface Service {
  /** Its SID: `KS…`. */
  sid: string;
  /** Your own name for it. */
  uniqueName?: string | null | undefined;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The chat service that messages are handed on to: `IS…`. */
  chatInstanceSid?: string | null | undefined;
  /** Where interactions and their changes are told. */
  callbackUrl?: string | null | undefined;
  /** How many seconds of silence its sessions live; 0 is for ever. */
  defaultTtl?: number | null | undefined;
  /** Whether participants keep their numbers from session to session. */
  numberSelectionBehavior?: NumberSelectionBehavior | null | undefined;
  /** How near its numbers have to be to participants. */
  geoMatchLevel?: GeoMatchLevel | null | undefined;
  /** Who is asked before each interaction. */
  interceptCallbackUrl?: string | null | undefined;
  /** Who is asked when someone calls or writes outside of a session. */
  outOfSessionCallbackUrl?: string | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where its parts can be found. */
  links?: ServiceLinks | null | undefined;
}

/** What is to be changed about a service. */
export interface ServiceChanges {
  /**
   * Your own name for it: unique in the account, and nothing that tells of a person.
   *
   * @maxLength 191
   * @example "My Service"
   */
  uniqueName?: string | undefined;
  /**
   * How many seconds of silence its sessions live where they say nothing else; 0 is for ever.
   *
   * @default 0
   * @minimum 0
   * @asType integer
   * @example 3600
   */
  defaultTtl?: number | undefined;
  /**
   * Where each interaction and each change of its status is told: an http or https URL.
   *
   * @example "https://example.com/interactions"
   */
  callbackUrl?: string | null | undefined;
  /**
   * How near its numbers have to be to participants.
   *
   * @default "country"
   */
  geoMatchLevel?: GeoMatchLevel | undefined;
  /**
   * Whether participants keep their numbers from session to session, as far as that is possible.
   *
   * @default "prefer-sticky"
   */
  numberSelectionBehavior?: NumberSelectionBehavior | undefined;
  /**
   * Who is asked before each interaction: an answer of 403 drops it, any other lets it pass.
   *
   * @example "https://example.com/intercept"
   */
  interceptCallbackUrl?: string | null | undefined;
  /**
   * Who is asked what to do when someone calls or writes outside of a session.
   *
   * @example "https://example.com/outside"
   */
  outOfSessionCallbackUrl?: string | null | undefined;
  /** The chat service that messages are handed on to, `IS…`; it serves one service only. */
  chatInstanceSid?: string | null | undefined;
}

/** A service that is to be made. */
export interface NewService extends ServiceChanges {
  /**
   * Your own name for it: unique in the account, and nothing that tells of a person.
   *
   * @minLength 1
   * @maxLength 191
   * @example "My Service"
   */
  uniqueName: string;
}

/** One page of services. */
export interface ListServiceResponse {
  /** The services. */
  services: Service[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export type ListServiceRequest = PageRequest;

/** What to make. */
export type CreateServiceRequest = NewService;

/** Which one to fetch. */
export interface FetchServiceRequest {
  /** The service: its SID, or its unique name. */
  sid: string;
}

/** What to change, and how. */
export interface UpdateServiceRequest extends ServiceChanges {
  /** The service: `KS…`. */
  sid: string;
}

/** What to delete. */
export interface DeleteServiceRequest {
  /** The service: `KS…`. */
  sid: string;
}
