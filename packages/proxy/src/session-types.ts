import type { PageRequest } from '@comms/core';
import type { NewParticipant } from './participant-types.ts';
import type { PageMeta, ServiceScope } from './types.ts';

/** Where a session stands: `failed` and `unknown` are in the reference, but not said when they come. */
export type SessionStatus = 'open' | 'in-progress' | 'closed' | 'failed' | 'unknown' | (string & {});

/** Whether participants can write, call, or both. */
export type SessionMode = 'voice-and-message' | 'message-only' | 'voice-only' | (string & {});

/** Where the parts of a session can be found. */
export interface SessionLinks {
  /** Its interactions. */
  interactions?: string | null | undefined;
  /** Its participants. */
  participants?: string | null | undefined;
}

/** Two people who reach each other without knowing each other's number. */
export interface Session {
  /** Its SID: `KC…`. */
  sid: string;
  /** The service that it belongs to: `KS…`. */
  serviceSid?: string | null | undefined;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** When the two reached each other first; null until then. */
  dateStarted?: Date | null | undefined;
  /** When it was closed; null while it is not. */
  dateEnded?: Date | null | undefined;
  /** When the two reached each other last. */
  dateLastInteraction?: Date | null | undefined;
  /** When it is closed by itself, whatever happens until then. */
  dateExpiry?: Date | null | undefined;
  /** Your own name for it. */
  uniqueName?: string | null | undefined;
  /** Where it stands. */
  status?: SessionStatus | null | undefined;
  /** Why it was closed, such as `api`. */
  closedReason?: string | null | undefined;
  /** After how many seconds of silence it is closed by itself; 0 is never. */
  ttl?: number | null | undefined;
  /** Whether participants can write, call, or both. */
  mode?: SessionMode | null | undefined;
  /** When it was made, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Where its parts can be found. */
  links?: SessionLinks | null | undefined;
}

/** What is to be changed about a session. */
export interface SessionChanges {
  /** When it is closed by itself, whatever happens until then: it comes before `ttl`. */
  dateExpiry?: Date | undefined;
  /**
   * After how many seconds without an interaction it is closed by itself; 0 is never.
   *
   * @default the service's `defaultTtl`
   * @minimum 0
   * @asType integer
   * @example 3600
   */
  ttl?: number | undefined;
  /**
   * Where it stands: `closed` ends it, and `in-progress` opens it again.
   *
   * @default "open"
   */
  status?: SessionStatus | undefined;
}

/** A session that is to be made. */
export interface NewSession extends SessionChanges {
  /**
   * Your own name for it: unique in the service, and nothing that tells of a person.
   *
   * @maxLength 191
   * @example "Order #1234"
   */
  uniqueName?: string | undefined;
  /**
   * Whether participants can write, call, or both; it cannot be changed later.
   *
   * @default "voice-and-message"
   */
  mode?: SessionMode | undefined;
  /**
   * Who takes part from the beginning, as objects or as the JSON texts that are sent.
   *
   * @maxItems 2
   */
  participants?: readonly (string | NewParticipant)[] | undefined;
}

/** One page of sessions. */
export interface ListSessionResponse {
  /** The sessions. */
  sessions: Session[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export interface ListSessionRequest extends ServiceScope, PageRequest {}

/** What to make, and where. */
export interface CreateSessionRequest extends ServiceScope, NewSession {}

/** Which one to fetch. */
export interface FetchSessionRequest extends ServiceScope {
  /** The session: its SID, or its unique name. */
  sid: string;
}

/** What to change, and how. */
export interface UpdateSessionRequest extends ServiceScope, SessionChanges {
  /** The session: `KC…`. */
  sid: string;
}

/** What to delete. */
export interface DeleteSessionRequest extends ServiceScope {
  /** The session: `KC…`. */
  sid: string;
}
